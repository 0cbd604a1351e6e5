// Schema version 5: what a booking can be made of (each person's own time and price, prices from a date, add-ons),
// appointments that repeat, late cancellations, and the waiting list. Days, minutes and cents as in 001.
import type { Migration } from '../migrate.ts'

const sql = `
-- Minutes that an add-on lengthens its service by; null for a service of its own.
ALTER TABLE service ADD COLUMN add_on_min INTEGER CHECK (add_on_min BETWEEN 0 AND 480);

-- Services that an add-on goes with; one without rows goes with every service.
CREATE TABLE service_add_on (
  add_on_id TEXT NOT NULL REFERENCES service (id) ON DELETE CASCADE,
  service_id TEXT NOT NULL REFERENCES service (id) ON DELETE CASCADE,
  PRIMARY KEY (add_on_id, service_id)
) STRICT, WITHOUT ROWID;

-- How long someone's own active part is, when it is not the service's.
CREATE TABLE service_time (
  service_id TEXT NOT NULL REFERENCES service (id) ON DELETE CASCADE,
  staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
  active_min INTEGER NOT NULL CHECK (active_min BETWEEN 1 AND 1440),
  PRIMARY KEY (service_id, staff_id)
) STRICT, WITHOUT ROWID;

-- A price from a day on, VAT included; staff_id null = whoever has no price of her own.
CREATE TABLE service_price (
  service_id TEXT NOT NULL REFERENCES service (id) ON DELETE CASCADE,
  staff_id TEXT REFERENCES staff (id) ON DELETE CASCADE,
  valid_from TEXT NOT NULL CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  price_cents INTEGER NOT NULL CHECK (price_cents BETWEEN 0 AND 99999999)
) STRICT;
CREATE UNIQUE INDEX service_price_one ON service_price (service_id, coalesce(staff_id, ''), valid_from);

-- Add-ons of a line; their minutes are within the line's duration, their price beside the line's.
CREATE TABLE appointment_line_add_on (
  line_id TEXT NOT NULL REFERENCES appointment_line (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  service_id TEXT NOT NULL REFERENCES service (id),
  duration_min INTEGER NOT NULL,
  price_cents INTEGER NOT NULL,
  PRIMARY KEY (line_id, position)
) STRICT, WITHOUT ROWID;

-- Appointments that were made by one rule. Each stands on its own; the rule says how they came about.
CREATE TABLE appointment_series (
  id TEXT PRIMARY KEY,
  rule TEXT NOT NULL CHECK (json_valid(rule)),
  created_at_ms INTEGER NOT NULL,
  created_by TEXT NOT NULL REFERENCES staff (id)
) STRICT;
ALTER TABLE appointment ADD COLUMN series_id TEXT REFERENCES appointment_series (id);
CREATE INDEX appointment_in_series ON appointment (series_id, day) WHERE series_id IS NOT NULL;

-- Cancelled closer to its time than the salon allows.
ALTER TABLE appointment ADD COLUMN late_cancel INTEGER NOT NULL DEFAULT 0 CHECK (late_cancel IN (0, 1));

-- Who waits for a time. Booked from here, it points to the appointment; taken off that calendar, it waits again.
CREATE TABLE waitlist (
  id TEXT PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  client_id TEXT NOT NULL REFERENCES client (id),
  service_ids TEXT NOT NULL CHECK (json_array_length(service_ids) BETWEEN 1 AND 10),
  staff_ids TEXT NOT NULL CHECK (json_valid(staff_ids)), -- [] = anyone
  weekdays TEXT NOT NULL CHECK (json_valid(weekdays)), -- ISO, [] = any
  from_day TEXT NOT NULL,
  until_day TEXT NOT NULL,
  from_min INTEGER NOT NULL CHECK (from_min BETWEEN 0 AND 1439), -- earliest start
  until_min INTEGER NOT NULL CHECK (until_min BETWEEN 1 AND 1440), -- latest end
  note TEXT NOT NULL DEFAULT '',
  appointment_id TEXT REFERENCES appointment (id),
  closed_at_ms INTEGER, -- taken off the list without a booking
  created_at_ms INTEGER NOT NULL,
  created_by TEXT NOT NULL REFERENCES staff (id),
  CHECK (from_day <= until_day),
  CHECK (from_min < until_min)
) STRICT;
CREATE INDEX waitlist_open ON waitlist (until_day) WHERE closed_at_ms IS NULL;
CREATE INDEX waitlist_client ON waitlist (client_id);
CREATE INDEX waitlist_appointment ON waitlist (appointment_id) WHERE appointment_id IS NOT NULL;
`

export const migration005: Migration = { version: 5, name: 'booking', up: (raw) => raw.exec(sql) }
