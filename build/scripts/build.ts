/** npm run build: main process, preload and renderer into out/. Quiet when all is well. */
import './node24.ts'
import { buildApp } from './build-app.ts'

process.exitCode = await buildApp(process.argv.slice(2))
