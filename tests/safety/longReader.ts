// Reads the encrypted file in a process of its own and does not let go for a while, as the check of the file does. Started
// by tests with the file and its key in hex.
import { openDatabase } from '../../db/open.ts'

const [file = '', keyHex = '', holdMs = ''] = process.argv.slice(2)
const db = openDatabase(file, Buffer.from(keyHex, 'hex'), { readonly: true })
db.exec('BEGIN')
db.prepare('SELECT count(*) FROM sqlite_schema').get()
process.stdout.write('reading\n')
setTimeout(() => process.exit(0), Number(holdMs))
