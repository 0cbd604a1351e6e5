/** npm run salvage -- --place <folder> --code <recovery code> --out <folder>: a restore point without the window. */
import './node24.ts'
import { migrations } from '../../db/migrations/index.ts'
import { salvage } from '../../electron/backups/salvage.ts'
import { systemTerminal } from '../../electron/backups/terminal.ts'
import { productKdf } from '../../electron/keys/kdf.ts'
import { databaseName } from '../../electron/session.ts'

process.exitCode = await salvage(process.argv.slice(2), {
  terminal: systemTerminal(),
  kdf: productKdf(),
  databaseName,
  newestSchema: migrations.at(-1)?.version ?? 0,
})
