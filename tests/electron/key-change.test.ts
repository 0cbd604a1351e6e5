// Changing the salon's data key through the real router: what stays, what goes, and what a stop after any step leaves.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { closeDatabase, openDatabase } from '../../db/open.ts'
import { keyFor, keyIdOf } from '../../electron/keys/derived-keys.ts'
import { openWithPassword, openWithRecoveryCode } from '../../electron/keys/vault.ts'
import { readVault } from '../../electron/keys/vault-file.ts'
import { databaseName } from '../../electron/make-salon.ts'
import { type OpenedSalon, openedSalon, ownerPassphrase, tempApp, weakKdf } from '../helpers/tempApp.ts'

/** One salon for all that goes on in it in turn; the two tests that leave it changed for good have their own. */
let salon: OpenedSalon

/** Without a place a change takes one process instead of six; what backups have to do with it has tests of its own. */
async function withoutPlace(): Promise<void> {
  const [place] = (await salon.call('backups.state')).places
  await salon.call('backups.removePlace', { id: place?.id ?? '' })
}
async function openOnce(): Promise<void> {
  salon = await openedSalon()
  await withoutPlace()
}
/** The next test finds the owner signed in. */
async function ownerIsIn(): Promise<void> {
  await salon.quit()
  await signIn(owner)
}
/** Points of one hour are thinned out. */
const anHourLater = () => salon.wait(61 * 60_000)

const dataKeyNow = () => Uint8Array.from(salon.app.session.requireOpen().opened.dataKey)
const change = (passphrase = ownerPassphrase) => salon.call('keys.changeDataKey', { passphrase })
const signIn = (input: { name: string; password: string }) => salon.call('session.signIn', input)
const owner = { name: 'Helmi Laine', password: ownerPassphrase }
const aino = { name: 'Aino Koskela', password: 'lumipallo77' }

function opensWith(dataKey: Uint8Array): string {
  const key = keyFor(dataKey, 'database')
  try {
    closeDatabase(openDatabase(path.join(salon.userData, databaseName), key, { readonly: true }))
    return 'opens'
  } catch (error) {
    return (error as { code?: string }).code ?? String(error)
  }
}

