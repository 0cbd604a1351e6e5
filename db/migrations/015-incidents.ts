// Schema version 15: incidents, who changed health data, age limits of services and guardians. The table of consents is made
// anew because a kind is added: a guardian's consent for a minor.
import type { Migration } from '../migrate.ts'

const sql = `
-- ------------------------------------------------------------------ consents: one kind more
-- Guards of other tables read the consents: away while the table is made anew, back at the end.
DROP TRIGGER health_entry_consent;
DROP TRIGGER health_entry_consent_change;
DROP TRIGGER patch_test_consent;
DROP TRIGGER patch_test_consent_change;
DROP TRIGGER attachment_consent;

CREATE TABLE consent_next (
  id TEXT PRIMARY KEY,
  client_id TEXT NOT NULL REFERENCES client (id),
  kind TEXT NOT NULL CHECK (kind IN ('treatment-notes', 'health', 'guardian', 'photos-record', 'photos-show',
    'photos-marketing', 'marketing-email', 'marketing-sms', 'marketing-phone', 'marketing-post')),
  answer TEXT NOT NULL CHECK (answer IN ('given', 'refused')),
  source TEXT NOT NULL CHECK (source IN ('signed', 'paper', 'spoken', 'message', 'import')),
  text_id TEXT REFERENCES consent_text (id),
  signature TEXT CHECK (json_valid(signature)), -- strokes: [[x, y, x, y…]…] in thousandths of the field
  guardian TEXT NOT NULL DEFAULT '', -- who answered for a minor
  at_ms INTEGER NOT NULL,
  staff_id TEXT NOT NULL REFERENCES staff (id), -- who noted it
  ended_at_ms INTEGER,
  ended_by TEXT REFERENCES staff (id),
  end_source TEXT CHECK (end_source IN ('signed', 'paper', 'spoken', 'message', 'import', 'replaced')),
  CHECK ((ended_at_ms IS NULL) = (ended_by IS NULL) AND (ended_at_ms IS NULL) = (end_source IS NULL)),
  CHECK ((source = 'signed') = (signature IS NOT NULL))
) STRICT;
INSERT INTO consent_next (id, client_id, kind, answer, source, text_id, signature, guardian, at_ms, staff_id, ended_at_ms,
  ended_by, end_source)
  SELECT id, client_id, kind, answer, source, text_id, signature, guardian, at_ms, staff_id, ended_at_ms, ended_by,
    end_source FROM consent ORDER BY rowid;
DROP TABLE consent;
ALTER TABLE consent_next RENAME TO consent;
CREATE UNIQUE INDEX consent_holding ON consent (client_id, kind) WHERE ended_at_ms IS NULL;
CREATE INDEX consent_client ON consent (client_id);

CREATE TRIGGER health_entry_consent BEFORE INSERT ON health_entry
BEGIN
  SELECT RAISE(ABORT, 'CONSENT_NEEDED') WHERE NOT EXISTS (
    SELECT 1 FROM consent
    WHERE client_id = NEW.client_id AND kind = 'health' AND answer = 'given' AND ended_at_ms IS NULL);
END;
CREATE TRIGGER health_entry_consent_change BEFORE UPDATE ON health_entry
BEGIN
  SELECT RAISE(ABORT, 'CONSENT_NEEDED') WHERE NOT EXISTS (
    SELECT 1 FROM consent
    WHERE client_id = NEW.client_id AND kind = 'health' AND answer = 'given' AND ended_at_ms IS NULL);
END;
CREATE TRIGGER patch_test_consent BEFORE INSERT ON patch_test WHEN NEW.result = 'reaction'
BEGIN
  SELECT RAISE(ABORT, 'CONSENT_NEEDED') WHERE NOT EXISTS (
    SELECT 1 FROM consent
    WHERE client_id = NEW.client_id AND kind = 'health' AND answer = 'given' AND ended_at_ms IS NULL);
END;
CREATE TRIGGER patch_test_consent_change BEFORE UPDATE ON patch_test WHEN NEW.result = 'reaction'
BEGIN
  SELECT RAISE(ABORT, 'CONSENT_NEEDED') WHERE NOT EXISTS (
    SELECT 1 FROM consent
    WHERE client_id = NEW.client_id AND kind = 'health' AND answer = 'given' AND ended_at_ms IS NULL);
END;
CREATE TRIGGER attachment_consent BEFORE INSERT ON attachment WHEN NEW.kind = 'photo'
BEGIN
  SELECT RAISE(ABORT, 'CONSENT_NEEDED') WHERE NOT EXISTS (
    SELECT 1 FROM consent
    WHERE client_id = NEW.client_id AND kind = 'photos-record' AND answer = 'given' AND ended_at_ms IS NULL);
END;

-- ------------------------------------------------------------------ incidents: reactions and accidents
-- Named only under the health consent; without one it is kept as what happened with which product, to nobody.
CREATE TABLE incident (
  id TEXT PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  client_id TEXT REFERENCES client (id),
  visit_id TEXT REFERENCES visit (id),
  kind TEXT NOT NULL CHECK (kind IN ('reaction', 'injury', 'device', 'near-miss', 'other')),
  day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  minute INTEGER CHECK (minute BETWEEN 0 AND 1439),
  service TEXT NOT NULL DEFAULT '', -- as it was called then
  product TEXT NOT NULL DEFAULT '',
  batch TEXT NOT NULL DEFAULT '',
  happened TEXT NOT NULL DEFAULT '', -- emptied when the person is erased
  done TEXT NOT NULL DEFAULT '',
  follow_up_day TEXT CHECK (follow_up_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  closed_at_ms INTEGER,
  staff_id TEXT NOT NULL REFERENCES staff (id), -- who wrote it down
  created_at_ms INTEGER NOT NULL,
  changed_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX incident_client ON incident (client_id) WHERE client_id IS NOT NULL;
CREATE INDEX incident_visit ON incident (visit_id) WHERE visit_id IS NOT NULL;
CREATE INDEX incident_day ON incident (day);
CREATE TRIGGER incident_consent BEFORE INSERT ON incident WHEN NEW.client_id IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'CONSENT_NEEDED') WHERE NOT EXISTS (
    SELECT 1 FROM consent
    WHERE client_id = NEW.client_id AND kind = 'health' AND answer = 'given' AND ended_at_ms IS NULL);
END;
CREATE TRIGGER incident_consent_change BEFORE UPDATE ON incident WHEN NEW.client_id IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'CONSENT_NEEDED') WHERE NOT EXISTS (
    SELECT 1 FROM consent
    WHERE client_id = NEW.client_id AND kind = 'health' AND answer = 'given' AND ended_at_ms IS NULL);
END;

-- Whom it was told to, and what came of it afterwards.
CREATE TABLE incident_step (
  id TEXT PRIMARY KEY,
  incident_id TEXT NOT NULL REFERENCES incident (id),
  kind TEXT NOT NULL CHECK (kind IN ('tukes', 'doctor', 'insurer', 'supplier', 'authority', 'nobody', 'follow-up')),
  day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  note TEXT NOT NULL DEFAULT '',
  staff_id TEXT NOT NULL REFERENCES staff (id),
  at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX incident_step_incident ON incident_step (incident_id);

-- ------------------------------------------------------------------ who changed what of the health data
-- Apart from the card's history: old and new values are health data too, and go with it.
CREATE TABLE health_change (
  id INTEGER PRIMARY KEY,
  client_id TEXT REFERENCES client (id),
  about TEXT NOT NULL CHECK (about IN ('entry', 'test', 'incident')),
  about_id TEXT NOT NULL,
  name TEXT NOT NULL,
  changes TEXT NOT NULL CHECK (json_valid(changes)), -- [{field, before, after}]
  staff_id TEXT NOT NULL REFERENCES staff (id),
  at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX health_change_client ON health_change (client_id) WHERE client_id IS NOT NULL;
CREATE INDEX health_change_about ON health_change (about_id);

-- ------------------------------------------------------------------ minors
-- Below least_age a service is not for her; below guardian_age a guardian has to have agreed.
CREATE TABLE service_age (
  service_id TEXT PRIMARY KEY REFERENCES service (id),
  version INTEGER NOT NULL DEFAULT 1,
  least_age INTEGER CHECK (least_age BETWEEN 1 AND 99),
  guardian_age INTEGER CHECK (guardian_age BETWEEN 1 AND 99),
  CHECK (least_age IS NOT NULL OR guardian_age IS NOT NULL),
  CHECK (least_age IS NULL OR guardian_age IS NULL OR least_age < guardian_age)
) STRICT;
-- Which of the pair is the other's guardian.
ALTER TABLE client_family ADD COLUMN guardian TEXT NOT NULL DEFAULT '' CHECK (guardian IN ('', 'client', 'relative'));
`

export const migration015: Migration = { version: 15, name: 'incidents', up: (raw) => raw.exec(sql) }
