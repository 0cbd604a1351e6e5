/**
 * Imported first by every script: runs the script again on the Node that came with `npm ci` when it was started by
 * an older one. npm scripts find that Node by themselves; `node build/scripts/x.ts` in a terminal may not.
 */
import { spawnSync } from 'node:child_process'
import path from 'node:path'

const needed = 24

if (Number(process.versions.node.split('.')[0]) < needed) {
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const own = path.join(import.meta.dirname, '..', '..', 'node_modules', 'node', 'bin', name)
  const { status, error } = spawnSync(own, process.argv.slice(1), { stdio: 'inherit' })
  if (error) console.error(`Node ${needed} is needed and ${own} does not start: run npm ci first. (${error.message})`)
  process.exit(status ?? 1)
}
