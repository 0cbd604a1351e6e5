/** `safeStorage`. NOT SECURE: a key in a file stands where the operating system's keychain would be. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { app } from './app.ts'
import { lifecycle, readiness } from './lifecycle.ts'
import { strict } from './strict.ts'

const version = 'v10' // what Electron writes before its ciphertext
const badText =
  'Error while decrypting the ciphertext provided to safeStorage.decryptString. Ciphertext does not appear to be encrypted.'

function key(): Buffer {
  const file = path.join(app.getPath('userData'), 'stand-in-insecure-key')
  if (!fs.existsSync(file)) fs.writeFileSync(file, randomBytes(32), { mode: 0o600 })
  return fs.readFileSync(file)
}

function encrypt(text: string): Buffer {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key(), iv)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([Buffer.from(version), iv, sealed, cipher.getAuthTag()])
}

function decrypt(sealed: Buffer): string {
  if (sealed.subarray(0, 3).toString() !== version) throw new Error(badText)
  const decipher = createDecipheriv('aes-256-gcm', key(), sealed.subarray(3, 15))
  decipher.setAuthTag(sealed.subarray(-16))
  return Buffer.concat([decipher.update(sealed.subarray(15, -16)), decipher.final()]).toString('utf8')
}

/** Only the asynchronous calls: Electron 45 deprecates the others, and using one here throws by name. */
export const safeStorage = strict('safeStorage', {
  async isAsyncEncryptionAvailable(): Promise<boolean> {
    await readiness.promise
    return true
  },
  // Answers as a working key store, so that what stands on one can be tried; 'basic_text' (none) when asked for by name.
  getSelectedStorageBackend: (): 'basic_text' | 'gnome_libsecret' | 'unknown' =>
    !lifecycle.ready ? 'unknown' : process.env.ELECTRON_STANDIN_KEYRING === 'none' ? 'basic_text' : 'gnome_libsecret',
  encryptStringAsync: async (text: string): Promise<Buffer> => encrypt(text),
  decryptStringAsync: async (sealed: Buffer): Promise<Electron.DecryptStringAsyncReturnValue> => ({
    shouldReEncrypt: false,
    result: decrypt(sealed),
  }),
})
