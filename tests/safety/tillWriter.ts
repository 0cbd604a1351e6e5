// A till in a process of its own, on the real encrypted file: issues receipts, credits, invoices and day closes as fast as it
// can, and says each acknowledged one. Started by numbering.test.ts, beside others like it, or to be killed.

import { creditSale } from '../../db/credits.ts'
import { closeDay, openDays, xReport } from '../../db/dayclose.ts'
import { type Db, handleOf, transaction } from '../../db/handle.ts'
import { issueInvoice, saveDraft } from '../../db/invoice-drafts.ts'
import { newId } from '../../db/new-id.ts'
import { openDatabase } from '../../db/open.ts'
import { paySale } from '../../db/sales.ts'
import { takeNumber } from '../../db/sales-issue.ts'
import { firstSellerId } from '../../db/settings.ts'
import { receiptSeries } from '../../db/start.ts'
import { addDays, instantToLocal, localToInstant, ZONE } from '../../shared/day.ts'
import { isAppError } from '../../shared/errors.ts'
import { emptyBuyer, InvoiceContent } from '../../shared/invoices.ts'
import { CreditSale, PaySale } from '../../shared/sales.ts'
import { actorOf } from '../helpers/tempSalon.ts'

const [file, keyHex, mode, count, staffId, productId, firstDay] = process.argv.slice(2) as [
  string,
  string,
  'together' | 'closing' | 'killed' | 'careless',
  string,
  string,
  string,
  string,
]
const db = handleOf(openDatabase(file, Buffer.from(keyHex, 'hex'), { busyTimeoutMs: 60_000 }))
// Synchronous, so that a line which was written is a line the parent can read after the kill.
const say = (line: string) => process.stdout.write(`${line}\n`)
const at = (day: string) => actorOf(staffId, 'owner', localToInstant(day, 720, ZONE))

const line = { kind: 'product', itemId: productId, quantity: 1, unitCents: 1990, discount: null, staffId } as const

function sell(day: string): string {
  const input = PaySale.parse({
    requestId: newId(Date.now()),
    appointmentId: null,
    appointmentVersion: null,
    clientId: null,
    language: 'fi',
    lines: [line],
    payments: [{ method: 'card', cents: 1990 }],
  })
  const receipt = transaction(db, (tx) => paySale(tx, input, at(day)))
  say(`K ${receipt.number}`)
  return receipt.id
}

function credit(originalId: string, day: string): void {
  const scope = { kind: 'all' } as const
  const input = CreditSale.parse({ requestId: newId(Date.now()), originalId, scope, reason: 'Virhelyönti' })
  say(`H ${transaction(db, (tx) => creditSale(tx, input, at(day))).number}`)
}

function invoice(day: string): void {
  const content = InvoiceContent.parse({
    clientId: null,
    buyer: { ...emptyBuyer, name: 'Malli Maija' },
    language: 'fi',
    appointments: [],
    lines: [line],
    discount: null,
    discountReason: '',
    deliveryDay: null,
    dueDays: 14,
    note: '',
  })
  const draft = transaction(db, (tx) => saveDraft(tx, { id: null, version: null, content }, at(day)))
  const issued = transaction(db, (tx) => issueInvoice(tx, { draftId: draft.id, version: draft.version }, at(day)))
  say(`L ${issued.number}`)
}

/** The oldest open day; another till may have closed it first. */
function close(of: Db, day: string): void {
  const [oldest = day] = openDays(of, day)
  try {
    const { cash } = xReport(of, { day: oldest }, at(day))
    const input = { day: oldest, count: null, differenceReason: '', expectedCents: cash.expectedCents }
    say(`Z ${transaction(of, (tx) => closeDay(tx, input, at(day))).number}`)
  } catch (error) {
    if (!isAppError(error)) throw error
  }
}

say('ready')
if (mode === 'together') {
  for (let round = 0; round < Number(count); round += 1) {
    const id = sell(firstDay)
    if (round % 3 === 0) credit(id, firstDay)
    if (round % 3 === 1) invoice(firstDay)
  }
} else if (mode === 'closing') {
  for (let round = 0; round < Number(count); round += 1) close(db, addDays(firstDay, 1))
} else if (mode === 'killed') {
  for (let day = firstDay; ; day = addDays(day, 1)) {
    const last = db.raw.prepare('SELECT max(issued_at_ms) FROM document').pluck().get() as number | null
    if (last !== null && instantToLocal(last, ZONE).day >= day) day = addDays(instantToLocal(last, ZONE).day, 1)
    const id = sell(day)
    credit(id, day)
    invoice(day)
    close(db, day)
  }
} else {
  // The control: a number taken in a transaction of its own, before the document is there.
  for (;;) {
    transaction(db, (tx) => takeNumber(tx, firstSellerId, receiptSeries))
    say('K 0')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
