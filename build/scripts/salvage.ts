/** npm run salvage -- --place <folder> --code <recovery code> --out <folder>: a restore point without the window. */
import './node24.ts'
import { newestSchema } from '../../db/migrations/newest-schema.ts'
import { salvage } from '../../electron/backups/salvage.ts'
import { systemTerminal } from '../../electron/backups/terminal.ts'
import { productKdf } from '../../electron/keys/kdf.ts'
import { databaseName } from '../../electron/make-salon.ts'

process.exitCode = await salvage(process.argv.slice(2), {
  terminal: systemTerminal(),
  kdf: productKdf(),
  databaseName,
  newestSchema,
})
