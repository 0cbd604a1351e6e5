/** State of the one app in this process: what it is called, how far it has started, and how it ends. */
/** Name, version and folder of the app; set by boot.ts from its package.json. */
export const product = { name: 'Electron', version: process.versions.electron ?? '0', appPath: process.cwd() }

export const lifecycle = { ready: false, quitting: false, exiting: false }

/** A window as quitting sees it. `tryClose` resolves to false when the window vetoed. */
export interface ClosableWindow {
  tryClose(): Promise<boolean>
}
export const closableWindows = new Set<ClosableWindow>()

/** Steps run between the 'quit' event and the end of the process, in order of registration. */
export const exitSteps: (() => void | Promise<void>)[] = []

/** Settled once by boot.ts; `app.whenReady()` hands out the promise. */
export const readiness = Promise.withResolvers<void>()

const realExit = process.exit.bind(process)

/** Ends the process at once, past anything that replaced `process.exit`. */
export function endProcess(code: number): never {
  return realExit(code)
}
