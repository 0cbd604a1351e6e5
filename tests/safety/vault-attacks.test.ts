// What somebody with the vault file, but without a password, can do to it: nothing that goes unnoticed.
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { productKdf } from '../../electron/keys/kdf.ts'
import type { Slot } from '../../electron/keys/slots.ts'
import { createVault, type OpenedVault, openWithPassword, setPassword } from '../../electron/keys/vault.ts'
import { readVault, type Vault, vaultNames } from '../../electron/keys/vault-file.ts'
import { passphrase, weakKdf } from '../helpers/livingFile.ts'
import { report } from './effort.ts'

let folder: string
let owner: OpenedVault
let intact: Buffer
const place = () => ({ folder, kdf: weakKdf })
const deviceSecret = new Uint8Array(32).fill(5)

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'loiste-vault-'))
  owner = await createVault(place(), { staffId: 'staff-helmi', signInName: 'Helmi', password: passphrase })
  for (const [staffId, signInName, password] of [
    ['staff-aino', 'Aino', 'lumipallo77'],
    ['staff-bea', 'Bea', 'kelkkamaki8'],
  ] as const) {
    await setPassword(place(), owner, { type: 'staff', staffId, signInName, password, deviceSecret })
  }
  intact = readFileSync(path.join(folder, 'vault-a'))
})
beforeEach(() => write(intact))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function write(bytes: Buffer | string): void {
  for (const name of vaultNames) writeFileSync(path.join(folder, name), bytes)
}

/** Rewrites both copies with a right checksum, as an attacker who knows the format would. */
function forge(change: (vault: Vault) => void): void {
  const vault = structuredClone(readVault(folder).vault)
  change(vault)
  const body = `${JSON.stringify(vault, null, 1)}\n`
  write(`LOISTE-VAULT 1 ${createHash('sha256').update(`1\n${body}`).digest('hex')}\n${body}`)
}

const slotOf = (vault: Vault, staffId: string): Slot => {
  const slot = vault.slots.find((one) => one.staffId === staffId)
  if (!slot) throw new Error(`no slot of ${staffId}`)
  return slot
}

async function codeOf(staffId: string, password: string): Promise<string> {
  try {
    await openWithPassword(place(), { staffId }, password, deviceSecret)
    return 'opened'
  } catch (error) {
    return (error as { code?: string }).code ?? String(error)
  }
}

test('the control: untouched, and forged without a change, it opens', async () => {
  expect(await codeOf('staff-aino', 'lumipallo77')).toBe('opened')
  forge(() => {})
  expect(await codeOf('staff-aino', 'lumipallo77')).toBe('opened')
})

