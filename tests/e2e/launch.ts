/** Starts the app under test and waits until its first screen can be used. Runs in Playwright's workers. */
import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { _electron, type ElectronApplication, type Page, test } from '@playwright/test'

const repository = path.join(import.meta.dirname, '..', '..')

/** 'electron' or 'stand-in'; build/scripts decides it and points Playwright at it. */
export const host = process.env.LOISTE_HOST ?? 'unknown'
/** Executable of the package under test, undefined when the built app in out/ is tested. */
export const packagedExecutable = process.env.E2E_PACKAGED

export interface LaunchOptions {
  /** User-data folder; a new temporary one, removed by `close`, when left out. */
  userData?: string
  args?: string[]
  env?: Record<string, string>
}

export interface RunningApp {
  app: ElectronApplication
  page: Page
  userData: string
  /** Everything the app has written to its standard output and error. */
  output(): string
  /** Quits the app in order and removes a temporary user-data folder. Harmless when the app has already ended. */
  close(): Promise<void>
}

/** Path of the executable, for starting a second instance without Playwright. */
export function executablePath(): string {
  return packagedExecutable ?? createRequire(import.meta.url)('electron')
}

/** Arguments as `launch` passes them, without Playwright's own. */
export function launchArguments(appFolder: string, userData: string): string[] {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [] // Chromium refuses its sandbox to root
  return [...asRoot, ...(packagedExecutable ? [] : [appFolder]), `--user-data-dir=${userData}`]
}

/** Launches the product. Fails with the app's output when the first screen does not come. */
export function launch(options: LaunchOptions = {}): Promise<RunningApp> {
  return launchFolder(repository, options)
}

/** As `launch`, for the app whose package.json is in `appFolder`. */
export async function launchFolder(appFolder: string, options: LaunchOptions = {}): Promise<RunningApp> {
  const userData = options.userData ?? fs.mkdtempSync(path.join(os.tmpdir(), 'app-under-test-'))
  const app = await _electron.launch({
    cwd: repository,
    ...(packagedExecutable ? { executablePath: packagedExecutable } : {}),
    args: [...launchArguments(appFolder, userData), ...(options.args ?? [])],
    env: { ...(process.env as Record<string, string>), ...options.env },
  })
  let written = ''
  const program = app.process()
  for (const stream of [program.stdout, program.stderr]) {
    stream?.on('data', (data: Buffer) => {
      written += String(data)
    })
  }
  const output = () => written

  const attachOutput = async () => {
    await test.info().attach('output of the app', { body: written || '(nothing)', contentType: 'text/plain' })
  }
  const close = async () => {
    // An app that has ended by itself has closed its Playwright connection too.
    if (program.exitCode === null && program.signalCode === null) await app.close()
    if (test.info().status !== test.info().expectedStatus) await attachOutput()
    if (options.userData === undefined) fs.rmSync(userData, { recursive: true, force: true })
  }

  try {
    const page = await app.firstWindow()
    // The first window is handed over at about:blank; the app marks the document once its first screen is there.
    await page.waitForURL((url) => url.protocol !== 'about:')
    await page.locator('html[data-ready="true"]').waitFor({ state: 'attached' })
    // Nothing moves on its own, so that a place that was measured is still there when it is pressed.
    await page.emulateMedia({ reducedMotion: 'reduce' })
    return { app, page, userData, output, close }
  } catch (error) {
    await attachOutput()
    program.kill('SIGKILL')
    throw new Error(`The app did not show its first screen. Its output:\n${written}`, { cause: error })
  }
}
