// Restore: on the same computer, on an empty one, undone, refused, and cut off between any two of its steps.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { closeDatabase, openDatabase, type RawDatabase } from '../../../db/open.ts'
import { countRows } from '../../../electron/backups/check-copy.ts'
import { spawnNodeProcess } from '../../../electron/backups/node-process.ts'
import {
  commitRestore,
  discardPrepared,
  lookAtPlace,
  type OpenedPlace,
  openPlace,
  type PlaceSecret,
  prepareRestore,
  undoRestore,
} from '../../../electron/backups/restore.ts'
import {
  acknowledgeSwap,
  recoverInterruptedRestore,
  removeKeptFiles,
  undoableRestore,
} from '../../../electron/backups/restore-swap.ts'
import { keyFor } from '../../../electron/keys/derived-keys.ts'
import { confirmRecoveryCode, newRecoveryCode, openWithPassword, setPassword } from '../../../electron/keys/vault.ts'
import { readVault } from '../../../electron/keys/vault-file.ts'
import {
  databaseName,
  inThisProcess,
  type LivingFile,
  livingFile,
  morningMs,
  passphrase,
  schemaNow,
  weakKdf,
} from '../../helpers/livingFile.ts'

let living: LivingFile
let recoveryCode: string
beforeEach(async () => {
  living = await livingFile(100)
  recoveryCode = newRecoveryCode()
  await confirmRecoveryCode({ folder: living.userData, kdf: weakKdf }, living.opened, recoveryCode, recoveryCode)
  living.point()
  living.add(50)
  living.point()
  living.add(25) // never backed up: what a restore loses
})
afterEach(() => living.remove())

const openHere = (secret: PlaceSecret, start = inThisProcess) =>
  openPlace(start, living.place, secret, schemaNow, weakKdf)
const own = (): PlaceSecret => ({ dataKey: living.opened.dataKey, formerDataKeys: [] })
const prepare = (opened: OpenedPlace, sequence: number, userData = living.userData, start = inThisProcess) =>
  prepareRestore(start, opened, sequence, userData, databaseName, schemaNow)
const close = () => closeDatabase(living.db)
const reopen = () => {
  living.db = openDatabase(living.file, living.databaseKey)
}

describe('looking at a place', () => {
  test('tells how many points there are and when the newest was made, before anything is typed', async () => {
    const listing = await lookAtPlace(inThisProcess, living.place, schemaNow)
    expect(listing).toMatchObject({ pointCount: 2, points: [], vaultId: living.opened.vaultId })
    expect(listing.newestAtMs).toBeGreaterThan(morningMs - 10 ** 11)
  })

  test('opens with the passphrase, the recovery code or the salon’s own key, and lists what each point holds', async () => {
    for (const secret of [{ passphrase }, { recoveryCode }, own()]) {
      const opened = await openHere(secret)
      expect(opened.points.map((point) => [point.sequence, point.summary.clients, point.problem])).toEqual([
        [2, 150, null],
        [1, 100, null],
      ])
      expect(Buffer.from(opened.dataKey).equals(living.opened.dataKey)).toBe(true)
    }
  })

  test('a wrong passphrase, a slip in the code and a wrong code are told apart', async () => {
    await expect(openHere({ passphrase: 'ei tämä kuitenkaan' })).rejects.toThrow('PASSWORD_WRONG')
    await expect(openHere({ recoveryCode: newRecoveryCode() })).rejects.toThrow('RECOVERY_CODE_WRONG')
    await expect(openHere({ recoveryCode: recoveryCode.slice(0, -1) })).rejects.toThrow('RECOVERY_CODE_TYPO')
  })

  test('with another salon’s key every point says so', async () => {
    const opened = await openHere({ dataKey: new Uint8Array(32).fill(1), formerDataKeys: [] })
    expect(opened.points.map((point) => point.problem)).toEqual(['BACKUP_WRONG_KEY', 'BACKUP_WRONG_KEY'])
    await expect(prepare(opened, 2)).rejects.toThrow('BACKUP_WRONG_KEY')
  })

  test('an empty folder, a missing one and a point of a newer program are named', async () => {
    const empty = path.join(living.root, 'empty')
    mkdirSync(empty)
    await expect(lookAtPlace(inThisProcess, empty, schemaNow)).rejects.toThrow('BACKUP_EMPTY')
    await expect(lookAtPlace(inThisProcess, path.join(empty, 'x'), schemaNow)).rejects.toThrow('BACKUP_PLACE_MISSING')
    const older = await openPlace(inThisProcess, living.place, own(), schemaNow - 1, weakKdf)
    expect(older.points[0]?.problem).toBe('BACKUP_NEWER_PROGRAM')
    await expect(prepareRestore(inThisProcess, older, 2, living.userData, databaseName, schemaNow - 1)).rejects.toThrow(
      'BACKUP_NEWER_PROGRAM',
    )
  })
})

