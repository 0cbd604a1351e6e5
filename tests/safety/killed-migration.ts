// Brings one file to the newest schema in a process of its own, to be killed in the middle. Says 'begin' and 'done'. Apart
// from killed-work.ts because it needs nothing of the program above the database, and so starts in a quarter of the time.
import { once } from 'node:events'
import { flushCompileCache } from 'node:module'
import { migrate } from '../../db/migrate.ts'
import { migrations } from '../../db/migrations/index.ts'
import { openDatabase } from '../../db/open.ts'

const [file = '', keyHex = ''] = process.argv.slice(2)
const say = (line: string) => process.stdout.write(`${line}\n`)
// Loading takes longer than the work: the next process loads while this one is looked at, and waits to be told.
flushCompileCache()
await once(process.stdin, 'data')
process.stdin.pause()
say('begin')
migrate(openDatabase(file, Buffer.from(keyHex, 'hex')), migrations)
say('done')
// Left open: the kill comes now at the latest.
setInterval(() => {}, 1000)