describe('a forged vault with a right checksum', () => {
  const attacks: readonly [string, (vault: Vault) => void, string][] = [
    [
      'a slot given to another person',
      (v) => {
        slotOf(v, 'staff-bea').staffId = 'staff-aino'
        v.slots = v.slots.filter((s) => s !== slotOf(v, 'staff-aino') || s.nameTag === null)
      },
      'PASSWORD_WRONG',
    ],
    [
      'a staff slot called an owner slot',
      (v) => {
        slotOf(v, 'staff-aino').type = 'owner'
      },
      'PASSWORD_WRONG',
    ],
    [
      'the device secret dropped',
      (v) => {
        slotOf(v, 'staff-aino').usesDeviceSecret = false
      },
      'PASSWORD_WRONG',
    ],
    [
      'fewer passes of Argon2id, within the bounds',
      (v) => {
        slotOf(v, 'staff-aino').kdf.iterations = 2
      },
      'PASSWORD_WRONG',
    ],
    [
      'less memory than the bounds allow',
      (v) => {
        slotOf(v, 'staff-aino').kdf.memoryKiB = 8
      },
      'KDF_OUT_OF_BOUNDS',
    ],
    [
      'so much memory that opening would never end',
      (v) => {
        slotOf(v, 'staff-aino').kdf.memoryKiB = 1 << 30
      },
      'KDF_OUT_OF_BOUNDS',
    ],
    [
      'another salt',
      (v) => {
        slotOf(v, 'staff-aino').kdf.salt = Buffer.alloc(16).toString('base64')
      },
      'PASSWORD_WRONG',
    ],
    [
      'another slot id',
      (v) => {
        slotOf(v, 'staff-aino').id = 'AAAAAAAAAAAAAAAA'
      },
      'PASSWORD_WRONG',
    ],
    [
      'the sealed keys of another slot',
      (v) => {
        slotOf(v, 'staff-aino').sealed = slotOf(v, 'staff-bea').sealed
      },
      'PASSWORD_WRONG',
    ],
    [
      'another file salt',
      (v) => {
        v.fileSalt = Buffer.alloc(32).toString('base64')
      },
      'PASSWORD_WRONG',
    ],
    [
      'another vault id',
      (v) => {
        v.vaultId = 'A'.repeat(22)
      },
      'PASSWORD_WRONG',
    ],
    [
      'a slot removed',
      (v) => {
        v.slots = v.slots.filter((slot) => slot.staffId !== 'staff-bea')
      },
      'VAULT_DAMAGED',
    ],
    [
      'a slot twice',
      (v) => {
        v.slots.push(structuredClone(slotOf(v, 'staff-bea')))
      },
      'VAULT_DAMAGED',
    ],
    [
      'slots in another order',
      (v) => {
        v.slots.reverse()
      },
      'VAULT_DAMAGED',
    ],
    [
      'a name tag moved to another slot',
      (v) => {
        slotOf(v, 'staff-bea').nameTag = slotOf(v, 'staff-aino').nameTag
      },
      'VAULT_DAMAGED',
    ],
    [
      'a higher sequence',
      (v) => {
        v.sequence += 100
      },
      'VAULT_DAMAGED',
    ],
    [
      'another key id',
      (v) => {
        v.keyId = '0'.repeat(16)
      },
      'VAULT_DAMAGED',
    ],
    [
      'its code replaced',
      (v) => {
        v.mac = Buffer.alloc(32).toString('base64')
      },
      'VAULT_DAMAGED',
    ],
    [
      'its code cut',
      (v) => {
        v.mac = 'AAAA'
      },
      'VAULT_DAMAGED',
    ],
    [
      'the older slot of someone put back under a new one',
      (v) => {
        slotOf(v, 'staff-aino').supersedes = slotOf(v, 'staff-bea').id
      },
      'PASSWORD_WRONG',
    ],
  ]
  test.each(attacks)('%s is refused', async (_name, change, code) => {
    forge(change)
    expect(await codeOf('staff-aino', 'lumipallo77')).toBe(code)
  })

  test('nobody is locked out by it who was not attacked: the refused vault is left as it is for the copy kept elsewhere', async () => {
    forge((v) => {
      v.sequence += 100
    })
    const before = readFileSync(path.join(folder, 'vault-a'))
    await codeOf('staff-aino', 'lumipallo77')
    expect(readFileSync(path.join(folder, 'vault-a')).equals(before)).toBe(true)
  })
})

test('the program itself refuses slots made with the weak parameters of these tests', async () => {
  await expect(
    openWithPassword({ folder, kdf: productKdf() }, { staffId: 'staff-helmi' }, passphrase, null),
  ).rejects.toThrow('KDF_OUT_OF_BOUNDS')
})

test('over a thousand bits flipped one by one in one copy: all noticed, and the other copy opens the same keys', () => {
  let noticed = 0
  for (let bit = 0; bit < intact.length * 8; bit += 13) {
    const bytes = Buffer.from(intact)
    bytes[bit >> 3]! ^= 1 << (bit & 7)
    writeFileSync(path.join(folder, 'vault-a'), bytes)
    const found = readVault(folder)
    if (found.copies[0] === 'damaged' && found.copies[1] === 'good') noticed += 1
  }
  expect(noticed).toBe(Math.ceil((intact.length * 8) / 13))
  expect(noticed).toBeGreaterThan(1000)
  report({
    row: 'bit flips in the vault',
    tried: noticed,
    found: `${noticed} noticed, the other copy opens`,
    control: '',
  })
})

test('a bit flipped in both copies: noticed and named', () => {
  for (let bit = 0; bit < intact.length * 8; bit += 97) {
    const bytes = Buffer.from(intact)
    bytes[bit >> 3]! ^= 1 << (bit & 7)
    write(bytes)
    expect(() => readVault(folder)).toThrow('VAULT_DAMAGED')
  }
})
