// The practice salon: its rows are what the program's own functions would have written, and the same for the same seed.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type SeedOptions, type SeedResult, seedSalon } from '../../build/seed/salon.ts'
import { checkLog } from '../../db/accesslog.ts'
import { bookAppointment } from '../../db/appointments.ts'
import { appointmentById, appointmentDetail, calendarView } from '../../db/appointments-read.ts'
import { clientCard } from '../../db/client-card.ts'
import { fileClient, searchClients, unfileClient } from '../../db/client-search.ts'
import { all, type Db, handleOf, query, type Tx, transaction } from '../../db/handle.ts'
import { openDatabase } from '../../db/open.ts'
import { checkoutOf, paySale } from '../../db/sales.ts'
import { tillDay } from '../../db/sales-day.ts'
import { receiptById } from '../../db/sales-receipts.ts'
import { isPractice, salonOf, setupStep } from '../../db/settings.ts'
import { visitView } from '../../db/visits.ts'
import { keyFor } from '../../electron/keys/derived-keys.ts'
import { type OpenedVault, openWithPassword, openWithRecoveryCode } from '../../electron/keys/vault.ts'
import { hasArrived, holdsTime } from '../../shared/appointments.ts'
import { claimsOf, findConflicts } from '../../shared/appointments-times.ts'
import { addDays, localToInstant, ZONE } from '../../shared/day.ts'
import { isBusinessId } from '../../shared/finland/business-id.ts'
import { isPublicHoliday } from '../../shared/finland/holidays.ts'
import { hasFinnishAccountCheck } from '../../shared/finland/iban.ts'
import { DEFAULT_VAT_RATES, vatRateOn } from '../../shared/finland/vat.ts'
import { sumCents } from '../../shared/money.ts'
import { parsePhone } from '../../shared/phone.ts'
import { PaySale } from '../../shared/sales.ts'
import { settle, vatGroups } from '../../shared/sales-sums.ts'
import { passphrase, weakKdf } from '../helpers/livingFile.ts'
import { actorOf } from '../helpers/tempSalon.ts'

/** Five weeks around 1 September 2024, when the standard VAT rate rose; the last day is a Thursday. */
const until = '2024-09-12'
const nowMs = localToInstant(until, 13 * 60, ZONE)
const folders: string[] = []

interface Seeded {
  readonly result: SeedResult
  readonly opened: OpenedVault
  readonly db: Db
}

const optionsFor = (dir: string, patch: Partial<SeedOptions> = {}): SeedOptions => ({
  dir,
  years: 0.1,
  clients: 60,
  staff: 3,
  password: passphrase,
  seed: 7,
  until,
  untilMinute: 13 * 60,
  language: 'fi',
  kdf: weakKdf,
  ...patch,
})

function freshFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'loiste-seed-'))
  folders.push(folder)
  return folder
}

async function seeded(patch: Partial<SeedOptions> = {}): Promise<Seeded> {
  const dir = freshFolder()
  const result = await seedSalon(optionsFor(dir, patch))
  const place = { folder: dir, kdf: weakKdf }
  const opened = await openWithPassword(place, { signInName: 'Helmi Laine' }, passphrase, null)
  return { result, opened, db: handleOf(openDatabase(path.join(dir, 'salon.db'), keyFor(opened.dataKey, 'database'))) }
}

let salon: Seeded
let db: Db
let ownerId: string

beforeAll(async () => {
  salon = await seeded()
  db = salon.db
  ownerId = salon.opened.staffId ?? ''
})

