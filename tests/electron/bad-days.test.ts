// Bad days of the machine under the program: what happened is said by a code, and nothing that was saved is lost.
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type OpenedSalon, openedSalon, ownerPassphrase, tempApp } from '../helpers/tempApp.ts'

let salon: OpenedSalon
beforeEach(async () => {
  salon = await openedSalon()
})
afterEach(() => salon.close())

const file = (name: string) => path.join(salon.userData, name)
const signIn = () => salon.send('session.signIn', { staffId: salon.ownerId, password: ownerPassphrase })
const booking = (startMin: number) => ({
  day: '2026-11-24',
  clientId: null,
  lines: [{ serviceId: salon.haircutId, staffId: salon.ainoId, startMin }],
})
const calendar = () => salon.call('appointments.calendar', { from: '2026-11-24', to: '2026-11-24' })

describe('the file', () => {
  it('of a newer program is refused and left as it is', async () => {
    salon.app.session.requireOpen().db.raw.pragma('user_version = 999')
    await salon.quit()
    const before = readFileSync(file('salon.db'))
    expect(await signIn()).toMatchObject({ ok: false, error: { code: 'DATABASE_FROM_NEWER_APP', data: { file: 999 } } })
    expect(readFileSync(file('salon.db')).equals(before)).toBe(true)
    expect(salon.app.session.phase().phase).toBe('signed-out')
  })

  it('of another salon is refused, and ours opens again when it is back', async () => {
    const other = await openedSalon()
    await other.quit()
    await salon.quit()
    copyFileSync(file('salon.db'), file('ours.db'))
    copyFileSync(path.join(other.userData, 'salon.db'), file('salon.db'))
    expect(await signIn()).toMatchObject({ ok: false, error: { code: 'DATABASE_OTHER_SALON' } })
    copyFileSync(file('ours.db'), file('salon.db'))
    expect((await signIn()).ok).toBe(true)
    await other.close()
  })

  it('that is missing or cut to nothing never becomes a fresh salon', async () => {
    await salon.quit()
    copyFileSync(file('salon.db'), file('kept.db'))
    rmSync(file('salon.db'))
    expect(salon.app.session.phase()).toEqual({ phase: 'damaged', problem: 'DATABASE_MISSING' })
    expect(
      await salon.refused('setup.createOwner', { ownerName: 'X', passphrase: ownerPassphrase, language: 'fi' }),
    ).toBe('SETUP_ALREADY_DONE')
    writeFileSync(file('salon.db'), '')
    expect(await signIn()).toMatchObject({ ok: false, error: { code: 'DATABASE_DAMAGED' } })
    copyFileSync(file('kept.db'), file('salon.db'))
    expect((await signIn()).ok).toBe(true)
  })

  it('comes back from the backup on a machine whose file is gone, through the start screen', async () => {
    await salon.call('appointments.book', booking(600))
    await salon.call('backups.run')
    await salon.quit()
    rmSync(file('salon.db'))
    salon.chooseFolder(salon.backupFolder)
    const place = await salon.call('restore.choosePlace')
    const token = place?.token ?? ''
    const points = await salon.call('restore.open', { token, secret: salon.recoveryCode })
    await salon.call('restore.preview', { token, sequence: points[0]?.sequence ?? 0 })
    await salon.call('restore.run', { token })
    expect((await signIn()).ok).toBe(true)
    expect((await calendar()).days[0]?.appointments).toHaveLength(1)
    // The vault was still here, so Aino's own password opens it too.
    await salon.quit()
    expect((await salon.send('session.signIn', { staffId: salon.ainoId, password: 'lumipallo77' })).ok).toBe(true)
  })
})

