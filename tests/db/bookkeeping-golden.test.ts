// The golden day of the salon's rules: sold through the till, booked to the cent, and written as Kitsas reads it.
import Papa from 'papaparse'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { books } from '../../db/bookkeeping.ts'
import { kitsasTable, netvisorTable } from '../../shared/bookkeeping-tables.ts'
import { goldenDay, sellGoldenDay } from '../helpers/aMonth.ts'
import { type TempSalon, tempSalon } from '../helpers/tempSalon.ts'

let salon: TempSalon
beforeEach(() => {
  salon = tempSalon()
  sellGoldenDay(salon)
})
afterEach(() => salon.close())

const golden = [
  'Pvm;Tosite;Tilinumero;Debet;Kredit;Selite;ALV%;Alvkoodi',
  '22.11.2026;PM-326;1900;129,60;;Päivämyynti käteinen;;',
  '22.11.2026;PM-326;1713;400,00;;Päivämyynti kortti;;',
  '22.11.2026;PM-326;3000;;390,17;Myynti 25,5 %;25,5;11',
  '22.11.2026;PM-326;3000;;35,15;Myynti 13,5 %;13,5;11',
  '22.11.2026;PM-326;2939;;99,49;ALV 25,5 %;25,5;111',
  '22.11.2026;PM-326;2939;;4,75;ALV 13,5 %;13,5;111',
  '22.11.2026;PM-326;8570;;0,04;Pyöristys;;',
  '',
].join('\r\n')

it('is the golden file of Kitsas to the byte', () => {
  const { journal } = books(salon.db, { month: '2026-11', kind: 'month' })
  const table = kitsasTable(journal).map((row) => [...row])
  const text = `${Papa.unparse(table, { delimiter: ';', newline: '\r\n' })}\r\n`
  expect(Buffer.from(text, 'utf8')).toEqual(Buffer.from(golden, 'utf8'))
})

it('has one signed sum a row for Netvisor, credit negative, which comes to nothing', () => {
  const { journal } = books(salon.db, { month: '2026-11', kind: 'month' })
  const [, ...rows] = netvisorTable(journal)
  expect(rows[0]).toEqual(['Myynti', 'PM-326', '22.11.2026', 'Päivämyynti käteinen', '1900', '129,60'])
  expect(rows[2]?.[5]).toBe('-390,17')
  const cents = rows.map((row) => Math.round(Number((row[5] ?? '').replace(',', '.')) * 100))
  expect(cents.reduce((sum, each) => sum + each, 0)).toBe(0)
})

it('is booked on the day it was sold', () => {
  const { journal } = books(salon.db, { month: '2026-11', kind: 'month' })
  expect(new Set(journal.map((row) => row.day))).toEqual(new Set([goldenDay]))
  expect(books(salon.db, { month: '2026-10', kind: 'month' }).journal).toEqual([])
})
