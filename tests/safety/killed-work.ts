// One kind of work done over and over in a process of its own, to be killed in the middle. Says 'begin' before each round
// and what it acknowledged after it. Started by kills.test.ts.
import { once } from 'node:events'
import { flushCompileCache } from 'node:module'
import type { Output } from '../../shared/ipc/contract.ts'
import { ownerPassphrase, type TempApp, tempApp } from '../helpers/tempApp.ts'

export const otherPassphrase = 'meri kallio tuuli lokki'
export const kinds = ['key change', 'slot change', 'backup and prune', 'restore'] as const
export type Kind = (typeof kinds)[number]

const hourMs = 3_600_000

/**
 * A call that may come too soon after wrong passwords, which tries cut off by a kill count as: the clock moves on by as
 * much as is asked.
 */
async function patiently(salon: TempApp, route: string, input: unknown) {
  for (;;) {
    const answer = await salon.send(route, input)
    if (answer.ok || answer.error.code !== 'PASSWORD_DELAY') return answer
    salon.wait(Number(answer.error.data.waitMs))
  }
}

/** Whichever of the two the last acknowledged change left in force. */
export async function signIn(salon: TempApp): Promise<string> {
  for (const password of [ownerPassphrase, otherPassphrase]) {
    const answer = await patiently(salon, 'session.signIn', { name: 'Helmi Laine', password })
    if (answer.ok) return password
    if (answer.error.code !== 'PASSWORD_WRONG') throw new Error(answer.error.code)
  }
  throw new Error('neither passphrase opens the salon')
}

async function restoreNewest(salon: TempApp, passphrase: string): Promise<void> {
  const [place] = (await salon.call('backups.state')).places
  const { token } = await salon.call('restore.usePlace', { placeId: place?.id ?? '' })
  const opened = await patiently(salon, 'restore.open', { token, secret: passphrase })
  if (!opened.ok) throw new Error(opened.error.code)
  const points = opened.value as Output<'restore.open'>
  const sequence = points.find((point) => point.problem === null)?.sequence ?? 0
  await salon.call('restore.preview', { token, sequence })
  await salon.call('restore.run', { token })
  await signIn(salon)
}

async function work(kind: Kind, userData: string, say: (line: string) => void): Promise<void> {
  const salon = await tempApp({ userData })
  let passphrase = await signIn(salon)
  for (let round = 0; ; round++) {
    say('begin')
    switch (kind) {
      case 'key change': {
        const answer = await patiently(salon, 'keys.changeDataKey', { passphrase })
        if (!answer.ok) throw new Error(answer.error.code)
        break
      }
      case 'slot change': {
        const next = passphrase === ownerPassphrase ? otherPassphrase : ownerPassphrase
        const answer = await patiently(salon, 'session.changePassword', { current: passphrase, next })
        if (!answer.ok) throw new Error(answer.error.code)
        passphrase = next
        break
      }
      case 'backup and prune': {
        salon.wait(hourMs * (1 + (round % 30)))
        const { id } = await salon.call('clients.create', { name: `Testi Henkilö ${round}` })
        say(`client ${id}`)
        await salon.call('backups.run')
        break
      }
      case 'restore':
        salon.wait(hourMs)
        await restoreNewest(salon, passphrase)
        break
    }
    say(`done ${passphrase}`)
  }
}

if (process.argv[1] === import.meta.filename) {
  const [kind, target] = process.argv.slice(2) as [Kind, string]
  const say = (line: string) => process.stdout.write(`${line}\n`)
  // Loading takes longer than the work: the next process loads while this one is looked at, and waits to be told.
  flushCompileCache()
  await once(process.stdin, 'data')
  process.stdin.pause()
  await work(kind, target, say)
}
