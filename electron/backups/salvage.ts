// Salvage: getting a restore point out of a backup place without the program's window. Runs on the command line, in
// `npm run salvage` and in the packaged program alike; reads the place, never writes to it.
//
// The result is a folder that the program opens as its own (database and vault). With --plain also the same point in the
// clear. It bypasses sign-in and the access log: whoever holds the owner's passphrase or the recovery sheet may do it.
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { keyFromSelector } from 'i18next'
import type { RestorePoint } from '../../shared/backups.ts'
import { ZONE } from '../../shared/day.ts'
import { AppError, type ErrorCode, isAppError } from '../../shared/errors.ts'
import { formatBytes, formatInstant } from '../../shared/format.ts'
import { languageFor, translator } from '../../shared/translations/translate.ts'
import { Language } from '../../shared/values.ts'
import { dataKeyFor } from '../keys/former-keys.ts'
import type { Kdf } from '../keys/kdf.ts'
import { type OpenedVault, wipeVault, writeVaultFromBackup } from '../keys/vault.ts'
import { readPlace } from './check-place.ts'
import { type BackupKeys, backupKeysOf, keysOfPoint, type SnapshotHeader } from './format.ts'
import { backupSlotsOf, listPlace } from './list-points.ts'
import { type Moment, momentsUntil, parseMoment } from './moments.ts'
import { plainFileName, writePlainCopy } from './plain-copy.ts'
import { openAnySlots } from './restore.ts'
import { unpackPoint } from './unpack.ts'

export const salvageFlag = '--salvage'
export const passphraseVariable = 'LOISTE_PASSPHRASE'

/** The terminal, or a test in its place. */
export interface Terminal {
  readonly print: (line: string) => void
  /** One line typed by the person; `hidden` is not shown while it is typed. Null when nobody can answer. */
  readonly ask: (question: string, hidden: boolean) => Promise<string | null>
  readonly env: Readonly<Record<string, string | undefined>>
}

export interface SalvageDeps {
  readonly terminal: Terminal
  readonly kdf: Kdf
  readonly databaseName: string
  readonly newestSchema: number
}

interface Wanted {
  readonly language: Language
  readonly help: boolean
  readonly place: string | null
  readonly code: string | null
  readonly passphrase: boolean
  readonly list: boolean
  readonly verify: boolean
  readonly point: number | null
  /** The last instant that may be in it. */
  readonly atMs: number | null
  readonly out: string | null
  readonly plain: boolean
  readonly yes: boolean
}

/** A call that cannot be understood; the person sees how to call it. */
class UsageError extends Error {}

/** The folder to unpack into cannot be made or is none. */
class OutError extends Error {
  readonly folder: string

  constructor(folder: string, options?: ErrorOptions) {
    super('out', options)
    this.folder = folder
  }
}

/** Runs one call and answers the exit code: 0 done, 1 refused or damaged, 2 not understood. Never throws. */
export async function salvage(args: readonly string[], deps: SalvageDeps): Promise<number> {
  const { print } = deps.terminal
  // Even a call that cannot be understood is answered in the language it asks for.
  const asked = Language.safeParse(args[args.indexOf('--language') + 1])
  const language = asked.success ? asked.data : languageFor(deps.terminal.env.LANG)
  const t = translator(language)
  try {
    const wanted = wantedFrom(args, language)
    if (wanted.help) {
      print(t(($) => $.salvage.usage))
      return 0
    }
    return await run(wanted, deps)
  } catch (error) {
    if (error instanceof UsageError) {
      print(t(($) => $.salvage.notUnderstood))
      print(t(($) => $.salvage.usage))
      return 2
    }
    if (error instanceof OutError) {
      print(t(($) => $.salvage.folderUnusable, { folder: error.folder }))
      return 1
    }
    const [code, data] = isAppError(error) ? [codeOfBackup(error.code), error.data] : (['INTERNAL', {}] as const)
    print(
      t(
        keyFromSelector(($) => $.errors[code]),
        data,
      ),
    )
    if (!isAppError(error) && error instanceof Error) print(error.name)
    return 1
  }
}

/** What does not open a backup is said of the backup, not of a salon on this computer. */
function codeOfBackup(code: ErrorCode): ErrorCode {
  return code === 'PASSWORD_WRONG' || code === 'RECOVERY_CODE_WRONG' ? 'BACKUP_WRONG_KEY' : code
}

