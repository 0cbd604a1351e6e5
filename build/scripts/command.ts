/** Where things are, and running a tool of this repository with its output shown or kept. */
import { type SpawnOptions, spawn } from 'node:child_process'
import path from 'node:path'

export const repository = path.join(import.meta.dirname, '..', '..')

/** Scripts of the tools, run by this Node so that no shell and no PATH is involved. */
export const tools = {
  vitest: 'node_modules/vitest/vitest.mjs',
  electronVite: 'node_modules/electron-vite/bin/electron-vite.js',
  electronBuilder: 'node_modules/electron-builder/cli.js',
  playwright: 'node_modules/@playwright/test/cli.js',
}

export interface Finished {
  code: number
  /** Standard output and error together, empty when they were shown instead. */
  output: string
}

/**
 * @param file a script run by Node, relative to the repository
 * @param show true: output goes to the terminal as it comes; false: it is kept
 */
export function runTool(file: string, args: string[], show: boolean, env: NodeJS.ProcessEnv = {}): Promise<Finished> {
  return run(process.execPath, [path.join(repository, file), ...args], show, env)
}

export function run(command: string, args: string[], show: boolean, env: NodeJS.ProcessEnv = {}): Promise<Finished> {
  const options: SpawnOptions = {
    cwd: repository,
    env: { ...process.env, ...(show ? {} : { NO_COLOR: '1', FORCE_COLOR: '0' }), ...env },
    stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  }
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, options)
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (data: Buffer) => {
        output += String(data)
      })
    }
    // Ctrl+C reaches the tool too; this process waits for it to finish in order.
    const wait = () => {}
    process.on('SIGINT', wait)
    child.once('error', reject)
    child.once('close', (code) => {
      process.off('SIGINT', wait)
      resolve({ code: code ?? 1, output })
    })
  })
}
