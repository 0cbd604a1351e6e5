// Schema version 27: who asked for marketing again after refusing it, as keyed hashes like the refusals themselves (without
// it the journal kept with the backups knew only that the address had refused once); and of every contact outwards, whether
// the salon had named that address in its settings.
import type { Migration } from '../migrate.ts'

const schema = `
CREATE TABLE marketing_return (
  key_id TEXT NOT NULL,
  hash TEXT NOT NULL, -- of channel and address, as in suppression
  channel TEXT NOT NULL CHECK (channel IN ('email', 'sms')),
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (key_id, hash)
) STRICT, WITHOUT ROWID;

-- How many of the contacts went to an address that stood in the settings at that moment. Those before this version did.
ALTER TABLE outside_contact ADD COLUMN configured_contacts INTEGER NOT NULL DEFAULT 0;
UPDATE outside_contact SET configured_contacts = contacts;
`

export const migration027: Migration = {
  version: 27,
  name: 'privacy-proofs',
  up: (raw) => raw.exec(schema),
}
