// The salons that are measured: a practice salon of the asked size, made once and kept under .cache/bench, and one without
// a single client. Each run works on copies. Build scripts only.
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { Db } from '../../db/handle.ts'
import { handleOf } from '../../db/handle.ts'
import { openDatabase } from '../../db/open.ts'
import { keyFor } from '../../electron/keys/derived-keys.ts'
import { productKdf } from '../../electron/keys/kdf.ts'
import { type OpenedVault, openWithPassword } from '../../electron/keys/vault.ts'
import { repository } from '../scripts/command.ts'
import { staffNames } from '../seed/names.ts'
import { seedSalon } from '../seed/salon.ts'

export const password = 'harjoitus salonki 2026'
export const ownerName = staffNames[0]
/** A Friday; everything measured happens at one in the afternoon of it. */
export const presentDay = '2026-11-20'
export const presentMinute = 13 * 60

export interface Size {
  readonly years: number
  readonly clients: number
  readonly staff: number
}

const cacheFolder = path.join(repository, '.cache', 'bench')

/** Hash of all that decides what is in a seeded file. */
function recipeHash(): string {
  const hash = createHash('sha256')
  for (const folder of ['build/seed', 'db/migrations', 'db', 'electron/keys', 'shared']) {
    const names = fs.readdirSync(path.join(repository, folder)).filter((name) => name.endsWith('.ts'))
    const relevant =
      folder === 'db'
        ? ['client-search.ts', 'clients.ts', 'start.ts', 'accesslog-chain.ts']
        : folder === 'shared'
          ? ['client-search.ts', 'collation.ts', 'services.ts', 'accesslog.ts']
          : names
    for (const name of relevant.sort()) hash.update(fs.readFileSync(path.join(repository, folder, name)))
  }
  return hash.digest('hex').slice(0, 8)
}

/** The folder of a cached salon, made when it is missing. `years` 0 gives one without clients. */
export async function cachedSalon(size: Size, tell: (text: string) => void): Promise<string> {
  const kind = size.years === 0 ? 'empty' : `${size.years}y-${size.clients}c-${size.staff}s`
  const folder = path.join(cacheFolder, `${kind}-${recipeHash()}`)
  if (fs.existsSync(path.join(folder, 'bootstrap.json'))) return folder
  for (const name of fs.existsSync(cacheFolder) ? fs.readdirSync(cacheFolder) : []) {
    if (name.startsWith(`${kind}-`)) fs.rmSync(path.join(cacheFolder, name), { recursive: true })
  }
  const { years, clients, staff } = size
  const present = { until: presentDay, untilMinute: presentMinute, language: 'fi', seed: 1 } as const
  await seedSalon({
    dir: folder,
    years,
    clients,
    staff,
    password,
    ...present,
    onProgress: (text) => tell(`${kind}: ${text}`),
  })
  return folder
}

/** A copy that may be written to; the cached one stays as it is. */
export function workingCopy(folder: string, name: string): string {
  const copy = path.join(cacheFolder, 'work', name)
  fs.rmSync(copy, { recursive: true, force: true })
  fs.cpSync(folder, copy, { recursive: true, mode: fs.constants.COPYFILE_FICLONE })
  return copy
}

/** The built app in a folder of its own, so that a build that runs meanwhile does not pull it away from under us. */
export function copyOfApp(): string {
  const folder = path.join(cacheFolder, 'work', 'app')
  fs.rmSync(folder, { recursive: true, force: true })
  fs.mkdirSync(folder, { recursive: true })
  fs.cpSync(path.join(repository, 'out'), path.join(folder, 'out'), { recursive: true })
  fs.copyFileSync(path.join(repository, 'package.json'), path.join(folder, 'package.json'))
  fs.symlinkSync(path.join(repository, 'node_modules'), path.join(folder, 'node_modules'), 'junction')
  return folder
}

export function removeWorkingCopies(): void {
  fs.rmSync(path.join(cacheFolder, 'work'), { recursive: true, force: true })
}

/** Clients that can be booked and changed: the practice salon has one whose card is restricted. */
export const freeClients =
  'SELECT id FROM client WHERE id NOT IN (SELECT client_id FROM restriction WHERE lifted_at_ms IS NULL) ORDER BY pk'

export interface OpenSalon {
  readonly folder: string
  readonly file: string
  readonly opened: OpenedVault
  readonly db: Db
}

/** Opens it as main does. The caller closes `db.raw`. */
export async function openSalon(folder: string): Promise<OpenSalon> {
  const place = { folder, kdf: productKdf() }
  const opened = await openWithPassword(place, { signInName: ownerName }, password, null)
  const file = path.join(folder, 'salon.db')
  return { folder, file, opened, db: handleOf(openDatabase(file, keyFor(opened.dataKey, 'database'))) }
}