async function run(wanted: Wanted, deps: SalvageDeps): Promise<number> {
  const t = translator(wanted.language)
  const { print } = deps.terminal
  if (wanted.place === null) throw new UsageError()
  const isExtracting = wanted.out !== null
  if (!isExtracting && !wanted.list && !wanted.verify) throw new UsageError()
  if (wanted.plain && !isExtracting) throw new UsageError()
  if (wanted.out !== null) {
    const there = statSync(wanted.out, { throwIfNoEntry: false })
    if (there && !there.isDirectory()) throw new OutError(wanted.out)
    if (there && readdirSync(wanted.out).length > 0) {
      print(t(($) => $.salvage.folderNotEmpty, { folder: wanted.out }))
      return 1
    }
  }

  const { slots } = listPlace(wanted.place, null, deps.newestSchema)
  const secret = await secretFor(wanted, deps.terminal)
  if (secret === null) {
    print(t(($) => $.salvage.noSecret))
    return 2
  }
  const opened = await openAnySlots(deps.kdf, slots, secret)
  try {
    const keys = backupKeysOf(opened.dataKey, opened.formerDataKeys)
    const { points } = listPlace(wanted.place, keys, deps.newestSchema)
    if (wanted.list) for (const point of points) print(lineOf(point, wanted.language))
    let isWhole = true
    if (wanted.verify) isWhole = verify(wanted, keys, deps)
    if (wanted.out === null) return isWhole ? 0 : 1

    const moments = momentsFor(wanted, points)
    if (moments.length === 0) {
      print(t(($) => $.salvage.noSuchPoint))
      return 1
    }
    if (wanted.plain && !wanted.yes && !(await agreesToPlain(wanted, deps.terminal))) return 1
    const { place, out } = wanted
    const { moment, done: header } = firstWhole(
      moments,
      (each) => extract(place, each, out, opened, keys, deps),
      ({ takenAtMs }) => print(t(($) => $.salvage.passedOver, { time: timeOf(takenAtMs, wanted.language) })),
    )
    print(t(($) => $.salvage.extracted, { time: timeOf(moment.takenAtMs, wanted.language), folder: out }))
    if (wanted.plain) {
      const folder = join(out, 'plain')
      const plain = writePlainCopy(join(out, deps.databaseName), keysOfPoint(keys, header).database, folder)
      print(t(($) => $.salvage.plainDone, { folder, file: plainFileName, tables: plain.tables, rows: plain.rows }))
    }
    return 0
  } finally {
    wipeVault(opened)
  }
}

/** The point that was asked for, or every moment until the one that was, newest first. */
function momentsFor({ point: sequence, atMs }: Wanted, points: readonly RestorePoint[]): Moment[] {
  if (sequence === null) return momentsUntil(points, atMs ?? undefined)
  const point = points.find((each) => each.sequence === sequence)
  if (!point) return []
  if (point.problem !== null) throw new AppError(point.problem as ErrorCode)
  return [{ point, minute: 0, takenAtMs: point.takenAtMs }]
}

/** The first moment that `attempt` finds whole; each damaged one before it is told. The last one's damage is thrown. */
function firstWhole<T>(
  moments: readonly Moment[],
  attempt: (moment: Moment) => T,
  tellDamaged: (moment: Moment) => void,
): { moment: Moment; done: T } {
  for (const moment of moments) {
    try {
      return { moment, done: attempt(moment) }
    } catch (error) {
      if (moment === moments.at(-1) || !isAppError(error) || error.code !== 'BACKUP_DAMAGED') throw error
      tellDamaged(moment)
    }
  }
  throw new AppError('NOT_FOUND', { kind: 'backup' })
}

