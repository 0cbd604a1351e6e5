// Schema version 1: everything the salon's day stands on. Frozen: later changes are new files.
// Times: `day` is a local date 'YYYY-MM-DD' in Europe/Helsinki, `…_min` minutes from local midnight, `…_at_ms` an
// instant in epoch milliseconds. Money is integer cents, rates are basis points. Ids are opaque text.
import type { Migration } from '../migrate.ts'

const sql = `
CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value)),
  changed_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- ------------------------------------------------------------------ staff
CREATE TABLE staff (
  id TEXT PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  role TEXT NOT NULL CHECK (role IN ('owner', 'therapist', 'reception', 'trainee', 'bookkeeper')),
  colour INTEGER NOT NULL CHECK (colour BETWEEN 0 AND 11),
  position INTEGER NOT NULL,
  takes_appointments INTEGER NOT NULL CHECK (takes_appointments IN (0, 1)),
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  can_sign_in INTEGER NOT NULL DEFAULT 0 CHECK (can_sign_in IN (0, 1)), -- has a key slot in the vault
  language TEXT NOT NULL DEFAULT 'fi' CHECK (language IN ('fi', 'sv', 'en')),
  theme TEXT NOT NULL DEFAULT 'system' CHECK (theme IN ('system', 'light', 'dark')),
  initials_only INTEGER NOT NULL DEFAULT 0 CHECK (initials_only IN (0, 1)),
  created_at_ms INTEGER NOT NULL
) STRICT;

-- ------------------------------------------------------------------ services and products
CREATE TABLE vat_rate (
  code TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT, -- inclusive; null = open
  rate_bp INTEGER NOT NULL CHECK (rate_bp BETWEEN 0 AND 10000),
  PRIMARY KEY (code, valid_from)
) STRICT, WITHOUT ROWID;

CREATE TABLE service (
  id TEXT PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  category TEXT NOT NULL DEFAULT '',
  colour INTEGER NOT NULL CHECK (colour BETWEEN 0 AND 11),
  prepare_min INTEGER NOT NULL DEFAULT 0 CHECK (prepare_min BETWEEN 0 AND 720),
  active_min INTEGER NOT NULL CHECK (active_min BETWEEN 1 AND 1440),
  processing_min INTEGER NOT NULL DEFAULT 0 CHECK (processing_min BETWEEN 0 AND 720), -- staff are free
  finish_min INTEGER NOT NULL DEFAULT 0 CHECK (finish_min BETWEEN 0 AND 720),
  cleanup_min INTEGER NOT NULL DEFAULT 0 CHECK (cleanup_min BETWEEN 0 AND 720), -- after the client has left
  price_cents INTEGER NOT NULL CHECK (price_cents BETWEEN 0 AND 99999999), -- VAT included
  vat_code TEXT NOT NULL,
  archived_at_ms INTEGER,
  created_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE product (
  id TEXT PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  barcode TEXT NOT NULL DEFAULT '',
  price_cents INTEGER NOT NULL CHECK (price_cents BETWEEN 0 AND 99999999), -- VAT included
  vat_code TEXT NOT NULL,
  archived_at_ms INTEGER,
  created_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX product_barcode ON product (barcode) WHERE barcode <> '';

-- ------------------------------------------------------------------ clients
CREATE TABLE client (
  pk INTEGER PRIMARY KEY, -- stable rowid for the search table; never leaves the database
  id TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL DEFAULT 1,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  sort_key TEXT NOT NULL, -- Finnish order, compares as bytes
  phone TEXT NOT NULL DEFAULT '', -- as typed
  phone_e164 TEXT, -- as understood; null when it is not a phone number
  email TEXT NOT NULL DEFAULT '',
  language TEXT NOT NULL DEFAULT 'fi' CHECK (language IN ('fi', 'sv', 'en')),
  alert TEXT NOT NULL DEFAULT '',
  notes TEXT NOT NULL DEFAULT '',
  last_visit_day TEXT, -- kept by the visit that finishes
  visit_count INTEGER NOT NULL DEFAULT 0,
  removed_at_ms INTEGER, -- in the bin
  created_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX client_order ON client (sort_key, id) WHERE removed_at_ms IS NULL;

-- Latest first: the last visit, or for a client without one the day the card was made (UTC is near enough for an order).
CREATE INDEX client_recent ON client (coalesce(last_visit_day, date(created_at_ms / 1000, 'unixepoch')))
  WHERE removed_at_ms IS NULL;

-- rowid = client.pk; clients in the bin are not here. Words come cut and folded by shared/client-search.ts: 'name' with
-- å/ä/ö kept, 'loose' without any accents, 'phone' every tail of the digits, 'email' in pieces. The ascii tokenizer
-- leaves all letters beyond ASCII to that code, so both sides always cut alike. No second copy of the text is kept.
CREATE VIRTUAL TABLE client_search USING fts5(
  name, loose, phone, email,
  content='', contentless_delete=1, tokenize='ascii', detail=column, prefix='1 2 3'
);

-- Old and new values of a card, apart from the access log; goes when the card is erased.
CREATE TABLE client_change (
  id INTEGER PRIMARY KEY,
  client_id TEXT NOT NULL REFERENCES client (id),
  at_ms INTEGER NOT NULL,
  staff_id TEXT NOT NULL REFERENCES staff (id),
  changes TEXT NOT NULL CHECK (json_valid(changes))
) STRICT;
CREATE INDEX client_change_client ON client_change (client_id);

-- ------------------------------------------------------------------ appointments
CREATE TABLE appointment (
  id TEXT PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  status TEXT NOT NULL CHECK (status IN ('booked', 'confirmed', 'arrived', 'in-treatment', 'done', 'paid', 'no-show', 'cancelled')),
  client_id TEXT REFERENCES client (id),
  note TEXT NOT NULL DEFAULT '',
  cancel_reason TEXT NOT NULL DEFAULT '',
  removed_at_ms INTEGER, -- a mistake taken off the calendar; can be brought back
  created_at_ms INTEGER NOT NULL,
  created_by TEXT NOT NULL REFERENCES staff (id)
) STRICT;
CREATE INDEX appointment_day ON appointment (day);
CREATE INDEX appointment_client ON appointment (client_id, day) WHERE client_id IS NOT NULL;

CREATE TABLE appointment_line (
  id TEXT PRIMARY KEY,
  appointment_id TEXT NOT NULL REFERENCES appointment (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  service_id TEXT NOT NULL REFERENCES service (id),
  staff_id TEXT NOT NULL REFERENCES staff (id),
  start_min INTEGER NOT NULL CHECK (start_min BETWEEN 0 AND 1439),
  duration_min INTEGER NOT NULL CHECK (duration_min BETWEEN 1 AND 1440),
  -- the service's parts on the day of booking, so that a later change of the service moves nothing
  processing_min INTEGER NOT NULL,
  finish_min INTEGER NOT NULL,
  cleanup_min INTEGER NOT NULL,
  price_cents INTEGER NOT NULL,
  CHECK (start_min + duration_min <= 1440)
) STRICT;
CREATE INDEX appointment_line_appointment ON appointment_line (appointment_id, position);

-- Stretches of time that people are taken for. The one guard that holds whatever the program does: two claims of one
-- person never overlap unless the later one was let through with a written reason.
CREATE TABLE claim (
  line_id TEXT NOT NULL REFERENCES appointment_line (id) ON DELETE CASCADE,
  part INTEGER NOT NULL, -- 0 before the processing gap, 1 after it
  appointment_id TEXT NOT NULL,
  staff_id TEXT NOT NULL REFERENCES staff (id),
  day TEXT NOT NULL,
  start_min INTEGER NOT NULL,
  end_min INTEGER NOT NULL CHECK (end_min > start_min),
  overridden INTEGER NOT NULL DEFAULT 0 CHECK (overridden IN (0, 1)),
  PRIMARY KEY (line_id, part)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_staff_day ON claim (staff_id, day, start_min, end_min);

CREATE TRIGGER claim_guard BEFORE INSERT ON claim WHEN NEW.overridden = 0
BEGIN
  SELECT RAISE(ABORT, 'CLAIM_CONFLICT') WHERE EXISTS (
    SELECT 1 FROM claim
    WHERE staff_id = NEW.staff_id AND day = NEW.day AND start_min < NEW.end_min AND end_min > NEW.start_min
      AND NOT (line_id = NEW.line_id AND part = NEW.part)
  );
END;
CREATE TRIGGER claim_fixed BEFORE UPDATE ON claim
BEGIN
  SELECT RAISE(ABORT, 'CLAIM_FIXED'); -- a moved line gives its claims back and takes new ones, past the guard
END;

CREATE TABLE appointment_change (
  id INTEGER PRIMARY KEY,
  appointment_id TEXT NOT NULL REFERENCES appointment (id) ON DELETE CASCADE,
  at_ms INTEGER NOT NULL,
  staff_id TEXT NOT NULL REFERENCES staff (id),
  kind TEXT NOT NULL,
  override_reason TEXT NOT NULL DEFAULT '',
  changes TEXT NOT NULL CHECK (json_valid(changes)) -- [{field, before, after}]
) STRICT;
CREATE INDEX appointment_change_appointment ON appointment_change (appointment_id);

-- ------------------------------------------------------------------ visits and treatment records
CREATE TABLE visit (
  id TEXT PRIMARY KEY,
  appointment_id TEXT NOT NULL UNIQUE REFERENCES appointment (id),
  client_id TEXT REFERENCES client (id),
  day TEXT NOT NULL,
  arrived_at_ms INTEGER NOT NULL,
  started_at_ms INTEGER,
  finished_at_ms INTEGER
) STRICT;
CREATE INDEX visit_client ON visit (client_id, day) WHERE client_id IS NOT NULL;

CREATE TABLE treatment_record (
  id TEXT PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  visit_id TEXT NOT NULL REFERENCES visit (id),
  staff_id TEXT NOT NULL REFERENCES staff (id),
  text TEXT NOT NULL,
  products TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(products)), -- [{name, amount}]
  amends_id TEXT REFERENCES treatment_record (id),
  signed_at_ms INTEGER, -- null = draft
  changed_at_ms INTEGER NOT NULL,
  created_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX treatment_record_visit ON treatment_record (visit_id);
CREATE UNIQUE INDEX treatment_record_one_draft ON treatment_record (visit_id) WHERE signed_at_ms IS NULL;
CREATE TRIGGER treatment_record_signed BEFORE UPDATE ON treatment_record WHEN OLD.signed_at_ms IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'TREATMENT_SIGNED');
END;

-- ------------------------------------------------------------------ documents
CREATE TABLE seller (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  details TEXT NOT NULL CHECK (json_valid(details)) -- what a document prints of the seller
) STRICT;

CREATE TABLE number_series (
  seller_id TEXT NOT NULL REFERENCES seller (id),
  series TEXT NOT NULL,
  next_number INTEGER NOT NULL CHECK (next_number >= 1),
  PRIMARY KEY (seller_id, series)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER number_series_forward BEFORE UPDATE ON number_series WHEN NEW.next_number <= OLD.next_number
BEGIN
  SELECT RAISE(ABORT, 'NUMBER_SERIES_BACKWARDS');
END;
CREATE TRIGGER number_series_kept BEFORE DELETE ON number_series
BEGIN
  SELECT RAISE(ABORT, 'NUMBER_SERIES_KEPT');
END;

CREATE TABLE document (
  id TEXT PRIMARY KEY,
  request_id TEXT NOT NULL UNIQUE, -- the window's own id of the sale: a repeated call makes no second document
  kind TEXT NOT NULL CHECK (kind IN ('receipt', 'invoice', 'credit')),
  seller_id TEXT NOT NULL REFERENCES seller (id),
  series TEXT NOT NULL,
  number INTEGER NOT NULL,
  day TEXT NOT NULL,
  issued_at_ms INTEGER NOT NULL,
  language TEXT NOT NULL CHECK (language IN ('fi', 'sv', 'en')),
  seller_print TEXT NOT NULL CHECK (json_valid(seller_print)),
  staff_id TEXT NOT NULL REFERENCES staff (id),
  cashier_print TEXT NOT NULL,
  appointment_id TEXT, -- links that an erasure may cut; the document itself names no client
  client_id TEXT,
  total_cents INTEGER NOT NULL,
  rounding_cents INTEGER NOT NULL DEFAULT 0,
  UNIQUE (seller_id, series, number)
) STRICT;
CREATE INDEX document_day ON document (day, issued_at_ms);
CREATE INDEX document_client ON document (client_id) WHERE client_id IS NOT NULL;
CREATE INDEX document_appointment ON document (appointment_id) WHERE appointment_id IS NOT NULL;

-- The parts of a document are written before it: inserting the document is the act of issuing. From then on nothing can
-- be added to it either, and it is refused unless its sums add up and its number is the next one of its series.
CREATE TABLE document_line (
  document_id TEXT NOT NULL REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('service', 'product')),
  item_id TEXT,
  name TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  unit_cents INTEGER NOT NULL,
  discount_cents INTEGER NOT NULL,
  discount_reason TEXT NOT NULL,
  total_cents INTEGER NOT NULL,
  vat_code TEXT NOT NULL,
  rate_bp INTEGER NOT NULL,
  staff_id TEXT NOT NULL,
  staff_print TEXT NOT NULL,
  PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE document_vat (
  document_id TEXT NOT NULL REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
  vat_code TEXT NOT NULL,
  rate_bp INTEGER NOT NULL,
  gross_cents INTEGER NOT NULL,
  vat_cents INTEGER NOT NULL,
  net_cents INTEGER NOT NULL,
  CHECK (net_cents + vat_cents = gross_cents),
  PRIMARY KEY (document_id, vat_code, rate_bp)
) STRICT, WITHOUT ROWID;

CREATE TABLE payment (
  document_id TEXT NOT NULL REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  method TEXT NOT NULL CHECK (method IN ('cash', 'card')),
  cents INTEGER NOT NULL, -- received, after rounding
  rounding_cents INTEGER NOT NULL,
  given_cents INTEGER,
  change_cents INTEGER NOT NULL,
  PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;

-- Issued documents cannot be edited or deleted by anyone. The one thing that may change is that the links to a person
-- are cut by an erasure.
CREATE TRIGGER document_immutable BEFORE UPDATE ON document
WHEN NOT (
  NEW.id = OLD.id AND NEW.request_id = OLD.request_id AND NEW.kind = OLD.kind AND NEW.seller_id = OLD.seller_id
  AND NEW.series = OLD.series AND NEW.number = OLD.number AND NEW.day = OLD.day AND NEW.issued_at_ms = OLD.issued_at_ms
  AND NEW.language = OLD.language AND NEW.seller_print = OLD.seller_print AND NEW.staff_id = OLD.staff_id
  AND NEW.cashier_print = OLD.cashier_print AND NEW.total_cents = OLD.total_cents
  AND NEW.rounding_cents = OLD.rounding_cents
  AND (NEW.client_id IS OLD.client_id OR NEW.client_id IS NULL)
  AND (NEW.appointment_id IS OLD.appointment_id OR NEW.appointment_id IS NULL)
)
BEGIN
  SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE');
END;
CREATE TRIGGER document_issue BEFORE INSERT ON document
BEGIN
  SELECT RAISE(ABORT, 'DOCUMENT_NUMBER') WHERE NOT EXISTS (
    SELECT 1 FROM number_series
    WHERE seller_id = NEW.seller_id AND series = NEW.series AND next_number = NEW.number + 1
  );
  SELECT RAISE(ABORT, 'DOCUMENT_SUMS') WHERE
    NEW.total_cents <> (SELECT coalesce(sum(total_cents), -1) FROM document_line WHERE document_id = NEW.id)
    OR NEW.total_cents - (SELECT coalesce(sum(gross_cents), 0) FROM document_vat WHERE document_id = NEW.id)
      <> (SELECT coalesce(sum(total_cents), 0) FROM document_line WHERE document_id = NEW.id AND vat_code = 'NOTREG')
    OR NEW.rounding_cents <> (SELECT coalesce(sum(rounding_cents), 0) FROM payment WHERE document_id = NEW.id)
    OR (NEW.kind = 'receipt' AND NEW.total_cents + NEW.rounding_cents
      <> (SELECT coalesce(sum(cents), 0) FROM payment WHERE document_id = NEW.id));
END;
CREATE TRIGGER document_line_sealed BEFORE INSERT ON document_line
WHEN EXISTS (SELECT 1 FROM document WHERE id = NEW.document_id)
BEGIN
  SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE');
END;
CREATE TRIGGER document_vat_sealed BEFORE INSERT ON document_vat
WHEN EXISTS (SELECT 1 FROM document WHERE id = NEW.document_id)
BEGIN
  SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE');
END;
CREATE TRIGGER payment_sealed BEFORE INSERT ON payment
WHEN EXISTS (SELECT 1 FROM document WHERE id = NEW.document_id)
BEGIN
  SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE');
END;
CREATE TRIGGER document_kept BEFORE DELETE ON document BEGIN SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE'); END;
CREATE TRIGGER document_line_immutable BEFORE UPDATE ON document_line BEGIN SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE'); END;
CREATE TRIGGER document_line_kept BEFORE DELETE ON document_line BEGIN SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE'); END;
CREATE TRIGGER document_vat_immutable BEFORE UPDATE ON document_vat BEGIN SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE'); END;
CREATE TRIGGER document_vat_kept BEFORE DELETE ON document_vat BEGIN SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE'); END;
CREATE TRIGGER payment_immutable BEFORE UPDATE ON payment BEGIN SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE'); END;
CREATE TRIGGER payment_kept BEFORE DELETE ON payment BEGIN SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE'); END;

-- ------------------------------------------------------------------ backups
CREATE TABLE backup_place (
  id TEXT PRIMARY KEY,
  path TEXT NOT NULL UNIQUE,
  last_good_at_ms INTEGER,
  last_sequence INTEGER, -- highest ever written: a place rolled back to less is noticed
  repository_id TEXT, -- of the repository that was written to: another one in its place is noticed
  problem TEXT, -- error code of the last try
  created_at_ms INTEGER NOT NULL
) STRICT;

-- ------------------------------------------------------------------ access log
-- One key per epoch; only the newest is here, the older ones are erased. The first is sealed to the owner's public
-- key, and each next one is derived from the one before, so the owner can check the whole chain and a thief of today's
-- file cannot rewrite yesterday.
CREATE TABLE access_log_key (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  epoch INTEGER NOT NULL,
  day TEXT NOT NULL,
  key BLOB NOT NULL,
  first_seq INTEGER NOT NULL, -- first entry of this epoch
  mac_before BLOB NOT NULL, -- code of the entry before it
  sealed_first_key BLOB NOT NULL,
  owner_public_key BLOB NOT NULL
) STRICT;

CREATE TABLE access_log (
  seq INTEGER PRIMARY KEY,
  at_ms INTEGER NOT NULL,
  staff_id TEXT,
  workstation TEXT NOT NULL,
  session TEXT NOT NULL,
  action TEXT NOT NULL,
  kind TEXT NOT NULL,
  record TEXT,
  client TEXT,
  purpose TEXT NOT NULL,
  ids TEXT NOT NULL, -- JSON list of the records on screen
  fields TEXT NOT NULL, -- JSON list of field names
  epoch INTEGER NOT NULL,
  mac BLOB NOT NULL
) STRICT;
CREATE INDEX access_log_client ON access_log (client) WHERE client IS NOT NULL;
CREATE TRIGGER access_log_immutable BEFORE UPDATE ON access_log BEGIN SELECT RAISE(ABORT, 'LOG_IMMUTABLE'); END;
CREATE TRIGGER access_log_kept BEFORE DELETE ON access_log BEGIN SELECT RAISE(ABORT, 'LOG_IMMUTABLE'); END;
`

export const migration001: Migration = { version: 1, name: 'initial', up: (raw) => raw.exec(sql) }
