/**
 * npm run seed -- --dir <folder> --years 2 --clients 2000 --staff 6 --password <pw>: makes a practice salon of invented
 * data. One JSON line on standard output, progress on standard error.
 */
import './node24.ts'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { instantToLocal, isDay, ZONE } from '../../shared/day.ts'
import { isAppError } from '../../shared/errors.ts'
import { passwordMinLength, passwordProblem } from '../../shared/passwords.ts'
import { Language } from '../../shared/values.ts'
import { mostClients } from '../seed/people.ts'
import { mostStaff, type SeedOptions, seedSalon } from '../seed/salon.ts'

const usage = `npm run seed -- --dir <folder> --password <passphrase> [--years 2] [--clients 2000] [--staff 6]
  [--seed 1] [--until YYYY-MM-DD] [--at HH:MM] [--language fi|sv|en]

  --dir       an empty or new folder; becomes the user-data folder of the program (--user-data-dir)
  --password  opens every person's slot: at least ${passwordMinLength.owner} characters, as an owner's must be
  --until     the salon's last day (today); its present moment is 13.00, or now when that is earlier, or --at
The same --seed, --until and --at give the same rows; keys, and so the encrypted bytes, are new each time.`

/** What is wrong with the call, in one sentence. */
class UsageError extends Error {}

function optionsFrom(args: string[]): SeedOptions {
  const { values } = parseArgs({
    args,
    options: {
      dir: { type: 'string' },
      password: { type: 'string' },
      years: { type: 'string', default: '2' },
      clients: { type: 'string', default: '2000' },
      staff: { type: 'string', default: '6' },
      seed: { type: 'string', default: '1' },
      until: { type: 'string' },
      at: { type: 'string' },
      language: { type: 'string', default: 'fi' },
    },
  })
  if (!values.dir) throw new UsageError('--dir is missing.')
  if (!values.password) throw new UsageError('--password is missing.')
  const problem = passwordProblem(values.password, 'owner')
  if (problem === 'PASSWORD_TOO_SHORT') {
    throw new UsageError(
      `The password is too short: an owner's has at least ${passwordMinLength.owner} characters, and the practice salon uses one for everybody.`,
    )
  }
  if (problem) throw new UsageError('The password is one that everybody tries first; choose another.')
  const language = Language.safeParse(values.language)
  if (!language.success) throw new UsageError('--language is fi, sv or en.')
  const today = instantToLocal(Date.now(), ZONE)
  const until = values.until ?? today.day
  if (!isDay(until)) throw new UsageError('--until is a day, YYYY-MM-DD.')
  return {
    dir: path.resolve(values.dir),
    password: values.password,
    years: numberFrom('years', values.years, 0.02, 10, false),
    clients: numberFrom('clients', values.clients, 1, mostClients, true),
    staff: numberFrom('staff', values.staff, 1, mostStaff, true),
    seed: numberFrom('seed', values.seed, 0, 2 ** 31, true),
    until,
    untilMinute: minuteFrom(values.at, until === today.day ? today.minute : null),
    language: language.data,
    onProgress: (text) => process.stderr.write(`\rseed: ${text}        `),
  }
}

function numberFrom(name: string, text: string, least: number, most: number, whole: boolean): number {
  const value = Number(text)
  if (!(value >= least && value <= most) || (whole && !Number.isInteger(value))) {
    throw new UsageError(`--${name} is a ${whole ? 'whole ' : ''}number from ${least} to ${most}.`)
  }
  return value
}

/** 13.00, but not later than now when the day is today: nothing may have happened in the future. */
function minuteFrom(text: string | undefined, nowMinute: number | null): number {
  if (text === undefined) return Math.min(13 * 60, nowMinute ?? 13 * 60)
  const match = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(text)
  if (!match) throw new UsageError('--at is a time, HH:MM.')
  return Number(match[1]) * 60 + Number(match[2])
}

try {
  const result = await seedSalon(optionsFrom(process.argv.slice(2)))
  process.stderr.write('\n')
  console.log(JSON.stringify(result))
} catch (error) {
  const isUsage = error instanceof UsageError || (error instanceof TypeError && 'code' in error)
  console.error(`${error instanceof Error ? error.message : isAppError(error) ? error.code : String(error)}`)
  if (isUsage) console.error(`\n${usage}`)
  process.exitCode = isUsage ? 2 : 1
}
