// The adapter to the operating system's key store through Electron. The only file of the keys that imports Electron.
import { safeStorage } from 'electron'
import type { SafeStorage } from './device.ts'

/** Electron's asynchronous safeStorage; on Linux only with a real keyring, since 'basic_text' is no secret at all. */
export const electronSafeStorage: SafeStorage = {
  async available() {
    if (!(await safeStorage.isAsyncEncryptionAvailable())) return false
    return process.platform !== 'linux' || !['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend())
  },
  encrypt: (text) => safeStorage.encryptStringAsync(text),
  async decrypt(sealed) {
    const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(sealed))
    return { text: result, isStale: shouldReEncrypt }
  },
}
