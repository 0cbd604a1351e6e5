// kill -9 in the middle of a letter: whether the mail server has it or not, the program never sends it again by itself.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type MailServer, mailPassword, mailServer, senderTo, trustingTransport } from '../helpers/mailServer.ts'
import { type OpenedSalon, openedSalon, ownerPassphrase, tempApp } from '../helpers/tempApp.ts'

let server: MailServer
let salon: OpenedSalon
beforeEach(async () => {
  server = await mailServer()
  salon = await openedSalon()
})
afterEach(async () => {
  await salon.close()
  await server.close()
})

/** Lets the program send in a process of its own and kills it when the server has the first of the letter. */
function sendAndKill(): Promise<string> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'letterSender.ts'), salon.userData])
  let said = ''
  child.stdout.on('data', (data) => {
    said += data
  })
  server.inTheMiddle = () => child.kill('SIGKILL')
  return new Promise((resolve) => child.on('close', (_code, signal) => resolve(`${said.trim()} ${signal}`)))
}

it('a letter that was going when the program was killed asks a person, and goes once more only when she says so', async () => {
  const line = {
    kind: 'service' as const,
    itemId: salon.haircutId,
    quantity: 1,
    unitCents: 5900,
    discount: null,
    staffId: salon.ainoId,
  }
  const receipt = await salon.call('sales.pay', {
    requestId: 'request-of-sale',
    appointmentId: null,
    appointmentVersion: null,
    clientId: null,
    language: 'fi',
    lines: [line],
    payments: [{ method: 'card', cents: 5900 }],
  })
  const paper = { kind: 'receipt', documentId: receipt.id, partId: null } as const
  const letter = { requestId: 'request-of-letter', paper, address: 'a@b.example', subject: 'Kuitti', body: 'Hei' }
  await salon.call('outbox.queue', letter)
  // The salon of this process reaches nothing, so the letter waits for the other one.
  await salon.call('outbox.saveSender', { settings: senderTo(server), password: mailPassword })
  await salon.app.outbox.idle()
  await salon.quit()

  expect(await sendAndKill()).toBe('ready SIGKILL')
  const taken = server.taken.length

  const again = await tempApp({ userData: salon.userData, mail: trustingTransport() })
  server.inTheMiddle = () => {}
  await again.call('session.signIn', { staffId: salon.ownerId, password: ownerPassphrase })
  again.app.outbox.wake(true)
  await again.app.outbox.idle()
  const [row] = (await again.call('outbox.list')).letters
  expect(row).toMatchObject({ state: 'unsure', reason: 'INTERRUPTED' })
  expect(server.taken).toHaveLength(taken)

  await again.call('outbox.decide', { id: row?.id ?? '', version: row?.version ?? 0, step: 'send' })
  await again.app.outbox.idle()
  expect(server.taken).toHaveLength(taken + 1)
  expect((await again.call('outbox.list')).letters).toMatchObject([{ state: 'sent' }])
  await again.quit()
}, 240_000)
