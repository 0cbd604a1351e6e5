// A slot brought up to date at sign-in: raised, never lowered, never an old password put back; and the vault of an older
// program, whose slots have no inbox yet.
import { createCipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keyChangePlan, writeVaultForNewKey } from '../../../electron/keys/change-data-key.ts'
import { keyIdOf } from '../../../electron/keys/derived-keys.ts'
import type { Kdf } from '../../../electron/keys/kdf.ts'
import { refreshRecoverySlot, refreshSlot } from '../../../electron/keys/refresh-slot.ts'
import type { Slot } from '../../../electron/keys/slots.ts'
import {
  confirmRecoveryCode,
  createVault,
  newRecoveryCode,
  type OpenedVault,
  openWithPassword,
  openWithRecoveryCode,
  setPassword,
} from '../../../electron/keys/vault.ts'
import { readVault } from '../../../electron/keys/vault-file.ts'
import { writeSealed } from '../../../electron/keys/vault-mac.ts'
import { passphrase, weakKdf } from '../../helpers/livingFile.ts'

let folder: string
let owner: OpenedVault
const who = { staffId: 'staff-helmi' }
const withPasses = (iterations: number): { folder: string; kdf: Kdf } => ({
  folder,
  kdf: { ...weakKdf, params: { ...weakKdf.params, iterations } },
})
const ownSlot = () => readVault(folder).vault.slots.filter((slot) => slot.staffId === who.staffId)
const open = (password = passphrase) => openWithPassword(withPasses(1), who, password, null)

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'loiste-refresh-'))
  owner = await createVault(withPasses(1), { ...who, signInName: 'Helmi', password: passphrase })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a slot sealed before the computer was calibrated is sealed anew with what it allows by now', async () => {
  const [before] = ownSlot()
  expect(await refreshSlot(withPasses(3), await open(), passphrase, null)).toBe(true)
  const [after, ...more] = ownSlot()
  expect(more).toEqual([])
  expect(after?.kdf.iterations).toBe(3)
  expect(after?.id).not.toBe(before?.id)
  expect(after?.changedAtMs).toBe(before?.changedAtMs)
  expect((await open()).keyId).toBe(owner.keyId)
})

test('it is never lowered, and left alone when there is nothing to do', async () => {
  await refreshSlot(withPasses(4), await open(), passphrase, null)
  const [raised] = ownSlot()
  expect(await refreshSlot(withPasses(2), await open(), passphrase, null)).toBe(false)
  expect(ownSlot()).toEqual([raised])
})

test('a password that was changed meanwhile is not undone', async () => {
  const opened = await open()
  const slow = refreshSlot(
    {
      folder,
      kdf: {
        ...withPasses(3).kdf,
        derive: async (...wanted) => {
          // While the old password is being sealed anew, its owner chooses another.
          if (ownSlot()[0]?.id === opened.slotId) {
            await setPassword(withPasses(1), owner, {
              type: 'owner',
              ...who,
              signInName: 'Helmi',
              password: 'meri kallio tuuli',
              deviceSecret: null,
            })
          }
          return weakKdf.derive(...wanted)
        },
      },
    },
    opened,
    passphrase,
    null,
  )
  expect(await slow).toBe(false)
  await expect(open()).rejects.toThrow('PASSWORD_WRONG')
  expect((await open('meri kallio tuuli')).keyId).toBe(owner.keyId)
})

/** A slot as the first program made it: nothing but the sealed payload. */
async function slotOfBefore(type: 'owner' | 'recovery', staffId: string | null, secret: Uint8Array): Promise<Slot> {
  const { vault } = readVault(folder)
  const base = {
    id: randomBytes(12).toString('base64url'),
    type,
    staffId,
    nameTag: vault.slots[0]?.nameTag ?? null,
    usesDeviceSecret: false,
    supersedes: null,
    kdf: { algorithm: 'argon2id' as const, ...weakKdf.params, salt: randomBytes(16).toString('base64') },
  }
  const stretched = await weakKdf.derive(Uint8Array.from(secret), Buffer.from(base.kdf.salt, 'base64'), weakKdf.params)
  const salt = Buffer.from(vault.fileSalt, 'base64')
  const key = Buffer.from(hkdfSync('sha256', stretched, salt, `loiste ${type} slot v1`, 32))
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 })
  const { id, usesDeviceSecret, supersedes, kdf } = base
  const { memoryKiB, iterations, parallelism } = kdf
  const additional = ['loiste slot v1', vault.vaultId, id, type, staffId, usesDeviceSecret, supersedes]
  const asked = ['argon2id', memoryKiB, iterations, parallelism, kdf.salt]
  cipher.setAAD(Buffer.from(JSON.stringify([...additional, ...asked])))
  const payload = Buffer.concat([Buffer.from([1]), owner.dataKey, owner.logPrivateKey ?? Buffer.alloc(0)])
  const sealed = Buffer.concat([cipher.update(payload), cipher.final(), cipher.getAuthTag()])
  return { ...base, nonce: nonce.toString('base64'), sealed: sealed.toString('base64') }
}

test('a vault of an older program opens, asks for the sheet before a change of key, and is ready once both were used', async () => {
  const code = newRecoveryCode()
  await confirmRecoveryCode(withPasses(1), owner, code, code)
  const { vault } = readVault(folder)
  const { parseRecoveryCode } = await import('../../../shared/recovery-code.ts')
  const parsed = parseRecoveryCode(code)
  if (!parsed.ok) throw new Error('the code does not parse')
  const slots = [
    await slotOfBefore('owner', who.staffId, new TextEncoder().encode(passphrase)),
    await slotOfBefore('recovery', null, parsed.key),
  ]
  writeSealed(folder, owner.dataKey, { ...vault, sequence: vault.sequence + 1, slots })

  const opened = await open()
  expect(opened.keyId).toBe(owner.keyId)
  expect(keyChangePlan(readVault(folder).vault, opened.slotId).sheetMustBeTried).toBe(true)
  const newKey = new Uint8Array(32).fill(3)
  const target = mkdtempSync(path.join(folder, 'new-'))
  expect(() => writeVaultForNewKey(folder, target, opened, newKey, 1000)).toThrow('SLOT_WITHOUT_INBOX')

  expect(await refreshSlot(withPasses(1), opened, passphrase, null)).toBe(true)
  const byCode = await openWithRecoveryCode(withPasses(1), code)
  expect(await refreshRecoverySlot(withPasses(1), byCode, code)).toBe(true)
  const again = await open()
  expect(keyChangePlan(readVault(folder).vault, again.slotId)).toEqual({ needNewPassword: [], sheetMustBeTried: false })
  writeVaultForNewKey(folder, target, again, newKey, 1000)
  const after = await openWithRecoveryCode({ folder: target, kdf: weakKdf }, code)
  expect(keyIdOf(after.dataKey)).toBe(keyIdOf(newKey))
  expect(after.formerDataKeys.map(keyIdOf)).toEqual([owner.keyId])
})
