// Schema version 2: what was checked of the backups and of the salon's own file, and what came of it.
import type { Migration } from '../migrate.ts'

const sql = `
-- One row a check, kept as proof also when the place is no longer in use: no reference on purpose.
CREATE TABLE backup_check (
  id TEXT PRIMARY KEY,
  place_id TEXT, -- null: the salon's own file, or the recovery sheet
  place_label TEXT, -- last part of the folder's path, as the place was called then
  kind TEXT NOT NULL CHECK (kind IN ('share', 'full', 'drill', 'file', 'file-full', 'practice')),
  part INTEGER CHECK (part BETWEEN 0 AND 6), -- of a share: which seventh of the packs
  sequence INTEGER, -- of a full check or a drill: which point
  at_ms INTEGER NOT NULL,
  ok INTEGER NOT NULL CHECK (ok IN (0, 1)),
  details TEXT NOT NULL CHECK (json_valid(details))
) STRICT;
CREATE INDEX backup_check_latest ON backup_check (place_id, kind, at_ms);
`

export const migration002: Migration = { version: 2, name: 'backup-check', up: (raw) => raw.exec(sql) }
