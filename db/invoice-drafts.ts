// Drafts of invoices, and the one transaction that issues one. Runs in main.
import { addDays, instantToLocal, ZONE } from '../shared/day.ts'
import { AppError } from '../shared/errors.ts'
import { normaliseIban } from '../shared/finland/iban.ts'
import { invoiceReference, missingOfBuyer } from '../shared/invoice-rules.ts'
import {
  emptyBuyer,
  type Invoice,
  InvoiceBuyer,
  InvoiceContent,
  type InvoiceDraft,
  type SaveInvoiceDraft,
} from '../shared/invoices.ts'
import { sumCents } from '../shared/money.ts'
import { firstNameOf } from '../shared/person-names.ts'
import type { Checkout } from '../shared/sales.ts'
import { discountedSums, isDiscountWithin, vatGroups } from '../shared/sales-sums.ts'
import type { Actor } from './actor.ts'
import { setPaid } from './appointments-status.ts'
import { type Db, one, query, run, runOne, type Tx } from './handle.ts'
import { invoiceOf, invoiceSettings } from './invoices.ts'
import { movePrepaid } from './prepaid.ts'
import { checkoutOf, payableAppointment, requireUnpaidPart, usesOf } from './sales.ts'
import { linkAppointments, nextNumber, writeDocument } from './sales-issue.ts'
import { itemLines } from './sales-lines.ts'
import { vatRates } from './sales-receipts.ts'
import { completeSeller, staffName, timeOfNextDocument } from './sales-seller.ts'
import { sellerFields, sellerOfLines, sellerPosition, seriesOfSeller, waitsForOther } from './sellers.ts'
import { firstSellerId, programSettings } from './settings.ts'
import { invoiceSeries } from './start.ts'

/** A new invoice's beginning: empty, or from an appointment as the till would be. Errors: as `checkoutOf`. */
export function beginInvoice(
  db: Db,
  input: { appointmentId: string | null; clientId: string | null },
  actor: Actor,
): InvoiceContent {
  const { dueDays } = invoiceSettings(db)
  const checkout = input.appointmentId === null ? null : checkoutOf(db, { appointmentId: input.appointmentId }, actor)
  const clientId = checkout?.clientId ?? input.clientId
  return {
    clientId,
    buyer: buyerOf(db, clientId, actor),
    language: checkout?.language ?? programSettings(db).paperLanguage,
    appointments:
      checkout?.appointmentId === undefined || checkout.appointmentId === null || checkout.appointmentVersion === null
        ? []
        : [{ id: checkout.appointmentId, version: checkout.appointmentVersion }],
    lines: (checkout?.lines ?? []).map(({ name: _, ...line }) => line),
    uses: depositsOf(checkout),
    discount: null,
    discountReason: '',
    deliveryDay: checkout !== null && checkout.day < actor.today ? checkout.day : null,
    dueDays,
    note: '',
  }
}

/** The deposits of the appointment, as far as there is something to set them off against. */
function depositsOf(checkout: Checkout | null): InvoiceContent['uses'] {
  let left = sumCents((checkout?.lines ?? []).map((line) => line.unitCents * line.quantity))
  return (checkout?.deposits ?? []).flatMap(({ prepaidId, cents }) => {
    const used = Math.min(cents, left)
    left -= used
    return used > 0 ? [{ prepaidId, cents: used }] : []
  })
}

/** The payer as the card knows her: her other payer when she has one. */
function buyerOf(db: Db, clientId: string | null, actor: Actor): InvoiceContent['buyer'] {
  if (clientId === null || !actor.can('client-names')) return emptyBuyer
  const client = one(db, query.selectFrom('client').selectAll().where('id', '=', clientId))
  if (!client) throw new AppError('NOT_FOUND', { kind: 'client' })
  return { ...emptyBuyer, name: client.name.slice(0, 120) }
}

