// Schema version 4: rooms, chairs and devices, what a service needs of them, which of them a line holds and when; and how
// each person's calendar is laid out. Times as in 001: `day` is a local date, `…_min` minutes from local midnight.
import type { Migration } from '../migrate.ts'

const sql = `
CREATE TABLE resource (
  id TEXT PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
  kind TEXT NOT NULL CHECK (kind IN ('room', 'chair', 'device')),
  position INTEGER NOT NULL,
  archived_at_ms INTEGER,
  created_at_ms INTEGER NOT NULL
) STRICT;

-- Resources that can stand in for one another. One may be in several groups, or in none.
CREATE TABLE resource_group (
  id TEXT PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
  position INTEGER NOT NULL,
  archived_at_ms INTEGER,
  created_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE resource_group_member (
  group_id TEXT NOT NULL REFERENCES resource_group (id) ON DELETE CASCADE,
  resource_id TEXT NOT NULL REFERENCES resource (id) ON DELETE CASCADE,
  PRIMARY KEY (group_id, resource_id)
) STRICT, WITHOUT ROWID;

-- A service needs any one resource of each of these groups.
CREATE TABLE service_need (
  service_id TEXT NOT NULL REFERENCES service (id) ON DELETE CASCADE,
  group_id TEXT NOT NULL REFERENCES resource_group (id) ON DELETE CASCADE,
  PRIMARY KEY (service_id, group_id)
) STRICT, WITHOUT ROWID;

-- Which resources a line is done with. Stays when the appointment gives its time back, so that it can return to them.
CREATE TABLE line_resource (
  line_id TEXT NOT NULL REFERENCES appointment_line (id) ON DELETE CASCADE,
  resource_id TEXT NOT NULL REFERENCES resource (id),
  PRIMARY KEY (line_id, resource_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX line_resource_resource ON line_resource (resource_id);

-- Stretches of time that resources are taken for, the whole of the line and its clean-up: staff are free while a colour
-- develops, the chair is not. Held by an appointment: its own lines do not stand in one another's way.
CREATE TABLE resource_claim (
  line_id TEXT NOT NULL REFERENCES appointment_line (id) ON DELETE CASCADE,
  resource_id TEXT NOT NULL REFERENCES resource (id),
  appointment_id TEXT NOT NULL,
  day TEXT NOT NULL,
  start_min INTEGER NOT NULL,
  end_min INTEGER NOT NULL CHECK (end_min > start_min),
  overridden INTEGER NOT NULL DEFAULT 0 CHECK (overridden IN (0, 1)),
  PRIMARY KEY (line_id, resource_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX resource_claim_day ON resource_claim (resource_id, day, start_min, end_min);

CREATE TRIGGER resource_claim_guard BEFORE INSERT ON resource_claim WHEN NEW.overridden = 0
BEGIN
  SELECT RAISE(ABORT, 'CLAIM_CONFLICT') WHERE EXISTS (
    SELECT 1 FROM resource_claim
    WHERE resource_id = NEW.resource_id AND day = NEW.day AND start_min < NEW.end_min AND end_min > NEW.start_min
      AND appointment_id <> NEW.appointment_id
  );
END;
CREATE TRIGGER resource_claim_fixed BEFORE UPDATE ON resource_claim
BEGIN
  SELECT RAISE(ABORT, 'CLAIM_FIXED'); -- as with people's claims: given back and taken anew, past the guard
END;

-- One person's own layout of the calendar: columns left out and put in order, zoom, what stands beside it.
CREATE TABLE calendar_layout (
  staff_id TEXT PRIMARY KEY REFERENCES staff (id) ON DELETE CASCADE,
  layout TEXT NOT NULL CHECK (json_valid(layout))
) STRICT, WITHOUT ROWID;
`

export const migration004: Migration = { version: 4, name: 'resources', up: (raw) => raw.exec(sql) }
