// Schema version 9: consents, treatment record templates, health data with its safety rules, photos and files.
// Health data and photos need the client's active consent; the database refuses them without one, whatever the program
// does. Photos and files are rows of this encrypted file, so that every backup, restore and erasure carries them whole.
import type { Migration } from '../migrate.ts'

const sql = `
-- ------------------------------------------------------------------ consents
-- The wording people agree to. A changed wording is a new version; what was agreed to stays readable.
CREATE TABLE consent_text (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  language TEXT NOT NULL CHECK (language IN ('fi', 'sv', 'en')),
  version INTEGER NOT NULL CHECK (version >= 1),
  text TEXT NOT NULL CHECK (text <> ''),
  created_at_ms INTEGER NOT NULL,
  UNIQUE (kind, language, version)
) STRICT;
CREATE TRIGGER consent_text_fixed BEFORE UPDATE ON consent_text BEGIN SELECT RAISE(ABORT, 'CONSENT_TEXT_FIXED'); END;

-- One answer of a client. The one without an end holds; a new answer ends the one before.
CREATE TABLE consent (
  id TEXT PRIMARY KEY,
  client_id TEXT NOT NULL REFERENCES client (id),
  kind TEXT NOT NULL CHECK (kind IN ('treatment-notes', 'health', 'photos-record', 'photos-show', 'photos-marketing',
    'marketing-email', 'marketing-sms', 'marketing-phone', 'marketing-post')),
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
CREATE UNIQUE INDEX consent_holding ON consent (client_id, kind) WHERE ended_at_ms IS NULL;
CREATE INDEX consent_client ON consent (client_id);

-- ------------------------------------------------------------------ treatment record templates
CREATE TABLE record_template (
  id TEXT PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
  fields TEXT NOT NULL CHECK (json_valid(fields)),
  care TEXT NOT NULL CHECK (json_valid(care)), -- {fi, sv, en}: instructions for home, '' where there are none
  archived_at_ms INTEGER,
  created_at_ms INTEGER NOT NULL
) STRICT;
CREATE TABLE record_template_service (
  service_id TEXT NOT NULL REFERENCES service (id),
  template_id TEXT NOT NULL REFERENCES record_template (id),
  PRIMARY KEY (service_id, template_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX record_template_service_template ON record_template_service (template_id);

-- What was filled in, each form with the fields as they were then: a template that changes later changes no record.
ALTER TABLE treatment_record ADD COLUMN forms TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(forms));

-- ------------------------------------------------------------------ health and safety
-- The salon's own list: what is asked about, and which services it concerns. A patch test has its times.
CREATE TABLE safety_rule (
  id TEXT PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  kind TEXT NOT NULL CHECK (kind IN ('allergy', 'medication', 'pregnancy', 'skin', 'illness', 'other', 'patch-test')),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  min_hours INTEGER CHECK (min_hours BETWEEN 0 AND 336), -- before the treatment
  valid_months INTEGER CHECK (valid_months BETWEEN 1 AND 60),
  archived_at_ms INTEGER,
  created_at_ms INTEGER NOT NULL,
  CHECK ((kind = 'patch-test') = (min_hours IS NOT NULL) AND (kind = 'patch-test') = (valid_months IS NOT NULL))
) STRICT;
CREATE TABLE safety_rule_service (
  rule_id TEXT NOT NULL REFERENCES safety_rule (id),
  service_id TEXT NOT NULL REFERENCES service (id),
  PRIMARY KEY (rule_id, service_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX safety_rule_service_service ON safety_rule_service (service_id);

CREATE TABLE health_entry (
  id TEXT PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  client_id TEXT NOT NULL REFERENCES client (id),
  rule_id TEXT NOT NULL REFERENCES safety_rule (id),
  detail TEXT NOT NULL DEFAULT '',
  staff_id TEXT NOT NULL REFERENCES staff (id),
  changed_at_ms INTEGER NOT NULL,
  created_at_ms INTEGER NOT NULL,
  ended_at_ms INTEGER -- no longer true
) STRICT;
CREATE INDEX health_entry_client ON health_entry (client_id);
CREATE UNIQUE INDEX health_entry_once ON health_entry (client_id, rule_id) WHERE ended_at_ms IS NULL;

-- A test without a reaction belongs to the treatment; a reaction is health data.
CREATE TABLE patch_test (
  id TEXT PRIMARY KEY,
  client_id TEXT NOT NULL REFERENCES client (id),
  rule_id TEXT NOT NULL REFERENCES safety_rule (id),
  visit_id TEXT REFERENCES visit (id),
  tested_at_ms INTEGER NOT NULL,
  result TEXT NOT NULL CHECK (result IN ('waiting', 'clear', 'reaction')),
  detail TEXT NOT NULL DEFAULT '', -- product and batch, where on the skin
  staff_id TEXT NOT NULL REFERENCES staff (id),
  changed_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX patch_test_client ON patch_test (client_id, rule_id, tested_at_ms);

-- Health data under an active explicit consent only (GDPR 9(2)(a)).
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

-- Why a treatment was gone on with although something spoke against it. Written once.
CREATE TABLE safety_answer (
  id TEXT PRIMARY KEY,
  appointment_id TEXT NOT NULL REFERENCES appointment (id),
  client_id TEXT NOT NULL REFERENCES client (id),
  stage TEXT NOT NULL CHECK (stage IN ('booking', 'start')),
  stops TEXT NOT NULL CHECK (json_valid(stops)), -- keys of the stops that were read
  reason TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  staff_id TEXT NOT NULL REFERENCES staff (id)
) STRICT;
CREATE INDEX safety_answer_appointment ON safety_answer (appointment_id);
CREATE INDEX safety_answer_client ON safety_answer (client_id);

-- ------------------------------------------------------------------ photos and files
CREATE TABLE attachment (
  id TEXT PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  client_id TEXT NOT NULL REFERENCES client (id),
  visit_id TEXT REFERENCES visit (id),
  kind TEXT NOT NULL CHECK (kind IN ('photo', 'file')),
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  byte_count INTEGER NOT NULL CHECK (byte_count > 0),
  width INTEGER, -- pixels; photos only
  height INTEGER,
  moment TEXT NOT NULL DEFAULT '' CHECK (moment IN ('', 'before', 'after')),
  note TEXT NOT NULL DEFAULT '',
  day TEXT NOT NULL, -- taken or got
  staff_id TEXT NOT NULL REFERENCES staff (id),
  created_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX attachment_client ON attachment (client_id, day);
CREATE INDEX attachment_visit ON attachment (visit_id) WHERE visit_id IS NOT NULL;
-- Apart from the list, so that reading the list touches none of the large pages.
CREATE TABLE attachment_thumbnail (
  attachment_id TEXT PRIMARY KEY REFERENCES attachment (id) ON DELETE CASCADE,
  content BLOB NOT NULL
) STRICT;
CREATE TABLE attachment_content (
  attachment_id TEXT PRIMARY KEY REFERENCES attachment (id) ON DELETE CASCADE,
  content BLOB NOT NULL
) STRICT;
CREATE TRIGGER attachment_consent BEFORE INSERT ON attachment WHEN NEW.kind = 'photo'
BEGIN
  SELECT RAISE(ABORT, 'CONSENT_NEEDED') WHERE NOT EXISTS (
    SELECT 1 FROM consent
    WHERE client_id = NEW.client_id AND kind = 'photos-record' AND answer = 'given' AND ended_at_ms IS NULL);
END;
`

export const migration009: Migration = { version: 9, name: 'records', up: (raw) => raw.exec(sql) }
