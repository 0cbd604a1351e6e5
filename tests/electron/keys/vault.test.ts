// The vault with real files: who gets in with what, what is refused, and what a crash between any two writes leaves.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { realDisk } from '../../../electron/durable-file.ts'
import { keyFor, keyIdOf } from '../../../electron/keys/derived-keys.ts'
import {
  confirmRecoveryCode,
  createVault,
  listSlots,
  newRecoveryCode,
  type OpenedVault,
  openBackupSlots,
  openWithPassword,
  openWithRecoveryCode,
  removeSlotsOf,
  setPassword,
  setSignInName,
  vaultForBackup,
  wipeVault,
  writeVaultFromBackup,
} from '../../../electron/keys/vault.ts'
import { readVault, vaultNames } from '../../../electron/keys/vault-file.ts'
import { passphrase, weakKdf } from '../../helpers/livingFile.ts'

let folder: string
let place: { folder: string; kdf: typeof weakKdf }
let owner: OpenedVault
const deviceSecret = new Uint8Array(32).fill(5)
const aino = { type: 'staff' as const, staffId: 'staff-aino', signInName: 'Aino', deviceSecret }

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'loiste-vault-'))
  place = { folder, kdf: weakKdf }
  owner = await createVault(place, { staffId: 'staff-helmi', signInName: 'Helmi', password: passphrase })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const fileOf = (name: string) => path.join(folder, name)
const sameKey = (opened: OpenedVault) => Buffer.from(opened.dataKey).equals(Buffer.from(owner.dataKey))

describe('who gets in', () => {
  test('the owner by her passphrase, picked or typed, on any computer', async () => {
    expect(sameKey(await openWithPassword(place, { staffId: 'staff-helmi' }, passphrase, null))).toBe(true)
    const typed = await openWithPassword(place, { signInName: '  hELMI ' }, passphrase, deviceSecret)
    expect(typed).toMatchObject({ slotType: 'owner', staffId: 'staff-helmi' })
    expect(typed.logPrivateKey).toEqual(owner.logPrivateKey)
  })

  test('a decomposed ä opens what a composed one sealed', async () => {
    await setPassword(place, owner, { ...aino, password: 'pyöräretki' })
    const opened = await openWithPassword(place, { staffId: 'staff-aino' }, 'pyo\u0308ra\u0308retki', deviceSecret)
    expect(sameKey(opened)).toBe(true)
  })

  test('staff by password and this computer; the log stays closed to them', async () => {
    await setPassword(place, owner, { ...aino, password: 'lumipallo77' })
    const opened = await openWithPassword(place, { signInName: 'Aino' }, 'lumipallo77', deviceSecret)
    expect(sameKey(opened)).toBe(true)
    expect(opened.logPrivateKey).toBeNull()
    expect(opened.logPublicKey).toEqual(owner.logPublicKey)
  })

  test('not on another computer, and not where its key store is silent', async () => {
    await setPassword(place, owner, { ...aino, password: 'lumipallo77' })
    const other = new Uint8Array(32).fill(6)
    await expect(openWithPassword(place, { staffId: 'staff-aino' }, 'lumipallo77', other)).rejects.toThrow(
      'PASSWORD_WRONG',
    )
    await expect(openWithPassword(place, { staffId: 'staff-aino' }, 'lumipallo77', null)).rejects.toThrow(
      'DEVICE_SECRET_MISSING',
    )
  })

  test('without a key store a staff password stands alone and must be longer', async () => {
    const alone = { ...aino, deviceSecret: null }
    await expect(setPassword(place, owner, { ...alone, password: 'lumipallo77' })).rejects.toThrow('PASSWORD_TOO_SHORT')
    await setPassword(place, owner, { ...alone, password: 'lumipallo ja kelkka' })
    expect(sameKey(await openWithPassword(place, { staffId: 'staff-aino' }, 'lumipallo ja kelkka', null))).toBe(true)
  })

  test('nobody by a wrong password, by no slot, or by another one’s password', async () => {
    await setPassword(place, owner, { ...aino, password: 'lumipallo77' })
    for (const [who, password] of [
      [{ staffId: 'staff-helmi' }, 'koivu taivas lumi sauno'],
      [{ staffId: 'staff-nobody' }, passphrase],
      [{ signInName: 'Aino' }, passphrase],
      [{ staffId: 'staff-helmi' }, ''],
    ] as const) {
      await expect(openWithPassword(place, who, password, deviceSecret)).rejects.toThrow('PASSWORD_WRONG')
    }
  })

  test('weak and common passwords never become a slot', async () => {
    await expect(setPassword(place, owner, { ...aino, password: 'salasana1' })).rejects.toThrow('PASSWORD_TOO_COMMON')
    await expect(setPassword(place, owner, { ...aino, password: 'abc' })).rejects.toThrow('PASSWORD_TOO_SHORT')
    expect(listSlots(place)).toHaveLength(1)
  })
})

