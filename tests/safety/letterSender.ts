// The program sending its letters in a process of its own, to be killed in the middle of one. Started by outbox-kill.test.ts.
import { trustingTransport } from '../helpers/mailServer.ts'
import { ownerPassphrase, tempApp } from '../helpers/tempApp.ts'

const [userData] = process.argv.slice(2) as [string]
const salon = await tempApp({ userData, mail: trustingTransport() })
await salon.call('session.signIn', { name: 'Helmi Laine', password: ownerPassphrase })
process.stdout.write('ready\n')
salon.app.outbox.wake(true)
await salon.app.outbox.idle()
process.stdout.write('sent\n')
