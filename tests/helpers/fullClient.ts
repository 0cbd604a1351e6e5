// One client with rows in every table that holds data of clients, each text of hers carrying a mark that stands nowhere
// else in the file. What is asked of erasure and of the access package is asked of her.
import { appendLog } from '../../db/accesslog.ts'
import { bookAppointment, changeAppointment } from '../../db/appointments.ts'
import { setAppointmentStatus } from '../../db/appointments-status.ts'
import { clientRowsOf, clientTables } from '../../db/client-data.ts'
import { changeClient, createClient } from '../../db/clients.ts'
import type { Db, Tx } from '../../db/handle.ts'
import { noteHashKeys } from '../../db/privacy-hashes.ts'
import { paySale } from '../../db/sales.ts'
import { saveDraft, signRecord } from '../../db/visits.ts'
import { addDays } from '../../shared/day.ts'
import { PaySale } from '../../shared/sales.ts'
import { SaveRecord } from '../../shared/visits.ts'
import { type TempSalon, testNowMs } from './tempSalon.ts'

/** Parts of the words that are hers alone. */
export const marks = ['ylermi', 'merkkinen', '0405559871', '405559871', 'merkki-', 'silmämerkki']

export interface FullClient {
  readonly id: string
  readonly pastDay: string
  readonly comingDay: string
  readonly documentId: string
  readonly comingAppointmentId: string
  readonly pastAppointmentId: string
}

/** What is needed of a salon: any that is open will do. */
interface OfSalon extends Pick<TempSalon, 'write' | 'actor'> {
  readonly owner: { readonly id: string }
  readonly aino: { readonly id: string }
  readonly massage: { readonly id: string }
  readonly oil: { readonly id: string }
}

export function fullClient(salon: OfSalon): FullClient {
  return salon.write((tx) => {
    const actor = salon.actor()
    noteHashKeys(tx, [{ id: 'key-one', key: Buffer.alloc(32, 7) }], 1)
    const made = createClient(
      tx,
      {
        name: 'Ylermi Merkkinen',
        phone: '040 555 9871',
        email: 'ylermi.merkkinen@example.org',
        alert: 'merkki-varoitus',
        notes: 'merkki-muistiinpano, silmämerkki',
      },
      actor,
    )
    changeClient(tx, { id: made.id, version: made.version, patch: { notes: 'merkki-uusi muistiinpano' } }, actor)
    const past = bookAppointment(
      tx,
      {
        day: actor.today,
        clientId: made.id,
        lines: [{ serviceId: salon.massage.id, staffId: salon.aino.id, startMin: 600 }],
        note: 'merkki-huomautus',
      },
      actor,
    )
    const noted = changeAppointment(tx, { id: past.id, version: past.version, note: 'merkki-huomautus kaksi' }, actor)
    const arrived = setAppointmentStatus(tx, { id: noted.id, version: noted.version, status: 'arrived' }, actor)
    const visitId = arrived.visitId ?? ''
    const draft = saveDraft(tx, SaveRecord.parse({ visitId, draft: null, text: 'merkki-kirjaus', products: [] }), actor)
    signRecord(
      tx,
      SaveRecord.parse({
        visitId,
        draft: { id: draft.id, version: draft.version },
        text: 'merkki-kirjaus valmis',
        products: [],
      }),
      actor,
    )
    const comingDay = addDays(actor.today, 1)
    const coming = bookAppointment(
      tx,
      {
        day: comingDay,
        clientId: made.id,
        lines: [{ serviceId: salon.massage.id, staffId: salon.aino.id, startMin: 600 }],
        note: 'merkki-tuleva',
      },
      actor,
    )
    const receipt = paySale(
      tx,
      PaySale.parse({
        requestId: 'request-full-1',
        appointmentId: null,
        appointmentVersion: null,
        clientId: made.id,
        language: 'fi',
        lines: [
          {
            kind: 'product',
            itemId: salon.oil.id,
            quantity: 1,
            unitCents: 1990,
            discount: null,
            discountReason: '',
            staffId: salon.owner.id,
          },
        ],
        payments: [{ method: 'card', cents: 1990 }],
      }),
      actor,
    )
    appendLog(
      tx,
      { staffId: salon.aino.id, workstation: 'kone', session: 's' },
      { action: 'view', kind: 'client', purpose: 'client-care', record: made.id, client: made.id },
      testNowMs,
      actor.today,
    )
    const other = createClient(tx, { name: 'Toinen Asiakas' }, actor)
    insertRest(tx, salon, {
      client: made.id,
      other: other.id,
      visit: visitId,
      appointment: past.id,
      document: receipt.id,
    })
    return {
      id: made.id,
      pastDay: actor.today,
      comingDay,
      documentId: receipt.id,
      comingAppointmentId: coming.id,
      pastAppointmentId: past.id,
    }
  })
}

