// The open contract: kept by every open, refused when any line of it is broken; stock SQLCipher reads what we write.
import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import StockReader from '@signalapp/sqlcipher'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createIdleCheckpoint } from '../../db/idle-checkpoint.ts'
import {
  assertOpenContract,
  closeDatabase,
  databaseErrorOf,
  openContract,
  openDatabase,
  openUnderContract,
  readPragma,
} from '../../db/open.ts'
import type { AppError } from '../../shared/errors.ts'

let folder: string
let file: string
const key = randomBytes(32)

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'loiste-open-'))
  file = path.join(folder, 'salon.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function codeOf(work: () => unknown): string {
  try {
    work()
    return 'nothing thrown'
  } catch (error) {
    return (error as AppError).code
  }
}

function filledFile(rows = 2000): void {
  const db = openDatabase(file, key, { create: true })
  db.exec('CREATE TABLE entry (id INTEGER PRIMARY KEY, note TEXT) STRICT')
  const insert = db.prepare('INSERT INTO entry (note) VALUES (?)')
  db.transaction(() => {
    for (let row = 0; row < rows; row++) insert.run(`salaisuus ${row} ${'x'.repeat(300)}`)
  })()
  closeDatabase(db)
}

describe('the contract', () => {
  test('holds on the first open and on every reopen', () => {
    filledFile(1)
    for (const readonly of [false, false, true]) {
      const db = openDatabase(file, key, { readonly })
      assertOpenContract(db)
      expect(readPragma(db, 'synchronous')).toBe('2')
      closeDatabase(db)
    }
  })

  // Every line set to something else on the way in: without the check at the end each of these would open.
  const broken: Record<string, string> = {
    cipher: "cipher='chacha20'",
    legacy: 'legacy=0',
    journal_mode: 'journal_mode=DELETE',
    synchronous: 'synchronous=NORMAL',
    temp_store: 'temp_store=FILE',
    foreign_keys: 'foreign_keys=OFF',
    trusted_schema: 'trusted_schema=ON',
    cell_size_check: 'cell_size_check=OFF',
    mmap_size: 'mmap_size=65536',
    cache_size: 'cache_size=-16000',
    secure_delete: 'secure_delete=OFF',
  }

  test.each(Object.entries(broken))('with %s broken the file does not open', (pragma, set) => {
    const contract = openContract.map((rule) => (rule.pragma === pragma ? { ...rule, set } : rule))
    expect(codeOf(() => openUnderContract(file, key, { create: true }, contract))).toBe('DATABASE_OPEN_CONTRACT')
  })

  test('every line that is set has its broken twin above', () => {
    expect(Object.keys(broken).sort()).toEqual(
      openContract
        .filter((rule) => rule.set !== null)
        .map((rule) => rule.pragma)
        .sort(),
    )
  })

  test('left out altogether, synchronous and temp_store would not be what is needed', () => {
    filledFile(1)
    const bare = openContract.filter((rule) => rule.pragma === 'cipher' || rule.pragma === 'legacy')
    expect(codeOf(() => openUnderContract(file, key, {}, bare))).toBe('DATABASE_OPEN_CONTRACT')
  })
})

describe('what is refused', () => {
  test('a wrong key, a key of the wrong length, a missing file', () => {
    filledFile(1)
    expect(codeOf(() => openDatabase(file, randomBytes(32)))).toBe('DATABASE_WRONG_KEY')
    expect(codeOf(() => openDatabase(file, key.subarray(1)))).toBe('DATABASE_WRONG_KEY')
    expect(codeOf(() => openDatabase(path.join(folder, 'none.db'), key))).toBe('DATABASE_MISSING')
  })

  test('a plain SQLite file, by its own name', () => {
    writeFileSync(file, Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(8176)]))
    expect(codeOf(() => openDatabase(file, key))).toBe('DATABASE_NOT_ENCRYPTED')
  })

  test('a file cut to nothing never comes back as an empty salon', () => {
    filledFile(1)
    writeFileSync(file, '')
    expect(codeOf(() => openDatabase(file, key))).toBe('DATABASE_DAMAGED')
  })

  test('one flipped bit in a used page is noticed when it is read', () => {
    filledFile()
    const bytes = readFileSync(file)
    bytes[4096 * 40 + 1000]! ^= 1
    writeFileSync(file, bytes)
    const db = openDatabase(file, key)
    let code: string | undefined
    try {
      db.prepare('SELECT sum(length(note)) FROM entry').get()
    } catch (error) {
      code = databaseErrorOf(error)?.code
    }
    db.close()
    expect(code).toBe('DATABASE_DAMAGED')
  })

  test('a write-protected file says so when it is opened, not at the first booking', async () => {
    filledFile(1)
    chmodSync(file, 0o444)
    // The superuser may write anywhere, so the try is made as nobody.
    chmodSync(folder, 0o777)
    expect(await asNobody(file, key)).toBe('DATABASE_READ_ONLY')
    chmodSync(folder, 0o755)
    expect(await asNobody(file, key)).toBe('DATABASE_READ_ONLY')
  })

  test('an error never carries the key', () => {
    filledFile(1)
    const wrong = randomBytes(32)
    try {
      openDatabase(file, wrong)
    } catch (error) {
      const text = JSON.stringify(error, Object.getOwnPropertyNames(error))
      expect(text).not.toContain(wrong.toString('hex'))
      expect(text).not.toContain(key.toString('hex'))
    }
    expect.assertions(2)
  })
})

