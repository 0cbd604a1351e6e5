/** Starts the fixture app that the contract of the stand-in is tested with. */
import path from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { type LaunchOptions, launchFolder, type RunningApp } from '../e2e/launch.ts'

/** Built by build/scripts/e2e-run.ts. */
export const fixtureFolder = path.join(import.meta.dirname, '..', '..', '.cache', 'standin-app')

export function launchFixture(options: LaunchOptions = {}): Promise<RunningApp> {
  return launchFolder(fixtureFolder, { args: ['--lang=en-GB'], ...options })
}

/** What the fixture's main process has noted down so far. */
export function readLog(app: ElectronApplication): Promise<string[]> {
  return app.evaluate(() => (globalThis as unknown as { fixtureLog: string[] }).fixtureLog)
}
