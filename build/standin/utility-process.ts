/** `utilityProcess.fork`: a Node process beside the app, spoken to by structured clone. */
import { type ChildProcess, fork } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { constants } from 'node:os'
import path from 'node:path'
import { exitSteps, lifecycle } from './lifecycle.ts'
import { notImplemented, say, strict } from './strict.ts'

const bootFile = path.join(import.meta.dirname, 'utility-boot.ts')
const running = new Set<ChildProcess>()

/** 128-less: Electron reports the bare signal number when a process was killed. */
function exitCodeOf(code: number | null, signal: NodeJS.Signals | null): number {
  return code ?? (signal ? constants.signals[signal] : 1)
}

class UtilityProcess extends EventEmitter {
  pid: number | undefined
  readonly stdout: NodeJS.ReadableStream | null
  readonly stderr: NodeJS.ReadableStream | null
  private readonly child: ChildProcess

  constructor(child: ChildProcess) {
    super()
    this.child = child
    this.stdout = child.stdout
    this.stderr = child.stderr
    child.once('spawn', () => {
      this.pid = child.pid
      this.emit('spawn')
    })
    child.on('message', (message) => this.emit('message', message))
    child.once('error', (error) => say('utility process:', error))
    child.once('exit', (code, signal) => {
      running.delete(child)
      this.pid = undefined
      this.emit('exit', exitCodeOf(code, signal))
    })
  }
  /** Throws for what structured clone refuses; a message to a process that has ended is lost. */
  postMessage(message: unknown, transfer?: unknown[]): void {
    if (transfer?.length) throw notImplemented('utilityProcess.postMessage with transferred ports')
    const cloned: unknown = structuredClone(message)
    if (this.child.connected) this.child.send(cloned as object, () => {})
  }
  kill(): boolean {
    return this.child.kill()
  }
}

function streams(
  stdio: Electron.ForkOptions['stdio'],
): [out: 'pipe' | 'ignore' | 'inherit', err: 'pipe' | 'ignore' | 'inherit'] {
  const all = Array.isArray(stdio) ? stdio : [stdio, stdio, stdio]
  const known = (one: unknown) => (one === 'pipe' || one === 'ignore' ? one : 'inherit')
  return [known(all[1]), known(all[2])]
}

export const utilityProcess = strict('utilityProcess', {
  fork(modulePath: string, args: string[] = [], options: Electron.ForkOptions = {}) {
    if (!lifecycle.ready) throw new Error('utilityProcess cannot be created before app is ready.')
    const [out, err] = streams(options.stdio)
    const child = fork(bootFile, [path.resolve(modulePath), ...args], {
      execPath: process.env.ELECTRON_STANDIN_NODE ?? 'node',
      execArgv: [...process.execArgv, ...(options.execArgv ?? [])],
      env: { ...(options.env ?? process.env) },
      cwd: options.cwd ?? process.cwd(),
      serialization: 'advanced',
      stdio: ['ignore', out, err, 'ipc'],
    })
    running.add(child)
    return strict('utilityProcess', new UtilityProcess(child))
  },
})

// Utility processes end with the app.
exitSteps.push(() => {
  for (const child of running) child.kill()
})
