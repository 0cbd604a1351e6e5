// Schema version 14: invoices. What an invoice says beside its document, drafts, payments that came for it, reminders,
// and rows of bank statements.
import type { Migration } from '../migrate.ts'

const sql = `
-- What an invoice says beside the lines of its document; written before it, like them.
CREATE TABLE invoice (
  document_id TEXT PRIMARY KEY REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
  buyer_print TEXT NOT NULL CHECK (json_valid(buyer_print)),
  delivery_day TEXT,
  due_day TEXT NOT NULL CHECK (due_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  reference TEXT NOT NULL UNIQUE,
  iban TEXT NOT NULL,
  bic TEXT NOT NULL,
  epc_version TEXT NOT NULL CHECK (epc_version IN ('001', '002')),
  complaint_days INTEGER NOT NULL,
  note TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX invoice_due ON invoice (due_day);
CREATE TRIGGER document_invoice BEFORE INSERT ON document
WHEN (NEW.kind = 'invoice') <> EXISTS (SELECT 1 FROM invoice WHERE document_id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'DOCUMENT_SUMS'); END;
CREATE TRIGGER invoice_sealed BEFORE INSERT ON invoice WHEN EXISTS (SELECT 1 FROM document WHERE id = NEW.document_id)
BEGIN SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE'); END;
-- Only the free text goes, when the client is erased; the payer as printed is part of the voucher.
CREATE TRIGGER invoice_immutable BEFORE UPDATE ON invoice
WHEN NOT (NEW.note = '' AND NEW.document_id = OLD.document_id AND NEW.buyer_print = OLD.buyer_print
  AND NEW.delivery_day IS OLD.delivery_day AND NEW.due_day = OLD.due_day AND NEW.reference = OLD.reference
  AND NEW.iban = OLD.iban AND NEW.bic = OLD.bic AND NEW.epc_version = OLD.epc_version
  AND NEW.complaint_days = OLD.complaint_days)
BEGIN SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE'); END;
CREATE TRIGGER invoice_kept BEFORE DELETE ON invoice BEGIN SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE'); END;

CREATE TABLE invoice_draft (
  id TEXT PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  client_id TEXT REFERENCES client (id),
  content TEXT NOT NULL CHECK (json_valid(content)),
  staff_id TEXT NOT NULL REFERENCES staff (id),
  changed_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX invoice_draft_client ON invoice_draft (client_id) WHERE client_id IS NOT NULL;

-- Rows of money in, as a bank told them.
CREATE TABLE bank_row (
  id TEXT PRIMARY KEY,
  fingerprint TEXT NOT NULL UNIQUE,
  file_name TEXT NOT NULL,
  day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  cents INTEGER NOT NULL CHECK (cents > 0),
  name TEXT NOT NULL,
  reference TEXT NOT NULL,
  message TEXT NOT NULL,
  archive_id TEXT NOT NULL,
  ignored INTEGER NOT NULL DEFAULT 0 CHECK (ignored IN (0, 1)), -- said to be something else than an invoice's money
  imported_at_ms INTEGER NOT NULL,
  staff_id TEXT NOT NULL REFERENCES staff (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX bank_row_day ON bank_row (day);

-- Money that came for an invoice. A wrong row is reversed by another one.
CREATE TABLE invoice_payment (
  id TEXT PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES invoice (document_id),
  day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  cents INTEGER NOT NULL CHECK (cents <> 0),
  way TEXT NOT NULL CHECK (way IN ('transfer', 'cash', 'card', 'other')),
  note TEXT NOT NULL,
  bank_row_id TEXT REFERENCES bank_row (id),
  reverses_id TEXT UNIQUE REFERENCES invoice_payment (id),
  at_ms INTEGER NOT NULL,
  staff_id TEXT NOT NULL REFERENCES staff (id),
  CHECK ((cents < 0) = (reverses_id IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX invoice_payment_document ON invoice_payment (document_id);
CREATE INDEX invoice_payment_day ON invoice_payment (day);
CREATE INDEX invoice_payment_bank_row ON invoice_payment (bank_row_id) WHERE bank_row_id IS NOT NULL;
CREATE TRIGGER invoice_payment_reversal BEFORE INSERT ON invoice_payment
WHEN NEW.reverses_id IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM invoice_payment WHERE id = NEW.reverses_id AND document_id = NEW.document_id AND cents = 0 - NEW.cents
    AND reverses_id IS NULL
)
BEGIN SELECT RAISE(ABORT, 'DOCUMENT_SUMS'); END;
-- A row of the bank never pays more than it is.
CREATE TRIGGER invoice_payment_bank BEFORE INSERT ON invoice_payment
WHEN NEW.bank_row_id IS NOT NULL AND NEW.cents + (
  SELECT coalesce(sum(cents), 0) FROM invoice_payment WHERE bank_row_id = NEW.bank_row_id
) > (SELECT cents FROM bank_row WHERE id = NEW.bank_row_id)
BEGIN SELECT RAISE(ABORT, 'DOCUMENT_SUMS'); END;
CREATE TRIGGER invoice_payment_immutable BEFORE UPDATE ON invoice_payment
BEGIN SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE'); END;
CREATE TRIGGER invoice_payment_kept BEFORE DELETE ON invoice_payment
BEGIN SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE'); END;

CREATE TABLE invoice_reminder (
  id TEXT PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES invoice (document_id),
  number INTEGER NOT NULL CHECK (number >= 1),
  day TEXT NOT NULL,
  due_day TEXT NOT NULL,
  open_cents INTEGER NOT NULL CHECK (open_cents > 0),
  fee_cents INTEGER NOT NULL CHECK (fee_cents >= 0),
  interest_cents INTEGER NOT NULL CHECK (interest_cents >= 0),
  at_ms INTEGER NOT NULL,
  staff_id TEXT NOT NULL REFERENCES staff (id),
  UNIQUE (document_id, number)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER invoice_reminder_immutable BEFORE UPDATE ON invoice_reminder
BEGIN SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE'); END;
CREATE TRIGGER invoice_reminder_kept BEFORE DELETE ON invoice_reminder
BEGIN SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE'); END;

INSERT INTO number_series (seller_id, series, next_number) SELECT id, 'L', 1 FROM seller;
`

export const migration014: Migration = { version: 14, name: 'invoices', up: (raw) => raw.exec(sql) }
