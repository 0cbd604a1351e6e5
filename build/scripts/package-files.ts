/** What a package made here must and must not contain. */
import fs from 'node:fs'
import path from 'node:path'
import { listPackage } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { repository } from './command.ts'

interface Unpacked {
  /** Folder that electron-builder leaves for the target `dir`. */
  resources: string
  executable: string
}

/** Where `electron-builder --dir` puts the app on this operating system. */
function unpackedApp(): Unpacked {
  const release = path.join(repository, 'release')
  const armed = process.arch === 'arm64' ? '-arm64' : ''
  switch (process.platform) {
    case 'darwin': {
      const contents = path.join(release, `mac${armed}`, 'Loiste.app', 'Contents')
      return { resources: path.join(contents, 'Resources'), executable: path.join(contents, 'MacOS', 'Loiste') }
    }
    case 'win32': {
      const folder = path.join(release, `win${armed}-unpacked`)
      return { resources: path.join(folder, 'resources'), executable: path.join(folder, 'Loiste.exe') }
    }
    default: {
      const folder = path.join(release, `linux${armed}-unpacked`)
      return { resources: path.join(folder, 'resources'), executable: path.join(folder, 'loiste') }
    }
  }
}

export const packagedExecutable = unpackedApp().executable

const needed = [
  '/package.json',
  '/out/main/main.cjs',
  '/out/main/backup-worker.cjs',
  '/out/main/kdf-worker.cjs',
  '/out/main/paper-worker.cjs',
  '/out/preload/preload.cjs',
  '/out/renderer/index.html',
]
const allowedRoots = /^\/(package\.json|out|node_modules)(\/|$)/
const unwanted = [
  { what: 'source or test', pattern: /\.(tsx?|mts|cts|map)$|\.(test|spec)\.[cm]?js$/ },
  { what: 'the stand-in or a test tool', pattern: /standin|playwright|vitest|@sparticuz|chromium/i },
  { what: 'source of the database driver', pattern: /better-sqlite3-multiple-ciphers\/(deps|src)\// },
  { what: 'package that is bundled', pattern: /^\/node_modules\/(react|react-dom|zod|kysely|i18next|hash-wasm)\// },
]

/** Every complaint about the package's archive; empty when it is as it should be. */
export function archiveProblems(): { problems: string[]; count: number } {
  const { resources } = unpackedApp()
  const archive = path.join(resources, 'app.asar')
  const entries = listPackage(archive, { isPack: true }).map((line) => {
    const [, packing = '', name = ''] = /^(pack|unpack)\s*: (.*)$/.exec(line) ?? []
    return { unpacked: packing === 'unpack', name: name.replaceAll('\\', '/') }
  })
  const names = new Set(entries.map((entry) => entry.name))
  const problems = needed.filter((name) => !names.has(name)).map((name) => `missing: ${name}`)
  for (const { name } of entries) {
    if (!allowedRoots.test(name)) problems.push(`not expected: ${name}`)
    for (const { what, pattern } of unwanted) if (pattern.test(name)) problems.push(`${what}: ${name}`)
  }
  const native = entries.filter((entry) => entry.name.endsWith('.node'))
  const own = `/prebuilds/${process.platform}-${process.arch}.node`
  if (!native.some((entry) => entry.name.endsWith(own))) problems.push(`missing: the database driver ${own}`)
  for (const { name, unpacked } of native) {
    const onDisk = fs.existsSync(path.join(`${archive}.unpacked`, name))
    if (!unpacked || !onDisk) problems.push(`native file not unpacked: ${name}`)
    if (!name.endsWith(own)) problems.push(`native file of another platform: ${name}`)
  }
  return { problems, count: entries.length }
}

const expectedFuses: [FuseV1Options, FuseState][] = [
  [FuseV1Options.RunAsNode, FuseState.DISABLE],
  [FuseV1Options.EnableCookieEncryption, FuseState.ENABLE],
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable, FuseState.DISABLE],
  [FuseV1Options.EnableNodeCliInspectArguments, FuseState.DISABLE],
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, FuseState.ENABLE],
  [FuseV1Options.OnlyLoadAppFromAsar, FuseState.ENABLE],
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, FuseState.DISABLE],
  [FuseV1Options.GrantFileProtocolExtraPrivileges, FuseState.DISABLE],
  [FuseV1Options.WasmTrapHandlers, FuseState.ENABLE],
]

/** Every fuse of the packaged executable that is not as it should be. */
export async function fuseProblems(): Promise<string[]> {
  const wire: Record<number, unknown> = await getCurrentFuseWire(packagedExecutable)
  return expectedFuses
    .filter(([fuse, state]) => wire[fuse] !== state)
    .map(([fuse, state]) => `fuse ${FuseV1Options[fuse]} is ${wire[fuse]}, expected ${state}`)
}
