// The power cut after every single step of exchanging the file and the vault for those under a new key: the next start
// finishes it, or it never happened. Without the journal some of these steps would leave a file that no key opens.
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { closeDatabase, openDatabase } from '../../db/open.ts'
import { rekeyFile } from '../../electron/backups/rekey-file.ts'
import { keyChangeIncomingName, recoverInterruptedRestore, swapInNewKey } from '../../electron/backups/restore-swap.ts'
import { writeVaultForNewKey } from '../../electron/keys/change-data-key.ts'
import { keyFor, keyIdOf } from '../../electron/keys/derived-keys.ts'
import { openWithPassword } from '../../electron/keys/vault.ts'
import { databaseName, type LivingFile, livingFile, passphrase, weakKdf } from '../helpers/livingFile.ts'
import { report } from './effort.ts'

const newDataKey = new Uint8Array(32).fill(42)
let living: LivingFile
let before: string

beforeEach(async () => {
  living = await livingFile(20)
  closeDatabase(living.db)
  const incoming = path.join(living.userData, keyChangeIncomingName)
  mkdirSync(incoming)
  rekeyFile({
    file: living.file,
    targetFile: path.join(incoming, databaseName),
    from: living.databaseKey,
    to: keyFor(newDataKey, 'database'),
  })
  writeVaultForNewKey(living.userData, incoming, living.opened, newDataKey, 1000)
  before = path.join(living.root, 'before')
  cpSync(living.userData, before, { recursive: true })
})
afterEach(() => {
  if (existsSync(living.file)) living.db = openDatabase(living.file, keyFor(newDataKey, 'database'))
  living.remove()
})

class PowerCut extends Error {}

/** Cuts the power after the n-th step; answers false when there are no more steps. */
function cutAfter(step: number): boolean {
  let count = 0
  try {
    swapInNewKey(living.userData, databaseName, 1000, {
      afterStep: () => {
        if (count === step) throw new PowerCut()
        count += 1
      },
    })
    return false
  } catch (error) {
    if (error instanceof PowerCut) return true
    throw error
  }
}

/** What the next start finds: which key, or why it does not open. */
async function opensAs(): Promise<string> {
  try {
    const opened = await openWithPassword(
      { folder: living.userData, kdf: weakKdf },
      { signInName: 'Helmi Laine' },
      passphrase,
      null,
    )
    const db = openDatabase(living.file, keyFor(opened.dataKey, 'database'))
    const rows = db.prepare('SELECT count(*) FROM entry').pluck().get()
    closeDatabase(db)
    if (rows !== 20) return `${rows} rows`
    return opened.keyId === keyIdOf(newDataKey) ? 'new key' : 'old key'
  } catch (error) {
    return (error as { code?: string }).code ?? String(error)
  }
}

function putBack(): void {
  rmSync(living.userData, { recursive: true })
  cpSync(before, living.userData, { recursive: true })
}

test('after every step the salon opens, with the journal; without it, it does not', async () => {
  const withJournal: string[] = []
  const without: string[] = []
  for (let step = 0; cutAfter(step); step++) {
    recoverInterruptedRestore(living.userData)
    withJournal.push(await opensAs())
    putBack()
    cutAfter(step)
    rmSync(path.join(living.userData, 'restore-journal.json'))
    without.push(await opensAs())
    putBack()
  }
  const broken = without.filter((state) => !state.endsWith('key')).length
  report({
    row: 'kills at each step of the key change',
    tried: withJournal.length,
    found: `${withJournal.filter((state) => state === 'new key').length} finished at the next start`,
    control: `without the journal ${broken} of ${without.length} do not open`,
  })
  expect(withJournal.length).toBeGreaterThan(5)
  expect(new Set(withJournal)).toEqual(new Set(['new key']))
  expect(broken).toBeGreaterThan(0)
})

test('a cut before the journal is written leaves the old key, and what was prepared goes', async () => {
  expect(await opensAs()).toBe('old key')
  expect(recoverInterruptedRestore(living.userData)).toBeNull()
  expect(await opensAs()).toBe('old key')
  expect(existsSync(path.join(living.userData, keyChangeIncomingName))).toBe(false)
  putBack()
  swapInNewKey(living.userData, databaseName, 1000)
})

test('the new file does not open with the old key, nor the old one with the new', () => {
  const rekeyed = path.join(living.userData, keyChangeIncomingName, databaseName)
  expect(() => openDatabase(rekeyed, living.databaseKey)).toThrow('DATABASE_WRONG_KEY')
  expect(() => openDatabase(living.file, keyFor(newDataKey, 'database'))).toThrow('DATABASE_WRONG_KEY')
  swapInNewKey(living.userData, databaseName, 1000)
})
