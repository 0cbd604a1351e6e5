// Writes what the story tells, row by row, the way the program's own functions would: the appointment with its lines,
// claims and timeline, the visit, the signed record, the receipt with the next number, and each one's entry in the
// access log. tests/build/seed.test.ts holds these rows against the program's own rules. Build scripts only.
import type { LogCaller, LogWhat } from '../../db/accesslog.ts'
import { fileClient } from '../../db/client-search.ts'
import { columnsOf } from '../../db/clients.ts'
import type { Db, Tx } from '../../db/handle.ts'
import { firstSellerId } from '../../db/settings.ts'
import { receiptSeries } from '../../db/start.ts'
import type { AppointmentStatus } from '../../shared/appointments.ts'
import { holdsTime } from '../../shared/appointments.ts'
import { claimsOf } from '../../shared/appointments-times.ts'
import type { ClientFields } from '../../shared/clients.ts'
import { sumCents } from '../../shared/money.ts'
import { usualSettings } from '../../shared/settings.ts'
import type { Language } from '../../shared/values.ts'
import type { SeedClient } from './clientele.ts'
import { logWriter } from './log-writer.ts'
import type { SeedStaff } from './plan-day.ts'
import type { DrawnReceipt } from './receipt.ts'
import { inserter } from './rows.ts'
import { type Moment, type Story, statusOf } from './story.ts'

/** One happening: who did it, when, and on which local day. */
export interface At {
  readonly staffId: string
  readonly atMs: number
  readonly day: string
  readonly session: string
}

export interface Sale {
  readonly id: string
  readonly requestId: string
  readonly appointmentId: string | null
  readonly clientId: string | null
  readonly language: Language
  readonly sellerPrint: string
  readonly cashier: SeedStaff
  readonly receipt: DrawnReceipt
}

export type Writer = ReturnType<typeof createWriter>

const workstation = 'Vastaanotto'

