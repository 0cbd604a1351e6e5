/** `app`: paths, identity, and Electron's order of quitting. */
import { spawn } from 'node:child_process'
import { EventEmitter } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { commandLine, launchSwitch, switches } from './command-line.ts'
import { acquireInstanceLock, holdsInstanceLock, releaseInstanceLock } from './instance-lock.ts'
import { closableWindows, endProcess, exitSteps, lifecycle, product, readiness } from './lifecycle.ts'
import { electronEvent, strict } from './strict.ts'

const setPaths = new Map<string, string>()

function configHome(): string {
  if (process.platform === 'darwin') return path.join(os.homedir(), 'Library/Application Support')
  return process.env.XDG_CONFIG_HOME ?? path.join(os.homedir(), '.config')
}

function existing(folder: string): string {
  fs.mkdirSync(folder, { recursive: true })
  return path.resolve(folder)
}

function defaultPath(name: string): string {
  switch (name) {
    case 'home':
      return os.homedir()
    case 'appData':
      return configHome()
    case 'userData':
      return existing(launchSwitch('user-data-dir') || path.join(configHome(), product.name))
    case 'sessionData':
      return app.getPath('userData')
    case 'logs':
      return existing(path.join(app.getPath('userData'), 'logs'))
    case 'crashDumps':
      return path.join(app.getPath('userData'), 'Crashpad')
    case 'temp':
      return os.tmpdir()
    case 'exe':
      return process.execPath
    case 'desktop':
    case 'documents':
    case 'downloads':
    case 'pictures':
      return path.join(os.homedir(), `${name[0]?.toUpperCase()}${name.slice(1)}`)
    default:
      throw new Error(`Failed to get '${name}' path`)
  }
}

class App extends EventEmitter {
  readonly isPackaged = !/^electron(\.exe)?$/i.test(path.basename(process.execPath))
  readonly commandLine = commandLine

  get name(): string {
    return product.name
  }
  set name(value: string) {
    product.name = value
  }
  getName(): string {
    return product.name
  }
  setName(value: string): void {
    product.name = value
  }
  getVersion(): string {
    return product.version
  }
  getAppPath(): string {
    return product.appPath
  }
  getLocale(): string {
    return switches.get('lang') ?? launchSwitch('lang') ?? Intl.DateTimeFormat().resolvedOptions().locale
  }
  getSystemLocale(): string {
    return this.getLocale()
  }
  getPreferredSystemLanguages(): string[] {
    return [this.getLocale()]
  }
  getPath(name: string): string {
    return setPaths.get(name) ?? defaultPath(name)
  }
  setPath(name: string, folder: string): void {
    if (!path.isAbsolute(folder)) throw new Error('Path must be absolute')
    setPaths.set(name, folder)
  }
  isReady(): boolean {
    return lifecycle.ready
  }
  whenReady(): Promise<void> {
    return readiness.promise
  }
  requestSingleInstanceLock(data?: Record<string, unknown>): boolean {
    return acquireInstanceLock(this.getPath('userData'), data, (argv, cwd, sent) => {
      this.emit('second-instance', electronEvent(), argv, cwd, sent)
    })
  }
  hasSingleInstanceLock(): boolean {
    return holdsInstanceLock()
  }
  releaseSingleInstanceLock(): void {
    releaseInstanceLock()
  }
  quit(): void {
    void quit()
  }
  exit(code = 0): void {
    void finish(code)
  }
  /** Starts the app again once this process has ended, with its own arguments unless others are given. */
  relaunch(options: Electron.RelaunchOptions = {}): void {
    relaunchWith = {
      execPath: options.execPath ?? process.execPath,
      args: options.args ?? process.argv.slice(1),
    }
  }
  // Nothing on the screen or in the operating system to act on; harmless, so accepted.
  setAppUserModelId(_id: string): void {}
  setAboutPanelOptions(_options: Electron.AboutPanelOptionsOptions): void {}
  enableSandbox(): void {}
  disableHardwareAcceleration(): void {}
  focus(): void {}
}

export const app = strict('app', new App())

let relaunchWith: { execPath: string; args: string[] } | undefined

/** before-quit, every window's close, will-quit, quit; each of the first three may veto. */
async function quit(): Promise<void> {
  if (lifecycle.quitting || lifecycle.exiting) return
  lifecycle.quitting = true
  if (!(await mayQuit())) {
    lifecycle.quitting = false
    return
  }
  await finish(0)
}

async function mayQuit(): Promise<boolean> {
  const beforeQuit = electronEvent()
  app.emit('before-quit', beforeQuit)
  if (beforeQuit.defaultPrevented) return false
  for (const window of [...closableWindows]) {
    if (!(await window.tryClose())) return false
  }
  const willQuit = electronEvent()
  app.emit('will-quit', willQuit)
  return !willQuit.defaultPrevented
}

async function finish(code: number): Promise<void> {
  if (lifecycle.exiting) return
  lifecycle.exiting = true
  app.emit('quit', electronEvent(), code)
  releaseInstanceLock()
  for (const step of exitSteps) await step()
  if (relaunchWith) {
    spawn(relaunchWith.execPath, relaunchWith.args, { detached: true, stdio: 'ignore' }).unref()
  }
  endProcess(code)
}
