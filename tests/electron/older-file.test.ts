// A file of an older program: backed up before it is changed, opened, and nothing in it lost.
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startLog } from '../../db/accesslog.ts'
import { handleOf, transaction } from '../../db/handle.ts'
import { migrate, schemaVersion } from '../../db/migrate.ts'
import { migrations } from '../../db/migrations/index.ts'
import { closeDatabase, openDatabase } from '../../db/open.ts'
import { keyFor } from '../../electron/keys/derived-keys.ts'
import { createVault, type OpenedVault } from '../../electron/keys/vault.ts'
import { ownerPassphrase, type TempApp, tempApp, weakKdf } from '../helpers/tempApp.ts'

const staffId = 'owner-one'
let userData: string
let opened: OpenedVault
let app: TempApp

/** A salon as the first version of the schema held it; `places` are its backup folders. */
async function salonOfVersionOne(places: readonly string[]): Promise<void> {
  userData = mkdtempSync(path.join(tmpdir(), 'loiste-older-'))
  opened = await createVault(
    { folder: userData, kdf: weakKdf },
    { staffId, signInName: 'Helmi Laine', password: ownerPassphrase },
  )
  const raw = openDatabase(path.join(userData, 'salon.db'), keyFor(opened.dataKey, 'database'), { create: true })
  migrate(raw, migrations.slice(0, 1))
  // As that version wrote it: today's functions know columns and series that it had not.
  raw.exec(`
    INSERT INTO seller (id, position, details) VALUES ('seller-1', 0, 'null');
    INSERT INTO number_series (seller_id, series, next_number) VALUES ('seller-1', 'K', 1);
    INSERT INTO staff (id, name, role, colour, position, takes_appointments, can_sign_in, created_at_ms)
      VALUES ('${staffId}', 'Helmi Laine', 'owner', 0, 0, 1, 1, 1);
  `)
  transaction(handleOf(raw), (tx) => startLog(tx, opened.logPublicKey, '2026-11-23'))
  const add = raw.prepare('INSERT INTO backup_place (id, path, created_at_ms) VALUES (?, ?, 1)')
  for (const [index, place] of places.entries()) add.run(`place-${index}`, place)
  closeDatabase(raw)
  app = await tempApp({ userData })
}

let stick: string
beforeEach(() => {
  stick = mkdtempSync(path.join(tmpdir(), 'loiste-stick-'))
})
afterEach(async () => {
  await app.close()
  rmSync(stick, { recursive: true, force: true })
})

const signIn = () => app.call('session.signIn', { staffId, password: ownerPassphrase })
const kept = () => readdirSync(userData).filter((name) => name.startsWith('before-restore-'))

it('is backed up to its place first', async () => {
  await salonOfVersionOne([stick])
  await signIn()
  expect(schemaVersion(app.app.session.requireOpen().db.raw)).toBe(migrations.at(-1)?.version)
  expect(readdirSync(path.join(stick, 'snapshots')).length).toBeGreaterThan(0)
  expect(kept()).toEqual([])
  expect((await app.call('staff.list')).map((member) => member.name)).toEqual(['Helmi Laine'])
})

it('is copied aside when the place is not there, and the copy opens with the salon’s key', async () => {
  await salonOfVersionOne([path.join(stick, 'not-plugged-in')])
  await signIn()
  const [folder] = kept()
  const copy = openDatabase(path.join(userData, folder ?? '', 'salon.db'), keyFor(opened.dataKey, 'database'), {
    readonly: true,
  })
  expect(schemaVersion(copy)).toBe(1)
  expect(copy.prepare('SELECT name FROM staff').pluck().all()).toEqual(['Helmi Laine'])
  copy.close()
  // It holds clients' data, so it does not stay for ever.
  await app.quit()
  app.wait(91 * 86_400_000)
  await signIn()
  expect(existsSync(path.join(userData, folder ?? ''))).toBe(false)
})
