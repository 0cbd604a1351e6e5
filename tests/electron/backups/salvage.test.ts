// Getting a point out of a place on the command line: listed, proved, unpacked, and in the clear only after a warning.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3-multiple-ciphers/linux-x64'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { closeDatabase, openDatabase } from '../../../db/open.ts'
import { countRows } from '../../../electron/backups/check-copy.ts'
import { csvLine } from '../../../electron/backups/plain-copy.ts'
import { salvage, salvageArgs } from '../../../electron/backups/salvage.ts'
import { keyFor } from '../../../electron/keys/derived-keys.ts'
import { confirmRecoveryCode, newRecoveryCode, openWithRecoveryCode } from '../../../electron/keys/vault.ts'
import { localToInstant } from '../../../shared/day.ts'
import { databaseName, type LivingFile, livingFile, passphrase, schemaNow, weakKdf } from '../../helpers/livingFile.ts'

let living: LivingFile
let code: string
let out: string
beforeEach(async () => {
  living = await livingFile(30)
  code = newRecoveryCode()
  await confirmRecoveryCode({ folder: living.userData, kdf: weakKdf }, living.opened, code, code)
  living.point()
  living.add(20)
  living.point()
  out = path.join(living.root, 'out')
})
afterEach(() => living.remove())

/** One call as typed; the lines it printed and what it ended with. */
async function typed(args: string[], answers: (string | null)[] = [], env: Record<string, string> = {}) {
  const lines: string[] = []
  const left = [...answers]
  const exit = await salvage(['--language', 'en', ...args], {
    terminal: { print: (line) => lines.push(line), ask: async () => left.shift() ?? null, env },
    kdf: weakKdf,
    databaseName,
    newestSchema: schemaNow,
  })
  return { exit, text: lines.join('\n') }
}
const here = (...args: string[]) => ['--place', living.place, '--code', code, ...args]

