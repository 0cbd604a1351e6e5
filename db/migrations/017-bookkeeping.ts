// Schema version 17: the bookkeeper's month. Accounts by date, locked months, and which packages were made.
import type { Migration } from '../migrate.ts'

const sql = `
-- Accounts from a day on; without a row the usual ones hold.
CREATE TABLE account_plan (
  seller_id TEXT NOT NULL REFERENCES seller (id),
  valid_from TEXT NOT NULL CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  accounts TEXT NOT NULL CHECK (json_valid(accounts)),
  changed_at_ms INTEGER NOT NULL,
  staff_id TEXT NOT NULL REFERENCES staff (id),
  PRIMARY KEY (seller_id, valid_from)
) STRICT, WITHOUT ROWID;

-- A month that has been handed to the bookkeeper. It is never opened: what comes later is a new document in an open month.
CREATE TABLE month_lock (
  seller_id TEXT NOT NULL REFERENCES seller (id),
  month TEXT NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
  locked_at_ms INTEGER NOT NULL,
  staff_id TEXT NOT NULL REFERENCES staff (id),
  journal_code TEXT NOT NULL, -- SHA-256 of the journal as it was
  PRIMARY KEY (seller_id, month)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER month_lock_immutable BEFORE UPDATE ON month_lock BEGIN SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE'); END;
CREATE TRIGGER month_lock_kept BEFORE DELETE ON month_lock BEGIN SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE'); END;

CREATE TABLE bookkeeping_package (
  id TEXT PRIMARY KEY,
  seller_id TEXT NOT NULL REFERENCES seller (id),
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  made_at_ms INTEGER NOT NULL,
  staff_id TEXT NOT NULL REFERENCES staff (id),
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL, -- of the whole file
  bytes INTEGER NOT NULL,
  journal_code TEXT NOT NULL
) STRICT;
CREATE INDEX bookkeeping_package_period ON bookkeeping_package (seller_id, from_day);
CREATE TRIGGER bookkeeping_package_immutable BEFORE UPDATE ON bookkeeping_package
BEGIN SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE'); END;
CREATE TRIGGER bookkeeping_package_kept BEFORE DELETE ON bookkeeping_package
BEGIN SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE'); END;

-- Nothing is dated into a locked month or one before it, whoever writes. Months are locked in order from the first one on.
CREATE TRIGGER document_month BEFORE INSERT ON document
WHEN EXISTS (SELECT 1 FROM month_lock WHERE seller_id = NEW.seller_id AND month >= substr(NEW.day, 1, 7))
BEGIN SELECT RAISE(ABORT, 'MONTH_LOCKED'); END;
CREATE TRIGGER cash_movement_month BEFORE INSERT ON cash_movement
WHEN EXISTS (SELECT 1 FROM month_lock WHERE seller_id = NEW.seller_id AND month >= substr(NEW.day, 1, 7))
BEGIN SELECT RAISE(ABORT, 'MONTH_LOCKED'); END;
CREATE TRIGGER day_close_month BEFORE INSERT ON day_close
WHEN EXISTS (SELECT 1 FROM month_lock WHERE seller_id = NEW.seller_id AND month >= substr(NEW.day, 1, 7))
BEGIN SELECT RAISE(ABORT, 'MONTH_LOCKED'); END;
CREATE TRIGGER account_plan_month BEFORE INSERT ON account_plan
WHEN EXISTS (SELECT 1 FROM month_lock WHERE seller_id = NEW.seller_id AND month >= substr(NEW.valid_from, 1, 7))
BEGIN SELECT RAISE(ABORT, 'MONTH_LOCKED'); END;
CREATE TRIGGER account_plan_month_changed BEFORE UPDATE ON account_plan
WHEN EXISTS (SELECT 1 FROM month_lock WHERE seller_id = OLD.seller_id AND month >= substr(OLD.valid_from, 1, 7))
BEGIN SELECT RAISE(ABORT, 'MONTH_LOCKED'); END;
CREATE TRIGGER account_plan_month_gone BEFORE DELETE ON account_plan
WHEN EXISTS (SELECT 1 FROM month_lock WHERE seller_id = OLD.seller_id AND month >= substr(OLD.valid_from, 1, 7))
BEGIN SELECT RAISE(ABORT, 'MONTH_LOCKED'); END;

-- The documents of a seller by day, with all that totals need: the table itself is not read.
CREATE INDEX document_book ON document (seller_id, day, kind, total_cents, rounding_cents, id);
`

export const migration017: Migration = { version: 17, name: 'bookkeeping', up: (raw) => raw.exec(sql) }
