// The one list of what the file holds about a client, table by table: how the rows of one client are found, under which
// heading they stand in the access package, and what an erasure does with them. Erasure, access package, preview and
// retention all read this list, so a new table is either in it or tests/db/client-data.test.ts fails. Runs in main.
//
// A new table that holds nothing of clients:   my_table: nothing('why')
// One that does:
//   my_table: {
//     rows: 'client_id = :client',        SQL condition over the table's own columns; :client is the client's id
//     section: 'messages',                heading in the access package
//     leftOut: { sort_key: 'derived' },   columns that say nothing to the client, each with the reason
//     whileRestricted: 'why',             only where rows are written although the card is restricted
//     erasure: { does: 'delete' },        or 'empty' (columns emptied, row stays) or 'keep' (as it is)
//   }
// The order of the rows does not matter: the rows of a client are collected before anything is touched, and foreign
// keys are checked at the end.

/** Headings of the access package, in the order of the paper. */
export const packageSections = [
  'card',
  'cardHistory',
  'consents',
  'appointments',
  'visits',
  'records',
  'health',
  'photos',
  'documents',
  'cards',
  'messages',
  'requests',
  'incidents',
  'log',
] as const
export type PackageSection = (typeof packageSections)[number]

/** Why something may stay when the person is erased, and so until when. */
export type KeepReason =
  /** Kirjanpitolaki 2:10: vouchers, six years from the end of the year in which the financial year ended. */
  | 'voucher'
  /** GDPR 5(2) and 32: the access log, ids only, for its own time. */
  | 'log'
  /** GDPR 5(2): that requests, consents and breaches were handled can be shown; nothing in the row names the person. */
  | 'accountability'
  /** GDPR 21(3): a refusal must be remembered to be kept; as a keyed hash only. */
  | 'refusal'
  /** Nothing of a person is left in the row: statistics and the calendar's past. */
  | 'anonymous'

export type ErasureRule =
  | { readonly does: 'delete' }
  /** Columns set to these values; the row then names nobody. */
  | {
      readonly does: 'empty'
      readonly set: Readonly<Record<string, string | number | null>>
      readonly because: KeepReason
    }
  | { readonly does: 'keep'; readonly because: KeepReason }

export interface ClientRows {
  readonly rows: string
  readonly section: PackageSection | null
  readonly leftOut?: Readonly<Record<string, string>>
  /** Columns that hold what the client gave (GDPR 20), for the portability package. */
  readonly given?: readonly string[]
  /** Why rows may be written although the card is restricted (GDPR 18(2)); left out, they may not. */
  readonly whileRestricted?: string
  readonly erasure: ErasureRule
}

export type TableRule = ClientRows | { readonly nothing: string }

const nothing = (why: string): TableRule => ({ nothing: why })

const ofAppointments = 'appointment_id IN (SELECT id FROM appointment WHERE client_id = :client)'
const ofDocuments = 'document_id IN (SELECT id FROM document WHERE client_id = :client)'
const voucherPart: ErasureRule = { does: 'keep', because: 'voucher' }