/** Unpacks and proves the point in a folder beside the wanted one, then renames: half a point never looks like one. */
function extract(
  place: string,
  { point, minute }: Moment,
  out: string,
  opened: OpenedVault,
  keys: BackupKeys,
  deps: SalvageDeps,
): SnapshotHeader {
  try {
    mkdirSync(out, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new OutError(out, { cause: error })
  }
  const targetFile = join(out, deps.databaseName)
  const { header } = unpackPoint({
    place,
    sequence: point.sequence,
    minute,
    keys,
    targetFile,
    hashWhole: true,
    newestSchema: deps.newestSchema,
  })
  for (const suffix of ['-wal', '-shm']) rmSync(targetFile + suffix, { force: true })
  // The slots of that day, which hold the key of that day.
  const dataKey = dataKeyFor(opened, header.keyId) ?? opened.dataKey
  writeVaultFromBackup({ folder: out }, backupSlotsOf(header), dataKey, 1)
  return header
}

function verify(wanted: Wanted, keys: BackupKeys, deps: SalvageDeps): boolean {
  const t = translator(wanted.language)
  const { print } = deps.terminal
  const found = readPlace({ place: wanted.place ?? '', keys, part: null, heal: false })
  print(
    t(($) => $.salvage.verified, {
      packs: found.packs,
      size: formatBytes(found.bytes, wanted.language),
      points: found.points,
    }),
  )
  for (const pack of found.damagedPacks) print(t(($) => $.salvage.damagedPack, { pack }))
  for (const { sequence, problem } of found.damagedPoints) {
    const text = t(keyFromSelector(($) => $.errors[problem]))
    print(t(($) => $.salvage.damagedPoint, { sequence, problem: text }))
  }
  for (const minute of found.damagedMinutes) print(t(($) => $.salvage.damagedPack, { pack: minute }))
  const isWhole =
    found.damagedPacks.length === 0 && found.damagedPoints.length === 0 && found.damagedMinutes.length === 0
  if (isWhole) print(t(($) => $.salvage.allWhole))
  return isWhole
}

async function secretFor(wanted: Wanted, terminal: Terminal) {
  const t = translator(wanted.language)
  if (wanted.code !== null) return { recoveryCode: wanted.code }
  if (wanted.passphrase) {
    const typed =
      terminal.env[passphraseVariable] ??
      (await terminal.ask(
        t(($) => $.salvage.askPassphrase),
        true,
      ))
    return typed === null ? null : { passphrase: typed }
  }
  const typed = await terminal.ask(
    t(($) => $.salvage.askCode),
    true,
  )
  return typed === null ? null : { recoveryCode: typed }
}

/** The warning before anything unencrypted is written; agreed to with one whole word, so not by a slip. */
async function agreesToPlain(wanted: Wanted, terminal: Terminal): Promise<boolean> {
  const t = translator(wanted.language)
  terminal.print(t(($) => $.salvage.plainWarning))
  const word = t(($) => $.salvage.plainWord)
  const typed = await terminal.ask(
    t(($) => $.salvage.plainAsk, { word }),
    false,
  )
  if (typed !== null && typed.trim().toLowerCase() === word) return true
  terminal.print(t(($) => $.salvage.plainRefused))
  return false
}

function lineOf(point: RestorePoint, language: Language): string {
  const t = translator(language)
  const { problem } = point
  if (problem !== null) {
    const text = t(keyFromSelector(($) => $.errors[problem as ErrorCode]))
    return t(($) => $.salvage.damagedPoint, { sequence: point.sequence, problem: text })
  }
  const { clients, appointments, documents } = point.summary
  const line = t(($) => $.salvage.point, {
    sequence: point.sequence,
    time: timeOf(point.takenAtMs, language),
    size: formatBytes(point.fileBytes, language),
    clients,
    appointments,
    documents,
  })
  const last = point.minutes.at(-1)
  if (last === undefined) return line
  const minutes = t(($) => $.salvage.minutes, { count: point.minutes.length, time: timeOf(last, language) })
  return `${line}\n    ${minutes}`
}

function timeOf(atMs: number, language: Language): string {
  return formatInstant(atMs, ZONE, language)
}

function wantedFrom(args: readonly string[], usual: Language): Wanted {
  const values = valuesOf(args)
  const language = Language.safeParse(values.language ?? usual)
  const point = values.point === undefined ? null : Number(values.point)
  const atMs = values.at === undefined ? null : parseMoment(values.at)
  if (values.at !== undefined && (atMs === null || point !== null)) throw new UsageError()
  if (!language.success || (point !== null && !(Number.isInteger(point) && point > 0))) throw new UsageError()
  return {
    language: language.data,
    help: values.help ?? false,
    place: values.place === undefined ? null : resolve(values.place),
    code: values.code ?? null,
    passphrase: values.passphrase ?? false,
    list: values.list ?? false,
    verify: values.verify ?? false,
    point,
    atMs,
    out: values.out === undefined ? null : resolve(values.out),
    plain: values.plain ?? false,
    yes: values.yes ?? false,
  }
}

function valuesOf(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean' },
        language: { type: 'string' },
        place: { type: 'string' },
        code: { type: 'string' },
        passphrase: { type: 'boolean' },
        list: { type: 'boolean' },
        verify: { type: 'boolean' },
        point: { type: 'string' },
        at: { type: 'string' },
        out: { type: 'string' },
        plain: { type: 'boolean' },
        yes: { type: 'boolean' },
      },
    }).values
  } catch {
    throw new UsageError()
  }
}

/** The part of a command line after `--salvage`, or null when it is not there. */
export function salvageArgs(argv: readonly string[]): readonly string[] | null {
  const at = argv.indexOf(salvageFlag)
  return at < 0 ? null : argv.slice(at + 1)
}
