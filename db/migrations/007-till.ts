// Schema version 7: the whole till. Payment methods of the salon's own choice, credit documents, gift and series cards,
// deposits, parked sales, cash in and out, day closes, and which papers were printed before.
//
// `payment` and `document_line` are made anew with the same rows, because SQLite cannot widen a CHECK: a payment could
// only be cash or card, a line only a service or a product.
import type { Migration } from '../migrate.ts'

const sql = `
-- ------------------------------------------------------------------ payment methods
CREATE TABLE payment_method (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('cash', 'card', 'mobile', 'transfer', 'gift-card', 'benefit', 'invoice')),
  name TEXT NOT NULL DEFAULT '', -- '' = a ready method that the program names in the language at hand
  position INTEGER NOT NULL,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;
INSERT INTO payment_method (id, kind, name, position, active) VALUES
  ('card', 'card', '', 0, 1),
  ('cash', 'cash', '', 1, 1),
  ('mobilepay', 'mobile', 'MobilePay', 2, 1),
  ('gift-card', 'gift-card', '', 3, 1),
  ('transfer', 'transfer', '', 4, 0),
  ('epassi', 'benefit', 'Epassi', 5, 0),
  ('smartum', 'benefit', 'Smartum', 6, 0),
  ('edenred', 'benefit', 'Edenred', 7, 0),
  ('invoice', 'invoice', '', 8, 0);

-- ------------------------------------------------------------------ documents
ALTER TABLE document ADD COLUMN original_id TEXT REFERENCES document (id); -- of a credit: what it takes back
ALTER TABLE document ADD COLUMN reason TEXT NOT NULL DEFAULT ''; -- of a credit: why
CREATE INDEX document_original ON document (original_id) WHERE original_id IS NOT NULL;
CREATE TRIGGER document_credit_immutable BEFORE UPDATE OF original_id, reason ON document
WHEN NEW.original_id IS NOT OLD.original_id OR NEW.reason <> OLD.reason
BEGIN
  SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE');
END;

DROP TRIGGER document_issue;
DROP TRIGGER document_line_sealed;
DROP TRIGGER document_line_immutable;
DROP TRIGGER document_line_kept;
DROP TRIGGER payment_sealed;
DROP TRIGGER payment_immutable;
DROP TRIGGER payment_kept;

CREATE TABLE document_line_wider (
  document_id TEXT NOT NULL REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('service', 'product', 'gift-card', 'series-card', 'deposit', 'fee', 'tip', 'prepaid-use')),
  item_id TEXT,
  name TEXT NOT NULL,
  quantity INTEGER NOT NULL, -- of a credit negative, 0 for a part of the sum
  unit_cents INTEGER NOT NULL,
  discount_cents INTEGER NOT NULL,
  discount_reason TEXT NOT NULL,
  total_cents INTEGER NOT NULL,
  vat_code TEXT NOT NULL, -- 'OUTSIDE' = no supply yet, or none at all: multi-purpose gift cards, tips
  rate_bp INTEGER NOT NULL,
  staff_id TEXT NOT NULL,
  staff_print TEXT NOT NULL,
  prepaid_id TEXT, -- the card or deposit sold or used
  credits_position INTEGER, -- of a credit: the line of the original that it takes back
  PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;
INSERT INTO document_line_wider
  SELECT document_id, position, kind, item_id, name, quantity, unit_cents, discount_cents, discount_reason, total_cents,
    vat_code, rate_bp, staff_id, staff_print, NULL, NULL FROM document_line;
DROP TABLE document_line;
ALTER TABLE document_line_wider RENAME TO document_line;

CREATE TABLE payment_wider (
  document_id TEXT NOT NULL REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  method TEXT NOT NULL REFERENCES payment_method (id),
  cents INTEGER NOT NULL, -- received, after rounding; negative when given back
  rounding_cents INTEGER NOT NULL,
  given_cents INTEGER,
  change_cents INTEGER NOT NULL,
  method_kind TEXT NOT NULL, -- what the method was that day
  method_print TEXT NOT NULL, -- and what it was called; '' = named by the program
  prepaid_id TEXT, -- the multi-purpose gift card
  CHECK (rounding_cents = 0 OR method_kind = 'cash'),
  PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;
INSERT INTO payment_wider
  SELECT document_id, position, method, cents, rounding_cents, given_cents, change_cents, method, '', NULL FROM payment;
DROP TABLE payment;
ALTER TABLE payment_wider RENAME TO payment;

-- As in 001, with credits: a document is refused unless its sums add up and its number is the next one of its series.
-- A receipt is settled to the cent; so is a credit that gives anything back. An invoice may be open.
CREATE TRIGGER document_issue BEFORE INSERT ON document
BEGIN
  SELECT RAISE(ABORT, 'DOCUMENT_NUMBER') WHERE NOT EXISTS (
    SELECT 1 FROM number_series
    WHERE seller_id = NEW.seller_id AND series = NEW.series AND next_number = NEW.number + 1
  );
  SELECT RAISE(ABORT, 'DOCUMENT_SUMS') WHERE
    NOT EXISTS (SELECT 1 FROM document_line WHERE document_id = NEW.id)
    OR NEW.total_cents <> (SELECT coalesce(sum(total_cents), 0) FROM document_line WHERE document_id = NEW.id)
    OR NEW.total_cents - (SELECT coalesce(sum(gross_cents), 0) FROM document_vat WHERE document_id = NEW.id)
      <> (SELECT coalesce(sum(total_cents), 0) FROM document_line WHERE document_id = NEW.id AND vat_code = 'NOTREG')
    OR NEW.rounding_cents <> (SELECT coalesce(sum(rounding_cents), 0) FROM payment WHERE document_id = NEW.id)
    OR ((NEW.kind = 'receipt'
        OR (NEW.kind = 'credit' AND EXISTS (SELECT 1 FROM payment WHERE document_id = NEW.id)))
      AND NEW.total_cents + NEW.rounding_cents
      <> (SELECT coalesce(sum(cents), 0) FROM payment WHERE document_id = NEW.id));
END;
-- A credit names its original, mirrors its lines at their own rates and never takes back more than is left of a line or
-- of the whole.
CREATE TRIGGER document_credit BEFORE INSERT ON document WHEN NEW.kind = 'credit'
BEGIN
  SELECT RAISE(ABORT, 'DOCUMENT_CREDIT') WHERE NEW.total_cents > 0 OR NOT EXISTS (
    SELECT 1 FROM document WHERE id = NEW.original_id AND kind <> 'credit' AND seller_id = NEW.seller_id
  ) OR EXISTS (
    SELECT 1 FROM document_line AS line LEFT JOIN document_line AS original
      ON original.document_id = NEW.original_id AND original.position = line.credits_position
    WHERE line.document_id = NEW.id AND (original.position IS NULL
      OR original.vat_code <> line.vat_code OR original.rate_bp <> line.rate_bp)
  );
  SELECT RAISE(ABORT, 'DOCUMENT_OVER_CREDIT') WHERE EXISTS (
    SELECT 1 FROM (
      SELECT original.total_cents AS total, (
        SELECT coalesce(sum(line.total_cents), 0) FROM document_line AS line
        WHERE line.credits_position = original.position AND (line.document_id = NEW.id
          OR line.document_id IN (SELECT id FROM document WHERE original_id = NEW.original_id))
      ) AS credited
      FROM document_line AS original WHERE original.document_id = NEW.original_id
    ) WHERE total * credited > 0 OR total * (total + credited) < 0 OR (total = 0 AND credited <> 0)
  ) OR NEW.total_cents + (SELECT coalesce(sum(total_cents), 0) FROM document WHERE original_id = NEW.original_id)
    + (SELECT total_cents FROM document WHERE id = NEW.original_id) < 0;
END;
CREATE TRIGGER document_no_credit BEFORE INSERT ON document WHEN NEW.kind <> 'credit' AND NEW.original_id IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'DOCUMENT_CREDIT');
END;
CREATE TRIGGER document_line_sealed BEFORE INSERT ON document_line
WHEN EXISTS (SELECT 1 FROM document WHERE id = NEW.document_id)
BEGIN
  SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE');
END;
CREATE TRIGGER payment_sealed BEFORE INSERT ON payment
WHEN EXISTS (SELECT 1 FROM document WHERE id = NEW.document_id)
BEGIN
  SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE');
END;
CREATE TRIGGER document_line_immutable BEFORE UPDATE ON document_line BEGIN SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE'); END;
CREATE TRIGGER document_line_kept BEFORE DELETE ON document_line BEGIN SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE'); END;
CREATE TRIGGER payment_immutable BEFORE UPDATE ON payment BEGIN SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE'); END;
CREATE TRIGGER payment_kept BEFORE DELETE ON payment BEGIN SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE'); END;

-- Which appointments a document paid, and what of it; several for clients who pay together. An erasure may cut it.
CREATE TABLE paid_appointment (
  document_id TEXT NOT NULL REFERENCES document (id),
  appointment_id TEXT NOT NULL,
  cents INTEGER NOT NULL,
  PRIMARY KEY (document_id, appointment_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX paid_appointment_appointment ON paid_appointment (appointment_id);
INSERT INTO paid_appointment
  SELECT id, appointment_id, total_cents FROM document WHERE appointment_id IS NOT NULL;

-- Every time a paper was made of a document: the second one is marked as a copy.
CREATE TABLE document_print (
  id INTEGER PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES document (id),
  way TEXT NOT NULL CHECK (way IN ('pdf', 'print', 'receipt-printer')),
  at_ms INTEGER NOT NULL,
  staff_id TEXT NOT NULL REFERENCES staff (id)
) STRICT;
CREATE INDEX document_print_document ON document_print (document_id);

-- ------------------------------------------------------------------ paid in advance
CREATE TABLE prepaid (
  id TEXT PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  kind TEXT NOT NULL CHECK (kind IN ('gift', 'series', 'deposit')),
  code TEXT UNIQUE, -- without hyphens; a deposit has none
  vat_kind TEXT NOT NULL CHECK (vat_kind IN ('single', 'multi')), -- single: taxed when sold
  vat_code TEXT NOT NULL, -- single: what it buys; multi: OUTSIDE
  rate_bp INTEGER NOT NULL,
  service_id TEXT REFERENCES service (id), -- of a series
  name_print TEXT NOT NULL, -- what was sold, as on the receipt
  value_cents INTEGER NOT NULL CHECK (value_cents > 0),
  uses INTEGER CHECK (uses BETWEEN 1 AND 100), -- of a series
  holder TEXT NOT NULL DEFAULT '', -- written on the card
  client_id TEXT REFERENCES client (id),
  appointment_id TEXT, -- of a deposit
  document_id TEXT NOT NULL REFERENCES document (id),
  issued_day TEXT NOT NULL,
  expires_day TEXT,
  replaced_by TEXT REFERENCES prepaid (id), -- its balance moved to another card
  created_at_ms INTEGER NOT NULL,
  CHECK ((kind = 'series') = (uses IS NOT NULL)),
  CHECK (code IS NOT NULL OR kind = 'deposit')
) STRICT;
CREATE INDEX prepaid_client ON prepaid (client_id) WHERE client_id IS NOT NULL;
CREATE INDEX prepaid_appointment ON prepaid (appointment_id) WHERE appointment_id IS NOT NULL;
CREATE INDEX prepaid_document ON prepaid (document_id);

CREATE TABLE prepaid_movement (
  id INTEGER PRIMARY KEY,
  prepaid_id TEXT NOT NULL REFERENCES prepaid (id),
  kind TEXT NOT NULL CHECK (kind IN ('sold', 'used', 'returned', 'refunded', 'moved')),
  cents INTEGER NOT NULL,
  uses INTEGER NOT NULL DEFAULT 0, -- of a series
  document_id TEXT REFERENCES document (id),
  at_ms INTEGER NOT NULL,
  staff_id TEXT NOT NULL REFERENCES staff (id)
) STRICT;
CREATE INDEX prepaid_movement_prepaid ON prepaid_movement (prepaid_id);
CREATE INDEX prepaid_movement_document ON prepaid_movement (document_id) WHERE document_id IS NOT NULL;
-- A balance is the sum of its movements and never below nothing nor above what was sold, whoever writes.
CREATE TRIGGER prepaid_balance BEFORE INSERT ON prepaid_movement
BEGIN
  SELECT RAISE(ABORT, 'PREPAID_EMPTY') WHERE
    NEW.cents + (SELECT coalesce(sum(cents), 0) FROM prepaid_movement WHERE prepaid_id = NEW.prepaid_id) < 0
    OR NEW.uses + (SELECT coalesce(sum(uses), 0) FROM prepaid_movement WHERE prepaid_id = NEW.prepaid_id) < 0;
  SELECT RAISE(ABORT, 'PREPAID_OVER') WHERE EXISTS (
    SELECT 1 FROM prepaid WHERE id = NEW.prepaid_id AND (
      NEW.cents + (SELECT coalesce(sum(cents), 0) FROM prepaid_movement WHERE prepaid_id = NEW.prepaid_id) > value_cents
      OR NEW.uses + (SELECT coalesce(sum(uses), 0) FROM prepaid_movement WHERE prepaid_id = NEW.prepaid_id)
        > coalesce(uses, 0)
    )
  );
END;
CREATE TRIGGER prepaid_movement_immutable BEFORE UPDATE ON prepaid_movement
BEGIN SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE'); END;
CREATE TRIGGER prepaid_movement_kept BEFORE DELETE ON prepaid_movement
BEGIN SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE'); END;
CREATE TRIGGER prepaid_fixed BEFORE UPDATE OF id, kind, code, vat_kind, vat_code, rate_bp, service_id, name_print,
  value_cents, uses, document_id, issued_day ON prepaid
BEGIN SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE'); END;
CREATE TRIGGER prepaid_kept BEFORE DELETE ON prepaid BEGIN SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE'); END;

-- ------------------------------------------------------------------ parked sales
CREATE TABLE parked_sale (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  client_id TEXT REFERENCES client (id),
  staff_id TEXT NOT NULL REFERENCES staff (id),
  draft TEXT NOT NULL CHECK (json_valid(draft)), -- names no client: ids only
  parked_at_ms INTEGER NOT NULL
) STRICT;

-- ------------------------------------------------------------------ the drawer and the day
CREATE TABLE cash_movement (
  id TEXT PRIMARY KEY,
  seller_id TEXT NOT NULL REFERENCES seller (id),
  cents INTEGER NOT NULL CHECK (cents <> 0), -- into the drawer; negative out of it
  reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 120),
  day TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  staff_id TEXT NOT NULL REFERENCES staff (id)
) STRICT;
CREATE TRIGGER cash_movement_immutable BEFORE UPDATE ON cash_movement
BEGIN SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE'); END;
CREATE TRIGGER cash_movement_kept BEFORE DELETE ON cash_movement
BEGIN SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE'); END;

-- A day's end. What it covers is named row by row and written before it; then nothing can be added, changed or removed.
CREATE TABLE day_close (
  id TEXT PRIMARY KEY,
  seller_id TEXT NOT NULL REFERENCES seller (id),
  number INTEGER NOT NULL,
  day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  closed_at_ms INTEGER NOT NULL,
  staff_id TEXT NOT NULL REFERENCES staff (id),
  total_cents INTEGER NOT NULL,
  expected_cents INTEGER NOT NULL, -- cash
  counted_cents INTEGER NOT NULL,
  report TEXT NOT NULL CHECK (json_valid(report)),
  previous_code TEXT NOT NULL, -- '' for the first
  code TEXT NOT NULL, -- SHA-256 of the code before and the report
  UNIQUE (seller_id, number)
) STRICT;
CREATE INDEX day_close_day ON day_close (day);
CREATE TABLE day_close_document (
  document_id TEXT PRIMARY KEY REFERENCES document (id),
  day_close_id TEXT NOT NULL REFERENCES day_close (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX day_close_document_close ON day_close_document (day_close_id);
CREATE TABLE day_close_cash (
  cash_movement_id TEXT PRIMARY KEY REFERENCES cash_movement (id),
  day_close_id TEXT NOT NULL REFERENCES day_close (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TRIGGER day_close_issue BEFORE INSERT ON day_close
BEGIN
  SELECT RAISE(ABORT, 'DOCUMENT_NUMBER') WHERE NOT EXISTS (
    SELECT 1 FROM number_series WHERE seller_id = NEW.seller_id AND series = 'Z' AND next_number = NEW.number + 1
  ) OR NEW.previous_code <> coalesce(
    (SELECT code FROM day_close WHERE seller_id = NEW.seller_id ORDER BY number DESC LIMIT 1), '');
  SELECT RAISE(ABORT, 'DOCUMENT_SUMS') WHERE NEW.total_cents <> (
    SELECT coalesce(sum(document.total_cents), 0) FROM day_close_document
    JOIN document ON document.id = day_close_document.document_id WHERE day_close_id = NEW.id
  );
END;
CREATE TRIGGER day_close_document_sealed BEFORE INSERT ON day_close_document
WHEN EXISTS (SELECT 1 FROM day_close WHERE id = NEW.day_close_id)
BEGIN SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE'); END;
CREATE TRIGGER day_close_cash_sealed BEFORE INSERT ON day_close_cash
WHEN EXISTS (SELECT 1 FROM day_close WHERE id = NEW.day_close_id)
BEGIN SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE'); END;
CREATE TRIGGER day_close_immutable BEFORE UPDATE ON day_close BEGIN SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE'); END;
CREATE TRIGGER day_close_kept BEFORE DELETE ON day_close BEGIN SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE'); END;
CREATE TRIGGER day_close_document_immutable BEFORE UPDATE ON day_close_document
BEGIN SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE'); END;
CREATE TRIGGER day_close_document_kept BEFORE DELETE ON day_close_document
BEGIN SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE'); END;
CREATE TRIGGER day_close_cash_immutable BEFORE UPDATE ON day_close_cash
BEGIN SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE'); END;
CREATE TRIGGER day_close_cash_kept BEFORE DELETE ON day_close_cash
BEGIN SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE'); END;

-- Credits and day closes have their own running numbers.
INSERT INTO number_series (seller_id, series, next_number)
  SELECT id, 'H', 1 FROM seller UNION ALL SELECT id, 'Z', 1 FROM seller;

-- ------------------------------------------------------------------ beyond this computer
-- The places outside this computer that the salon has told the program to talk to, and when it last did.
CREATE TABLE outside_contact (
  place TEXT NOT NULL, -- what for: 'receipt-printer'
  address TEXT NOT NULL,
  last_at_ms INTEGER NOT NULL,
  contacts INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (place, address)
) STRICT, WITHOUT ROWID;
`

export const migration007: Migration = { version: 7, name: 'till', up: (raw) => raw.exec(sql) }