export const clientData: Readonly<Record<string, TableRule>> = {
  // ---------------------------------------------------------------- the salon itself
  setting: nothing('the salon’s settings'),
  staff: nothing('people who work here; their data has its own basis'),
  vat_rate: nothing('tax rates'),
  service: nothing('price list'),
  service_add_on: nothing('price list'),
  service_time: nothing('price list'),
  service_price: nothing('price list'),
  product: nothing('price list'),
  product_price: nothing('price list'),
  stocktake: nothing('when the shelf was counted'),
  stocktake_line: nothing('what was on the shelf'),
  stock_movement: nothing('goods in and out; the id of a treatment record names nobody once the record is gone'),
  resource: nothing('rooms, chairs and devices'),
  resource_group: nothing('rooms, chairs and devices'),
  resource_group_member: nothing('rooms, chairs and devices'),
  service_need: nothing('price list'),
  calendar_layout: nothing('how people who work here lay out their calendar'),
  shift_pattern: nothing('working time of staff'),
  shift_exception: nothing('working time of staff'),
  absence: nothing('working time of staff'),
  closed_day: nothing('opening hours'),
  resource_block: nothing('time when a room or device cannot be had'),
  service_not_by: nothing('who does not do a service'),
  time_block: nothing('time of staff that is kept for something else; its title is for tasks, not clients'),
  seller: nothing('the salon as seller'),
  number_series: nothing('next numbers'),
  account_plan: nothing('numbers of accounts'),
  month_lock: nothing('which months are locked'),
  bookkeeping_package: nothing('which files were made for the bookkeeper'),
  backup_place: nothing('folders'),
  backup_check: nothing('results of checks'),
  access_log_key: nothing('keys'),
  client_tag: nothing('names and colours of tags'),
  client_filter: nothing('conditions of saved lists'),
  consent_text: nothing('wording that people agree to'),
  service_age: nothing('age limits of the price list'),
  record_template: nothing('empty forms'),
  record_template_service: nothing('empty forms'),
  safety_rule: nothing('the salon’s own list of what is asked'),
  safety_rule_service: nothing('the salon’s own list of what is asked'),
  hash_key: nothing('keys'),
  erasure: nothing('that something was erased, without saying whose'),
  erasure_hash: nothing('keyed hashes of erased cards, which name nobody'),
  suppression: nothing('keyed hashes of addresses that refused marketing, which name nobody'),
  marketing_return: nothing('keyed hashes of addresses that asked for marketing again, which name nobody'),
  access_log_stub: nothing('codes of log entries that went'),
  voucher_purge: nothing('which financial years’ vouchers went'),
  voucher_purge_number: nothing('numbers of vouchers that went'),
  privacy_paper: nothing('papers about how data is handled'),
  staff_acknowledgement: nothing('what staff have been told'),
  staff_role: nothing('names and permissions of roles'),
  breach: nothing('what happened and what was done; whom it concerns is in breach_client'),

  // ---------------------------------------------------------------- cards
  client: {
    rows: 'id = :client',
    section: 'card',
    leftOut: { pk: 'internal number', version: 'internal number', sort_key: 'derived from the name' },
    given: ['name', 'phone', 'email', 'language'],
    erasure: { does: 'delete' },
  },
  client_search: {
    rows: 'rowid IN (SELECT pk FROM client WHERE id = :client)',
    section: null, // words of the card again
    erasure: { does: 'delete' }, // db/erasure.ts then rewrites the index, so that no deleted words stay in it
  },
  client_change: {
    rows: 'client_id = :client',
    section: 'cardHistory',
    leftOut: { id: 'internal number', client_id: 'the card itself' },
    erasure: { does: 'delete' },
  },

  client_tag_link: { rows: 'client_id = :client', section: 'card', erasure: { does: 'delete' } },
  client_family: {
    rows: 'client_id = :client OR relative_id = :client',
    section: 'card',
    leftOut: { id: 'internal number' },
    erasure: { does: 'delete' },
  },
  client_identity: {
    rows: 'client_id = :client',
    section: 'card',
    leftOut: { id: 'internal number', sealed: 'sealed; read out to the client when asked' },
    erasure: { does: 'delete' },
  },
  client_not_same: {
    rows: 'client_id = :client OR other_id = :client',
    section: null, // that two cards are not one person; says nothing of either
    erasure: { does: 'delete' },
  },
  client_merge: {
    rows: 'kept_id = :client OR merged_id = :client',
    section: 'cardHistory',
    leftOut: { id: 'internal number', journal: 'the merged card stands in the package itself' },
    erasure: { does: 'delete' },
  },
  restriction: {
    rows: 'client_id = :client',
    section: 'requests',
    leftOut: { id: 'internal number' },
    whileRestricted: 'the restriction itself',
    erasure: { does: 'delete' },
  },
  legal_hold: {
    rows: 'client_id = :client',
    section: 'requests',
    leftOut: { id: 'internal number' },
    whileRestricted: 'a claim is one of the reasons to restrict',
    erasure: { does: 'delete' },
  },
  retention_decision: {
    rows: 'client_id = :client',
    section: null, // that an old card was looked at and kept
    whileRestricted: 'that the card was looked at',
    erasure: { does: 'empty', set: { client_id: null }, because: 'accountability' },
  },
  privacy_request: {
    rows: 'client_id = :client',
    section: 'requests',
    leftOut: { version: 'internal number' },
    whileRestricted: 'her own requests go on',
    erasure: {
      does: 'empty',
      set: {
        client_id: null,
        requester_name: '',
        about: '',
        identity_note: '',
        outcome_reason: '',
        extension_reason: '',
      },
      because: 'accountability',
    },
  },
  privacy_request_file: {
    rows: 'request_id IN (SELECT id FROM privacy_request WHERE client_id = :client)',
    section: 'requests',
    leftOut: { id: 'internal number' },
    whileRestricted: 'her own requests go on',
    erasure: { does: 'keep', because: 'accountability' },
  },
  breach_client: {
    rows: 'client_id = :client',
    section: 'incidents',
    whileRestricted: 'whom a breach concerns',
    erasure: { does: 'delete' },
  },

  // ---------------------------------------------------------------- consents, health, photos
  consent: {
    rows: 'client_id = :client',
    section: 'consents',
    leftOut: { id: 'internal number' },
    given: ['kind', 'answer', 'at_ms', 'ended_at_ms'],
    erasure: { does: 'delete' },
  },
  // The signed paper stays with the answer that it proves.
  consent_scan: {
    rows: 'client_id = :client',
    section: 'consents',
    leftOut: { client_id: 'the card itself' },
    given: ['content'],
    erasure: { does: 'delete' },
  },
  health_change: {
    rows: 'client_id = :client',
    section: 'health',
    leftOut: { id: 'internal number', about_id: 'internal number', client_id: 'the card itself' },
    erasure: { does: 'delete' },
  },
  // Which product of which batch did something on a day stays, to be found again; nothing of it names her.
  incident: {
    rows: 'client_id = :client',
    section: 'incidents',
    leftOut: { version: 'internal number', client_id: 'the card itself' },
    erasure: {
      does: 'empty',
      set: { client_id: null, visit_id: null, happened: '', done: '' },
      because: 'anonymous',
    },
  },
  incident_step: {
    rows: 'incident_id IN (SELECT id FROM incident WHERE client_id = :client)',
    section: 'incidents',
    leftOut: { id: 'internal number' },
    erasure: { does: 'empty', set: { note: '' }, because: 'anonymous' },
  },
  health_entry: {
    rows: 'client_id = :client',
    section: 'health',
    leftOut: { id: 'internal number', version: 'internal number' },
    given: ['rule_id', 'detail'],
    erasure: { does: 'delete' },
  },
  patch_test: {
    rows: 'client_id = :client',
    section: 'health',
    leftOut: { id: 'internal number' },
    erasure: { does: 'delete' },
  },
  safety_answer: {
    rows: 'client_id = :client',
    section: 'health',
    leftOut: { id: 'internal number' },
    erasure: { does: 'delete' },
  },
  attachment: {
    rows: 'client_id = :client',
    section: 'photos',
    leftOut: { version: 'internal number' },
    erasure: { does: 'delete' },
  },
  attachment_thumbnail: {
    rows: 'attachment_id IN (SELECT id FROM attachment WHERE client_id = :client)',
    section: null, // the same picture smaller
    erasure: { does: 'delete' },
  },
  attachment_content: {
    rows: 'attachment_id IN (SELECT id FROM attachment WHERE client_id = :client)',
    section: 'photos',
    given: ['content'],
    erasure: { does: 'delete' },
  },

  // ---------------------------------------------------------------- appointments and visits
  appointment: {
    rows: 'client_id = :client',
    section: 'appointments',
    leftOut: { version: 'internal number', client_id: 'the card itself' },
    erasure: { does: 'empty', set: { client_id: null, note: '', cancel_reason: '' }, because: 'anonymous' },
  },
  appointment_line: {
    rows: ofAppointments,
    section: 'appointments',
    leftOut: { id: 'internal number', position: 'order' },
    erasure: { does: 'keep', because: 'anonymous' },
  },
  appointment_line_add_on: {
    rows: `line_id IN (SELECT id FROM appointment_line WHERE ${ofAppointments})`,
    section: 'appointments',
    leftOut: { position: 'order' },
    erasure: { does: 'keep', because: 'anonymous' },
  },
  appointment_series: nothing('how appointments repeat; whose they are stands on each appointment'),
  waitlist: {
    rows: 'client_id = :client',
    section: 'appointments',
    leftOut: { version: 'internal number', client_id: 'the card itself' },
    given: ['service_ids', 'staff_ids', 'weekdays', 'from_day', 'until_day', 'from_min', 'until_min'],
    erasure: { does: 'delete' },
  },
  line_resource: {
    rows: `line_id IN (SELECT id FROM appointment_line WHERE ${ofAppointments})`,
    section: null, // which room or device; says nothing of the client
    erasure: { does: 'keep', because: 'anonymous' },
  },
  resource_claim: {
    rows: ofAppointments,
    section: null, // the same times again, as the calendar guards them
    erasure: { does: 'keep', because: 'anonymous' },
  },
  claim: {
    rows: ofAppointments,
    section: null, // the same times again, as the calendar guards them
    erasure: { does: 'keep', because: 'anonymous' },
  },
  appointment_change: {
    rows: ofAppointments,
    section: 'appointments',
    leftOut: { id: 'internal number' },
    erasure: { does: 'delete' }, // old notes and names of the client
  },
  visit: {
    rows: 'client_id = :client',
    section: 'visits',
    leftOut: { client_id: 'the card itself' },
    erasure: { does: 'empty', set: { client_id: null }, because: 'anonymous' },
  },
  treatment_record: {
    rows: 'visit_id IN (SELECT id FROM visit WHERE client_id = :client)',
    section: 'records',
    leftOut: { version: 'internal number' },
    erasure: { does: 'delete' },
  },

  // ---------------------------------------------------------------- documents
  document: {
    rows: 'client_id = :client',
    section: 'documents',
    leftOut: { request_id: 'internal number', client_id: 'the card itself' },
    erasure: { does: 'empty', set: { client_id: null, appointment_id: null }, because: 'voucher' },
  },
  document_line: { rows: ofDocuments, section: 'documents', leftOut: { position: 'order' }, erasure: voucherPart },
  document_vat: { rows: ofDocuments, section: 'documents', erasure: voucherPart },
  payment: { rows: ofDocuments, section: 'documents', erasure: voucherPart },
  invoice: {
    rows: ofDocuments,
    section: 'documents',
    erasure: { does: 'empty', set: { note: '' }, because: 'voucher' },
  },
  invoice_payment: {
    rows: ofDocuments,
    section: 'documents',
    leftOut: { staff_id: 'who entered it' },
    whileRestricted: 'what is owed is settled',
    erasure: voucherPart,
  },
  invoice_reminder: {
    rows: ofDocuments,
    section: 'documents',
    leftOut: { staff_id: 'who wrote it' },
    whileRestricted: 'what is owed may be asked for',
    erasure: voucherPart,
  },
  invoice_draft: {
    rows: 'client_id = :client',
    section: 'documents',
    leftOut: { version: 'internal number', client_id: 'the card itself', staff_id: 'who wrote it' },
    erasure: { does: 'delete' },
  },
  bank_row: {
    rows: `id IN (SELECT bank_row_id FROM invoice_payment WHERE ${ofDocuments})`,
    section: 'documents',
    leftOut: { fingerprint: 'internal number', file_name: 'internal name', staff_id: 'who read it in' },
    whileRestricted: 'what is owed is settled',
    erasure: voucherPart,
  },
  outbox: {
    rows: `client_id = :client OR ${ofDocuments}`,
    section: 'messages',
    // Nothing new is written (migration 018) and what waits is not sent (db/outbox-way.ts); a person can still stop it.
    whileRestricted: 'letters to her wait; stopping one must stay possible',
    leftOut: {
      id: 'internal number',
      version: 'internal number',
      request_id: 'internal number',
      client_id: 'the card itself',
      message_id: 'internal number',
      copy_of: 'internal number',
      part_id: 'internal number',
      staff_id: 'who wrote it',
      next_at_ms: 'when the program would have tried again',
      claimed_at_ms: 'when the program tried',
    },
    erasure: { does: 'delete' },
  },
  payment_method: nothing('ways to pay that the salon takes'),
  paid_appointment: { rows: ofAppointments, section: null, erasure: { does: 'delete' } }, // the link that 'document' has too
  document_print: {
    rows: ofDocuments,
    section: null,
    whileRestricted: 'a voucher that was issued may be printed',
    erasure: voucherPart,
  }, // when a paper was made of it
  prepaid: {
    rows: 'client_id = :client',
    section: 'cards',
    leftOut: { version: 'internal number', client_id: 'the card itself' },
    erasure: { does: 'empty', set: { client_id: null, holder: '', appointment_id: null }, because: 'voucher' },
  },
  prepaid_movement: {
    rows: 'prepaid_id IN (SELECT id FROM prepaid WHERE client_id = :client)',
    section: 'cards',
    leftOut: { id: 'internal number', staff_id: 'people who work here' },
    whileRestricted: 'whoever holds the card uses what has been paid for',
    erasure: voucherPart,
  },
  parked_sale: { rows: 'client_id = :client', section: null, erasure: { does: 'delete' } }, // not sold yet
  cash_movement: nothing('money in the drawer; its reason is for errands, not clients'),
  day_close: nothing('sums of a day'),
  day_close_document: nothing('which day a document was closed in'),
  day_close_cash: nothing('which day a cash movement was closed in'),
  outside_contact: nothing('addresses of devices in the salon'),

  // ---------------------------------------------------------------- access log
  access_log: {
    rows: 'client = :client',
    section: 'log',
    leftOut: {
      workstation: 'security of the salon',
      session: 'security of the salon',
      mac: 'security of the log',
      epoch: 'security of the log',
      ids: 'records of others on the same screen',
      staff_id: 'people who work here are named only by a justified choice (C-579/21)',
    },
    whileRestricted: 'who looked is always noted',
    erasure: { does: 'keep', because: 'log' },
  },
}

/** The rule when the table holds data of clients, else null. */
export function clientRowsOf(table: string): ClientRows | null {
  const rule = clientData[table]
  return rule && 'rows' in rule ? rule : null
}

/** Tables with data of clients. */
export function clientTables(): readonly (readonly [string, ClientRows])[] {
  return Object.entries(clientData).flatMap(([table, rule]) => ('rows' in rule ? [[table, rule] as const] : []))
}
