// What this computer remembers by itself, sealed by the operating system's key store: the device secret that staff
// passwords are mixed with, and the names on the sign-in screen. Runs in main. Nothing here opens the salon's file alone.
//
// "Cannot be read" is never taken for "not there": a new secret in place of an unreadable one would lock everybody out
// for good, where a restarted key store would have brought the old one back.
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import { type Disk, isErrno, realDisk, writeFileDurably } from '../durable-file.ts'

/** The operating system's key store. The adapter to Electron's is in safe-storage.ts. */
export interface SafeStorage {
  available(): Promise<boolean>
  encrypt(text: string): Promise<Uint8Array>
  /** `isStale`: the store has a newer key by now and asks that the text be sealed anew. */
  decrypt(sealed: Uint8Array): Promise<{ readonly text: string; readonly isStale: boolean }>
}

/** How long a key store may take. One that waits for a person to unlock it must not keep the sign-in screen away. */
export const patienceMs = 10_000

/** The same store, with calls that fail instead of never answering. Timers are handed in. */
export function withPatience(storage: SafeStorage, wait: (ms: number) => Promise<void>): SafeStorage {
  const within = async <T>(work: Promise<T>): Promise<T> => {
    const late = wait(patienceMs).then((): never => {
      throw new Error('the key store does not answer')
    })
    return Promise.race([work, late])
  }
  return {
    available: () => within(storage.available()),
    encrypt: (text) => within(storage.encrypt(text)),
    decrypt: (sealed) => within(storage.decrypt(sealed)),
  }
}

const Person = z.strictObject({ staffId: z.string(), name: z.string() })
export type DevicePerson = z.infer<typeof Person>

const DeviceContent = z.strictObject({
  deviceSecret: z.string().regex(/^[A-Za-z0-9+/]{43}=$/),
  people: z.array(Person),
})

const DeviceFile = z.strictObject({ format: z.literal('loiste-device'), version: z.literal(1), sealed: z.string() })

/**
 * - `ready`: secret and names are at hand
 * - `absent`: the key store works, nothing has been kept yet (or the folder came from another computer without the file)
 * - `unavailable`: this computer has no working key store: names are typed, staff passwords stand alone (15 characters)
 * - `unreadable`: there is a file that the key store does not open now; staff need the owner, who sets new passwords
 */
export type DeviceState =
  | { readonly status: 'ready'; readonly deviceSecret: Uint8Array; readonly people: readonly DevicePerson[] }
  | { readonly status: 'absent' | 'unavailable' | 'unreadable' }

export const deviceFileName = 'device.json'

/** Reads what this computer remembers. Never throws for a key store that fails. */
export async function readDevice(folder: string, storage: SafeStorage, disk: Disk = realDisk): Promise<DeviceState> {
  let text: string
  try {
    text = disk.readFileSync(join(folder, deviceFileName), 'utf8')
  } catch (error) {
    if (!isErrno(error, 'ENOENT')) return { status: 'unreadable' }
    return { status: (await isAvailable(storage)) ? 'absent' : 'unavailable' }
  }
  if (!(await isAvailable(storage))) return { status: 'unavailable' }
  try {
    const file = DeviceFile.parse(JSON.parse(text))
    const { text: content, isStale } = await storage.decrypt(Buffer.from(file.sealed, 'base64'))
    const { deviceSecret, people } = DeviceContent.parse(JSON.parse(content))
    const secret = Uint8Array.from(Buffer.from(deviceSecret, 'base64'))
    // The old seal still opens; one that could not be renewed today is renewed at another start.
    if (isStale) await writeDevice(folder, storage, secret, people, disk).catch(() => undefined)
    return { status: 'ready', deviceSecret: secret, people }
  } catch {
    return { status: 'unreadable' }
  }
}

/**
 * Makes a new device secret where there is none yet. An unreadable file is left as it is, and the answer says so.
 */
export async function ensureDevice(folder: string, storage: SafeStorage, disk: Disk = realDisk): Promise<DeviceState> {
  const state = await readDevice(folder, storage, disk)
  return state.status === 'absent' ? startDevice(folder, storage, disk) : state
}

/**
 * Starts over after the owner decided that the unreadable file will not come back: it is kept under another name, and
 * every staff slot that was mixed with its secret needs a new password.
 */
export async function replaceDevice(
  folder: string,
  storage: SafeStorage,
  nowMs: number,
  disk: Disk = realDisk,
): Promise<DeviceState> {
  const file = join(folder, deviceFileName)
  if (!(await isAvailable(storage))) return { status: 'unavailable' }
  if (disk.existsSync(file)) disk.renameSync(file, join(folder, `device.unreadable-${nowMs}.json`))
  return startDevice(folder, storage, disk)
}

/** Keeps the names for the sign-in screen. Without a working key store nothing is written: names are never plain. */
export async function rememberPeople(
  folder: string,
  storage: SafeStorage,
  people: readonly DevicePerson[],
  disk: Disk = realDisk,
): Promise<DeviceState> {
  const state = await ensureDevice(folder, storage, disk)
  if (state.status !== 'ready') return state
  const next = { ...state, people }
  await writeDevice(folder, storage, next.deviceSecret, people, disk)
  return next
}

async function startDevice(folder: string, storage: SafeStorage, disk: Disk): Promise<DeviceState> {
  const deviceSecret = Uint8Array.from(randomBytes(32))
  try {
    await writeDevice(folder, storage, deviceSecret, [], disk)
  } catch {
    return { status: 'unavailable' }
  }
  // Read back through the key store before anything is sealed with it.
  return readDevice(folder, storage, disk)
}

async function writeDevice(
  folder: string,
  storage: SafeStorage,
  deviceSecret: Uint8Array,
  people: readonly DevicePerson[],
  disk: Disk,
): Promise<void> {
  const content = JSON.stringify({ deviceSecret: Buffer.from(deviceSecret).toString('base64'), people })
  const sealed = Buffer.from(await storage.encrypt(content)).toString('base64')
  writeFileDurably(join(folder, deviceFileName), JSON.stringify({ format: 'loiste-device', version: 1, sealed }), disk)
}

async function isAvailable(storage: SafeStorage): Promise<boolean> {
  try {
    return await storage.available()
  } catch {
    return false
  }
}
