// A process of its own that changes one entry of a salon's access log, as somebody would who has the file, its key and time:
// node logMeddler.ts <user-data folder> <the owner's name> <her passphrase>. Writes the number of the entry.
import path from 'node:path'
import { openDatabase } from '../../db/open.ts'
import { keyFor } from '../../electron/keys/derived-keys.ts'
import { productKdf } from '../../electron/keys/kdf.ts'
import { openWithPassword } from '../../electron/keys/vault.ts'

const [userData = '', signInName = '', passphrase = ''] = process.argv.slice(2)
const place = { folder: userData, kdf: productKdf() }
const { dataKey } = await openWithPassword(place, { signInName }, passphrase, null)
const raw = openDatabase(path.join(userData, 'salon.db'), keyFor(dataKey, 'database'))
const seq = raw.prepare('SELECT max(seq) - 40 FROM access_log').pluck().get() as number
const triggers = raw
  .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'access_log'")
  .all()
for (const { name } of triggers as { name: string }[]) raw.exec(`DROP TRIGGER ${name}`)
raw.prepare("UPDATE access_log SET workstation = 'toinen kone' WHERE seq = ?").run(seq)
for (const { sql } of triggers as { sql: string }[]) raw.exec(sql)
raw.close()
process.stdout.write(String(seq))