describe('the recovery sheet', () => {
  test('opens nothing until it has been typed back, then everything', async () => {
    const code = newRecoveryCode()
    await expect(openWithRecoveryCode(place, code)).rejects.toThrow('RECOVERY_CODE_WRONG')
    await expect(confirmRecoveryCode(place, owner, code, newRecoveryCode())).rejects.toThrow(
      'RECOVERY_CODE_NOT_CONFIRMED',
    )
    const slip = code.endsWith('0') ? `${code.slice(0, -1)}1` : `${code.slice(0, -1)}0`
    await expect(confirmRecoveryCode(place, owner, code, slip)).rejects.toThrow('RECOVERY_CODE_TYPO')
    await confirmRecoveryCode(place, owner, code, code.toLowerCase().replaceAll('-', ' '))
    const opened = await openWithRecoveryCode(place, code)
    expect(sameKey(opened)).toBe(true)
    expect(opened.logPrivateKey).toEqual(owner.logPrivateKey)
  })

  test('a new sheet voids the old one', async () => {
    const [old, fresh] = [newRecoveryCode(), newRecoveryCode()]
    await confirmRecoveryCode(place, owner, old, old)
    await confirmRecoveryCode(place, owner, fresh, fresh)
    await expect(openWithRecoveryCode(place, old)).rejects.toThrow('RECOVERY_CODE_WRONG')
    expect(sameKey(await openWithRecoveryCode(place, fresh))).toBe(true)
    expect(listSlots(place).filter((slot) => slot.type === 'recovery')).toHaveLength(1)
  })

  test('lets the owner set a new passphrase', async () => {
    const code = newRecoveryCode()
    await confirmRecoveryCode(place, owner, code, code)
    const opened = await openWithRecoveryCode(place, code)
    const person = { type: 'owner' as const, staffId: 'staff-helmi', signInName: 'Helmi', deviceSecret: null }
    await setPassword(place, opened, { ...person, password: 'uusi lause viidellä' })
    expect(sameKey(await openWithPassword(place, { staffId: 'staff-helmi' }, 'uusi lause viidellä', null))).toBe(true)
    await expect(openWithPassword(place, { staffId: 'staff-helmi' }, passphrase, null)).rejects.toThrow(
      'PASSWORD_WRONG',
    )
  })
})

describe('changing slots', () => {
  test('a new password replaces the old one, a removed person is out', async () => {
    await setPassword(place, owner, { ...aino, password: 'lumipallo77' })
    await setPassword(place, owner, { ...aino, password: 'lumipallo88' })
    await expect(openWithPassword(place, { staffId: 'staff-aino' }, 'lumipallo77', deviceSecret)).rejects.toThrow()
    removeSlotsOf(place, owner, 'staff-aino')
    await expect(openWithPassword(place, { staffId: 'staff-aino' }, 'lumipallo88', deviceSecret)).rejects.toThrow(
      'PASSWORD_WRONG',
    )
  })

  test('two people cannot type the same name; a renamed one types the new name', async () => {
    await setPassword(place, owner, { ...aino, password: 'lumipallo77' })
    await expect(
      setPassword(place, owner, { ...aino, staffId: 'staff-2', signInName: 'AINO', password: 'lumipallo99' }),
    ).rejects.toThrow('SIGN_IN_NAME_TAKEN')
    setSignInName(place, owner, 'staff-aino', 'Aino K')
    await expect(openWithPassword(place, { signInName: 'Aino' }, 'lumipallo77', deviceSecret)).rejects.toThrow()
    expect(sameKey(await openWithPassword(place, { signInName: 'aino k' }, 'lumipallo77', deviceSecret))).toBe(true)
  })

  test('the last owner stays, and a staff slot makes no owner', async () => {
    expect(() => removeSlotsOf(place, owner, 'staff-helmi')).toThrow('STAFF_LAST_OWNER')
    await setPassword(place, owner, { ...aino, password: 'lumipallo77' })
    const staff = await openWithPassword(place, { staffId: 'staff-aino' }, 'lumipallo77', deviceSecret)
    await expect(setPassword(place, staff, { ...aino, type: 'owner', password: 'oma pitkä lauseeni' })).rejects.toThrow(
      'NOT_PERMITTED',
    )
  })

  test('a second vault in the same folder is refused', async () => {
    await expect(createVault(place, { staffId: 'x-staff', signInName: 'X', password: passphrase })).rejects.toThrow(
      'SETUP_ALREADY_DONE',
    )
  })

  test('the keys in memory can be wiped', () => {
    wipeVault(owner)
    expect([...owner.dataKey, ...(owner.logPrivateKey ?? [])].every((byte) => byte === 0)).toBe(true)
  })

  test('each purpose has a key of its own', () => {
    const purposes = ['database', 'vaultMac', 'backupMac', 'backupSeal', 'fieldSecrets', 'attachments'] as const
    const keys = purposes.map((purpose) => Buffer.from(keyFor(owner.dataKey, purpose)).toString('hex'))
    expect(new Set([...keys, Buffer.from(owner.dataKey).toString('hex')]).size).toBe(purposes.length + 1)
    expect(keyIdOf(owner.dataKey)).toBe(owner.keyId)
  })
})