describe('what lies on the disk', () => {
  test('holds nothing readable, in the file or in the -wal', () => {
    const db = openDatabase(file, key, { create: true })
    db.exec("CREATE TABLE entry (note TEXT) STRICT; INSERT INTO entry VALUES ('salaisuus numero yksi')")
    for (const suffix of ['', '-wal']) expect(readFileSync(file + suffix).includes('salaisuus')).toBe(false)
    closeDatabase(db)
    expect(readFileSync(file).includes('salaisuus')).toBe(false)
    expect(readFileSync(file).includes('SQLite format 3')).toBe(false)
  })

  test('is read by stock SQLCipher', () => {
    filledFile(123)
    const stock = new StockReader(file)
    stock.exec(`PRAGMA key = "x'${key.toString('hex')}'"`)
    expect(stock.prepare('SELECT count(*) AS count FROM entry').get()).toEqual({ count: 123 })
    expect(stock.prepare('SELECT note FROM entry WHERE id = 7').get<{ note: string }>()?.note).toContain('salaisuus 6')
    stock.close()
  })

  test('closing leaves nothing in the -wal', () => {
    filledFile()
    expect(statSync(`${file}-wal`, { throwIfNoEntry: false })).toBeUndefined()
  })
})

describe('the idle checkpoint', () => {
  function manualTimers() {
    let waiting: (() => void) | null = null
    return {
      timers: {
        setTimeout: (run: () => void) => {
          waiting = run
          return run
        },
        clearTimeout: () => {
          waiting = null
        },
      },
      pass: () => {
        const run = waiting
        waiting = null
        run?.()
      },
    }
  }
  const walBytes = () => statSync(`${file}-wal`).size

  test('empties the -wal once it is quiet, and not while it is held back', () => {
    const db = openDatabase(file, key, { create: true })
    const { timers, pass } = manualTimers()
    const idle = createIdleCheckpoint(db, timers)
    db.exec('CREATE TABLE entry (note TEXT) STRICT')
    idle.touched()
    expect(walBytes()).toBeGreaterThan(0)
    const release = idle.hold()
    pass()
    expect(walBytes()).toBeGreaterThan(0)
    expect(readPragma(db, 'wal_autocheckpoint')).toBe('0')
    release()
    expect(readPragma(db, 'wal_autocheckpoint')).toBe('1000')
    pass()
    expect(walBytes()).toBe(0)
    idle.stop()
    closeDatabase(db)
  })

  test('tries again while somebody else still reads', () => {
    filledFile(1)
    const db = openDatabase(file, key, { busyTimeoutMs: 0 })
    const reader = openDatabase(file, key, { readonly: true })
    const { timers, pass } = manualTimers()
    const idle = createIdleCheckpoint(db, timers)
    reader.exec('BEGIN')
    reader.prepare('SELECT count(*) FROM entry').get()
    db.exec("INSERT INTO entry (note) VALUES ('toinen')")
    idle.touched()
    pass()
    expect(walBytes()).toBeGreaterThan(0)
    reader.exec('COMMIT')
    pass()
    expect(walBytes()).toBe(0)
    closeDatabase(reader)
    closeDatabase(db)
  })
})

/** Opens the file in a process without the superuser's rights and answers the code. */
function asNobody(databaseFile: string, databaseKey: Uint8Array): Promise<string> {
  const script = path.join(folder, 'open.mjs')
  const module = path.join(import.meta.dirname, '../../db/open.ts')
  writeFileSync(
    script,
    `import { openDatabase } from ${JSON.stringify(module)}
     // The driver is loaded while its folder can still be read.
     openDatabase(${JSON.stringify(`${databaseFile}.other`)}, new Uint8Array(32), { create: true }).close()
     if (process.getuid?.() === 0) { process.setgid(65534); process.setuid(65534) }
     try { openDatabase(${JSON.stringify(databaseFile)}, Buffer.from('${Buffer.from(databaseKey).toString('hex')}', 'hex')); process.send('opened') }
     catch (error) { process.send(error.code) }`,
  )
  return new Promise((resolve, reject) => {
    const child = fork(script, { execArgv: [] })
    child.once('message', (code) => resolve(String(code)))
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`ended with ${code}`)))
  })
}
