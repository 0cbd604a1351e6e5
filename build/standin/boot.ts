/**
 * What the `electron` executable does: parse its command line, answer `electron` imports, load `-r` modules and
 * the app's main file, then make the app ready. Started by dist/electron.
 */
import fs from 'node:fs'
import inspector from 'node:inspector'
import { createRequire, registerHooks } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { inspect } from 'node:util'

const [executable = '', ...args] = process.argv.slice(2)
process.argv = [executable, ...args]
Object.defineProperty(process, 'execPath', { value: executable })
const isPackaged = !/^electron(\.exe)?$/i.test(path.basename(executable))

function readPackage(folder: string): { main?: string; name?: string; productName?: string; version?: string } {
  const file = path.join(folder, 'package.json')
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {}
}

const electronFolder = path.dirname(createRequire(import.meta.url).resolve('electron/package.json'))
const electronVersion = readPackage(electronFolder).version ?? '0.0.0'
for (const [name, value] of Object.entries({ electron: electronVersion, chrome: 'stand-in' })) {
  Object.defineProperty(process.versions, name, { value, enumerable: true })
}
Object.assign(process, {
  type: 'browser',
  resourcesPath: path.join(path.dirname(executable), 'resources'),
  ...(isPackaged ? {} : { defaultApp: true }),
})

const electronUrl = new URL('./electron.ts', import.meta.url).href
registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'original-fs') return next('node:fs', context)
    if (!/^electron(\/(main|common))?$/.test(specifier)) return next(specifier, context)
    return { url: electronUrl, shortCircuit: true, format: 'module-typescript' }
  },
})

if (args.includes('--version') || args.includes('-v')) {
  console.log(`v${electronVersion}`)
  process.exit(0)
}

/** `-r <module>`, `--inspect=<port>` and the app's path; every other switch is the app's own. */
function parseArguments(): { required: string[]; given: string | undefined } {
  const required: string[] = []
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? ''
    const inspect = /^--inspect(?:=(\d+))?$/.exec(arg)
    if (arg === '-r' || arg === '--require') required.push(args[++index] ?? '')
    else if (inspect) inspector.open(Number(inspect[1] ?? 9229), '127.0.0.1')
    else if (!arg.startsWith('-')) return { required, given: arg }
  }
  return { required, given: undefined }
}

/** A package built around the stand-in: its archive is unpacked into a temporary folder and run from there. */
async function unpackArchive(): Promise<string> {
  const { extractAll } = await import('@electron/asar')
  const { processFolder } = await import('./process-folder.ts')
  const folder = processFolder('apps')
  extractAll(path.join(process.resourcesPath, 'app.asar'), folder)
  return folder
}

const { required, given } = parseArguments()
const appPath = isPackaged ? await unpackArchive() : path.resolve(given ?? '.')
const isFolder = fs.statSync(appPath).isDirectory()
const manifest = isFolder ? readPackage(appPath) : {}
const entry = isFolder ? path.resolve(appPath, manifest.main ?? 'index.js') : appPath

const { product, lifecycle, readiness } = await import('./lifecycle.ts')
Object.assign(product, {
  name: manifest.productName ?? manifest.name ?? 'Electron',
  version: manifest.version ?? electronVersion,
  appPath: isFolder ? appPath : path.dirname(appPath),
})
const { app, dialog } = await import('./electron.ts')
const { startChromium } = await import('./chromium.ts')
const { electronEvent } = await import('./strict.ts')

process.on('uncaughtException', (error) => {
  if (process.listenerCount('uncaughtException') > 1) return // the app has its own
  const text = `Uncaught Exception:\n${inspect(error)}`
  dialog.showErrorBox('A JavaScript error occurred in the main process', text)
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit())

const require = createRequire(path.resolve('package.json'))
for (const file of required) require(file)
try {
  await import(pathToFileURL(entry).href)
} catch (error) {
  console.error('App threw an error during load')
  console.error(error)
  process.exit(1)
}

if (!lifecycle.quitting && !lifecycle.exiting) {
  await startChromium()
  lifecycle.ready = true
  app.emit('will-finish-launching')
  // 'ready' before whenReady resolves, as in Electron.
  app.emit('ready', electronEvent(), {})
  readiness.resolve()
}
