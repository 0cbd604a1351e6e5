// A salon at work in a process of its own, to be killed: books and takes payments through the real router as fast as it
// can, and says each acknowledged one on its standard output. Started by kill.test.ts.
import { once } from 'node:events'
import { flushCompileCache } from 'node:module'
import { addDays } from '../../shared/day.ts'
import { ownerPassphrase, tempApp } from '../helpers/tempApp.ts'

const [userData, staffId, serviceId, firstDay] = process.argv.slice(2) as [string, string, string, string]

// Synchronous, so that a line which was written is a line the parent can read after the kill.
const say = (line: string) => process.stdout.write(`${line}\n`)

// Loading the program takes longer than the work that is killed: the next writer loads while this one works, and waits
// to be told. Nothing of the salon is touched before that.
flushCompileCache()
await once(process.stdin, 'data')
process.stdin.pause()
const salon = await tempApp({ userData })
await salon.call('session.signIn', { name: 'Helmi Laine', password: ownerPassphrase })
say('ready')
for (let round = 0; ; round += 1) {
  const day = addDays(firstDay, Math.floor(round / 10))
  const startMin = 540 + (round % 10) * 45
  const answer = await salon.send('appointments.book', {
    day,
    clientId: null,
    lines: [{ serviceId, staffId, startMin }],
  })
  // Taken by a run before this one.
  if (!answer.ok && answer.error.code === 'APPOINTMENT_CONFLICT') continue
  if (!answer.ok) throw new Error(answer.error.code)
  const appointment = answer.value as { id: string; version: number }
  say(`booked ${appointment.id}`)
  const checkout = await salon.call('sales.checkout', { appointmentId: appointment.id })
  const total = checkout.lines.reduce((sum, line) => sum + line.unitCents * line.quantity, 0)
  const receipt = await salon.call('sales.pay', {
    requestId: `request-${appointment.id}`,
    appointmentId: appointment.id,
    appointmentVersion: checkout.appointmentVersion,
    clientId: null,
    language: 'fi',
    lines: checkout.lines.map(({ name: _, ...line }) => line),
    payments: [{ method: 'card', cents: total }],
  })
  say(`paid ${appointment.id} ${receipt.number}`)
}
