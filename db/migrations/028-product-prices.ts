// Schema version 28: prices of products from a day on. A product keeps the price it began with in its own row; each later
// one is a row here, so what it cost on any day can be told. Days and cents as in 001.
import type { Migration } from '../migrate.ts'

const sql = `
-- A price from a day on, VAT included. Those that have begun are history.
CREATE TABLE product_price (
  product_id TEXT NOT NULL REFERENCES product (id) ON DELETE CASCADE,
  valid_from TEXT NOT NULL CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  price_cents INTEGER NOT NULL CHECK (price_cents BETWEEN 0 AND 99999999),
  PRIMARY KEY (product_id, valid_from)
) STRICT, WITHOUT ROWID;
`

export const migration028: Migration = { version: 28, name: 'product-prices', up: (raw) => raw.exec(sql) }
