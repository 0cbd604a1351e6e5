// Numbers without a gap and never twice: with several tills in processes of their own on one encrypted file, and with a till
// that is killed in the middle of issuing receipts, credits, invoices and day closes.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { paySale } from '../../db/sales.ts'
import { addDays, localToInstant, ZONE } from '../../shared/day.ts'
import { aLine, aSale } from '../helpers/aSale.ts'
import { type TempSalon, tempSalon } from '../helpers/tempSalon.ts'
import { report, rounds } from './effort.ts'

const writer = path.join(import.meta.dirname, 'tillWriter.ts')
const firstDay = '2026-11-23'
const tills = 4
const issues = rounds(1000, 200)
const kills = rounds(40, 6)

let salon: TempSalon
beforeEach(() => {
  salon = tempSalon()
})
afterEach(() => salon.close())

type Mode = 'together' | 'closing' | 'killed' | 'careless'

/** Runs a till; with `killAfter` it is killed so many acknowledged lines and a little later. What it acknowledged. */
function till(mode: Mode, count: number, killAfter?: { readonly lines: number; readonly ms: number }) {
  const args = [writer, salon.file, Buffer.from(salon.key).toString('hex'), mode, String(count)]
  const child = spawn(process.execPath, [...args, salon.owner.id, salon.oil.id, firstDay], {
    stdio: 'pipe',
    env: { ...process.env, NODE_COMPILE_CACHE: path.join(salon.folder, 'compiled') },
  })
  return new Promise<string[]>((resolve, reject) => {
    const said: string[] = []
    let errors = ''
    child.stderr.on('data', (data) => {
      errors += data
    })
    createInterface({ input: child.stdout }).on('line', (each) => {
      said.push(each)
      if (killAfter && said.length === killAfter.lines + 1) setTimeout(() => child.kill('SIGKILL'), killAfter.ms)
    })
    child.on('close', (code, signal) => {
      if (code === 0 || signal === 'SIGKILL') resolve(said.slice(1))
      else reject(new Error(`the till ended by itself: ${errors}`))
    })
  })
}

interface Series {
  readonly series: string
  readonly numbers: readonly number[]
  readonly next: number
}

/** Every series as the file has it. */
function allSeries(): Series[] {
  const db = salon.openAgain()
  const next = db.raw.prepare('SELECT series, next_number FROM number_series ORDER BY series').raw().all()
  return (next as [string, number][]).map(([series, following]) => ({
    series,
    next: following,
    numbers: (series === 'Z'
      ? db.raw.prepare('SELECT number FROM day_close ORDER BY number').pluck().all()
      : db.raw.prepare('SELECT number FROM document WHERE series = ? ORDER BY number').pluck().all(series)) as number[],
  }))
}

/** What is wrong with the numbers, in words; nothing when each series is 1, 2, 3 … up to the next one. */
function wrong(series: readonly Series[], acknowledged: readonly string[]): string[] {
  return series.flatMap(({ series: name, numbers, next }) => {
    const told = acknowledged.filter((line) => line.startsWith(`${name} `)).map((line) => Number(line.slice(2)))
    return [
      ...numbers.flatMap((number, index) => (number === index + 1 ? [] : [`${name}-${index + 1} is ${number}`])),
      ...(next === numbers.length + 1 ? [] : [`${name} goes on with ${next} after ${numbers.length}`]),
      ...(new Set(told).size === told.length ? [] : [`${name} was given twice`]),
      ...told.filter((number) => !numbers.includes(number)).map((number) => `${name}-${number} is gone`),
    ]
  })
}

/** Documents without their lines, tax or payments, and parts without a document. */
function halves(): number {
  const db = salon.openAgain()
  const count = (sql: string) => db.raw.prepare(`SELECT count(*) FROM ${sql}`).pluck().get() as number
  return (
    count('document d WHERE NOT EXISTS (SELECT 1 FROM document_line l WHERE l.document_id = d.id)') +
    count('document d WHERE NOT EXISTS (SELECT 1 FROM document_vat v WHERE v.document_id = d.id)') +
    count("document d WHERE kind <> 'invoice' AND NOT EXISTS (SELECT 1 FROM payment p WHERE p.document_id = d.id)") +
    count("document d WHERE kind = 'invoice' AND NOT EXISTS (SELECT 1 FROM invoice i WHERE i.document_id = d.id)") +
    count('document_line l WHERE NOT EXISTS (SELECT 1 FROM document d WHERE d.id = l.document_id)') +
    count('payment p WHERE NOT EXISTS (SELECT 1 FROM document d WHERE d.id = p.document_id)') +
    count('day_close_document c WHERE NOT EXISTS (SELECT 1 FROM day_close z WHERE z.id = c.day_close_id)') +
    (db.raw.pragma('foreign_key_check') as unknown[]).length
  )
}

describe('numbers of documents', () => {
  it(`are gapless and unique with ${tills} tills issuing ${issues} receipts at once, and more`, async () => {
    // Days that were forgotten, so that day closes are raced for too.
    for (let back = 12; back > 0; back -= 1) {
      const actor = salon.actor('owner', localToInstant(addDays(firstDay, -back), 720, ZONE))
      const sale = aSale({ lines: [aLine(salon)], payments: [{ method: 'card', cents: 1990 }] })
      salon.write((tx) => paySale(tx, sale, actor))
    }
    const together = (mode: Mode, count: number) => Promise.all(Array.from({ length: tills }, () => till(mode, count)))
    const sold = await together('together', issues / tills)
    const said = [...sold, ...(await together('closing', 10))].flat()
    const series = allSeries()
    expect(wrong(series, said)).toEqual([])
    expect(halves()).toBe(0)
    const count = (name: string) => series.find((each) => each.series === name)?.numbers.length ?? 0
    expect(count('K')).toBe(issues + 12)
    expect(count('Z')).toBe(said.filter((line) => line.startsWith('Z ')).length)
    expect(count('Z')).toBeGreaterThan(9)
    // The tills really worked at the same time: their numbers lie among each other's.
    const ranges = sold.map((lines) => {
      const own = lines.filter((line) => line.startsWith('K ')).map((line) => Number(line.slice(2)))
      return { from: Math.min(...own), to: Math.max(...own), count: own.length }
    })
    expect(ranges.every(({ from, to, count: own }) => to - from + 1 > own)).toBe(true)
    const found = `${issues} K, ${count('H')} H, ${count('L')} L, ${count('Z')} Z in ${tills} processes: no gap, no double`
    report({ row: 'numbering together', tried: issues, found, control: '' })
  }, 300_000)

  it(`stay so through ${kills} kills in the middle of receipts, credits, invoices and day closes`, async () => {
    const said: string[] = []
    for (let kill = 0; kill < kills; kill += 1) {
      said.push(...(await till('killed', 0, { lines: 1 + (kill % 9), ms: (kill * 0.37) % 6 })))
    }
    expect(wrong(allSeries(), said)).toEqual([])
    expect(halves()).toBe(0)
    for (const name of ['K', 'H', 'L', 'Z'])
      expect(
        said.some((line) => line.startsWith(`${name} `)),
        name,
      ).toBe(true)

    // The control: a number taken before its document is there leaves a gap when the till is killed in between.
    await till('careless', 0, { lines: 1, ms: 1 })
    const gap = wrong(allSeries(), said)
    expect(gap).toEqual([expect.stringMatching(/^K goes on with \d+ after \d+$/)])
    report({
      row: 'numbering, killed',
      tried: kills,
      found: `${said.length} documents acknowledged, none gone, no gap, no double, no half`,
      control: gap[0] ?? '',
    })
  }, 300_000)
})
