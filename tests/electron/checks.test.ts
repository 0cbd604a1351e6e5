// The checks of a real salon: proof noted, damage named, a place mended by its next backup, nobody held up.
import { closeSync, openSync, readdirSync, readFileSync, readSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { latestChecks, listChecks } from '../../db/backup-checks.ts'
import { listPlaces } from '../../db/backup-places.ts'
import { checkpointTruncate } from '../../db/open.ts'
import { newRecoveryCode } from '../../electron/keys/vault.ts'
import { type OpenedSalon, openedSalon } from '../helpers/tempApp.ts'

let salon: OpenedSalon
beforeEach(async () => {
  salon = await openedSalon()
  await salon.call('backups.run')
})
afterEach(async () => {
  await salon.close()
  rmSync(salon.backupFolder, { recursive: true, force: true })
})

const db = () => salon.app.session.requireOpen().db
const placeId = () => listPlaces(db())[0]?.id ?? ''
const checks = () => salon.app.backups.checks
const logged = () =>
  db().raw.prepare("SELECT record, fields FROM access_log WHERE action = 'check' AND kind = 'backup'").all()
const problem = async () => (await salon.call('backups.state')).places[0]?.problem

/** Flips one bit of a file in place, without replacing it. */
function flip(file: string, offset: number): void {
  const handle = openSync(file, 'r+')
  const byte = Buffer.alloc(1)
  readSync(handle, byte, 0, 1, offset)
  byte[0] = (byte[0] ?? 0) ^ 0x10
  writeSync(handle, byte, 0, 1, offset)
  closeSync(handle)
}

describe('a monthly drill', () => {
  test('unpacks the newest point, counts it and leaves the proof, in the table and in the log', async () => {
    await checks().now({ kind: 'drill', placeId: placeId() })
    const [proof] = latestChecks(db(), placeId())
    expect(proof).toMatchObject({ kind: 'drill', ok: true, sequence: 2, details: { logEntriesChecked: null } })
    expect(proof?.details.rows).toBeGreaterThan(10)
    expect(proof?.details.fileSha256).toMatch(/^[0-9a-f]{64}$/)
    expect(logged()).toEqual([{ record: placeId(), fields: '["drill"]' }])
    expect(readdirSync(salon.userData)).not.toContain('proof.db')
  })

  test('that finds the point gone bad says so and warns of the place', async () => {
    const packs = path.join(salon.backupFolder, 'packs')
    for (const name of readdirSync(packs)) flip(path.join(packs, name), 70_000)
    await checks().now({ kind: 'drill', placeId: placeId() })
    expect(latestChecks(db(), placeId())[0]).toMatchObject({ ok: false, details: { problem: 'BACKUP_DAMAGED' } })
    expect(await problem()).toBe('BACKUP_PLACE_DAMAGED')
  })

  test('of a place that is away notes nothing: absence is no proof of damage', async () => {
    rmSync(salon.backupFolder, { recursive: true })
    await checks().now({ kind: 'drill', placeId: placeId() })
    expect(listChecks(db(), placeId(), 10)).toEqual([])
  })
})

describe('the weekly full check', () => {
  test('goes through the whole file and, with the owner signed in, the whole log', async () => {
    await checks().now({ kind: 'full', placeId: placeId() })
    const [proof] = latestChecks(db(), placeId())
    expect(proof).toMatchObject({ kind: 'full', ok: true, sequence: 2 })
    expect(proof?.details.logEntriesChecked).toBeGreaterThan(3)
  })
})

describe('the daily reading', () => {
  test('finds a damaged pack on its day, and the next backup mends the place', async () => {
    const packs = path.join(salon.backupFolder, 'packs')
    const [name = ''] = readdirSync(packs)
    flip(path.join(packs, name), 20_000)
    for (let part = 0; part < 7; part++) await checks().now({ kind: 'share', placeId: placeId(), part })
    const found = listChecks(db(), placeId(), 10).filter((check) => check.details.savedChunks !== null)
    expect(found).toHaveLength(1)
    expect(found[0]?.ok).toBe(false)
    expect(found[0]?.details).toMatchObject({ damagedPacks: [name] })
    expect(readdirSync(packs)).toContain(`${name}.damaged`)
    expect(await problem()).toBe('BACKUP_PLACE_DAMAGED')

    await salon.call('backups.run')
    expect(await problem()).toBeNull()
    await checks().now({ kind: 'full', placeId: placeId() })
    const full = latestChecks(db(), placeId()).find((check) => check.kind === 'full')
    expect(full).toMatchObject({ ok: true, sequence: 3 })
  })
})

describe('the salon’s own file', () => {
  test('is found whole after an ordinary day', async () => {
    await checks().now({ kind: 'file-full' })
    expect(latestChecks(db(), null)[0]).toMatchObject({ kind: 'file-full', ok: true, details: { damagedPages: [] } })
    expect((await salon.call('backups.state')).damage).toBeNull()
  })

  test('with a flipped bit is named by its page, left as it is, and never reaches a backup', async () => {
    checkpointTruncate(db().raw)
    const { file } = salon.app.session
    const pages = readFileSync(file).length / 4096
    flip(file, (pages - 1) * 4096 + 100)
    const damaged = readFileSync(file)
    await checks().now({ kind: 'file' })
    expect((await salon.call('backups.state')).damage?.pages).toEqual([pages])
    expect(readFileSync(file).subarray((pages - 1) * 4096, pages * 4096)).toEqual(
      damaged.subarray((pages - 1) * 4096, pages * 4096),
    )
    expect(await salon.refused('backups.run')).toBe('DATABASE_DAMAGED')
    await checks().now({ kind: 'drill', placeId: placeId() })
    expect(latestChecks(db(), placeId())[0]).toMatchObject({ kind: 'drill', ok: true })
    writeFileSync(file, damaged) // so that the closing backup of the test is the same failure, not another
  })
})

describe('the report of a place', () => {
  test('says why each point is kept and what it takes, and asking for it makes nothing to back up', async () => {
    const report = await salon.call('backups.report', { placeId: placeId() })
    expect(report.points.map(({ sequence, keptAs }) => [sequence, keptAs])).toEqual([[2, 'newest'], ...oldest(report)])
    expect(report.usedBytes).toBeGreaterThan(50_000)
    expect((await salon.call('backups.state')).changesWaiting).toBe(false)
  })

  test('tells of each point when it was opened again, and of the salon’s own file and the recovery sheet', async () => {
    await checks().now({ kind: 'drill', placeId: placeId() })
    await checks().now({ kind: 'file-full' })
    const atMs = salon.app.clock.now()
    const report = await salon.call('backups.report', { placeId: placeId() })
    expect(report.points[0]).toMatchObject({ sequence: 2, proofs: [{ kind: 'drill', sequence: 2, atMs }] })
    for (const point of report.points.slice(1)) expect(point.proofs).toEqual([])
    const { ownChecks } = await salon.call('backups.state')
    expect(ownChecks.map(({ kind, ok }) => [kind, ok])).toEqual(
      expect.arrayContaining([
        ['file-full', true],
        ['practice', true],
      ]),
    )
  })
})

/** The point of the first run, when retention has not let it go: two backups within the same hour are one. */
const oldest = (report: { points: { sequence: number }[] }) =>
  report.points.some((point) => point.sequence === 1) ? [[1, 'hour']] : []

describe('the recovery sheet', () => {
  test('counts as tried when it is confirmed, is offered again after a quarter, and only its own code counts', async () => {
    const due = async () => (await salon.call('backups.state')).practiceDue
    expect(await due()).toBe(false)
    salon.wait(92 * 86_400_000)
    expect(await due()).toBe(true)
    expect(await salon.refused('keys.practiseRecovery', { code: newRecoveryCode() })).toBe('RECOVERY_CODE_WRONG')
    expect(await due()).toBe(true)
    await salon.call('keys.practiseRecovery', { code: salon.recoveryCode })
    expect(await due()).toBe(false)
    expect(latestChecks(db(), null).find((check) => check.kind === 'practice')?.ok).toBe(true)
  })
})