interface Ids {
  readonly client: string
  readonly other: string
  readonly visit: string
  readonly appointment: string
  readonly document: string
}

/** What has no simple function to make it with, row by row. */
function insertRest(tx: Tx, salon: OfSalon, ids: Ids): void {
  const named = { ...ids, staff: salon.owner.id, service: salon.massage.id }
  for (const sql of rest) {
    const used = Object.fromEntries(Object.entries(named).filter(([name]) => sql.includes(`:${name}`)))
    tx.raw.prepare(sql).run(used)
  }
}

const rest: readonly string[] = [
  'INSERT INTO paid_appointment (document_id, appointment_id, cents) VALUES (:document, :appointment, 1990)',
  "INSERT INTO document_print (document_id, way, at_ms, staff_id) VALUES (:document, 'pdf', 1, :staff)",
  `INSERT INTO prepaid (id, kind, code, vat_kind, vat_code, rate_bp, name_print, value_cents, holder, client_id, document_id,
     issued_day, created_at_ms)
     VALUES ('pre-aaaa', 'gift', 'KOODI1', 'multi', 'OUTSIDE', 0, 'Lahjakortti', 5000, 'merkki-haltija', :client, :document,
     '2026-11-23', 1)`,
  "INSERT INTO prepaid_movement (prepaid_id, kind, cents, at_ms, staff_id) VALUES ('pre-aaaa', 'sold', 5000, 1, :staff)",
  "INSERT INTO parked_sale (id, name, client_id, staff_id, draft, parked_at_ms) VALUES ('par-aaaa', 'merkki-odottava', :client, :staff, '{}', 1)",
  `INSERT INTO document_line (document_id, position, kind, name, quantity, unit_cents, discount_cents, discount_reason,
     total_cents, vat_code, rate_bp, staff_id, staff_print)
     VALUES ('inv-aaaa', 0, 'service', 'Hieronta', 1, 1000, 0, '', 1000, 'STD', 2550, :staff, 'Helmi')`,
  "INSERT INTO document_vat VALUES ('inv-aaaa', 'STD', 2550, 1000, 203, 797)",
  `INSERT INTO invoice VALUES ('inv-aaaa', '{"name":"Maksaja"}', NULL, '2026-12-07', '13', 'FI21', '', '002', 8, 'merkki-laskuteksti')`,
  "UPDATE number_series SET next_number = next_number + 1 WHERE series = 'L'",
  `INSERT INTO document (id, request_id, kind, seller_id, series, number, day, issued_at_ms, language, seller_print, staff_id,
     cashier_print, client_id, total_cents)
     SELECT 'inv-aaaa', 'req-inv', 'invoice', seller_id, 'L', next_number - 1, '2026-11-23', 1, 'fi', '{}', :staff, 'Helmi',
     :client, 1000 FROM number_series WHERE series = 'L'`,
  "INSERT INTO bank_row VALUES ('bnk-aaaa', 'fp', 'f.csv', '2026-11-24', 500, 'Maksaja', '13', '', 'a', 0, 1, :staff)",
  "INSERT INTO invoice_payment VALUES ('ipy-aaaa', 'inv-aaaa', '2026-11-24', 500, 'transfer', '', 'bnk-aaaa', NULL, 1, :staff)",
  "INSERT INTO invoice_reminder VALUES ('irm-aaaa', 'inv-aaaa', 1, '2026-12-22', '2027-01-05', 500, 0, 0, 1, :staff)",
  `INSERT INTO invoice_draft VALUES ('drf-aaaa', 1, :client, '{"t":"merkki-luonnos"}', :staff, 1)`,
  `INSERT INTO outbox (id, request_id, kind, client_id, document_id, paper_copy, address, subject, body, language, message_id,
     state, next_at_ms, staff_id, created_at_ms)
     VALUES ('let-aaaa', 'req-letter', 'receipt', :client, :document, 0, 'ylermi.merkkinen@example.org', 'Kuitti',
     'merkki-viesti', 'fi', '<let-aaaa@x.example>', 'waiting', 1, :staff, 1)`,
  "INSERT INTO client_tag (id, name, colour, position) VALUES ('tag-aaaa', 'Kanta', 1, 0)",
  "INSERT INTO client_tag_link (client_id, tag_id) VALUES (:client, 'tag-aaaa')",
  "INSERT INTO client_family (id, client_id, relative_id, relation) VALUES ('fam-aaaa', :client, :other, 'child')",
  "INSERT INTO client_identity (id, client_id, sealed, changed_at_ms) VALUES ('idn-aaaa', :client, CAST('merkki-sinetti' AS BLOB), 1)",
  'INSERT INTO client_not_same (client_id, other_id, staff_id, at_ms) VALUES (:client, :other, :staff, 1)',
  `INSERT INTO client (id, name, sort_key, notes, removed_at_ms, created_at_ms, merged_into)
     VALUES ('merged-aa', 'Ylermi Merkkinen vanha', 'ylermi merkkinen', 'merkki-yhdistetty', 1, 1, :client)`,
  "INSERT INTO client_merge (id, kept_id, merged_id, at_ms, staff_id, journal) VALUES ('mrg-aaaa', :client, 'merged-aa', 1, :staff, '{\"x\":\"merkki-yhdistely\"}')",
  'UPDATE client SET payer_id = :client WHERE id = :other',
  "INSERT INTO restriction (id, client_id, reason, from_ms, staff_id, lifted_at_ms, lifted_by) VALUES ('res-aaaa', :client, 'merkki-rajoitus', 1, :staff, 2, :staff)",
  "INSERT INTO legal_hold (id, client_id, reason, from_ms, staff_id, ended_at_ms, ended_by) VALUES ('hol-aaaa', :client, 'merkki-pito', 1, :staff, 2, :staff)",
  "INSERT INTO retention_decision (id, kind, decision, client_id, rows, reason, at_ms, staff_id) VALUES ('ret-aaaa', 'inactive-clients', 'skipped', :client, 1, '', 1, :staff)",
  `INSERT INTO privacy_request (id, kind, client_id, requester_name, about, received_day, received_by, identity_note, created_at_ms, created_by)
     VALUES ('req-aaaa', 'access', :client, 'Ylermi Merkkinen', 'merkki-pyyntö', '2026-11-20', 'email', 'merkki-tunnistus', 1, :staff)`,
  "INSERT INTO privacy_request_file (id, request_id, kind, sha256, bytes, at_ms, staff_id) VALUES ('fil-aaaa', 'req-aaaa', 'access-pdf', 'ab', 1, 1, :staff)",
  "INSERT INTO breach (id, kind, aware_at_ms, facts, created_at_ms, created_by) VALUES ('bre-aaaa', 'other', 1, '{}', 1, :staff)",
  "INSERT INTO breach_client (breach_id, client_id) VALUES ('bre-aaaa', :client)",
  "INSERT INTO consent_scan (id, client_id, name, type, content, staff_id, created_at_ms) VALUES ('csc-aaaa', :client, 'merkki-skannaus.pdf', 'application/pdf', CAST('merkki-paperi' AS BLOB), :staff, 1)",
  "INSERT INTO consent (id, client_id, kind, answer, source, guardian, at_ms, staff_id, scan_id) VALUES ('con-aaaa', :client, 'health', 'given', 'paper', 'merkki-huoltaja', 1, :staff, 'csc-aaaa')",
  "INSERT INTO consent (id, client_id, kind, answer, source, at_ms, staff_id) VALUES ('con-bbbb', :client, 'photos-record', 'given', 'paper', 1, :staff)",
  "INSERT INTO safety_rule (id, kind, name, created_at_ms) VALUES ('rul-aaaa', 'allergy', 'Lateksi', 1)",
  "INSERT INTO health_entry (id, client_id, rule_id, detail, staff_id, changed_at_ms, created_at_ms) VALUES ('hea-aaaa', :client, 'rul-aaaa', 'merkki-terveys', :staff, 1, 1)",
  "INSERT INTO patch_test (id, client_id, rule_id, visit_id, tested_at_ms, result, detail, staff_id, changed_at_ms) VALUES ('pat-aaaa', :client, 'rul-aaaa', :visit, 1, 'clear', 'merkki-testi', :staff, 1)",
  "INSERT INTO safety_answer (id, appointment_id, client_id, stage, stops, reason, at_ms, staff_id) VALUES ('saf-aaaa', :appointment, :client, 'booking', '[]', 'merkki-syy', 1, :staff)",
  `INSERT INTO attachment (id, client_id, visit_id, kind, name, type, byte_count, day, note, staff_id, created_at_ms)
     VALUES ('att-aaaa', :client, :visit, 'file', 'merkki-tiedosto.txt', 'text/plain', 14, '2026-11-23', 'merkki-kuvaus', :staff, 1)`,
  `INSERT INTO incident (id, client_id, visit_id, kind, day, service, product, batch, happened, done, staff_id, created_at_ms,
     changed_at_ms) VALUES ('inc-aaaa', :client, :visit, 'reaction', '2026-11-23', 'Väri', 'Hiusväri 6/0', 'ERÄ 7',
     'merkki-tapahtuma', 'merkki-toimi', :staff, 1, 1)`,
  "INSERT INTO incident_step (id, incident_id, kind, day, note, staff_id, at_ms) VALUES ('ist-aaaa', 'inc-aaaa', 'doctor', '2026-11-23', 'merkki-ilmoitus', :staff, 1)",
  `INSERT INTO health_change (client_id, about, about_id, name, changes, staff_id, at_ms)
     VALUES (:client, 'entry', 'hea-aaaa', 'Lateksi', '[{"field":"detail","before":"","after":"merkki-muutos"}]', :staff, 1)`,
  "INSERT INTO attachment_thumbnail (attachment_id, content) VALUES ('att-aaaa', CAST('merkki-pikkukuva' AS BLOB))",
  "INSERT INTO attachment_content (attachment_id, content) VALUES ('att-aaaa', CAST('merkki-sisältö' AS BLOB))",
  `INSERT INTO waitlist (id, client_id, service_ids, staff_ids, weekdays, from_day, until_day, from_min, until_min, note, created_at_ms, created_by)
     VALUES ('wai-aaaa', :client, json_array(:service), '[]', '[]', '2026-11-23', '2026-12-23', 0, 1440, 'merkki-jono', 1, :staff)`,
  `INSERT INTO appointment_line_add_on (line_id, position, service_id, duration_min, price_cents)
     SELECT id, 0, :service, 0, 0 FROM appointment_line WHERE appointment_id = :appointment`,
  "INSERT INTO resource (id, name, kind, position, created_at_ms) VALUES ('rsc-aaaa', 'Huone', 'room', 0, 1)",
  "INSERT INTO line_resource (line_id, resource_id) SELECT id, 'rsc-aaaa' FROM appointment_line WHERE appointment_id = :appointment",
  `INSERT INTO resource_claim (line_id, resource_id, appointment_id, day, start_min, end_min)
     SELECT id, 'rsc-aaaa', :appointment, '2026-11-23', 600, 660 FROM appointment_line WHERE appointment_id = :appointment`,
]

/** Tables of the list in which she has no row: what is asked of her could then not be seen there. */
export function tablesWithoutHer(db: Db, clientId: string): string[] {
  return clientTables()
    .map(([table]) => table)
    .filter((table) => {
      const rows = clientRowsOf(table)?.rows ?? '0'
      return db.raw.prepare(`SELECT count(*) FROM ${table} WHERE ${rows}`).pluck().get({ client: clientId }) === 0
    })
}