describe('in one salon', () => {
  beforeAll(openOnce)
  afterEach(ownerIsIn)
  afterAll(() => salon.close())

  it('gives the file another key; the same session goes on, and everybody signs in as before', async () => {
    const client = await salon.call('clients.create', { name: 'Testi Asiakas' })
    const before = dataKeyNow()
    const state = await change()
    expect(state.phase).toBe('ready')
    expect(state.user?.name).toBe('Helmi Laine')
    const after = dataKeyNow()
    expect(keyIdOf(after)).not.toBe(keyIdOf(before))
    expect((await salon.call('clients.get', { id: client.id })).name).toBe('Testi Asiakas')
    await salon.quit()
    expect([opensWith(before), opensWith(after)]).toEqual(['DATABASE_WRONG_KEY', 'opens'])

    expect((await signIn(aino)).user?.name).toBe('Aino Koskela')
    await salon.quit()
    expect((await signIn(owner)).user?.name).toBe('Helmi Laine')
    await salon.call('keys.practiseRecovery', { code: salon.recoveryCode })
    expect((await salon.call('accesslog.check')).whole).toBe(true)
  })

  it('seals a delivered key with the password itself at the next sign-in', async () => {
    await change()
    const delivered = () => readVault(salon.userData).vault.slots.filter((slot) => slot.delivered).length
    expect(delivered()).toBe(3)
    await salon.quit()
    await signIn(aino)
    await salon.call('session.signOut')
    await signIn(owner)
    await salon.call('keys.practiseRecovery', { code: salon.recoveryCode })
    expect(delivered()).toBe(0)
    await salon.quit()
    expect((await signIn(aino)).phase).toBe('ready')
  })

  it('can be done again and again; every former key stays at hand', async () => {
    const first = dataKeyNow()
    for (let round = 0; round < 3; round++) await change()
    const { formerDataKeys } = salon.app.session.requireOpen().opened
    expect(formerDataKeys.map(keyIdOf)).toContain(keyIdOf(first))
    expect(formerDataKeys.length).toBeGreaterThanOrEqual(3)
    const opened = await openWithRecoveryCode({ folder: salon.userData, kdf: weakKdf }, salon.recoveryCode)
    expect(opened.formerDataKeys.map(keyIdOf)).toEqual(formerDataKeys.map(keyIdOf))
  })

  it('leaves the files under the old key until somebody has signed in once more', async () => {
    const kept = () => readdirSync(salon.userData).filter((name) => name.startsWith('before-key-change-'))
    await change()
    expect(kept()).toHaveLength(1)
    await salon.quit()
    expect(kept()).toHaveLength(1)
    await signIn(owner)
    expect(kept()).toEqual([])
    expect(existsSync(path.join(salon.userData, 'key-change-incoming'))).toBe(false)
  })

  // Refused, with everything as before.
  it('a wrong passphrase', async () => {
    const before = keyIdOf(dataKeyNow())
    expect(await salon.refused('keys.changeDataKey', { passphrase: 'väärä salalause tämä' })).toBe('PASSWORD_WRONG')
    expect(keyIdOf(dataKeyNow())).toBe(before)
  })

  it('a session that was opened by a staff password', async () => {
    const second = await salon.call('staff.create', {
      name: 'Toinen Omistaja',
      role: 'therapist',
      password: 'syyssade-toinen',
    })
    await salon.call('staff.change', { id: second.id, version: second.version, patch: { role: 'owner' } })
    await salon.quit()
    await signIn({ name: 'Toinen Omistaja', password: 'syyssade-toinen' })
    expect((await salon.call('keys.previewChange')).isOwner).toBe(false)
    expect(await salon.refused('keys.changeDataKey', { passphrase: 'syyssade-toinen' })).toBe('KEY_CHANGE_NEEDS_OWNER')
    expect((await salon.call('session.state')).phase).toBe('ready')
  })

  it('calls made while the file is away', async () => {
    const running = salon.send('keys.changeDataKey', { passphrase: ownerPassphrase })
    const answers = new Set<string>()
    let isDone = false
    void running.finally(() => {
      isDone = true
    })
    while (!isDone) {
      const state = await salon.call('session.state')
      if (state.phase === 'changing-key') {
        expect(state.user?.name).toBe('Helmi Laine')
        answers.add(await salon.refused('clients.search', { text: 'x' }))
      }
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect((await running).ok).toBe(true)
    expect([...answers]).toContain('NOT_SIGNED_IN')
    expect([...answers].every((code) => ['NOT_SIGNED_IN', 'not refused'].includes(code))).toBe(true)
  })
  it('shuts out whoever has left: her password and the old vault open nothing of the new file', async () => {
    const oldVault = readVault(salon.userData).vault
    const place = { folder: salon.userData, kdf: weakKdf }
    const secret = await salon.app.device.secret()
    const left = await openWithPassword(place, { staffId: salon.ainoId }, aino.password, secret)
    const member = (await salon.call('staff.list')).find((each) => each.id === salon.ainoId)
    await salon.call('staff.change', {
      id: salon.ainoId,
      version: member?.version ?? 0,
      patch: { active: false },
    })
    expect((await salon.call('keys.overview')).left.map((each) => each.name)).toEqual(['Aino Koskela'])
    await change()
    expect((await salon.call('keys.overview')).left).toEqual([])
    const now = readVault(salon.userData).vault
    expect(now.keyId).not.toBe(oldVault.keyId)
    // Nothing in the new vault is sealed with what she knows: the former key lies under the new one, not the other way.
    expect(now.slots.some((slot) => slot.staffId === salon.ainoId)).toBe(false)
    await salon.quit()
    expect(opensWith(left.dataKey)).toBe('DATABASE_WRONG_KEY')
    expect(await salon.refused('session.signIn', aino)).toBe('PASSWORD_WRONG')
  })
})

describe('with backups', () => {
  beforeAll(async () => {
    salon = await openedSalon()
  })
  afterAll(() => salon.close())

  it('keeps the points from before readable, from inside and on an empty computer with the sheet from before', async () => {
    await salon.call('clients.create', { name: 'Ennen Vaihtoa' })
    await salon.call('backups.run')
    anHourLater()
    await change()
    anHourLater()
    await salon.call('clients.create', { name: 'Vaihdon Jälkeen' })
    await salon.call('backups.run')
    const [place] = (await salon.call('backups.state')).places
    const placeId = place?.id ?? ''
    const report = await salon.call('backups.report', { placeId })
    expect(report.points.length).toBeGreaterThanOrEqual(2)
    expect(report.points.map((point) => point.problem)).toEqual(report.points.map(() => null))
    const oldest = report.points.findLast((point) => point.summary.clients === 1)?.sequence ?? 0

    // From inside: a file from before comes back under the present key, and everybody keeps her password.
    const keyBefore = keyIdOf(dataKeyNow())
    const { token } = await salon.call('restore.usePlace', { placeId })
    await salon.call('restore.open', { token, secret: ownerPassphrase })
    await salon.call('restore.preview', { token, sequence: oldest })
    await salon.call('restore.run', { token })
    await signIn(aino)
    await salon.call('session.signOut')
    await signIn(owner)
    expect((await salon.call('clients.search', { text: 'Ennen' })).length).toBe(1)
    expect((await salon.call('clients.search', { text: 'Jälkeen' })).length).toBe(0)
    expect(keyIdOf(dataKeyNow())).toBe(keyBefore)

    // The undo of that restore would bring back a file that no key opens after one more change: it goes.
    expect((await salon.call('backups.state')).undoRestore).not.toBeNull()
    await change()
    expect((await salon.call('backups.state')).undoRestore).toBeNull()
    await salon.quit()

    const empty = await tempApp()
    try {
      empty.chooseFolder(salon.backupFolder)
      const token = (await empty.call('restore.choosePlace'))?.token ?? ''
      const points = await empty.call('restore.open', { token, secret: salon.recoveryCode })
      expect(points.map((point) => point.problem)).toEqual(points.map(() => null))
      await empty.call('restore.preview', { token, sequence: oldest })
      expect((await empty.call('restore.run', { token })).phase).toBe('signed-out')
      expect((await empty.call('session.signIn', owner)).phase).toBe('ready')
      expect((await empty.call('clients.search', { text: 'Ennen' })).length).toBe(1)
    } finally {
      await empty.close()
    }
  }, 120_000)
})

describe('what this computer keeps', () => {
  beforeAll(openOnce)
  afterAll(() => salon.close())

  it('is started over only when it cannot be read; staff then get new passwords from the owner', async () => {
    expect(await salon.refused('keys.startComputerOver', { ownPassword: ownerPassphrase })).toBe('DEVICE_NOT_REPLACED')
    await salon.quit()
    const other = await tempApp({
      userData: salon.userData,
      keyStore: {
        available: async () => true,
        encrypt: async (text) => Buffer.from(`2${text}`),
        decrypt: async (sealed) => {
          const text = Buffer.from(sealed).toString()
          if (!text.startsWith('2')) throw new Error('another key')
          return { text: text.slice(1), isStale: false }
        },
      },
    })
    expect((await other.call('session.state')).computer).toBe('unreadable')
    expect(await other.refused('session.signIn', aino)).toBe('DEVICE_SECRET_MISSING')
    await other.call('session.signIn', owner)
    const sealedBefore = readFileSync(path.join(salon.userData, 'device.json'), 'utf8')
    const overview = await other.call('keys.startComputerOver', { ownPassword: ownerPassphrase })
    expect(overview.computer).toBe('ready')
    expect(overview.without.map((each) => each.name)).toEqual(['Aino Koskela'])
    const kept = readdirSync(salon.userData).find((name) => name.startsWith('device.unreadable-')) ?? ''
    expect(readFileSync(path.join(salon.userData, kept), 'utf8')).toBe(sealedBefore)
    await other.call('staff.setPassword', { id: salon.ainoId, password: 'lumipallo78', ownPassword: ownerPassphrase })
    await other.quit()
    expect((await other.call('session.signIn', { ...aino, password: 'lumipallo78' })).phase).toBe('ready')
    await other.quit()
  })
})
