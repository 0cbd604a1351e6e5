// A salon at work whose minutes are shipped as fast as they go, to be killed in the middle of it. Says each client when she
// is saved and each minute when it is in the place. Started by kill-shipping.test.ts.
import { once } from 'node:events'
import { flushCompileCache } from 'node:module'
import { ownerPassphrase, tempApp } from '../helpers/tempApp.ts'

const [userData] = process.argv.slice(2) as [string]
const say = (line: string) => process.stdout.write(`${line}\n`)

// Loading takes longer than the work: the next process loads while this one is looked at, and waits to be told.
flushCompileCache()
await once(process.stdin, 'data')
process.stdin.pause()
const salon = await tempApp({ userData })
await salon.call('session.signIn', { name: 'Helmi Laine', password: ownerPassphrase })
const [place] = (await salon.call('backups.state')).places
const placeId = place?.id ?? ''
for (let round = 0; ; round += 1) {
  salon.wait(60_000)
  const { id } = await salon.call('clients.create', { name: `Testi Henkilö ${round}` })
  say(`client ${id}`)
  say('begin')
  const result = await salon.app.backups.shipping.now(placeId)
  if (result.kind === 'shipped') say(`shipped ${result.sequence} ${result.number}`)
  else if (result.kind === 'needs-point') {
    await salon.call('backups.run')
    const [now] = (await salon.call('backups.state')).places
    say(`point ${now?.lastSequence ?? 0} 0`)
  } else throw new Error(result.kind)
}