describe('a crash during a change of password', () => {
  // The disk stops at the n-th rename: everything up to there is on it, nothing after.
  function diskThatStops(afterRenames: number) {
    let renames = 0
    return {
      ...realDisk,
      renameSync: (from: string, to: string) => {
        if (renames >= afterRenames) throw new Error('power cut')
        renames += 1
        realDisk.renameSync(from, to)
      },
    } as typeof realDisk
  }

  test.each([0, 1, 2, 3])('after %i written copies one of the two passwords still opens', async (renames) => {
    await setPassword(place, owner, { ...aino, password: 'lumipallo77' })
    const stopping = { ...place, disk: diskThatStops(renames) }
    await expect(setPassword(stopping, owner, { ...aino, password: 'lumipallo88' })).rejects.toThrow('power cut')

    const tries = await Promise.allSettled(
      ['lumipallo77', 'lumipallo88'].map((password) =>
        openWithPassword(place, { staffId: 'staff-aino' }, password, deviceSecret),
      ),
    )
    expect(tries.some((one) => one.status === 'fulfilled')).toBe(true)
    // With the first copy written, the new password already counts, and using it finishes the change.
    if (renames >= 1) {
      await openWithPassword(place, { staffId: 'staff-aino' }, 'lumipallo88', deviceSecret)
      expect(listSlots(place).filter((slot) => slot.staffId === 'staff-aino')).toHaveLength(1)
      expect(readVault(folder).copies).toEqual(['good', 'good'])
    } else expect(tries[0]?.status).toBe('fulfilled')
  })
})

describe('two copies', () => {
  test.each([
    ['vault-a', 'missing'],
    ['vault-b', 'missing'],
    ['vault-a', 'cut'],
    ['vault-b', 'cut'],
    ['vault-a', 'empty'],
    ['vault-b', 'flipped'],
  ])('with %s %s the other one opens and the damage is repaired', async (name, how) => {
    const bytes = readFileSync(fileOf(name))
    if (how === 'missing') rmSync(fileOf(name))
    if (how === 'cut') writeFileSync(fileOf(name), bytes.subarray(0, bytes.length / 2))
    if (how === 'empty') writeFileSync(fileOf(name), '')
    if (how === 'flipped') {
      bytes[200]! ^= 4
      writeFileSync(fileOf(name), bytes)
    }
    const opened = await openWithPassword(place, { staffId: 'staff-helmi' }, passphrase, null)
    expect(opened.repaired).toBe(true)
    expect(readVault(folder).copies).toEqual(['good', 'good'])
  })

  test('with neither whole it says damaged, with neither there it says missing', async () => {
    for (const name of vaultNames) writeFileSync(fileOf(name), 'x')
    await expect(openWithPassword(place, { staffId: 'staff-helmi' }, passphrase, null)).rejects.toThrow('VAULT_DAMAGED')
    for (const name of vaultNames) rmSync(fileOf(name))
    await expect(openWithPassword(place, { staffId: 'staff-helmi' }, passphrase, null)).rejects.toThrow('VAULT_MISSING')
  })

  test('a vault of a newer program is left alone', async () => {
    const { createHash } = await import('node:crypto')
    for (const name of vaultNames) {
      const body = readFileSync(fileOf(name)).toString().split('\n').slice(1).join('\n')
      const checksum = createHash('sha256').update(`3\n${body}`).digest('hex')
      writeFileSync(fileOf(name), `LOISTE-VAULT 3 ${checksum}\n${body}`)
    }
    await expect(openWithPassword(place, { staffId: 'staff-helmi' }, passphrase, null)).rejects.toThrow(
      'VAULT_FROM_NEWER_APP',
    )
  })

  test('holds no name and no password', () => {
    const text = readFileSync(fileOf('vault-a'), 'utf8')
    for (const word of ['Helmi', 'helmi ', 'koivu', Buffer.from('Helmi').toString('base64')]) {
      expect(text).not.toContain(word)
    }
  })
})

describe('what travels in a backup', () => {
  test('owner and recovery slots open it elsewhere; staff slots stay at home', async () => {
    const code = newRecoveryCode()
    await confirmRecoveryCode(place, owner, code, code)
    await setPassword(place, owner, { ...aino, password: 'lumipallo77' })
    const backup = vaultForBackup(place)
    expect(backup.slots.map((slot) => slot.type).sort()).toEqual(['owner', 'recovery'])
    expect(sameKey(await openBackupSlots(weakKdf, backup, { passphrase }))).toBe(true)
    expect(sameKey(await openBackupSlots(weakKdf, backup, { recoveryCode: code }))).toBe(true)
    await expect(openBackupSlots(weakKdf, backup, { passphrase: 'lumipallo77' })).rejects.toThrow('PASSWORD_WRONG')

    const elsewhere = mkdtempSync(path.join(tmpdir(), 'loiste-vault-'))
    writeVaultFromBackup({ folder: elsewhere }, backup, owner.dataKey, 1)
    const there = { folder: elsewhere, kdf: weakKdf }
    expect(sameKey(await openWithPassword(there, { signInName: 'Helmi' }, passphrase, null))).toBe(true)
    expect(sameKey(await openWithRecoveryCode(there, code))).toBe(true)
    rmSync(elsewhere, { recursive: true })
  })
})
