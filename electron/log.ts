// The program's own log file, for finding out why something failed. Holds no personal data: routes, codes, stacks.
// Not the access log. Runs in main.
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'

export interface ProgramLog {
  readonly info: (what: string, data?: Record<string, string | number | boolean | null>) => void
  readonly failure: (what: string, error: unknown) => void
}

const maxBytes = 2_000_000

/**
 * An error as it may be written down: its name, code and stack frames. Messages are left out unless they are one of our
 * codes, because a driver's message can quote what a person typed.
 */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const code = 'code' in error ? ` ${String(error.code)}` : ''
  const message = /^[A-Z_]+$/.test(error.message) ? ` ${error.message}` : ''
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return [`${error.name}${code}${message}`, ...frames.slice(0, 12)].join('\n')
}

/** Writes to `<folder>/loiste.log`, moving a full file aside. A log that cannot be written stops nothing. */
export function openLog(folder: string, now: () => number): ProgramLog {
  const file = path.join(folder, 'loiste.log')
  const write = (level: string, text: string) => {
    try {
      mkdirSync(folder, { recursive: true })
      const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
      if (size > maxBytes) renameSync(file, path.join(folder, 'loiste.1.log'))
      appendFileSync(file, `${new Date(now()).toISOString()} ${level} ${text}\n`)
    } catch {
      // A full disk must not take the program down because of its log.
    }
  }
  return {
    info: (what, data) => write('info', data ? `${what} ${JSON.stringify(data)}` : what),
    failure: (what, error) => write('failure', `${what}: ${describeError(error)}`),
  }
}
