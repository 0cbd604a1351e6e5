// The few things that must be known before any key: language and theme of this computer's window, and how much work a
// password may cost on it. Runs in main.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { Language, Theme } from '../shared/values.ts'
import { writeFileDurably } from './durable-file.ts'

const Work = z.int().min(1)
const Bootstrap = z.object({
  language: Language,
  theme: Theme,
  /** Argon2id as calibrated here; see keys/kdf.ts. Missing until the first quiet moment. */
  argon2: z.object({ memoryKiB: Work, iterations: Work, parallelism: Work }).optional(),
  /** When it was last measured properly; missing after the first start's short look. */
  argon2AtMs: z.int().optional(),
})
export type Bootstrap = z.infer<typeof Bootstrap>

const fileOf = (userData: string) => path.join(userData, 'bootstrap.json')

/** The saved look, or one made from the system's languages (Finnish when none of ours is among them). */
export function readBootstrap(userData: string, systemLanguages: readonly string[]): Bootstrap {
  try {
    return Bootstrap.parse(JSON.parse(readFileSync(fileOf(userData), 'utf8')))
  } catch {
    // None yet, or damaged: it holds nothing that cannot be chosen again.
  }
  const wanted = systemLanguages.map((tag) => tag.slice(0, 2).toLowerCase())
  const language = wanted.map((tag) => Language.safeParse(tag)).find((parsed) => parsed.success)?.data ?? 'fi'
  return { language, theme: 'system' }
}

export function writeBootstrap(userData: string, bootstrap: Bootstrap): void {
  writeFileDurably(fileOf(userData), JSON.stringify(bootstrap))
}
