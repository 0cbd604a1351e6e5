// A file that does not open on the worst day: which pages are damaged, where the newest copy is, and the way back from there.
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { pageSizeBytes } from '../../db/open.ts'
import { knownPlaces, knownPlacesName } from '../../electron/known-places.ts'
import { type OpenedSalon, openedSalon, ownerPassphrase } from '../helpers/tempApp.ts'

let salon: OpenedSalon
beforeEach(async () => {
  salon = await openedSalon()
})
afterEach(() => salon.close())

const signIn = () => salon.send('session.signIn', { staffId: salon.ownerId, password: ownerPassphrase })

/** Flips one bit of every page from the third on. */
function damageFile(): { bytes: Buffer; pages: number[] } {
  const file = path.join(salon.userData, 'salon.db')
  const bytes = readFileSync(file)
  const pages: number[] = []
  for (let page = 3; page <= bytes.length / pageSizeBytes; page += 1) {
    const at = (page - 1) * pageSizeBytes + 200
    bytes[at] = (bytes[at] ?? 0) ^ 1
    pages.push(page)
  }
  writeFileSync(file, bytes)
  return { bytes, pages }
}

test('names its pages and the newest copy once a password opens the vault, and is restored from that place', async () => {
  await salon.call('clients.create', { name: 'Tuuli Testi' })
  await salon.quit()
  const { bytes, pages } = damageFile()
  expect(await signIn()).toMatchObject({ ok: false, error: { code: 'DATABASE_DAMAGED' } })
  const { phase, damage } = await salon.call('session.state')
  expect(phase).toBe('damaged')
  expect(damage?.pages).toEqual(pages.slice(0, 100))
  const [place] = damage?.places ?? []
  expect(place).toMatchObject({ label: path.basename(salon.backupFolder), problem: null })
  expect(place?.newestAtMs).toBe(salon.app.clock.now())

  const { token } = await salon.call('restore.usePlace', { placeId: place?.id ?? '' })
  const [point] = await salon.call('restore.open', { token, secret: ownerPassphrase })
  await salon.call('restore.preview', { token, sequence: point?.sequence ?? 0 })
  salon.wait(60_000)
  await salon.call('restore.run', { token, numbers: { kind: 'none' } })
  expect((await salon.call('session.state')).damage).toBeNull()
  expect((await signIn()).ok).toBe(true)
  expect((await salon.call('clients.search', { text: 'tuuli' })).map(({ name }) => name)).toEqual(['Tuuli Testi'])
  // The damaged file is evidence and stays beside.
  const kept = readdirSync(salon.userData).find((name) => name.startsWith('before-restore-')) ?? ''
  expect(readFileSync(path.join(salon.userData, kept, 'salon.db')).equals(bytes)).toBe(true)
  // The place is as good as it was this morning, and what was restored is still to be copied.
  const state = await salon.call('backups.state')
  expect(state.places).toMatchObject([{ lastSequence: point?.sequence, lastGoodAtMs: point?.takenAtMs, problem: null }])
  expect(state.changesWaiting).toBe(true)
})

test('says of a place that is away that it is, and nothing before a password was right', async () => {
  await salon.quit()
  damageFile()
  renameSync(salon.backupFolder, `${salon.backupFolder}-away`)
  await salon.send('session.signIn', { staffId: salon.ownerId, password: 'aivan väärä salalause' })
  expect(await salon.call('session.state')).toMatchObject({ phase: 'signed-out', damage: null })
  expect(await salon.refused('restore.usePlace', { placeId: 'place' })).not.toBe('not refused')
  expect((await signIn()).ok).toBe(false)
  const { damage } = await salon.call('session.state')
  expect(damage?.places).toMatchObject([{ newestAtMs: null, problem: 'BACKUP_PLACE_MISSING' }])
  renameSync(`${salon.backupFolder}-away`, salon.backupFolder)
})

test('what is remembered of the places is sealed, follows them, and opens with no other key', async () => {
  const { opened } = salon.app.session.requireOpen()
  const file = path.join(salon.userData, knownPlacesName)
  expect(readFileSync(file, 'utf8')).not.toContain(path.basename(salon.backupFolder))
  expect(knownPlaces(salon.userData, [opened.dataKey]).map((place) => place.path)).toEqual([salon.backupFolder])
  expect(knownPlaces(salon.userData, [Buffer.alloc(32, 7)])).toEqual([])
  const [place] = (await salon.call('backups.state')).places
  await salon.call('backups.removePlace', { id: place?.id ?? '' })
  expect(knownPlaces(salon.userData, [opened.dataKey])).toEqual([])
  writeFileSync(file, 'x')
  expect(knownPlaces(salon.userData, [opened.dataKey])).toEqual([])
  expect(existsSync(file)).toBe(true)
})