/** What the draft comes to, cents; a discount that is more than its lines counts as none until it is mended. */
export function draftSum({ lines, discount, uses }: Pick<InvoiceContent, 'lines' | 'discount' | 'uses'>): number {
  const sound = lines.map((line) => (isDiscountWithin(line) ? line : { ...line, discount: null }))
  const total = sumCents(sound.map((line) => sumCents(discountedSums([line], null).map((each) => each.totalCents))))
  const isWithin = discount === null || discount.kind === 'percent' || discount.cents <= total
  const sum = sumCents(discountedSums(sound, isWithin ? discount : null).map((each) => each.totalCents))
  return Math.max(0, sum - sumCents(uses.map((use) => use.cents)))
}

/** Errors: NOT_FOUND. */
export function draftOf(db: Db, input: { id: string }, actor: Actor): InvoiceDraft {
  const row = one(db, query.selectFrom('invoice_draft').selectAll().where('id', '=', input.id))
  if (!row) throw new AppError('NOT_FOUND', { kind: 'invoice' })
  const content = InvoiceContent.parse(JSON.parse(row.content))
  return {
    id: row.id,
    version: row.version,
    content,
    clientName: clientNameOf(db, content.clientId, actor),
    names: content.lines.map((line) => itemName(db, line)),
    totalCents: draftSum(content),
    changedAtMs: row.changed_at_ms,
  }
}

function clientNameOf(db: Db, id: string | null, actor: Actor): string {
  const row = id === null ? undefined : one(db, query.selectFrom('client').select('name').where('id', '=', id))
  if (!row) return ''
  return actor.can('client-names') ? row.name : firstNameOf(row.name)
}

function itemName(db: Db, { kind, itemId }: { kind: 'service' | 'product'; itemId: string }): string {
  return one(db, query.selectFrom(kind).select('name').where('id', '=', itemId))?.name ?? ''
}

/** Keeps a draft; it needs nothing but to be readable. Errors: CHANGED_BY_OTHER, NOT_FOUND. */
export function saveDraft(tx: Tx, input: SaveInvoiceDraft, actor: Actor): InvoiceDraft {
  const { content } = input
  const row = {
    client_id: content.clientId,
    content: JSON.stringify(content),
    staff_id: actor.staffId,
    changed_at_ms: actor.atMs,
  }
  if (input.id === null) {
    const id = actor.newId()
    runOne(tx, query.insertInto('invoice_draft').values({ id, ...row }))
    return draftOf(tx, { id }, actor)
  }
  const before = draftOf(tx, { id: input.id }, actor)
  if (before.version !== input.version) throw new AppError('CHANGED_BY_OTHER')
  runOne(
    tx,
    query
      .updateTable('invoice_draft')
      .set({ ...row, version: before.version + 1 })
      .where('id', '=', before.id),
  )
  return draftOf(tx, { id: before.id }, actor)
}

/** Errors: NOT_FOUND. */
export function removeDraft(tx: Tx, input: { id: string }, actor: Actor): InvoiceDraft {
  const before = draftOf(tx, input, actor)
  run(tx, query.deleteFrom('invoice_draft').where('id', '=', input.id))
  return before
}

/**
 * Issues the draft, all or nothing: its number, reference and due day are made now, and it can never be changed again.
 * Errors: NOT_FOUND, CHANGED_BY_OTHER, SALE_EMPTY, SALE_SELLER_INCOMPLETE, INVOICE_NO_IBAN, INVOICE_BUYER_INCOMPLETE
 * (data: fields), SALE_ALREADY_PAID, SALE_DISCOUNT_TOO_LARGE, SALE_VAT_RATE_MISSING, CLOCK_SET_BACK.
 */
