/** Which program runs the app: real Electron, or the stand-in where Electron's binary cannot be had. */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { repository } from './command.ts'

export type Host = 'electron' | 'stand-in'
const electronFolder = path.join(repository, 'node_modules', 'electron')
const standInFolder = path.join(repository, 'build', 'standin', 'dist')
/** Long enough for 120 MB on a slow line is too long to wait for a refusal: a stalled start ends here. */
const downloadTimeoutMs = 90_000

/** Path of the real Electron binary, undefined when it has not been downloaded. */
export function realElectron(): string | undefined {
  const pathFile = path.join(electronFolder, 'path.txt')
  if (!fs.existsSync(pathFile)) return undefined
  const binary = path.join(electronFolder, 'dist', fs.readFileSync(pathFile, 'utf8'))
  return fs.existsSync(binary) ? binary : undefined
}

/** Tries Electron's own downloader once; quietly, because a refusal is an ordinary answer here. */
export function fetchElectron(): string | undefined {
  if (realElectron() === undefined && process.env.LOISTE_HOST !== 'stand-in') {
    spawnSync(process.execPath, [path.join(electronFolder, 'install.js')], {
      stdio: 'ignore',
      timeout: downloadTimeoutMs,
    })
  }
  return realElectron()
}

/** LOISTE_HOST=electron or =stand-in decides; otherwise real Electron when its binary is here. */
export function chooseHost(): Host {
  const wanted = process.env.LOISTE_HOST
  if (wanted === 'electron' || wanted === 'stand-in') return wanted
  return realElectron() === undefined ? 'stand-in' : 'electron'
}

/** Environment that points every tool (Playwright, npx electron, electron-vite) at the chosen host. */
export function hostEnvironment(host: Host): NodeJS.ProcessEnv {
  if (host === 'electron') return { LOISTE_HOST: host }
  return {
    LOISTE_HOST: host,
    ELECTRON_OVERRIDE_DIST_PATH: standInFolder,
    ELECTRON_EXEC_PATH: path.join(standInFolder, 'electron'),
  }
}

export function hostExecutable(host: Host): string {
  const binary = host === 'electron' ? realElectron() : path.join(standInFolder, 'electron')
  if (binary === undefined) throw new Error('Electron has not been downloaded: run npx install-electron')
  return binary
}
