// The import boundaries must really refuse: each forbidden import is shown to the linter and must be named.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = path.join(import.meta.dirname, '../..')
let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'loiste-boundaries-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Lint of one import in a file of that name. */
function lint(file: string, specifier: string): string {
  const biome = path.join(root, 'node_modules/@biomejs/biome/bin/biome')
  const full = path.join(folder, file)
  mkdirSync(path.dirname(full), { recursive: true })
  writeFileSync(full, `import { thing } from '${specifier}'\n\nexport const use = thing\n`)
  const config = path.join(root, 'build/biome.config.json')
  const run = spawnSync(process.execPath, [biome, 'lint', `--config-path=${config}`, '--vcs-enabled=false', full], {
    cwd: folder,
    encoding: 'utf8',
  })
  const output = `${run.stdout}${run.stderr}`
  if (!output.includes('Checked 1 file')) throw new Error(`the linter did not read the file: ${output}`)
  return output
}

describe('imports go only downward', () => {
  it.each([
    ['shared/clients.ts', '../db/clients.ts'],
    ['shared/ipc/clients.ts', '../../electron/app.ts'],
    ['shared/clients.ts', '../renderer/ipc.ts'],
    ['shared/clients.ts', 'node:fs'],
    ['db/clients.ts', '../electron/app.ts'],
    ['db/clients.ts', 'electron'],
    ['db/migrations/001.ts', '../../renderer/ipc.ts'],
    ['electron/handlers/clients.ts', '../../renderer/ipc.ts'],
    ['electron/main.ts', '../build/standin/electron.ts'],
    ['renderer/clients/ClientsScreen.tsx', '../../db/clients.ts'],
    ['renderer/ipc.ts', '../electron/router.ts'],
    ['renderer/ipc.ts', 'electron'],
    ['renderer/ipc.ts', 'node:path'],
  ])('%s may not import %s', (file, specifier) => {
    expect(lint(file, specifier)).toContain('noRestrictedImports')
  })

  it.each([
    ['db/clients.ts', '../shared/clients.ts'],
    ['electron/handlers/clients.ts', '../../db/clients.ts'],
    ['renderer/clients/ClientsScreen.tsx', '../../shared/clients.ts'],
    ['electron/main.ts', 'electron'],
  ])('%s may import %s', (file, specifier) => {
    expect(lint(file, specifier)).not.toContain('noRestrictedImports')
  })
})
