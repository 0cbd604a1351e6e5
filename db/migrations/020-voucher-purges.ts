// Schema version 20: bookkeeping material whose legal period has run out may go, a financial year at a time, by one path
// that leaves a signed record of which numbers went. Everything else is refused as before.
import type { Migration } from '../migrate.ts'

/** The row's document is one whose number a purge has named. `document` is the expression of its id. */
const isPurged = (document: string) => `EXISTS (
  SELECT 1 FROM document AS gone JOIN voucher_purge_number AS run
    ON run.seller_id = gone.seller_id AND run.series = gone.series AND gone.number BETWEEN run.first_number AND run.last_number
  JOIN voucher_purge AS purge ON purge.id = run.purge_id AND purge.kind = 'vouchers' AND gone.day <= purge.through_day
  WHERE gone.id = ${document})`

/** A table and the condition under which a row of it may go. */
const mayGo: Readonly<Record<string, string>> = {
  document: isPurged('OLD.id'),
  document_line: isPurged('OLD.document_id'),
  document_vat: isPurged('OLD.document_id'),
  payment: isPurged('OLD.document_id'),
  invoice: isPurged('OLD.document_id'),
  invoice_payment: isPurged('OLD.document_id'),
  invoice_reminder: isPurged('OLD.document_id'),
  day_close_document: isPurged('OLD.document_id'),
  prepaid: isPurged('OLD.document_id'),
  prepaid_movement: isPurged('(SELECT document_id FROM prepaid WHERE id = OLD.prepaid_id)'),
  cash_movement: "EXISTS (SELECT 1 FROM voucher_purge WHERE kind = 'vouchers' AND OLD.day <= through_day)",
  day_close_cash: `EXISTS (SELECT 1 FROM cash_movement JOIN voucher_purge AS purge ON purge.kind = 'vouchers'
    AND cash_movement.day <= purge.through_day WHERE cash_movement.id = OLD.cash_movement_id)`,
  day_close: `EXISTS (SELECT 1 FROM voucher_purge_number AS run JOIN voucher_purge AS purge ON purge.id = run.purge_id
    WHERE purge.kind = 'day-closes' AND OLD.day <= purge.through_day AND run.seller_id = OLD.seller_id AND run.series = 'Z'
      AND OLD.number BETWEEN run.first_number AND run.last_number)`,
}

const tables = `
CREATE TABLE voucher_purge (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('vouchers', 'day-closes')),
  through_day TEXT NOT NULL CHECK (through_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- a financial year's end
  documents INTEGER NOT NULL,
  total_cents INTEGER NOT NULL,
  last_code TEXT NOT NULL, -- of day closes: the code of the last that went, which the next one names
  at_ms INTEGER NOT NULL,
  staff_id TEXT NOT NULL REFERENCES staff (id),
  epoch INTEGER NOT NULL,
  signature BLOB NOT NULL -- HMAC with the log's key of that day, over all of the above and the numbers
) STRICT;
-- The numbers that went, in unbroken runs: a missing number is explained here.
CREATE TABLE voucher_purge_number (
  purge_id TEXT NOT NULL REFERENCES voucher_purge (id),
  seller_id TEXT NOT NULL,
  series TEXT NOT NULL,
  first_number INTEGER NOT NULL,
  last_number INTEGER NOT NULL CHECK (last_number >= first_number),
  PRIMARY KEY (purge_id, seller_id, series, first_number)
) STRICT, WITHOUT ROWID;

-- Kirjanpitolaki 2:10, at its shortest (a financial year that ends with the calendar year): vouchers six years from the end
-- of the year, day closes and their registers ten. A clock ahead of the log's newest entry is not believed.
CREATE TRIGGER voucher_purge_law BEFORE INSERT ON voucher_purge
BEGIN
  SELECT RAISE(ABORT, 'RETENTION_BLOCKED') WHERE
    (NEW.kind = 'vouchers'
      AND printf('%04d-12-31', substr(NEW.through_day, 1, 4) + 6) >= date(NEW.at_ms / 1000, 'unixepoch'))
    OR (NEW.kind = 'day-closes' AND date(NEW.through_day, '+10 years') >= date(NEW.at_ms / 1000, 'unixepoch'))
    OR NEW.at_ms > coalesce((SELECT max(at_ms) FROM access_log), 0) + 86400000;
END;
CREATE TRIGGER voucher_purge_immutable BEFORE UPDATE ON voucher_purge BEGIN SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE'); END;
CREATE TRIGGER voucher_purge_kept BEFORE DELETE ON voucher_purge BEGIN SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE'); END;
CREATE TRIGGER voucher_purge_number_immutable BEFORE UPDATE ON voucher_purge_number
BEGIN SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE'); END;
CREATE TRIGGER voucher_purge_number_kept BEFORE DELETE ON voucher_purge_number
BEGIN SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE'); END;
`

const guards = Object.entries(mayGo).map(
  ([table, condition]) => `
DROP TRIGGER IF EXISTS ${table}_kept;
CREATE TRIGGER ${table}_kept BEFORE DELETE ON ${table} WHEN NOT ${condition}
BEGIN SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE'); END;`,
)

export const migration020: Migration = {
  version: 20,
  name: 'voucher-purges',
  up: (raw) => raw.exec([tables, ...guards].join('\n')),
}
