// Schema version 22: the paper that a client signed, scanned or photographed, kept with the answers it holds. It is proof of
// the consent (GDPR 7(1)) and not a photo of the client: it stays as long as the answer itself does, and goes with it.
import type { Migration } from '../migrate.ts'

const schema = `
CREATE TABLE consent_scan (
  id TEXT PRIMARY KEY,
  client_id TEXT NOT NULL REFERENCES client (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('image/jpeg', 'application/pdf')),
  content BLOB NOT NULL,
  staff_id TEXT NOT NULL REFERENCES staff (id),
  created_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX consent_scan_by_client ON consent_scan (client_id);
-- One paper often answers to several kinds.
ALTER TABLE consent ADD COLUMN scan_id TEXT REFERENCES consent_scan (id) ON DELETE SET NULL;
CREATE INDEX consent_by_scan ON consent (scan_id) WHERE scan_id IS NOT NULL;
`

export const migration022: Migration = {
  version: 22,
  name: 'consent-scans',
  up: (raw) => raw.exec(schema),
}