describe('the keys', () => {
  it('open from either copy, and the damaged one is written anew', async () => {
    await salon.quit()
    const good = readFileSync(file('vault-b'))
    const bad = Buffer.from(good)
    bad[bad.length >> 1] = (bad[bad.length >> 1] ?? 0) ^ 1
    writeFileSync(file('vault-a'), bad)
    expect((await signIn()).ok).toBe(true)
    expect(readFileSync(file('vault-a')).equals(readFileSync(file('vault-b')))).toBe(true)
  })

  it('that are both damaged say so, offer a restore, and are never taken for none', async () => {
    await salon.quit()
    for (const name of ['vault-a', 'vault-b']) writeFileSync(file(name), 'x')
    expect(salon.app.session.phase()).toEqual({ phase: 'damaged', problem: 'VAULT_DAMAGED' })
    for (const name of ['vault-a', 'vault-b']) rmSync(file(name))
    expect(salon.app.session.phase()).toEqual({ phase: 'damaged', problem: 'VAULT_MISSING' })
    expect(
      await salon.refused('setup.createOwner', { ownerName: 'X', passphrase: ownerPassphrase, language: 'fi' }),
    ).toBe('SETUP_ALREADY_DONE')
  })

  it('half made by a power cut in the first run leave an empty machine', async () => {
    const userData = mkdtempSync(path.join(tmpdir(), 'loiste-half-'))
    writeFileSync(path.join(userData, 'creating-salon'), '')
    copyFileSync(file('vault-a'), path.join(userData, 'vault-a'))
    const half = await tempApp({ userData })
    expect(half.app.session.phase().phase).toBe('empty')
    expect(existsSync(path.join(userData, 'vault-a'))).toBe(false)
    await half.close()
  })
})

describe('the disk', () => {
  it('that is full refuses the next booking and keeps every one before it', async () => {
    const { raw } = salon.app.session.requireOpen().db
    await salon.call('appointments.book', booking(600))
    const pages = Number(raw.pragma('page_count', { simple: true }))
    raw.pragma(`max_page_count = ${pages}`)
    let refused = ''
    for (let round = 0; refused === '' && round < 500; round += 1) {
      const answer = await salon.send('clients.create', { name: `Asiakas ${round}`, notes: 'x'.repeat(5000) })
      if (!answer.ok) refused = answer.error.code
    }
    expect(refused).toBe('DISK_FULL')
    raw.pragma('max_page_count = 1073741823')
    expect((await calendar()).days[0]?.appointments).toHaveLength(1)
    expect(raw.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(await salon.call('accesslog.check')).toMatchObject({ whole: true })
    await salon.call('appointments.book', booking(720))
  })

  it('that has become read-only refuses to write and goes on reading', async () => {
    await salon.call('appointments.book', booking(600))
    const { raw } = salon.app.session.requireOpen().db
    raw.pragma('query_only = ON')
    expect(await salon.refused('appointments.book', booking(720))).toBe('DATABASE_READ_ONLY')
    raw.pragma('query_only = OFF')
    expect((await calendar()).days[0]?.appointments).toHaveLength(1)
  })
})

describe('the key store of the computer', () => {
  it('that does not work asks for typed names and longer staff passwords, and nobody is locked out', async () => {
    const none = {
      available: async () => false,
      encrypt: async () => new Uint8Array(),
      decrypt: async () => ({ text: '', isStale: false }),
    }
    const userData = mkdtempSync(path.join(tmpdir(), 'loiste-no-keyring-'))
    const plain = await tempApp({ userData, keyStore: none })
    await plain.call('setup.createOwner', { ownerName: 'Helmi Laine', passphrase: ownerPassphrase, language: 'fi' })
    expect(await plain.refused('staff.create', { name: 'Aino', role: 'therapist', password: 'lumipallo77' })).toBe(
      'PASSWORD_TOO_SHORT',
    )
    await plain.call('staff.create', { name: 'Aino', role: 'therapist', password: 'lumipallo ja kolme kiveä' })
    await plain.quit()
    expect((await plain.call('session.state')).people).toEqual([])
    expect((await plain.send('session.signIn', { name: ' AINO ', password: 'lumipallo ja kolme kiveä' })).ok).toBe(true)
    await plain.close()
  })
})
