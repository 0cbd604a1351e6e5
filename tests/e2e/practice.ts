/**
 * A salon with some weeks behind it, for specs that are not about the first run: a copy of the practice salon, opened
 * by the owner on a Tuesday morning. Runs in Playwright's workers.
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, type Page } from '@playwright/test'
import { launch, type RunningApp } from './launch.ts'
import { practiceNow, practiceOwner, practicePassphrase } from './practice-facts.ts'

export interface PracticeOptions {
  /** Who signs in; the owner when left out, null for nobody. */
  readonly as?: string | null
  /** The program's clock, an ISO instant; `practiceNow` when left out. */
  readonly now?: string
  readonly env?: Record<string, string>
  /** A folder of `copyPracticeSalon` that nobody has signed in to yet; one made and removed here when left out. */
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

/** On a computer that has never been told who works here, one types one's name. */
async function typeIn(page: Page, name: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Nimi' }).fill(name)
  await page.getByRole('textbox', { name: 'Salasana' }).fill(practicePassphrase)
  await page.getByRole('button', { name: 'Kirjaudu sisään' }).click()
}

/** Launches the product in a practice salon and signs in. `close` removes the copy. */
export async function launchPractice(options: PracticeOptions = {}): Promise<RunningApp> {
  const userData = options.userData ?? copyPracticeSalon()
  const running = await launch({ userData, env: { LOISTE_CLOCK: options.now ?? practiceNow, ...options.env } })
  const name = options.as === undefined ? practiceOwner : options.as
  if (name !== null) {
    await typeIn(running.page, name)
    await expect(running.page.getByRole('navigation', { name: 'Päävalikko' })).toBeVisible()
  }
  const close = async () => {
    await running.close()
    if (options.userData === undefined) fs.rmSync(userData, { recursive: true, force: true })
  }
  return { ...running, close }
}
