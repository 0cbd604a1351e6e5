/** npm run build: main process, preload and renderer into out/. Quiet when all is well. */
import './node24.ts'
import { buildAndTell } from './build-app.ts'

process.exitCode = (await buildAndTell(process.argv.slice(2))) ? 0 : 1
