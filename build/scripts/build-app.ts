/** Building the app with electron-vite, and knowing whether it needs building. */
import fs from 'node:fs'
import path from 'node:path'
import { type Finished, repository, runTool, tools } from './command.ts'

const sources = [
  'electron',
  'renderer',
  'shared',
  'db',
  'package.json',
  'package-lock.json',
  'build/electron.vite.config.ts',
]
const results = ['out/main/main.cjs', 'out/preload/preload.cjs', 'out/renderer/index.html']

/** Time of the newest file below the given path, 0 when there is none. */
function newest(file: string): number {
  const entry = fs.statSync(file, { throwIfNoEntry: false })
  if (!entry) return 0
  if (!entry.isDirectory()) return entry.mtimeMs
  return Math.max(entry.mtimeMs, ...fs.readdirSync(file).map((name) => newest(path.join(file, name))))
}

/** True when a result is missing or a source is newer than the oldest result. */
export function needsBuild(): boolean {
  const built = results.map((file) => fs.statSync(path.join(repository, file), { throwIfNoEntry: false })?.mtimeMs ?? 0)
  return Math.min(...built) < Math.max(...sources.map((file) => newest(path.join(repository, file))))
}

/** Builds out/; the output is one line, or everything that was said when it failed. */
export async function buildApp(args: string[] = []): Promise<Finished> {
  const started = performance.now()
  const config = ['--config', 'build/electron.vite.config.ts']
  const { code, output } = await runTool(tools.electronVite, ['build', ...config, '--logLevel', 'warn', ...args], false)
  if (code !== 0) return { code, output }
  const missing = results.filter((file) => !fs.existsSync(path.join(repository, file)))
  if (missing.length > 0) return { code: 1, output: `${output}\nThe build ended without ${missing.join(', ')}.` }
  return { code: 0, output: `Built out/ in ${((performance.now() - started) / 1000).toFixed(1)} s` }
}

/** As `buildApp`, telling the terminal; true when there is a build. */
export async function buildAndTell(args: string[] = []): Promise<boolean> {
  const { code, output } = await buildApp(args)
  if (code === 0) console.log(output)
  else console.error(output)
  return code === 0
}
