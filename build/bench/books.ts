// npm run bench -- books [--documents 100]: a year of receipts sold through the till, a hundred a day, each day closed. Its
// totals, the year as the bookkeeper sees it, and the package of its busiest month. Build scripts only.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Actor } from '../../db/actor.ts'
import { monthView } from '../../db/bookkeeping.ts'
import { closeDay } from '../../db/dayclose.ts'
import { transaction } from '../../db/handle.ts'
import { newId } from '../../db/new-id.ts'
import { closeDatabase } from '../../db/open.ts'
import { taxOfPeriod } from '../../db/period-tax.ts'
import { paySale } from '../../db/sales.ts'
import { listSellers } from '../../db/sellers.ts'
import { firstSellerId } from '../../db/settings.ts'
import { createBookkeepingPackages } from '../../electron/bookkeeping-package.ts'
import type { Dialogs } from '../../electron/dialogs.ts'
import type { Session } from '../../electron/session.ts'
import { addDays, instantToLocal, localToInstant, ZONE } from '../../shared/day.ts'
import { can } from '../../shared/permissions.ts'
import { PaySale } from '../../shared/sales.ts'
import { type Figure, longestGap, spreadOf, timedTwice } from './measure.ts'
import { cachedSalon, type OpenSalon, openSalon, workingCopy } from './salons.ts'

const firstDay = '2026-01-02'
const lastDay = '2026-11-19'
/** A month of 31 days. */
const month = '2026-10'
const year = { sellerId: firstSellerId, from: '2026-01-01', to: '2026-12-31' }

function actorAt({ opened }: OpenSalon, atMs: number): Actor {
  return {
    staffId: opened.staffId ?? '',
    atMs,
    today: instantToLocal(atMs, ZONE).day,
    language: 'fi',
    can: (permission) => can('owner', permission),
    newId: () => newId(atMs),
  }
}

/** Sells and closes every day; how many documents there are. */
function fill(salon: OpenSalon, aDay: number, tell: (text: string) => void): number {
  const { db } = salon
  const ids = (text: string) => db.raw.prepare(text).pluck().all() as string[]
  const services = ids('SELECT id FROM service WHERE archived_at_ms IS NULL ORDER BY id')
  const staff = ids('SELECT id FROM staff WHERE takes_appointments = 1 ORDER BY position')
  let count = 0
  for (let day = firstDay; day <= lastDay; day = addDays(day, 1)) {
    tell(`selling ${day}`)
    transaction(db, (tx) => {
      for (let index = 0; index < aDay; index += 1) {
        const cents = 3000 + ((count * 37) % 9000)
        const line = { kind: 'service', quantity: 1, unitCents: cents, discount: null } as const
        const sale = PaySale.parse({
          requestId: `bench-${count}`,
          appointmentId: null,
          appointmentVersion: null,
          clientId: null,
          language: 'fi',
          lines: [{ ...line, itemId: services[count % services.length], staffId: staff[count % staff.length] }],
          payments: [{ method: 'card', cents }],
        })
        paySale(tx, sale, actorAt(salon, localToInstant(day, 540 + Math.floor((index * 540) / aDay))))
        count += 1
      }
      const close = { day, count: null, differenceReason: '', expectedCents: 0 }
      closeDay(tx, close, actorAt(salon, localToInstant(day, 1200)))
    })
  }
  return count
}

async function spent(rounds: number, work: () => unknown) {
  const ms: number[] = []
  const processor: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const taken = await timedTwice(work)
    ms.push(taken.ms)
    processor.push(taken.processorMs)
  }
  return {
    value: spreadOf(ms).p50,
    note: `p50; p95 ${spreadOf(ms).p95.toFixed(1)} ms, processor ${spreadOf(processor).p50.toFixed(1)} ms`,
  }
}

async function thePackage(salon: OpenSalon, documents: number): Promise<Figure[]> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-books-'))
  const actor = actorAt(salon, localToInstant(lastDay, 1260))
  const packages = createBookkeepingPackages({
    // Nothing measured here asks for more of them.
    session: { requireOpen: () => ({ db: salon.db }), actor: () => actor } as unknown as Session,
    dialogs: { chooseFolder: async () => folder } as unknown as Dialogs,
    clock: { now: () => actor.atMs, today: () => actor.today },
    fontsFolder: path.join(import.meta.dirname, '../../electron/fonts'),
    appVersion: 'bench',
    onProgress: () => {},
  })
  try {
    let taken = { ms: 0, processorMs: 0 }
    const before = process.cpuUsage()
    const gap = await longestGap(async () => {
      taken = await timedTwice(() => packages.make({ month, kind: 'month', forSpreadsheet: true, withReceipts: true }))
    })
    const { user, system } = process.cpuUsage(before)
    const [file = ''] = fs.readdirSync(folder)
    const megabytes = fs.statSync(path.join(folder, file)).size / 1e6
    return [
      {
        name: `package of a month of ${documents} documents, each as PDF`,
        value: taken.ms,
        unit: 'ms',
        baseline: null,
        target: 60_000,
        note: `${megabytes.toFixed(1)} MB; processor ${((user + system) / 1e6).toFixed(1)} s, main's own ${(taken.processorMs / 1000).toFixed(1)} s, its longest stop ${gap.toFixed(0)} ms`,
      },
    ]
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

export async function booksFigures(aDay: number, tell: (text: string) => void): Promise<Figure[]> {
  const salon = await openSalon(workingCopy(await cachedSalon({ years: 0, clients: 0, staff: 6 }, tell), 'books'))
  try {
    const documents = fill(salon, aDay, tell)
    const actor = actorAt(salon, localToInstant(lastDay, 1260))
    tell('totals')
    const scan = salon.db.raw.prepare(
      `SELECT vat_code, rate_bp, sum(gross_cents), sum(vat_cents), sum(net_cents) FROM document_vat
       JOIN document ON document.id = document_id WHERE seller_id = ? AND day BETWEEN ? AND ? GROUP BY vat_code, rate_bp`,
    )
    const one = await spent(30, () => scan.all(year.sellerId, year.from, year.to))
    const totals = await spent(30, () => taxOfPeriod(salon.db, year))
    const sellers = await spent(30, () => listSellers(salon.db, actor))
    const view = await spent(5, () => monthView(salon.db, { month, kind: 'year' }, actor))
    const figure = { unit: 'ms', baseline: null, target: null } as const
    return [
      { ...figure, name: `totals of a year of ${documents} documents`, ...totals, target: 50 },
      { ...figure, name: 'the same, summed document by document in one statement', ...one },
      { ...figure, name: 'sellers with their turnover of two years', ...sellers },
      { ...figure, name: 'the whole year in the books: journal, reconciliation, open items', ...view },
      ...(await thePackage(salon, aDay * 31)),
    ]
  } finally {
    closeDatabase(salon.db.raw)
  }
}
