/**
 * A salon with some weeks behind it, for specs that are not about the first run: a copy of the practice salon, opened
 * by the owner on a Tuesday morning. Runs in Playwright's workers.
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect } from '@playwright/test'
import { signIn } from './first-run.ts'
import { launch, type RunningApp } from './launch.ts'
import { practiceNow, practiceOwner, practicePassphrase } from './practice-facts.ts'

export interface PracticeOptions {
  /** Who signs in; the owner when left out, null for nobody. */
  readonly as?: string | null
  /** The program's clock, an ISO instant; `practiceNow` when left out. */
  readonly now?: string
  readonly env?: Record<string, string>
  /** A folder kept from before, to go on with; a new copy when left out. */
  readonly userData?: string
}

/** A new copy of the practice salon; `launchPractice` removes only those it made itself. */
export function copyPracticeSalon(): string {
  const made = process.env.PRACTICE_SALON
  if (made === undefined) throw new Error('the practice salon has not been made: see build/playwright.config.ts')
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'practice-copy-'))
  fs.cpSync(made, folder, { recursive: true })
  return folder
}

/** Launches the product in a practice salon and signs in. `close` removes the copy. */
export async function launchPractice(options: PracticeOptions = {}): Promise<RunningApp> {
  const userData = options.userData ?? copyPracticeSalon()
  const running = await launch({ userData, env: { LOISTE_CLOCK: options.now ?? practiceNow, ...options.env } })
  const name = options.as === undefined ? practiceOwner : options.as
  if (name !== null) {
    await signIn(running.page, name, practicePassphrase)
    await expect(running.page.getByRole('navigation', { name: 'Päävalikko' })).toBeVisible()
  }
  const close = async () => {
    await running.close()
    if (options.userData === undefined) fs.rmSync(userData, { recursive: true, force: true })
  }
  return { ...running, close }
}
