// Everything that is computed from the one data key: each purpose has a key of its own (HKDF-SHA256, RFC 5869), so that
// one of them leaking opens nothing else. Runs in main and in the backup process.
import { createHash, hkdfSync } from 'node:crypto'

/** The labels are part of the file formats: changing one makes old files unreadable. */
const labels = {
  database: 'loiste database v1',
  vaultMac: 'loiste vault mac v1',
  backupMac: 'loiste backup mac v1',
  backupSeal: 'loiste backup seal v1',
  fieldSecrets: 'loiste field secrets v1',
  attachments: 'loiste attachments v1',
  accessLog: 'loiste access log v1',
  erasures: 'loiste erasures v1',
  knownPlaces: 'loiste known places v1',
  keyId: 'loiste key id v1',
  formerKeys: 'loiste former keys v1',
} as const

export type KeyPurpose = keyof typeof labels

export const dataKeyBytes = 32

/** 32 bytes for one purpose. The caller wipes them. */
export function keyFor(dataKey: Uint8Array, purpose: KeyPurpose): Uint8Array {
  if (dataKey.length !== dataKeyBytes) throw new RangeError('a data key is 32 bytes')
  return new Uint8Array(hkdfSync('sha256', dataKey, new Uint8Array(0), labels[purpose], 32))
}

/** Short name of a data key that tells nothing about it: which key a file or a backup belongs to. 16 hex characters. */
export function keyIdOf(dataKey: Uint8Array): string {
  return createHash('sha256').update(keyFor(dataKey, 'keyId')).digest('hex').slice(0, 16)
}

/** The keys of short secrets inside the file: the present one first, then those from before the data key was changed. */
export function fieldKeys(opened: {
  readonly dataKey: Uint8Array
  readonly formerDataKeys: readonly Uint8Array[]
}): readonly Uint8Array[] {
  return [opened.dataKey, ...opened.formerDataKeys].map((dataKey) => keyFor(dataKey, 'fieldSecrets'))
}