describe('on the same computer', () => {
  test('shows the point without touching anything, then puts it in place, and can be undone', async () => {
    const prepared = await prepare(await openHere(own()), 1)
    const looked = openDatabase(prepared.file, living.databaseKey, { readonly: true })
    expect(countRows(looked, 'entry')).toBe(100)
    closeDatabase(looked)
    expect(living.rows()).toBe(175)
    expect(prepared.withVault).toBe(false)

    await commitRestore(prepared, living.userData, 1000, close, reopen)
    expect(living.rows()).toBe(100)
    expect(undoableRestore(living.userData)).toMatchObject({ sequence: 1, startedAtMs: 1000 })

    await undoRestore(living.userData, 2000, close, reopen)
    expect(living.rows()).toBe(175)
    expect(undoableRestore(living.userData)).toBeNull()
    await expect(undoRestore(living.userData, 3000, close, reopen)).rejects.toThrow('RESTORE_UNDO_GONE')
    reopen()
  })

  test('keeps today’s passwords: the present vault holds the same key and stays', async () => {
    const vaultPlace = { folder: living.userData, kdf: weakKdf }
    const owner = { type: 'owner' as const, staffId: 'staff-owner', signInName: 'Helmi Laine', deviceSecret: null }
    await setPassword(vaultPlace, living.opened, { ...owner, password: 'uusi lause viidellä' })
    await commitRestore(await prepare(await openHere(own()), 1), living.userData, 1000, close, reopen)
    await openWithPassword(vaultPlace, { staffId: 'staff-owner' }, 'uusi lause viidellä', null)
    await expect(openWithPassword(vaultPlace, { staffId: 'staff-owner' }, passphrase, null)).rejects.toThrow()
  })

  test('a prepared point that is not confirmed leaves nothing behind', async () => {
    await prepare(await openHere(own()), 1)
    discardPrepared(living.userData)
    await prepare(await openHere(own()), 2)
    expect(recoverInterruptedRestore(living.userData)).toBeNull()
    expect(readdirSync(living.userData).filter((name) => name.startsWith('restore'))).toEqual([])
    expect(living.rows()).toBe(175)
  })

  test('a restored file that does not open: the present one comes back by itself', async () => {
    const prepared = await prepare(await openHere(own()), 1)
    let tries = 0
    const reopenSecondTime = () => {
      tries += 1
      if (tries === 1) throw new Error('does not open')
      reopen()
    }
    await expect(commitRestore(prepared, living.userData, 1000, close, reopenSecondTime)).rejects.toThrow(
      'does not open',
    )
    expect(living.rows()).toBe(175)
    expect(recoverInterruptedRestore(living.userData)).toBeNull()
  })

  test('files kept for undo go after their time, and nothing else does', async () => {
    await commitRestore(await prepare(await openHere(own()), 1), living.userData, 1000, close, reopen)
    writeFileSync(path.join(living.userData, 'before-restore-notes.txt'), 'mine')
    removeKeptFiles(living.userData, 500, 1400)
    expect(existsSync(path.join(living.userData, 'before-restore-1000'))).toBe(true)
    removeKeptFiles(living.userData, 500, 1501)
    expect(existsSync(path.join(living.userData, 'before-restore-1000'))).toBe(false)
    expect(existsSync(path.join(living.userData, 'before-restore-notes.txt'))).toBe(true)
    expect(undoableRestore(living.userData)).toBeNull()
    expect(living.rows()).toBe(100)
  })
})

