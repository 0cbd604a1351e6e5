// Schema version 11: what the salon owes its clients and can show. Requests, erasures, restrictions, refusals, retention,
// breaches, papers, own roles and the shortening of the access log.
import type { Migration } from '../migrate.ts'

const sql = `
-- ------------------------------------------------------------------ requests of clients (GDPR 12, 15-22)
CREATE TABLE privacy_request (
  id TEXT PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  kind TEXT NOT NULL CHECK (kind IN ('access', 'rectification', 'erasure', 'restriction', 'portability', 'objection')),
  client_id TEXT, -- null: not on file, or erased since
  requester_name TEXT NOT NULL DEFAULT '', -- as she said it; emptied by an erasure
  about TEXT NOT NULL DEFAULT '', -- what was asked, in her words; emptied by an erasure
  language TEXT NOT NULL DEFAULT 'fi' CHECK (language IN ('fi', 'sv', 'en')),
  received_day TEXT NOT NULL CHECK (received_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  received_by TEXT NOT NULL CHECK (received_by IN ('in-person', 'email', 'letter', 'phone', 'other')),
  identity_checked_at_ms INTEGER,
  identity_note TEXT NOT NULL DEFAULT '', -- how, never a document's number
  extended_day TEXT, -- the day the client was told of the extension
  extension_reason TEXT NOT NULL DEFAULT '',
  outcome TEXT CHECK (outcome IN ('done', 'partly', 'refused', 'withdrawn')), -- null = open
  outcome_reason TEXT NOT NULL DEFAULT '',
  repeat_decision TEXT CHECK (repeat_decision IN ('fulfil', 'fee', 'refuse')), -- from the third in a year
  closed_at_ms INTEGER,
  created_at_ms INTEGER NOT NULL,
  created_by TEXT NOT NULL REFERENCES staff (id),
  CHECK ((outcome IS NULL) = (closed_at_ms IS NULL))
) STRICT;
CREATE INDEX privacy_request_client ON privacy_request (client_id, received_day) WHERE client_id IS NOT NULL;

-- What was handed out, without a copy: a copy would be the person's data once more.
CREATE TABLE privacy_request_file (
  id TEXT PRIMARY KEY,
  request_id TEXT NOT NULL REFERENCES privacy_request (id),
  kind TEXT NOT NULL CHECK (kind IN ('access-pdf', 'access-json', 'portability', 'letter')),
  sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  at_ms INTEGER NOT NULL,
  staff_id TEXT NOT NULL REFERENCES staff (id),
  staff_named_reason TEXT NOT NULL DEFAULT '' -- why the names of staff are in the log that was given (C-579/21)
) STRICT;
CREATE INDEX privacy_request_file_request ON privacy_request_file (request_id);

-- ------------------------------------------------------------------ erasure (GDPR 17), restriction (18), objection (21)
-- Keys that hashes are made with: one for each data key the salon has had, so that a backup of any of them is recognised.
CREATE TABLE hash_key (
  id TEXT PRIMARY KEY,
  key BLOB NOT NULL CHECK (length(key) = 32),
  since_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE erasure (
  id TEXT PRIMARY KEY,
  at_ms INTEGER NOT NULL,
  staff_id TEXT REFERENCES staff (id), -- null: done again after a restore
  request_id TEXT,
  removed TEXT NOT NULL CHECK (json_valid(removed)), -- {table: rows}
  kept TEXT NOT NULL CHECK (json_valid(kept)) -- [{because, rows, until}]
) STRICT;

-- Who was erased: a keyed hash of the card's id, to erase her again when an older backup is restored.
CREATE TABLE erasure_hash (
  key_id TEXT NOT NULL,
  hash TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (key_id, hash)
) STRICT, WITHOUT ROWID;

-- Addresses that must get no marketing, as keyed hashes: they outlive the card.
CREATE TABLE suppression (
  key_id TEXT NOT NULL,
  hash TEXT NOT NULL, -- of channel and address
  channel TEXT NOT NULL CHECK (channel IN ('email', 'sms')),
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (key_id, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE restriction (
  id TEXT PRIMARY KEY,
  client_id TEXT NOT NULL,
  reason TEXT NOT NULL,
  from_ms INTEGER NOT NULL,
  staff_id TEXT NOT NULL REFERENCES staff (id),
  lifted_at_ms INTEGER,
  lifted_by TEXT REFERENCES staff (id)
) STRICT;
CREATE UNIQUE INDEX restriction_one ON restriction (client_id) WHERE lifted_at_ms IS NULL;

CREATE TABLE legal_hold (
  id TEXT PRIMARY KEY,
  client_id TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (length(reason) > 0),
  from_ms INTEGER NOT NULL,
  staff_id TEXT NOT NULL REFERENCES staff (id),
  ended_at_ms INTEGER,
  ended_by TEXT REFERENCES staff (id)
) STRICT;
CREATE UNIQUE INDEX legal_hold_one ON legal_hold (client_id) WHERE ended_at_ms IS NULL;

-- A restricted card only lies there: nothing is written on it, whichever way the program is asked.
CREATE TRIGGER restriction_client BEFORE UPDATE OF name, phone, phone_e164, email, language, alert, notes ON client
WHEN EXISTS (SELECT 1 FROM restriction WHERE client_id = OLD.id AND lifted_at_ms IS NULL)
BEGIN
  SELECT RAISE(ABORT, 'CLIENT_RESTRICTED');
END;
CREATE TRIGGER restriction_appointment BEFORE INSERT ON appointment
WHEN NEW.client_id IS NOT NULL
  AND EXISTS (SELECT 1 FROM restriction WHERE client_id = NEW.client_id AND lifted_at_ms IS NULL)
BEGIN
  SELECT RAISE(ABORT, 'CLIENT_RESTRICTED');
END;
CREATE TRIGGER restriction_record BEFORE INSERT ON treatment_record
WHEN EXISTS (
  SELECT 1 FROM visit JOIN restriction ON restriction.client_id = visit.client_id AND restriction.lifted_at_ms IS NULL
  WHERE visit.id = NEW.visit_id
)
BEGIN
  SELECT RAISE(ABORT, 'CLIENT_RESTRICTED');
END;

-- ------------------------------------------------------------------ retention (GDPR 5(1)(e))
CREATE TABLE retention_decision (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  decision TEXT NOT NULL CHECK (decision IN ('purged', 'skipped')),
  client_id TEXT, -- of what was skipped; emptied when she is erased
  skip_until TEXT,
  rows INTEGER NOT NULL,
  reason TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  staff_id TEXT NOT NULL REFERENCES staff (id)
) STRICT;
CREATE INDEX retention_decision_kind ON retention_decision (kind, client_id);

-- The log is shortened from its oldest end only, and only as far as a stub says; the stub's code stands in the log too.
CREATE TABLE access_log_stub (
  through_seq INTEGER PRIMARY KEY,
  mac BLOB NOT NULL, -- code of that last entry that went
  epoch INTEGER NOT NULL,
  entries INTEGER NOT NULL,
  at_ms INTEGER NOT NULL,
  signature BLOB NOT NULL -- HMAC with the key of the day it was made, over all of the above
) STRICT;
CREATE TRIGGER access_log_stub_immutable BEFORE UPDATE ON access_log_stub BEGIN SELECT RAISE(ABORT, 'LOG_IMMUTABLE'); END;
CREATE TRIGGER access_log_stub_kept BEFORE DELETE ON access_log_stub BEGIN SELECT RAISE(ABORT, 'LOG_IMMUTABLE'); END;
DROP TRIGGER access_log_kept;
CREATE TRIGGER access_log_kept BEFORE DELETE ON access_log
WHEN NOT EXISTS (SELECT 1 FROM access_log_stub WHERE through_seq >= OLD.seq)
BEGIN
  SELECT RAISE(ABORT, 'LOG_IMMUTABLE');
END;
CREATE INDEX access_log_at ON access_log (at_ms);

-- ------------------------------------------------------------------ breaches (GDPR 33, 34)
CREATE TABLE breach (
  id TEXT PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  kind TEXT NOT NULL CHECK (kind IN ('lost-computer', 'lost-backup', 'wrong-recipient', 'snooping', 'ransomware', 'other')),
  aware_at_ms INTEGER NOT NULL,
  facts TEXT NOT NULL CHECK (json_valid(facts)), -- what the wizard asked; shared/privacy-breaches.ts
  risk TEXT CHECK (risk IN ('none', 'some', 'high')), -- null = not yet judged
  authority_at_ms INTEGER,
  authority_note TEXT NOT NULL DEFAULT '',
  people_at_ms INTEGER,
  people_note TEXT NOT NULL DEFAULT '',
  follow_up_at_ms INTEGER,
  follow_up_note TEXT NOT NULL DEFAULT '',
  closed_at_ms INTEGER,
  created_at_ms INTEGER NOT NULL,
  created_by TEXT NOT NULL REFERENCES staff (id)
) STRICT;
CREATE TABLE breach_client (
  breach_id TEXT NOT NULL REFERENCES breach (id),
  client_id TEXT NOT NULL,
  PRIMARY KEY (breach_id, client_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX breach_client_client ON breach_client (client_id);

-- ------------------------------------------------------------------ papers (GDPR 13, 30; työelämän tietosuojalaki 759/2004)
CREATE TABLE privacy_paper (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('notice', 'record', 'staff-notice', 'confidentiality', 'consent-forms', 'dpia')),
  language TEXT NOT NULL CHECK (language IN ('fi', 'sv', 'en')),
  number INTEGER NOT NULL, -- of this kind: 1, 2, 3…
  content TEXT NOT NULL CHECK (json_valid(content)), -- as it was printed
  made_at_ms INTEGER NOT NULL,
  made_by TEXT NOT NULL REFERENCES staff (id),
  review_day TEXT NOT NULL,
  UNIQUE (kind, number)
) STRICT;

CREATE TABLE staff_acknowledgement (
  staff_id TEXT NOT NULL REFERENCES staff (id),
  kind TEXT NOT NULL CHECK (kind IN ('logging', 'confidentiality')),
  paper_number INTEGER NOT NULL,
  at_ms INTEGER NOT NULL,
  signed_how TEXT NOT NULL DEFAULT '', -- on screen, or where the signed paper lies
  PRIMARY KEY (staff_id, kind, paper_number)
) STRICT, WITHOUT ROWID;

-- ------------------------------------------------------------------ own roles
CREATE TABLE staff_role (
  id TEXT PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  permissions TEXT NOT NULL CHECK (json_valid(permissions)),
  created_at_ms INTEGER NOT NULL
) STRICT;
ALTER TABLE staff ADD COLUMN role_id TEXT; -- an own role in place of the ready one
`

export const migration011: Migration = { version: 11, name: 'privacy', up: (raw) => raw.exec(sql) }
