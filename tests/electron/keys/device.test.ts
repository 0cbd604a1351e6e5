// What this computer keeps in the operating system's key store, and every way that store can fail.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  deviceFileName,
  ensureDevice,
  patienceMs,
  readDevice,
  rememberPeople,
  replaceDevice,
  type SafeStorage,
  withPatience,
} from '../../../electron/keys/device.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'loiste-device-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A key store with a key of its own: what one sealed, another cannot open. */
function keyStore(secret = 1, works = true): SafeStorage {
  return {
    available: async () => works,
    encrypt: async (text) => Buffer.from([secret, ...Buffer.from(text).map((byte) => byte ^ secret)]),
    decrypt: async (sealed) => {
      if (sealed[0] !== secret) throw new Error('cannot decrypt')
      return { text: Buffer.from(sealed.subarray(1).map((byte) => byte ^ secret)).toString(), isStale: false }
    },
  }
}
const people = [{ staffId: 'staff-aino', name: 'Aino Koskela' }]
const file = () => path.join(folder, deviceFileName)

test('a secret is made once and stays, with the names beside it', async () => {
  const first = await ensureDevice(folder, keyStore())
  await rememberPeople(folder, keyStore(), people)
  const later = await readDevice(folder, keyStore())
  if (first.status !== 'ready' || later.status !== 'ready') throw new Error('not ready')
  expect(later.deviceSecret).toEqual(first.deviceSecret)
  expect(new Set(first.deviceSecret).size).toBeGreaterThan(8)
  expect(later.people).toEqual(people)
})

test('no name is readable in the file', async () => {
  await rememberPeople(folder, keyStore(), people)
  expect(readFileSync(file(), 'utf8')).not.toContain('Aino')
  expect(Buffer.from(JSON.parse(readFileSync(file(), 'utf8')).sealed, 'base64').toString()).not.toContain('Aino')
})

test('without a key store nothing is written', async () => {
  for (const store of [keyStore(1, false), { ...keyStore(), available: () => Promise.reject(new Error('no bus')) }]) {
    expect(await ensureDevice(folder, store)).toEqual({ status: 'unavailable' })
    expect(await rememberPeople(folder, store, people)).toEqual({ status: 'unavailable' })
  }
  expect(readdirSync(folder)).toEqual([])
})

test('a store that says it works and then does not leaves no half device behind', async () => {
  const store = { ...keyStore(), encrypt: () => Promise.reject(new Error('locked')) }
  expect(await ensureDevice(folder, store)).toEqual({ status: 'unavailable' })
  expect(existsSync(file())).toBe(false)
})

test('a secret that cannot be opened now is never taken for absent, nor written over', async () => {
  await rememberPeople(folder, keyStore(1), people)
  const before = readFileSync(file())
  expect(await readDevice(folder, keyStore(2))).toEqual({ status: 'unreadable' })
  expect(await ensureDevice(folder, keyStore(2))).toEqual({ status: 'unreadable' })
  expect(await rememberPeople(folder, keyStore(2), [])).toEqual({ status: 'unreadable' })
  expect(await readDevice(folder, keyStore(1, false))).toEqual({ status: 'unavailable' })
  expect(readFileSync(file()).equals(before)).toBe(true)
  expect((await readDevice(folder, keyStore(1))).status).toBe('ready')
})

test.each([
  '',
  '{',
  '{"format":"loiste-device","version":1,"sealed":"AAAA"}',
  '{"format":"loiste-device","version":2,"sealed":"AQ=="}',
])('a damaged file (%j) is unreadable, not absent', async (content) => {
  writeFileSync(file(), content)
  expect(await ensureDevice(folder, keyStore())).toEqual({ status: 'unreadable' })
  expect(readFileSync(file(), 'utf8')).toBe(content)
})

test('starting over is a decision of its own and keeps the old file', async () => {
  const old = await ensureDevice(folder, keyStore(1))
  const fresh = await replaceDevice(folder, keyStore(2), 1234)
  if (old.status !== 'ready' || fresh.status !== 'ready') throw new Error('not ready')
  expect(fresh.deviceSecret).not.toEqual(old.deviceSecret)
  expect(readdirSync(folder).sort()).toEqual(['device.json', 'device.unreadable-1234.json'])
})

test('a store that never answers is given up after its patience, and what it kept is not taken for gone', async () => {
  await ensureDevice(folder, keyStore())
  const never = new Promise<never>(() => {})
  const silent: SafeStorage = { available: () => never, encrypt: () => never, decrypt: () => never }
  const asked: number[] = []
  const patient = (storage: SafeStorage) =>
    withPatience(storage, async (ms) => {
      asked.push(ms)
    })
  expect(await readDevice(folder, patient(silent))).toEqual({ status: 'unavailable' })
  expect(await readDevice(folder, patient({ ...silent, available: async () => true }))).toEqual({
    status: 'unreadable',
  })
  expect(asked.every((ms) => ms === patienceMs)).toBe(true)
  // Unlocked by the person a little later, everything is there again.
  expect((await readDevice(folder, keyStore())).status).toBe('ready')
})

test('what a store with a newer key still opens is sealed anew with that key, and a failure to do so harms nothing', async () => {
  await rememberPeople(folder, keyStore(1), people)
  const before = readFileSync(file(), 'utf8')
  const moved = (works: boolean): SafeStorage => ({
    available: async () => true,
    encrypt: (text) => (works ? keyStore(2).encrypt(text) : Promise.reject(new Error('locked'))),
    decrypt: async (sealed) => ({ text: (await keyStore(1).decrypt(sealed)).text, isStale: true }),
  })
  expect((await readDevice(folder, moved(false))).status).toBe('ready')
  expect(readFileSync(file(), 'utf8')).toBe(before)
  expect(await readDevice(folder, moved(true))).toMatchObject({ status: 'ready', people })
  expect(await readDevice(folder, keyStore(2))).toMatchObject({ status: 'ready', people })
})