describe('on an empty computer', () => {
  let userData: string
  beforeEach(() => {
    userData = mkdtempSync(path.join(tmpdir(), 'loiste-empty-'))
  })
  afterEach(() => rmSync(userData, { recursive: true, force: true }))

  test.each(['passphrase', 'recovery code'])(
    'with the %s everything is there again, staff passwords excepted',
    async (what) => {
      const opened = await openHere(what === 'passphrase' ? { passphrase } : { recoveryCode }, spawnNodeProcess)
      const prepared = await prepare(opened, 2, userData, spawnNodeProcess)
      expect(prepared.withVault).toBe(true)
      const db = await commitRestore(
        prepared,
        userData,
        1000,
        () => {},
        async () => {
          const vault = await openWithPassword(
            { folder: userData, kdf: weakKdf },
            { signInName: 'Helmi Laine' },
            passphrase,
            null,
          )
          return openDatabase(path.join(userData, databaseName), keyFor(vault.dataKey, 'database'))
        },
      )
      expect(countRows(db, 'entry')).toBe(150)
      closeDatabase(db)
      expect(readVault(userData).copies).toEqual(['good', 'good'])
      expect(undoableRestore(userData)).toBeNull()
      expect(readdirSync(userData).sort()).toEqual(['before-restore-1000', databaseName, 'vault-a', 'vault-b'])
    },
  )

  test('a damaged vault beside a damaged file is put aside, not written over', async () => {
    for (const name of ['vault-a', 'vault-b', databaseName]) writeFileSync(path.join(userData, name), `rubbish ${name}`)
    const prepared = await prepare(await openHere({ recoveryCode }), 2, userData)
    await commitRestore(
      prepared,
      userData,
      1000,
      () => {},
      () => {},
    )
    for (const name of ['vault-a', 'vault-b', databaseName]) {
      expect(readFileSync(path.join(userData, 'before-restore-1000', name), 'utf8')).toBe(`rubbish ${name}`)
    }
    const db = openDatabase(path.join(userData, databaseName), living.databaseKey)
    expect(countRows(db, 'entry')).toBe(150)
    closeDatabase(db)
  })
})

