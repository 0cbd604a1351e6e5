/**
 * npm start: builds when needed and runs the app. npm run dev: the same with hot reload.
 * Further arguments go to the app: npm start -- --user-data-dir=/somewhere
 */
import './node24.ts'
import { findInstalledChromium } from '../standin/find-chromium.ts'
import { buildAndTell, needsBuild } from './build-app.ts'
import { repository, run, runTool, tools } from './command.ts'
import { fetchElectron, type Host, hostEnvironment, hostExecutable } from './host.ts'

/** Root cannot use Chromium's sandbox; Electron itself refuses to start as root without this switch. */
const rootSwitches = process.getuid?.() === 0 ? ['--no-sandbox'] : []

/** What the stand-in's window lacks on this machine, in words that say how to get it. */
function missingForWindow(): string[] {
  const missing: string[] = []
  const hasDisplay = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY
  if (!hasDisplay) {
    missing.push(
      'a display: start it from a desktop session, or run  xvfb-run -a npm start  (Debian: apt install xvfb)',
    )
  }
  if (findInstalledChromium() === undefined) {
    missing.push('a Chromium: Debian  apt install chromium ; elsewhere set ELECTRON_STANDIN_CHROMIUM to its path')
  }
  return missing
}

function chooseStartHost(): Host | undefined {
  if (process.env.LOISTE_HOST !== 'stand-in' && fetchElectron() !== undefined) return 'electron'
  if (process.platform === 'win32') {
    console.error('Electron could not be downloaded (npx install-electron), and there is no stand-in for Windows.')
    return undefined
  }
  const missing = missingForWindow()
  if (missing.length === 0) {
    console.log('Electron could not be downloaded here: opening the development stand-in in a Chromium window instead.')
    return 'stand-in'
  }
  console.error(`Electron could not be downloaded here, and the development stand-in needs ${missing.join('\nand ')}`)
  return undefined
}

async function start(development: boolean, args: string[]): Promise<number> {
  const host = chooseStartHost()
  if (!host) return 1
  const env = { ...hostEnvironment(host), ...(host === 'stand-in' ? { ELECTRON_STANDIN_HEADED: '1' } : {}) }
  const appArgs = [...rootSwitches, ...args]
  if (development) {
    const config = ['--config', 'build/electron.vite.config.ts']
    return (await runTool(tools.electronVite, ['dev', '--watch', ...config, '--', ...appArgs], true, env)).code
  }
  if (needsBuild() && !(await buildAndTell())) return 1
  return (await run(hostExecutable(host), [repository, ...appArgs], true, env)).code
}

const [first, ...rest] = process.argv.slice(2)
const development = first === '--dev'
process.exitCode = await start(development, development || first === undefined ? rest : [first, ...rest])
