// Schema version 3: working time. Patterns, single days, absences, closed days, and time blocks with their guards.
// Times as in 001: `day` is a local date, `…_min` minutes from local midnight.
import type { Migration } from '../migrate.ts'

const sql = `
CREATE TABLE shift_pattern (
  id TEXT PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  staff_id TEXT NOT NULL REFERENCES staff (id),
  weeks TEXT NOT NULL CHECK (weeks IN ('every', 'odd', 'even')), -- ISO weeks
  valid_from TEXT NOT NULL CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  valid_to TEXT CHECK (valid_to >= valid_from), -- inclusive; null = until further notice
  days TEXT NOT NULL CHECK (json_valid(days) AND json_array_length(days) = 7) -- Monday first: {startMin, endMin, breaks} or null
) STRICT;
CREATE INDEX shift_pattern_staff ON shift_pattern (staff_id, valid_from);

-- One day of one person that differs from the pattern. Without a start: off.
CREATE TABLE shift_exception (
  staff_id TEXT NOT NULL REFERENCES staff (id),
  day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  start_min INTEGER CHECK (start_min BETWEEN 0 AND 1439),
  end_min INTEGER CHECK (end_min <= 1440 AND end_min > start_min),
  breaks TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(breaks)), -- [{startMin, endMin}]
  CHECK ((start_min IS NULL) = (end_min IS NULL)),
  PRIMARY KEY (staff_id, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX shift_exception_day ON shift_exception (day);

CREATE TABLE absence (
  id TEXT PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  staff_id TEXT NOT NULL REFERENCES staff (id),
  kind TEXT NOT NULL CHECK (kind IN ('holiday', 'sick', 'training', 'other')),
  from_day TEXT NOT NULL CHECK (from_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  to_day TEXT NOT NULL CHECK (to_day >= from_day), -- inclusive
  start_min INTEGER CHECK (start_min BETWEEN 0 AND 1439), -- part of the one day; null = whole days
  end_min INTEGER CHECK (end_min <= 1440 AND end_min > start_min),
  CHECK ((start_min IS NULL) = (end_min IS NULL)),
  CHECK (start_min IS NULL OR from_day = to_day)
) STRICT;
CREATE INDEX absence_days ON absence (to_day, from_day);

CREATE TABLE closed_day (
  day TEXT PRIMARY KEY CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  reason TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

-- Time that a person keeps for something else. It is not a claim, because a claim belongs to a line of an appointment;
-- the guards below make the two kinds refuse one another just as claims refuse claims.
CREATE TABLE time_block (
  id TEXT PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 80),
  staff_id TEXT NOT NULL REFERENCES staff (id),
  day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  start_min INTEGER NOT NULL CHECK (start_min BETWEEN 0 AND 1439),
  end_min INTEGER NOT NULL CHECK (end_min <= 1440 AND end_min > start_min),
  overridden INTEGER NOT NULL DEFAULT 0 CHECK (overridden IN (0, 1)),
  override_reason TEXT NOT NULL DEFAULT '', -- why it was put over something
  CHECK (overridden = 0 OR override_reason <> '')
) STRICT;
CREATE INDEX time_block_day ON time_block (day, staff_id, start_min, end_min);

CREATE TRIGGER time_block_guard BEFORE INSERT ON time_block WHEN NEW.overridden = 0
BEGIN
  SELECT RAISE(ABORT, 'CLAIM_CONFLICT') WHERE EXISTS (
    SELECT 1 FROM claim
    WHERE staff_id = NEW.staff_id AND day = NEW.day AND start_min < NEW.end_min AND end_min > NEW.start_min
  ) OR EXISTS (
    SELECT 1 FROM time_block
    WHERE staff_id = NEW.staff_id AND day = NEW.day AND start_min < NEW.end_min AND end_min > NEW.start_min
      AND id <> NEW.id
  );
END;
-- What gives up its written reason, or takes other time without one, passes the guard again.
CREATE TRIGGER time_block_move_guard BEFORE UPDATE ON time_block
WHEN NEW.overridden = 0 AND NOT (
  OLD.overridden = 0 AND NEW.staff_id = OLD.staff_id AND NEW.day = OLD.day AND NEW.start_min >= OLD.start_min
  AND NEW.end_min <= OLD.end_min
)
BEGIN
  SELECT RAISE(ABORT, 'CLAIM_CONFLICT') WHERE EXISTS (
    SELECT 1 FROM claim
    WHERE staff_id = NEW.staff_id AND day = NEW.day AND start_min < NEW.end_min AND end_min > NEW.start_min
  ) OR EXISTS (
    SELECT 1 FROM time_block
    WHERE staff_id = NEW.staff_id AND day = NEW.day AND start_min < NEW.end_min AND end_min > NEW.start_min
      AND id <> OLD.id
  );
END;
CREATE TRIGGER claim_block_guard BEFORE INSERT ON claim WHEN NEW.overridden = 0
BEGIN
  SELECT RAISE(ABORT, 'CLAIM_CONFLICT') WHERE EXISTS (
    SELECT 1 FROM time_block
    WHERE staff_id = NEW.staff_id AND day = NEW.day AND start_min < NEW.end_min AND end_min > NEW.start_min
  );
END;
`

export const migration003: Migration = { version: 3, name: 'shifts', up: (raw) => raw.exec(sql) }