describe('a restore cut off', () => {
  class PowerCut extends Error {}
  const stepsOf = async (run: (afterStep: (step: string) => void) => Promise<unknown>): Promise<string[]> => {
    const steps: string[] = []
    await run((step) => steps.push(step))
    return steps
  }
  const cutAfter = (wanted: string) => (step: string) => {
    if (step === wanted) throw new PowerCut()
  }
  const rowsIn = (userData: string): number => {
    const db: RawDatabase = openDatabase(path.join(userData, databaseName), living.databaseKey)
    try {
      return countRows(db, 'entry')
    } finally {
      closeDatabase(db)
    }
  }

  test('after any of its steps: the next start finds one whole salon, with its vault, and undo still works', async () => {
    // With another vault beside the present file the vault is exchanged too: the longest list of steps.
    const opened = await openHere({ passphrase })
    const foreign = async () => {
      const userData = mkdtempSync(path.join(living.root, 'machine-'))
      const other = await livingFile(7)
      closeDatabase(other.db)
      for (const name of ['vault-a', 'vault-b', databaseName]) {
        writeFileSync(path.join(userData, name), readFileSync(path.join(other.userData, name)))
      }
      writeFileSync(path.join(userData, `${databaseName}-wal`), '')
      const { databaseKey } = other
      rmSync(other.root, { recursive: true })
      return { userData, databaseKey }
    }
    const first = await foreign()
    const steps = await stepsOf(async (afterStep) =>
      commitRestore(
        await prepare(opened, 2, first.userData),
        first.userData,
        1000,
        () => {},
        () => {},
        { afterStep },
      ),
    )
    expect(steps).toEqual([
      'closed',
      'journal written',
      `${databaseName}-wal out`,
      `${databaseName} out`,
      'vault-a out',
      'vault-b out',
      `${databaseName} in`,
      'vault-a in',
      'vault-b in',
      'undo noted',
      'acknowledged',
    ])

    for (const step of steps) {
      const { userData, databaseKey } = await foreign()
      const prepared = await prepare(opened, 2, userData)
      const parts = { afterStep: cutAfter(step) }
      await expect(
        commitRestore(
          prepared,
          userData,
          1000,
          () => {},
          () => {},
          parts,
        ),
      ).rejects.toThrow(PowerCut)

      const found = recoverInterruptedRestore(userData)
      if (step === 'closed') {
        // Nothing had been moved: the salon from before is still there, the unpacked point is gone.
        expect(found).toBeNull()
        const db = openDatabase(path.join(userData, databaseName), databaseKey)
        expect(countRows(db, 'entry')).toBe(7)
        closeDatabase(db)
        continue
      }
      expect(rowsIn(userData)).toBe(150)
      expect(readVault(userData).vault.vaultId).toBe(living.opened.vaultId)
      acknowledgeSwap(userData)
      expect(recoverInterruptedRestore(userData)).toBeNull()
      await undoRestore(
        userData,
        2000,
        () => {},
        () => {},
      )
      const db = openDatabase(path.join(userData, databaseName), databaseKey)
      expect(countRows(db, 'entry')).toBe(7)
      closeDatabase(db)
    }
  })

  test('an undo after any of its steps finishes too', async () => {
    const opened = await openHere(own())
    const start = async () => {
      await commitRestore(await prepare(opened, 1), living.userData, 1000, close, reopen)
      expect(living.rows()).toBe(100)
    }
    await start()
    const steps = await stepsOf((afterStep) => undoRestore(living.userData, 2000, close, reopen, { afterStep }))
    expect(steps).toContain('undo noted')
    for (const step of steps) {
      await start()
      await expect(undoRestore(living.userData, 3000, close, reopen, { afterStep: cutAfter(step) })).rejects.toThrow(
        PowerCut,
      )
      closeDatabase(living.db)
      recoverInterruptedRestore(living.userData)
      reopen()
      acknowledgeSwap(living.userData)
      expect(living.rows()).toBe(175)
      expect(undoableRestore(living.userData)).toBeNull()
    }
  })

  test('power cut twice, and again while recovering', async () => {
    const opened = await openHere(own())
    const prepared = await prepare(opened, 1)
    const cut = (step: string) => ({ afterStep: cutAfter(step) })
    await expect(commitRestore(prepared, living.userData, 1000, close, reopen, cut('journal written'))).rejects.toThrow(
      PowerCut,
    )
    expect(() => recoverInterruptedRestore(living.userData, cut(`${databaseName} out`))).toThrow(PowerCut)
    expect(existsSync(living.file)).toBe(false)
    expect(() => recoverInterruptedRestore(living.userData, cut(`${databaseName} in`))).toThrow(PowerCut)
    expect(recoverInterruptedRestore(living.userData)).toMatchObject({ kind: 'restore', sequence: 1 })
    reopen()
    expect(living.rows()).toBe(100)
  })

  test('a damaged journal stops the start instead of guessing', () => {
    writeFileSync(path.join(living.userData, 'restore-journal.json'), '{"version":1,"leaving":["../x"]}')
    expect(() => recoverInterruptedRestore(living.userData)).toThrow('INTERNAL')
    expect(living.rows()).toBe(175)
  })
})
