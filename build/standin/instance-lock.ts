/** The single-instance lock: whoever listens on a local socket named after the user-data folder holds it. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { codec } from './ipc-main.ts'
import { say } from './strict.ts'

interface Hello {
  argv: string[]
  cwd: string
  data: string | undefined
}

let server: net.Server | undefined
let socketFile = ''

// Asking is synchronous in Electron and sockets are not, so a child process asks the holder.
const askScript = `const s = require('net').connect(process.argv[1], () => s.end(process.argv[2]));
s.on('error', () => process.exit(1)); s.on('close', () => process.exit(0)); s.resume()`

/** Socket paths are limited to about 100 characters, so the name is a hash and the folder is a short one. */
function socketFor(userData: string): string {
  const folder = path.join(process.env.XDG_RUNTIME_DIR ?? '/tmp', `electron-standin-${process.getuid?.() ?? 0}`)
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  return path.join(folder, `${createHash('sha256').update(path.resolve(userData)).digest('hex').slice(0, 24)}.sock`)
}

function readHello(socket: net.Socket, onSecond: (argv: string[], cwd: string, data: unknown) => void): void {
  let text = ''
  socket.setEncoding('utf8')
  socket.on('data', (part: string) => {
    text += part
  })
  socket.on('error', () => {})
  socket.on('end', () => {
    socket.end()
    try {
      const hello = JSON.parse(text) as Hello
      onSecond(hello.argv, hello.cwd, hello.data === undefined ? undefined : codec.decode(hello.data))
    } catch (error) {
      say('bad second-instance message', error)
    }
  })
}

/** True when this process now holds the lock; otherwise the holder has been told of this start. */
export function acquireInstanceLock(
  userData: string,
  data: Record<string, unknown> | undefined,
  onSecond: (argv: string[], cwd: string, data: unknown) => void,
): boolean {
  if (server) return true
  socketFile = socketFor(userData)
  if (fs.existsSync(socketFile)) {
    const hello: Hello = {
      argv: process.argv,
      cwd: process.cwd(),
      data: data === undefined ? undefined : codec.encode(data),
    }
    const node = process.env.ELECTRON_STANDIN_NODE ?? 'node'
    const asked = spawnSync(node, ['-e', askScript, socketFile, JSON.stringify(hello)], { timeout: 5000 })
    if (asked.status === 0) return false
    fs.rmSync(socketFile, { force: true }) // left by a process that was killed
  }
  server = net.createServer({ allowHalfOpen: true }, (socket) => readHello(socket, onSecond))
  server.listen(socketFile)
  server.unref()
  return true
}

export function holdsInstanceLock(): boolean {
  return server !== undefined
}

export function releaseInstanceLock(): void {
  if (!server) return
  server.close()
  server = undefined
  fs.rmSync(socketFile, { force: true })
}
