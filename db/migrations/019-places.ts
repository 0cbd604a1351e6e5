// Schema version 19: time that a room or device cannot be had (repair, cleaning), guarded like people's own blocks, and
// services that somebody does not do. Days and minutes as in 001.
import type { Migration } from '../migrate.ts'

const overlaps =
  'resource_id = NEW.resource_id AND day = NEW.day AND start_min < NEW.end_min AND end_min > NEW.start_min'

const sql = `
CREATE TABLE resource_block (
  id TEXT PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 80),
  resource_id TEXT NOT NULL REFERENCES resource (id),
  day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  start_min INTEGER NOT NULL CHECK (start_min BETWEEN 0 AND 1439),
  end_min INTEGER NOT NULL CHECK (end_min <= 1440 AND end_min > start_min),
  overridden INTEGER NOT NULL DEFAULT 0 CHECK (overridden IN (0, 1)),
  override_reason TEXT NOT NULL DEFAULT '', -- why it was put over something
  CHECK (overridden = 0 OR override_reason <> '')
) STRICT;
CREATE INDEX resource_block_day ON resource_block (day, resource_id, start_min, end_min);

CREATE TRIGGER resource_block_guard BEFORE INSERT ON resource_block WHEN NEW.overridden = 0
BEGIN
  SELECT RAISE(ABORT, 'CLAIM_CONFLICT')
  WHERE EXISTS (SELECT 1 FROM resource_claim WHERE ${overlaps})
    OR EXISTS (SELECT 1 FROM resource_block WHERE ${overlaps} AND id <> NEW.id);
END;
-- What gives up its written reason, or takes other time without one, passes the guard again.
CREATE TRIGGER resource_block_move_guard BEFORE UPDATE ON resource_block
WHEN NEW.overridden = 0 AND NOT (
  OLD.overridden = 0 AND NEW.resource_id = OLD.resource_id AND NEW.day = OLD.day AND NEW.start_min >= OLD.start_min
  AND NEW.end_min <= OLD.end_min
)
BEGIN
  SELECT RAISE(ABORT, 'CLAIM_CONFLICT')
  WHERE EXISTS (SELECT 1 FROM resource_claim WHERE ${overlaps})
    OR EXISTS (SELECT 1 FROM resource_block WHERE ${overlaps} AND id <> OLD.id);
END;
CREATE TRIGGER resource_claim_block_guard BEFORE INSERT ON resource_claim WHEN NEW.overridden = 0
BEGIN
  SELECT RAISE(ABORT, 'CLAIM_CONFLICT') WHERE EXISTS (SELECT 1 FROM resource_block WHERE ${overlaps});
END;

-- Who does not do a service; everyone else does.
CREATE TABLE service_not_by (
  service_id TEXT NOT NULL REFERENCES service (id) ON DELETE CASCADE,
  staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
  PRIMARY KEY (service_id, staff_id)
) STRICT, WITHOUT ROWID;
`

export const migration019: Migration = { version: 19, name: 'places', up: (raw) => raw.exec(sql) }