describe('salvage', () => {
  test('lists every point with what it holds, newest first', async () => {
    const { exit, text } = await typed(here('--list'))
    expect(exit).toBe(0)
    expect(text.split('\n').map((line) => line.replace(/ {2}.* {2}/, ' ⋯ '))).toEqual([
      '2 ⋯ clients 50, appointments 0, receipts 0',
      '1 ⋯ clients 30, appointments 0, receipts 0',
    ])
  })

  test('unpacks the newest point into a folder that opens with the recovery code', async () => {
    expect((await typed(here('--out', out))).exit).toBe(0)
    expect(readdirSync(out).sort()).toEqual([databaseName, 'vault-a', 'vault-b'])
    const opened = await openWithRecoveryCode({ folder: out, kdf: weakKdf }, code)
    const db = openDatabase(path.join(out, databaseName), keyFor(opened.dataKey, 'database'))
    expect(countRows(db, 'entry')).toBe(50)
    closeDatabase(db)
  })

  test('unpacks the point that was asked for, with the passphrase from the environment or typed', async () => {
    const byEnv = ['--place', living.place, '--passphrase', '--point', '1', '--out', out]
    expect((await typed(byEnv, [], { LOISTE_PASSPHRASE: passphrase })).exit).toBe(0)
    const second = path.join(living.root, 'second')
    const byHand = ['--place', living.place, '--passphrase', '--point', '1', '--out', second]
    expect((await typed(byHand, [passphrase])).exit).toBe(0)
    for (const folder of [out, second]) {
      const db = openDatabase(path.join(folder, databaseName), living.databaseKey)
      expect(countRows(db, 'entry')).toBe(30)
      closeDatabase(db)
    }
  })

  test('lists the minutes after a point and unpacks the last one until a time', async () => {
    living.add(3)
    const newest = living.point({ takenAtMs: localToInstant('2026-11-23', 14 * 60) })
    const rowsThen = living.rows()
    living.add(5)
    living.minute({ takenAtMs: localToInstant('2026-11-23', 14 * 60 + 31) + 40_000 })
    living.add(7)
    living.minute({ takenAtMs: localToInstant('2026-11-23', 14 * 60 + 32) + 20_000 })
    expect((await typed(here('--list'))).text).toContain('2 moments after it')
    const rowsAt = async (folder: string, ...args: string[]) => {
      expect((await typed(here('--out', folder, ...args))).exit).toBe(0)
      const db = openDatabase(path.join(folder, databaseName), living.databaseKey)
      const rows = countRows(db, 'entry')
      closeDatabase(db)
      return rows
    }
    expect(await rowsAt(path.join(living.root, 'a'), '--at', '2026-11-23 14.31')).toBe(rowsThen + 5)
    expect(await rowsAt(path.join(living.root, 'b'), '--at', '2026-11-23T14:32')).toBe(rowsThen + 12)
    expect(await rowsAt(path.join(living.root, 'c'), '--point', String(newest.sequence))).toBe(rowsThen)
    for (const time of ['soon', '2026-11-23 25.00', '2026-02-30']) {
      expect((await typed(here('--out', path.join(living.root, 'd'), '--at', time))).exit).toBe(2)
    }
  })

  test('writes nothing unencrypted unless the warning is agreed to with the whole word', async () => {
    for (const answer of [null, 'yes', 'unencrypte']) {
      const { exit, text } = await typed(here('--out', out, '--plain'), [answer])
      expect(exit).toBe(1)
      expect(text).toContain('Warning')
      expect(existsSync(out)).toBe(false)
    }
    expect((await typed(here('--out', out, '--plain'), ['unencrypted'])).exit).toBe(0)
    expect(existsSync(path.join(out, 'plain', 'salon.sqlite'))).toBe(true)
  })

  test('says what is wrong with the code or with the folder to unpack into', async () => {
    const other = await typed(['--place', living.place, '--code', newRecoveryCode(), '--list'])
    expect(other).toEqual({ exit: 1, text: expect.stringContaining('does not open this backup') })
    const file = path.join(living.root, 'file')
    writeFileSync(file, '')
    for (const folder of [file, path.join(file, 'inside')]) {
      const { exit, text } = await typed(here('--out', folder))
      expect(exit).toBe(1)
      expect(text).toContain(`The folder “${folder}” cannot be used`)
    }
    expect(readFileSync(file, 'utf8')).toBe('')
  })

  test('gives an ordinary SQLite file and a CSV file a table, with every row', async () => {
    expect((await typed(here('--out', out, '--plain', '--yes'))).exit).toBe(0)
    const plain = new Database(path.join(out, 'plain', 'salon.sqlite'), { readonly: true })
    expect(plain.pragma('integrity_check', { simple: true })).toBe('ok')
    const rows = plain.prepare('SELECT * FROM entry').all()
    plain.close()
    expect(rows).toEqual(living.db.prepare('SELECT * FROM entry').all())
    const lines = readFileSync(path.join(out, 'plain', 'entry.csv'), 'utf8')
      .trimEnd()
      .split('\r\n')
    expect(lines[0]).toBe('\ufeffid,note,twin')
    expect(lines).toHaveLength(51)
    // The unpacked file beside it is still encrypted.
    expect(readFileSync(path.join(out, databaseName)).subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3')
  })

  test('tells which points a damaged pack takes with it, and unpacks the others', async () => {
    const packs = path.join(living.place, 'packs')
    const [first] = readdirSync(packs)
    expect((await typed(here('--verify'))).exit).toBe(0)
    const bytes = readFileSync(path.join(packs, first ?? ''))
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
    writeFileSync(path.join(packs, first ?? ''), bytes)
    const { exit, text } = await typed(here('--verify'))
    expect(exit).toBe(1)
    expect(text).toContain(`Damaged file: ${first}`)
    expect(text).toMatch(/Point [12] cannot be used/)
  })

  test('passes over a damaged point for the one before it, says so, and never does when one was named', async () => {
    const packs = path.join(living.place, 'packs')
    const before = new Set(readdirSync(packs))
    living.add(20)
    living.point()
    const damage = (named: readonly string[]) => {
      for (const name of named) {
        const file = path.join(packs, name)
        writeFileSync(file, readFileSync(file).fill(0, 100, 200))
      }
    }
    damage(readdirSync(packs).filter((name) => !before.has(name)))
    const named = await typed(here('--out', path.join(living.root, 'named'), '--point', '3'))
    expect([named.exit, named.text]).toEqual([1, expect.stringContaining('This backup is damaged.')])
    const { exit, text } = await typed(here('--out', out))
    expect(exit).toBe(0)
    expect(text).toMatch(/^The point .* is damaged\. Trying the one before it\.\nThe point .* has been unpacked/)
    const opened = await openWithRecoveryCode({ folder: out, kdf: weakKdf }, code)
    const db = openDatabase(path.join(out, databaseName), keyFor(opened.dataKey, 'database'))
    expect(countRows(db, 'entry')).toBe(50)
    closeDatabase(db)
    // With nothing whole left it says that, and leaves the folder empty.
    damage(readdirSync(packs))
    const none = path.join(living.root, 'none')
    expect((await typed(here('--out', none))).exit).toBe(1)
    expect(readdirSync(none)).toEqual([])
  })

  test('refuses a wrong code, a folder with something in it and a point that is not there', async () => {
    const other = newRecoveryCode()
    expect((await typed(['--place', living.place, '--code', other, '--list'])).text).toContain('code')
    mkdirSync(out)
    writeFileSync(path.join(out, 'mine.txt'), 'keep')
    expect((await typed(here('--out', out))).exit).toBe(1)
    expect(readdirSync(out)).toEqual(['mine.txt'])
    const { exit, text } = await typed(here('--out', path.join(living.root, 'new'), '--point', '9'))
    expect([exit, text]).toEqual([1, 'There is no such restore point.'])
  })

  test('says how it is called when a call cannot be understood', async () => {
    for (const args of [[], ['--nonsense'], here('--point', '0', '--list'), here('--plain'), here()]) {
      const { exit, text } = await typed(args)
      expect(exit).toBe(2)
      expect(text).toContain('--place <folder>')
    }
  })

  test('says so when nobody gives a code or a passphrase', async () => {
    for (const args of [['--list'], ['--passphrase', '--list']]) {
      const { exit, text } = await typed(['--place', living.place, ...args])
      expect([exit, text]).toEqual([2, 'No recovery code or passphrase was given.'])
    }
  })

  test('is found on the program’s command line and nowhere else', () => {
    expect(salvageArgs(['loiste', '--salvage', '--list'])).toEqual(['--list'])
    expect(salvageArgs(['loiste', '--list'])).toBeNull()
  })
})

test('a CSV field keeps quotes, commas, line ends, bytes, null and the empty text apart', () => {
  expect(csvLine(['a,b', 'say "hei"', 'two\nlines', null, '', 3, Buffer.from([0, 255])])).toBe(
    '"a,b","say ""hei""","two\nlines",,"",3,00ff\r\n',
  )
})
