/** The command line the stand-in was started with, and the switches the app adds to it. */
import { strict } from './strict.ts'

// A copy as launched: Playwright's loader edits process.argv.
const asLaunched = [...process.argv]

/** Chromium switches added by the app (or removed again) before it is ready. */
export const switches = new Map<string, string>()

/** Value of `--name` or `--name=value` as launched: '' for a bare switch, undefined when absent. */
export function launchSwitch(name: string): string | undefined {
  const found = asLaunched.find((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`))
  return found?.slice(name.length + 3)
}

/** True for a headed window (the fallback of `npm start`), false for tests. */
export const headed = Boolean(process.env.ELECTRON_STANDIN_HEADED)

/**
 * Switches that whoever drives the stand-in puts on its command line (Playwright, root's sandbox switch). They are meant
 * for the stand-in and not for the app, which refuses to run packaged with any of them: so the app does not see them.
 */
const driverSwitches = ['inspect', 'inspect-brk', 'remote-debugging-port', 'remote-debugging-pipe', 'no-sandbox']

const seen = (name: string): string | undefined =>
  switches.get(name) ?? (driverSwitches.includes(name) ? undefined : launchSwitch(name))

export const commandLine = strict('app.commandLine', {
  appendSwitch(name: string, value = ''): void {
    switches.set(name, value)
  },
  hasSwitch: (name: string): boolean => seen(name) !== undefined,
  getSwitchValue: (name: string): string => seen(name) ?? '',
  removeSwitch(name: string): void {
    switches.delete(name)
  },
  appendArgument(_value: string): void {},
})
