// Schema version 16: several sellers in one salon (rented chairs), and stock.
//
// A seller has its own receipts, credits, invoices and day closes, each numbered by itself. The salon is the first one;
// another has a prefix of letters that begins every series of its own ("AK-12"), so that no two papers read alike.
//
// Stock is rows that are only ever added. Each carries the balance and its value after it, so that what is on hand is the
// product's last row and a value at any day is a sum; triggers check both and refuse a balance below nothing.
import type { Migration } from '../migrate.ts'

const sql = `
-- ------------------------------------------------------------------ sellers
ALTER TABLE seller ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE seller ADD COLUMN prefix TEXT NOT NULL DEFAULT '' CHECK (length(prefix) <= 3 AND prefix NOT GLOB '*[^A-Z]*');
ALTER TABLE seller ADD COLUMN archived_at_ms INTEGER;
CREATE UNIQUE INDEX seller_prefix ON seller (prefix);
CREATE TRIGGER seller_prefix_fixed BEFORE UPDATE OF id, prefix ON seller
WHEN NEW.id <> OLD.id OR NEW.prefix <> OLD.prefix
BEGIN SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE'); END;

ALTER TABLE staff ADD COLUMN seller_id TEXT REFERENCES seller (id); -- whose sales she makes; null = the salon's

CREATE INDEX document_seller ON document (seller_id, day);
-- Numbers of one seller are never another's.
CREATE TRIGGER document_series BEFORE INSERT ON document
WHEN NEW.series NOT IN (
  SELECT prefix || letter.value FROM seller, json_each('["K","H","L"]') AS letter WHERE seller.id = NEW.seller_id
)
BEGIN SELECT RAISE(ABORT, 'DOCUMENT_NUMBER'); END;
-- What one seller was paid beforehand buys nothing of another.
CREATE TRIGGER prepaid_seller BEFORE INSERT ON prepaid_movement
WHEN NEW.document_id IS NOT NULL AND (SELECT seller_id FROM document WHERE id = NEW.document_id) <> (
  SELECT document.seller_id FROM prepaid JOIN document ON document.id = prepaid.document_id WHERE prepaid.id = NEW.prepaid_id
)
BEGIN SELECT RAISE(ABORT, 'PREPAID_OTHER_SELLER'); END;

-- ------------------------------------------------------------------ products
ALTER TABLE product ADD COLUMN unit TEXT NOT NULL DEFAULT 'pcs' CHECK (unit IN ('pcs', 'g', 'ml'));
ALTER TABLE product ADD COLUMN package_size INTEGER NOT NULL DEFAULT 1 CHECK (package_size BETWEEN 1 AND 100000); -- units in one
ALTER TABLE product ADD COLUMN low_limit INTEGER CHECK (low_limit BETWEEN 1 AND 10000); -- packages; null = not watched
ALTER TABLE product ADD COLUMN supplier TEXT NOT NULL DEFAULT '';
CREATE TRIGGER product_unit_fixed BEFORE UPDATE OF unit ON product
WHEN NEW.unit <> OLD.unit AND EXISTS (SELECT 1 FROM stock_movement WHERE product_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'STOCK_UNIT_FIXED'); END;

-- ------------------------------------------------------------------ stocktaking
CREATE TABLE stocktake (
  id TEXT PRIMARY KEY,
  begun_at_ms INTEGER NOT NULL,
  staff_id TEXT NOT NULL REFERENCES staff (id),
  finished_at_ms INTEGER
) STRICT;
CREATE UNIQUE INDEX stocktake_open ON stocktake (finished_at_ms IS NULL) WHERE finished_at_ms IS NULL;
CREATE TABLE stocktake_line (
  stocktake_id TEXT NOT NULL REFERENCES stocktake (id),
  product_id TEXT NOT NULL REFERENCES product (id),
  counted INTEGER NOT NULL CHECK (counted >= 0), -- units
  expected INTEGER NOT NULL, -- what the rows said at the moment it was counted
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (stocktake_id, product_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER stocktake_sealed BEFORE UPDATE ON stocktake WHEN OLD.finished_at_ms IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE'); END;
CREATE TRIGGER stocktake_kept BEFORE DELETE ON stocktake WHEN OLD.finished_at_ms IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE'); END;
CREATE TRIGGER stocktake_line_added BEFORE INSERT ON stocktake_line
WHEN (SELECT finished_at_ms FROM stocktake WHERE id = NEW.stocktake_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE'); END;
CREATE TRIGGER stocktake_line_changed BEFORE UPDATE ON stocktake_line
WHEN (SELECT finished_at_ms FROM stocktake WHERE id = OLD.stocktake_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE'); END;
CREATE TRIGGER stocktake_line_kept BEFORE DELETE ON stocktake_line
WHEN (SELECT finished_at_ms FROM stocktake WHERE id = OLD.stocktake_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE'); END;

-- ------------------------------------------------------------------ movements
CREATE TABLE stock_movement (
  id INTEGER PRIMARY KEY,
  product_id TEXT NOT NULL REFERENCES product (id),
  kind TEXT NOT NULL
    CHECK (kind IN ('purchase', 'unpurchase', 'sale', 'return', 'own-use', 'count', 'found', 'loss')),
  amount INTEGER NOT NULL, -- units; out is negative
  value_cents INTEGER NOT NULL, -- what it brought or took, VAT excluded
  balance INTEGER NOT NULL CHECK (balance >= 0),
  balance_cents INTEGER NOT NULL CHECK (balance_cents >= 0),
  day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  at_ms INTEGER NOT NULL,
  staff_id TEXT NOT NULL REFERENCES staff (id),
  supplier TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT '',
  document_id TEXT, -- sale, return; of a found one the sale that found it. Vouchers may go after their time, goods stay
  document_position INTEGER,
  record_id TEXT, -- own use: the treatment record and the place in its list of products; an erased record is gone
  record_line INTEGER,
  stocktake_id TEXT REFERENCES stocktake (id),
  undoes_id INTEGER UNIQUE REFERENCES stock_movement (id),
  CHECK (balance > 0 OR balance_cents = 0),
  CHECK (CASE WHEN kind IN ('purchase', 'return', 'found') THEN amount > 0 WHEN kind = 'count' THEN 1 ELSE amount < 0 END),
  CHECK ((kind = 'unpurchase') = (undoes_id IS NOT NULL))
) STRICT;
CREATE INDEX stock_movement_product ON stock_movement (product_id, id);
CREATE INDEX stock_movement_document ON stock_movement (document_id) WHERE document_id IS NOT NULL;
CREATE UNIQUE INDEX stock_movement_record ON stock_movement (record_id, record_line) WHERE record_id IS NOT NULL;
CREATE TRIGGER stock_balance BEFORE INSERT ON stock_movement
BEGIN
  SELECT RAISE(ABORT, 'STOCK_BALANCE') WHERE
    NEW.balance <> NEW.amount + coalesce(
      (SELECT balance FROM stock_movement WHERE product_id = NEW.product_id ORDER BY id DESC LIMIT 1), 0)
    OR NEW.balance_cents <> NEW.value_cents + coalesce(
      (SELECT balance_cents FROM stock_movement WHERE product_id = NEW.product_id ORDER BY id DESC LIMIT 1), 0);
  SELECT RAISE(ABORT, 'STOCK_NOT_ENOUGH') WHERE NEW.balance < 0;
END;
CREATE TRIGGER stock_movement_immutable BEFORE UPDATE ON stock_movement
BEGIN SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE'); END;
CREATE TRIGGER stock_movement_kept BEFORE DELETE ON stock_movement
BEGIN SELECT RAISE(ABORT, 'DOCUMENT_IMMUTABLE'); END;
`

export const migration016: Migration = { version: 16, name: 'stock', up: (raw) => raw.exec(sql) }