/** `nowMs` is the instant up to which things have happened: an appointment is written in the state it has reached then. */
export function createWriter(db: Db, nowMs: number) {
  const log = logWriter(db)
  const rows = {
    client: inserter(db, 'client', [
      ...(['id', 'name', 'sort_key', 'phone', 'phone_e164', 'email', 'language', 'alert', 'notes'] as const),
      ...(['birth_year', 'street', 'post_code', 'city', 'created_at_ms'] as const),
    ]),
    appointment: inserter(db, 'appointment', [
      ...(['id', 'version', 'day', 'status', 'client_id', 'note', 'cancel_reason'] as const),
      ...(['created_at_ms', 'created_by'] as const),
    ]),
    line: inserter(db, 'appointment_line', [
      ...(['id', 'appointment_id', 'position', 'service_id', 'staff_id', 'start_min', 'duration_min'] as const),
      ...(['processing_min', 'finish_min', 'cleanup_min', 'price_cents'] as const),
    ]),
    claim: inserter(db, 'claim', [
      ...(['line_id', 'part', 'appointment_id', 'staff_id', 'day', 'start_min', 'end_min'] as const),
    ]),
    change: inserter(db, 'appointment_change', [
      ...(['appointment_id', 'at_ms', 'staff_id', 'kind', 'changes'] as const),
    ]),
    visit: inserter(db, 'visit', [
      ...(['id', 'appointment_id', 'client_id', 'day', 'arrived_at_ms', 'started_at_ms', 'finished_at_ms'] as const),
    ]),
    record: inserter(db, 'treatment_record', [
      ...(['id', 'version', 'visit_id', 'staff_id', 'text', 'products', 'forms', 'signed_at_ms'] as const),
      ...(['changed_at_ms', 'created_at_ms'] as const),
    ]),
    documentLine: inserter(db, 'document_line', [
      ...(['document_id', 'position', 'kind', 'item_id', 'name', 'quantity', 'unit_cents', 'discount_cents'] as const),
      ...(['discount_reason', 'total_cents', 'vat_code', 'rate_bp', 'staff_id', 'staff_print'] as const),
      ...(['prepaid_id', 'credits_position'] as const),
    ]),
    documentVat: inserter(db, 'document_vat', [
      ...(['document_id', 'vat_code', 'rate_bp', 'gross_cents', 'vat_cents', 'net_cents'] as const),
    ]),
    payment: inserter(db, 'payment', [
      ...(['document_id', 'position', 'method', 'cents', 'rounding_cents', 'given_cents', 'change_cents'] as const),
      ...(['method_kind', 'method_print', 'prepaid_id'] as const),
    ]),
    document: inserter(db, 'document', [
      ...(['id', 'request_id', 'kind', 'seller_id', 'series', 'number', 'day', 'issued_at_ms', 'language'] as const),
      ...(['seller_print', 'staff_id', 'cashier_print', 'appointment_id', 'client_id'] as const),
      ...(['total_cents', 'rounding_cents'] as const),
    ]),
    paidAppointment: inserter(db, 'paid_appointment', [...(['document_id', 'appointment_id', 'cents'] as const)]),
  }
  const takeNumber = db.raw
    .prepare(
      'UPDATE number_series SET next_number = next_number + 1 WHERE seller_id = ? AND series = ? RETURNING next_number - 1',
    )
    .pluck()

  function note(at: At, what: LogWhat): void {
    const caller: LogCaller = { staffId: at.staffId, workstation, session: at.session }
    log.append(caller, what, at.atMs, at.day)
  }

  /** A card as createClient makes it, filed for the search. */
  function writeClient(tx: Tx, client: SeedClient, fields: ClientFields, at: At): void {
    const pk = rows.client({ id: client.id, ...columnsOf(fields, usualSettings.nameOrder), created_at_ms: at.atMs })
    fileClient(tx, pk, fields)
    const given = (Object.keys(fields) as (keyof ClientFields)[]).filter((field) => fields[field] !== '')
    note(at, {
      action: 'create',
      kind: 'client',
      purpose: 'client-care',
      record: client.id,
      client: client.id,
      fields: given,
    })
  }

  /** Where the appointment stands now: its last status and how many changes brought it there. */
  function stateOf(story: Story): { status: AppointmentStatus; version: number } {
    const statuses = story.moments
      .filter((moment) => moment.atMs <= nowMs)
      .flatMap((moment) => statusOf(moment.what) ?? [])
    return { status: statuses.at(-1) ?? 'booked', version: Math.max(1, statuses.length) }
  }

  function writeAppointment(story: Story, at: At): void {
    const { appointment } = story
    const clientId = appointment.client?.id ?? null
    const { status, version } = stateOf(story)
    rows.appointment({
      id: story.id,
      version,
      day: story.day,
      status,
      client_id: clientId,
      note: story.note,
      cancel_reason: status === 'cancelled' ? story.cancelReason : '',
      created_at_ms: at.atMs,
      created_by: at.staffId,
    })
    appointment.lines.forEach((line, position) => {
      const id = story.lineIds[position] ?? ''
      rows.line({
        id,
        appointment_id: story.id,
        position,
        service_id: line.service.id,
        staff_id: line.staffId,
        start_min: line.startMin,
        duration_min: line.durationMin,
        processing_min: line.processingMin,
        finish_min: line.finishMin,
        cleanup_min: line.cleanupMin,
        price_cents: story.prices[position] ?? 0,
      })
      if (!holdsTime(status)) return
      claimsOf(line).forEach((claim, part) => {
        rows.claim({
          line_id: id,
          part,
          appointment_id: story.id,
          staff_id: claim.staffId,
          day: story.day,
          start_min: claim.startMin,
          end_min: claim.endMin,
        })
      })
    })
    rows.change({ appointment_id: story.id, at_ms: at.atMs, staff_id: at.staffId, kind: 'booked', changes: '[]' })
    note(at, { action: 'create', kind: 'appointment', purpose: 'appointment', record: story.id, client: clientId })
  }

  function writeStatus(story: Story, from: AppointmentStatus, to: AppointmentStatus, reason: string, at: At): void {
    const changes = [
      { field: 'status', before: from, after: to },
      ...(reason === '' ? [] : [{ field: 'reason', before: '', after: reason }]),
    ]
    rows.change({
      appointment_id: story.id,
      at_ms: at.atMs,
      staff_id: at.staffId,
      kind: to === 'paid' ? 'paid' : 'status',
      changes: JSON.stringify(changes),
    })
    // Payment leaves its entry with the document.
    if (to === 'paid') return
    const client = story.appointment.client?.id ?? null
    note(at, {
      action: 'change',
      kind: 'appointment',
      purpose: 'appointment',
      record: story.id,
      client,
      fields: ['status'],
    })
  }

  /** The visit with the times it has reached by now. */
  function writeVisit(story: Story): void {
    const timeOf = (what: Moment): number | null => {
      const moment = story.moments.find((each) => each.what === what)
      return moment && moment.atMs <= nowMs ? moment.atMs : null
    }
    rows.visit({
      id: story.visitId,
      appointment_id: story.id,
      client_id: story.appointment.client?.id ?? null,
      day: story.day,
      arrived_at_ms: timeOf('arrived') ?? nowMs,
      started_at_ms: timeOf('in-treatment'),
      finished_at_ms: timeOf('done'),
    })
  }

  function noteView(story: Story, at: At): void {
    const client = story.appointment.client?.id ?? null
    note(at, { action: 'view', kind: 'visit', purpose: 'treatment', record: story.visitId, client })
    if (client) note(at, { action: 'view', kind: 'client', purpose: 'client-care', record: client, client })
  }

  function writeRecord(
    story: Story,
    content: { text: string; products: readonly unknown[]; forms: readonly unknown[] },
    at: At,
  ): void {
    rows.record({
      id: story.recordId,
      version: 2, // saved once, then signed
      visit_id: story.visitId,
      staff_id: at.staffId,
      text: content.text,
      products: JSON.stringify(content.products),
      forms: JSON.stringify(content.forms),
      signed_at_ms: at.atMs,
      changed_at_ms: at.atMs,
      created_at_ms: at.atMs,
    })
    const client = story.appointment.client?.id ?? null
    const fields = ['text', 'products', 'forms']
    const about = { kind: 'treatment-record', purpose: 'treatment', action: 'change' } as const
    note(at, { ...about, record: story.recordId, ids: [story.visitId], fields })
    note(at, { ...about, record: story.visitId, client, fields: ['signed'] })
  }

  /** Parts first, the document last: inserting it is the act of issuing, and the database checks it then. */
  function writeReceipt(sale: Sale, at: At): void {
    const { lines, vat, payments } = sale.receipt
    const number = Number(takeNumber.get(firstSellerId, receiptSeries))
    lines.forEach((line, position) => {
      rows.documentLine({
        document_id: sale.id,
        position,
        kind: line.kind,
        item_id: line.itemId,
        name: line.name,
        quantity: line.quantity,
        unit_cents: line.unitCents,
        discount_cents: line.discountCents,
        discount_reason: line.discountReason,
        total_cents: line.totalCents,
        vat_code: line.vatCode,
        rate_bp: line.rateBp,
        staff_id: line.staffId,
        staff_print: line.staffName,
        prepaid_id: line.prepaidId ?? null,
        credits_position: line.creditsPosition ?? null,
      })
    })
    for (const group of vat) {
      rows.documentVat({
        document_id: sale.id,
        vat_code: group.vatCode,
        rate_bp: group.rateBp,
        gross_cents: group.grossCents,
        vat_cents: group.vatCents,
        net_cents: group.netCents,
      })
    }
    payments.forEach((payment, position) => {
      rows.payment({
        document_id: sale.id,
        position,
        method: payment.method,
        cents: payment.cents,
        rounding_cents: payment.roundingCents,
        given_cents: payment.givenCents,
        change_cents: payment.changeCents,
        method_kind: payment.kind,
        method_print: payment.name,
        prepaid_id: payment.prepaidId,
      })
    })
    rows.document({
      id: sale.id,
      request_id: sale.requestId,
      kind: 'receipt',
      seller_id: firstSellerId,
      series: receiptSeries,
      number,
      day: at.day,
      issued_at_ms: at.atMs,
      language: sale.language,
      seller_print: sale.sellerPrint,
      staff_id: sale.cashier.id,
      cashier_print: sale.cashier.name,
      appointment_id: sale.appointmentId,
      client_id: sale.clientId,
      total_cents: sumCents(lines.map((line) => line.totalCents)),
      rounding_cents: sumCents(payments.map((payment) => payment.roundingCents)),
    })
    if (sale.appointmentId !== null) {
      const cents = sumCents(lines.map((line) => line.totalCents))
      rows.paidAppointment({ document_id: sale.id, appointment_id: sale.appointmentId, cents })
    }
    const billing = { purpose: 'billing', client: sale.clientId } as const
    if (sale.appointmentId !== null) note(at, { ...billing, action: 'view', kind: 'sale', record: sale.appointmentId })
    note(at, { ...billing, action: 'create', kind: 'document', record: sale.id })
  }

  const keepClient = db.raw.prepare('UPDATE client SET visit_count = ?, last_visit_day = ? WHERE id = ?')

  return {
    note,
    writeClient,
    writeAppointment,
    writeStatus,
    writeVisit,
    noteView,
    writeRecord,
    writeReceipt,
    keepVisits: (client: SeedClient) => keepClient.run(client.visitCount, client.lastVisitDay, client.id),
  }
}