export function issueInvoice(tx: Tx, input: { draftId: string; version: number }, actor: Actor): Invoice {
  const issued = one(tx, query.selectFrom('document').select('id').where('request_id', '=', input.draftId))
  if (issued) return invoiceOf(tx, { id: issued.id }, actor)
  const draft = draftOf(tx, { id: input.draftId }, actor)
  if (draft.version !== input.version) throw new AppError('CHANGED_BY_OTHER')
  const { content } = draft
  if (content.lines.length === 0) throw new AppError('SALE_EMPTY')
  const sellerId = sellerOfLines(tx, content.lines)
  const series = seriesOfSeller(tx, sellerId, invoiceSeries)
  const seller = completeSeller(tx, sellerId)
  const iban = normaliseIban(sellerFields(tx, sellerId)?.iban ?? '')
  if (iban === '') throw new AppError('INVOICE_NO_IBAN')
  const issuedAtMs = timeOfNextDocument(tx, { sellerId, series }, actor)
  const day = instantToLocal(issuedAtMs, ZONE).day

  const appointments = content.appointments.map(({ id, version }) => {
    const found = payableAppointment(tx, id)
    if (found.version !== version) throw new AppError('CHANGED_BY_OTHER')
    requireUnpaidPart(tx, id, sellerId, content.lines)
    return found
  })
  const rates = vatRates(tx)
  const lines = itemLines(tx, content, (appointmentId) => {
    const of = appointmentId === null ? appointments[0] : appointments.find((each) => each.id === appointmentId)
    const serviceDay = of?.day ?? content.deliveryDay
    return { vatRegistered: seller.vatRegistered, rates, today: day, serviceDay }
  })
  const totalCents = sumCents(lines.map((line) => line.totalCents))
  const cashier = { id: actor.staffId, name: staffName(tx, actor.staffId) }
  const ownAppointments = appointments.map((each) => each.id)
  const uses = usesOf(tx, content, lines, { day, cashier, ownAppointments })
  const issuedLines = [...lines, ...uses.flatMap((use) => use.lines)]
  // What has been paid whole needs no invoice.
  if (sumCents(issuedLines.map((line) => line.totalCents)) <= 0) throw new AppError('SALE_EMPTY')
  const missing = missingOfBuyer(totalCents, content.buyer)
  if (missing.length > 0) throw new AppError('INVOICE_BUYER_INCOMPLETE', { fields: missing.join(', ') })

  const id = actor.newId()
  const settings = invoiceSettings(tx)
  const { referenceKind, epcVersion, complaintDays } = settings
  // The bank's code in the settings is of the salon's own account.
  const bic = sellerId === firstSellerId ? settings.bic : ''
  runOne(
    tx,
    query.insertInto('invoice').values({
      document_id: id,
      buyer_print: JSON.stringify(InvoiceBuyer.parse(content.buyer)),
      delivery_day: content.deliveryDay,
      due_day: addDays(day, content.dueDays),
      reference: invoiceReference(day, nextNumber(tx, sellerId, series), referenceKind, sellerPosition(tx, sellerId)),
      iban,
      bic,
      epc_version: bic === '' ? '002' : epcVersion,
      complaint_days: complaintDays,
      note: content.note,
    }),
  )
  writeDocument(
    tx,
    {
      requestId: draft.id,
      kind: 'invoice',
      sellerId,
      series,
      issuedAtMs,
      day,
      language: content.language,
      seller,
      cashierId: cashier.id,
      cashierName: cashier.name,
      appointmentId: appointments[0]?.id ?? null,
      clientId: content.clientId,
      lines: issuedLines,
      vat: vatGroups(issuedLines),
      payments: [],
    },
    id,
  )
  for (const { prepaidId, cents } of uses) {
    movePrepaid(tx, prepaidId, { kind: 'used', cents: 0 - cents, documentId: id }, actor)
  }
  const parts = new Map<string, number>()
  content.lines.forEach((line, index) => {
    const appointmentId = line.appointmentId ?? appointments[0]?.id
    if (appointmentId === undefined) return
    parts.set(appointmentId, (parts.get(appointmentId) ?? 0) + (lines[index]?.totalCents ?? 0))
  })
  linkAppointments(tx, id, parts)
  for (const each of appointments) if (!waitsForOther(tx, each.id)) setPaid(tx, each.id, actor)
  removeDraft(tx, { id: draft.id }, actor)
  return invoiceOf(tx, { id }, actor)
}
