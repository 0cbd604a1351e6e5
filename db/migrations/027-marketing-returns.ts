// Schema version 27: who asked for marketing again after refusing it, as keyed hashes like the refusals themselves. Without
// it the journal kept with the backups knew only that the address had refused once.
import type { Migration } from '../migrate.ts'

const schema = `
CREATE TABLE marketing_return (
  key_id TEXT NOT NULL,
  hash TEXT NOT NULL, -- of channel and address, as in suppression
  channel TEXT NOT NULL CHECK (channel IN ('email', 'sms')),
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (key_id, hash)
) STRICT, WITHOUT ROWID;
`

export const migration027: Migration = {
  version: 27,
  name: 'marketing-returns',
  up: (raw) => raw.exec(schema),
}