afterAll(() => {
  db.raw.close()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** Runs `work` on the file and takes everything back. */
function undone(work: (tx: Tx) => void): void {
  const back = new Error('taken back')
  expect(() =>
    transaction(db, (tx) => {
      work(tx)
      throw back
    }),
  ).toThrow(back)
}

const owner = () => actorOf(ownerId, 'owner', nowMs)
const appointments = () =>
  all(db, query.selectFrom('appointment').select('id')).map((row) => appointmentById(db, row.id, owner()))

describe('the folder', () => {
  test('opens with everyone’s password and with the printed recovery code', async () => {
    const place = { folder: salon.result.dir, kdf: weakKdf }
    for (const { name } of salon.result.people) {
      const opened = await openWithPassword(place, { signInName: name }, passphrase, null)
      expect(Buffer.from(opened.dataKey).equals(salon.opened.dataKey)).toBe(true)
    }
    const recovered = await openWithRecoveryCode(place, salon.result.recoveryCode)
    expect(Buffer.from(recovered.dataKey).equals(salon.opened.dataKey)).toBe(true)
  })

  test('holds a whole database whose references all lead somewhere', () => {
    expect(db.raw.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(db.raw.pragma('foreign_key_check')).toEqual([])
    expect(isPractice(db)).toBe(true)
    expect(setupStep(db)).toBe('done')
  })

  test('belongs to a seller whose numbers are right and nobody’s', () => {
    const details = salonOf(db)
    expect(isBusinessId(details?.businessId ?? '')).toBe(true)
    expect(hasFinnishAccountCheck(details?.iban ?? '')).toBe(true)
  })

  test('is refused where something lies already, which stays untouched', async () => {
    const dir = freshFolder()
    writeFileSync(path.join(dir, 'mine.txt'), 'mine')
    await expect(seedSalon(optionsFor(dir))).rejects.toThrow('not empty')
    expect(readFileSync(path.join(dir, 'mine.txt'), 'utf8')).toBe('mine')
  })

  test('is refused with a password shorter than an owner’s must be', async () => {
    await expect(seedSalon(optionsFor(freshFolder(), { password: 'lyhyt sana' }))).rejects.toThrow('PASSWORD_TOO_SHORT')
  })
})

describe('the access log', () => {
  test('is one whole chain, checked with the owner’s key from the first entry', () => {
    const verdict = checkLog(db, salon.opened.logPrivateKey ?? null)
    expect(verdict).toMatchObject({ whole: true, checkedFromSeq: 1 })
    expect(verdict.entries).toBe(salon.result.counts.access_log)
  })

  test('notices a changed entry, so the check above can fail', () => {
    undone((tx) => {
      tx.raw.exec("DROP TRIGGER access_log_immutable; UPDATE access_log SET purpose = 'request' WHERE seq = 5")
      const verdict = checkLog(tx, salon.opened.logPrivateKey ?? null)
      expect(verdict).toMatchObject({ whole: false, brokenAtSeq: 5 })
    })
  })

  test('has an entry for every appointment, visit and document', () => {
    const logged = new Set(all(db, query.selectFrom('access_log').select('record')).map((row) => row.record))
    for (const table of ['appointment', 'visit', 'document', 'client'] as const) {
      for (const { id } of all(db, query.selectFrom(table).select('id'))) expect(logged).toContain(id)
    }
  })

  test('tells things in the order they happened', () => {
    const times = all(db, query.selectFrom('access_log').select('at_ms').orderBy('seq')).map((row) => row.at_ms)
    expect(times).toEqual([...times].sort((a, b) => a - b))
    expect(times.at(-1)).toBeLessThanOrEqual(nowMs)
  })
})

describe('appointments', () => {
  test('take exactly the time that the program’s rule gives them, and nobody twice', () => {
    const claims = all(db, query.selectFrom('claim').selectAll())
    const byLine = Map.groupBy(claims, (claim) => claim.line_id)
    let lines = 0
    for (const appointment of appointments()) {
      for (const line of appointment.lines) {
        lines += 1
        const taken = (byLine.get(line.id) ?? []).map((claim) => ({
          staffId: claim.staff_id,
          startMin: claim.start_min,
          endMin: claim.end_min,
        }))
        expect(taken).toEqual(holdsTime(appointment.status) ? claimsOf(line) : [])
      }
    }
    expect(lines).toBe(salon.result.counts.appointment_line)
    for (const sameDay of Map.groupBy(claims, (claim) => claim.day).values()) {
      const taken = sameDay.map((claim) => ({
        staffId: claim.staff_id,
        startMin: claim.start_min,
        endMin: claim.end_min,
        appointmentId: claim.appointment_id,
      }))
      taken.forEach((claim, index) => {
        expect(findConflicts([claim], taken.slice(index + 1))).toEqual([])
      })
    }
    expect(claims.some((claim) => claim.overridden === 1)).toBe(false)
  })

  test('lie within the opening hours of open days', () => {
    const days = calendarView(db, { from: addDays(until, -30), to: until }, owner()).days
    for (const { day, hours, appointments: ofDay } of days) {
      if (hours === null || isPublicHoliday(day)) expect(ofDay).toEqual([])
      for (const line of ofDay.flatMap((each) => each.lines)) {
        expect(line.startMin).toBeGreaterThanOrEqual(hours?.openMin ?? 1440)
        expect(line.startMin + line.durationMin).toBeLessThanOrEqual(hours?.closeMin ?? 0)
      }
    }
  })

  test('are over in the past, mixed today, and only booked or confirmed in the coming weeks', () => {
    const statuses = (from: string, to: string) =>
      new Set(
        appointments()
          .filter((each) => each.day >= from && each.day <= to)
          .map((each) => each.status),
      )
    const past = statuses('2000-01-01', addDays(until, -1))
    expect(past).toContain('paid')
    const open = ['booked', 'confirmed', 'arrived', 'in-treatment']
    expect([...past].filter((status) => open.includes(status))).toEqual([])
    const today = statuses(until, until)
    expect(today).toContain('paid')
    expect([...today].filter((status) => open.includes(status))).not.toEqual([])
    const future = statuses(addDays(until, 1), addDays(until, 60))
    expect(future).toContain('booked')
    expect([...future].filter((status) => hasArrived(status))).toEqual([])
  })

  test('have one timeline entry for each version', () => {
    for (const appointment of appointments()) {
      const detail = appointmentDetail(db, { id: appointment.id }, owner())
      expect(detail.changes.length).toBe(appointment.version)
      const last = detail.changes[0]?.changes.find((change) => change.field === 'status')
      expect(last?.after ?? 'booked').toBe(appointment.status)
    }
  })

  test('leave a calendar that the program goes on with: a free time is booked, a taken one refused', () => {
    undone((tx) => {
      const taken = calendarView(db, { from: addDays(until, 1), to: addDays(until, 5) }, owner())
        .days.flatMap((day) => day.appointments)
        .find((each) => holdsTime(each.status))
      const line = taken?.lines[0]
      if (!taken || !line) throw new Error('nobody is booked in the coming days')
      const { serviceId, staffId, startMin } = line
      const input = { day: taken.day, clientId: taken.clientId, note: '', lines: [{ serviceId, staffId, startMin }] }
      expect(() => bookAppointment(tx, input, owner())).toThrow('APPOINTMENT_CONFLICT')
      const later = { ...input, day: addDays(until, 54), lines: [{ serviceId, staffId, startMin }] }
      expect(bookAppointment(tx, later, owner()).status).toBe('booked')
    })
  })
})

describe('clients', () => {
  test('are as many as were asked for, with numbers that reach nobody', () => {
    const cards = all(db, query.selectFrom('client').select(['phone', 'phone_e164']))
    expect(cards.length).toBe(60)
    for (const card of cards.filter((each) => each.phone !== '')) {
      expect(card.phone_e164).toBe(parsePhone(card.phone))
      expect(card.phone_e164).toMatch(/^\+3584\d000\d{4}$|^\+35850000\d{4}$/)
    }
  })

  test('carry the visits that they made', () => {
    for (const { id } of all(db, query.selectFrom('client').select('id'))) {
      const visits = all(
        db,
        query
          .selectFrom('visit')
          .select('day')
          .where('client_id', '=', id)
          .where('finished_at_ms', 'is not', null)
          .orderBy('day', 'desc'),
      )
      const card = clientCard(db, { id }, owner())
      expect([card.visitCount, card.lastVisitDay]).toEqual([visits.length, visits[0]?.day ?? null])
      const shown = card.history.filter((row) => row.visitId !== null)
      expect(shown.length).toBeGreaterThanOrEqual(visits.length)
    }
  })

  test('are found by name and number, as when the program files them itself', () => {
    const cards = all(db, query.selectFrom('client').select(['pk', 'id', 'name', 'phone', 'email']))
    const find = (text: string) => searchClients(db, { text, limit: 50 }, owner()).map((row) => row.id)
    const found = () =>
      cards.map((card) => [find(card.name), find(card.phone || card.name), find(card.name.slice(0, 3))])
    const asSeeded = found()
    cards.forEach((card, index) => {
      expect(asSeeded[index]?.[0]).toContain(card.id)
      expect(asSeeded[index]?.[1]).toContain(card.id)
    })
    undone((tx) => {
      for (const card of cards) {
        unfileClient(tx, card.pk)
        fileClient(tx, card.pk, card)
      }
      expect(found()).toEqual(asSeeded)
    })
  })
})

describe('visits and records', () => {
  test('belong to those who came, and nearly all are signed', () => {
    const came = appointments().filter((each) => hasArrived(each.status))
    const visits = came.map((each) => visitView(db, { id: each.visitId ?? '' }, owner()))
    expect(visits.length).toBe(salon.result.counts.visit)
    const finished = visits.filter((visit) => visit.finishedAtMs !== null)
    const signed = finished.filter((visit) => visit.records.some((record) => record.signedAtMs !== null))
    expect(signed.length / finished.length).toBeGreaterThan(0.8)
    expect(visits.some((visit) => visit.previous !== null)).toBe(true)
  })
})

describe('receipts', () => {
  const receipts = () =>
    all(db, query.selectFrom('document').select('id').orderBy('number')).map((row) => receiptById(db, row.id))

  test('are numbered without a gap in the order of time', () => {
    const list = receipts()
    expect(list.map((receipt) => receipt.number)).toEqual(list.map((_, index) => index + 1))
    const times = list.map((receipt) => receipt.issuedAtMs)
    expect(times).toEqual([...times].sort((a, b) => a - b))
  })

  test('carry the rate of their day, and the sums that the till’s own rules give', () => {
    const list = receipts()
    for (const receipt of list) {
      for (const line of receipt.lines) {
        expect(line.rateBp).toBe(vatRateOn(line.vatCode, receipt.day, DEFAULT_VAT_RATES))
        expect(line.totalCents).toBe(line.quantity * line.unitCents - line.discountCents)
      }
      expect(receipt.vat).toEqual(vatGroups(receipt.lines))
      expect(receipt.totalCents).toBe(sumCents(receipt.lines.map((line) => line.totalCents)))
      const asked = receipt.payments.map((payment) => ({
        method: payment.method,
        cents: payment.cents - payment.roundingCents,
        ...(payment.givenCents === null ? {} : { givenCents: payment.givenCents }),
      }))
      expect(receipt.payments).toEqual(settle(receipt.totalCents, asked))
    }
    const ratesBy = (before: boolean) =>
      new Set(
        list.filter((each) => each.day < '2024-09-01' === before).flatMap((each) => each.lines.map((l) => l.rateBp)),
      )
    expect([...ratesBy(true)]).toEqual([2400])
    expect([...ratesBy(false)]).toEqual([2550])
  })

  test('are one for each paid appointment, and the till goes on with the next number', () => {
    const paid = appointments().filter((each) => each.status === 'paid')
    for (const appointment of paid) {
      const receipt = receiptById(db, appointment.documentId ?? '')
      expect(receipt.appointmentId).toBe(appointment.id)
      expect(receipt.lines.filter((line) => line.kind === 'service').map((line) => line.unitCents)).toEqual(
        appointment.lines.map((line) => line.priceCents),
      )
    }
    const next = appointments().find((each) => ['done', 'in-treatment', 'arrived', 'booked'].includes(each.status))
    if (!next) throw new Error('nothing is left to pay')
    undone((tx) => {
      const checkout = checkoutOf(tx, { appointmentId: next.id }, owner())
      const lines = checkout.lines.map(({ name: _, ...line }) => line)
      const cents = sumCents(lines.map((line) => line.unitCents))
      const { appointmentId, appointmentVersion, clientId, language } = checkout
      const input = { appointmentId, appointmentVersion, clientId, language, lines, requestId: 'request-1' }
      const receipt = paySale(tx, PaySale.parse({ ...input, payments: [{ method: 'card', cents }] }), owner())
      expect(receipt.number).toBe((salon.result.counts.document ?? 0) + 1)
    })
  })

  test('add up to the till’s day', () => {
    const day = receipts().at(0)?.day ?? until
    const ofDay = receipts().filter((receipt) => receipt.day === day)
    expect(tillDay(db, { day }, owner()).totalCents).toBe(sumCents(ofDay.map((receipt) => receipt.totalCents)))
  })
})

describe('repeating', () => {
  /** Every row of every table, without what hangs on the keys. */
  function content(of: Db): Record<string, unknown[]> {
    const names = of.raw
      .prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'client_search%'",
      )
      .pluck()
      .all() as string[]
    return Object.fromEntries(
      names
        .filter((name) => name !== 'access_log_key')
        .map((name) => {
          const rows = of.raw.prepare(`SELECT * FROM ${name}`).all() as Record<string, unknown>[]
          return [name, rows.map(({ mac: _, ...row }) => row)]
        }),
    )
  }

  test('the same seed gives the same rows, another seed others', async () => {
    const again = await seeded()
    const other = await seeded({ seed: 8 })
    expect(content(again.db)).toEqual(content(db))
    expect(content(other.db).client).not.toEqual(content(db).client)
    expect(Buffer.from(again.opened.dataKey).equals(salon.opened.dataKey)).toBe(false)
    again.db.raw.close()
    other.db.raw.close()
  })
})
