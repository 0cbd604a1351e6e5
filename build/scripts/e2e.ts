/**
 * npm run e2e: end-to-end tests on the built app. Further arguments go to Playwright.
 * npm run e2e:packaged: the same tests on the package made by npm run package.
 */
import './node24.ts'
import { runEndToEnd } from './e2e-run.ts'

const args = process.argv.slice(2)
const packaged = args.includes('--packaged')
process.exitCode = (await runEndToEnd({ packaged, args: args.filter((arg) => arg !== '--packaged'), show: true })).code
