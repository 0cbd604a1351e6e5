// Schema version 18: the outbox. One row a letter; its way from waiting to sent is guarded here, so that no path of the
// program can send one twice without a person having said so.
import type { Migration } from '../migrate.ts'

const sql = `
CREATE TABLE outbox (
  id TEXT PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  request_id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('receipt', 'invoice', 'reminder', 'credit', 'letter')),
  client_id TEXT REFERENCES client (id),
  document_id TEXT REFERENCES document (id),
  part_id TEXT, -- a reminder's id, or the credit note's
  paper_copy INTEGER NOT NULL CHECK (paper_copy IN (0, 1)), -- the paper says that it is a copy
  address TEXT NOT NULL CHECK (address <> ''),
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  language TEXT NOT NULL CHECK (language IN ('fi', 'sv', 'en')),
  message_id TEXT NOT NULL UNIQUE, -- the same at every try: a server that has it already can tell
  state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'failed', 'unsure', 'held', 'cancelled')),
  reason TEXT,
  tries INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0),
  next_at_ms INTEGER NOT NULL,
  claimed_at_ms INTEGER,
  done_at_ms INTEGER,
  copy_of TEXT REFERENCES outbox (id) ON DELETE SET NULL,
  staff_id TEXT NOT NULL REFERENCES staff (id),
  created_at_ms INTEGER NOT NULL,
  CHECK (kind = 'letter' OR document_id IS NOT NULL),
  CHECK ((state IN ('sent', 'cancelled')) = (done_at_ms IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_state ON outbox (state, next_at_ms);
CREATE INDEX outbox_created ON outbox (created_at_ms);
CREATE INDEX outbox_client ON outbox (client_id) WHERE client_id IS NOT NULL;
CREATE INDEX outbox_document ON outbox (document_id) WHERE document_id IS NOT NULL;
CREATE INDEX outbox_copy ON outbox (copy_of) WHERE copy_of IS NOT NULL;
CREATE TRIGGER outbox_begins BEFORE INSERT ON outbox WHEN NEW.state <> 'waiting'
BEGIN SELECT RAISE(ABORT, 'OUTBOX_STATE'); END;
CREATE TRIGGER outbox_way BEFORE UPDATE OF state ON outbox
WHEN NEW.state <> OLD.state AND NOT (
  (OLD.state = 'waiting' AND NEW.state IN ('sending', 'held', 'sent', 'cancelled'))
  OR (OLD.state = 'sending' AND NEW.state IN ('waiting', 'sent', 'failed', 'unsure'))
  OR (OLD.state IN ('failed', 'unsure', 'held') AND NEW.state IN ('waiting', 'sent', 'cancelled'))
)
BEGIN SELECT RAISE(ABORT, 'OUTBOX_STATE'); END;
-- What went is what was written: only its way, and a mended address before it goes, may change.
CREATE TRIGGER outbox_content BEFORE UPDATE ON outbox
WHEN NEW.message_id <> OLD.message_id OR NEW.subject <> OLD.subject OR NEW.body <> OLD.body
  OR NEW.kind <> OLD.kind OR NEW.document_id IS NOT OLD.document_id OR NEW.part_id IS NOT OLD.part_id
  OR NEW.paper_copy <> OLD.paper_copy
  OR (NEW.address <> OLD.address AND (OLD.state NOT IN ('failed', 'unsure', 'held') OR NEW.state <> 'waiting'))
BEGIN SELECT RAISE(ABORT, 'OUTBOX_STATE'); END;
-- Nothing goes to a client whose data may only be kept.
CREATE TRIGGER restriction_outbox BEFORE INSERT ON outbox
WHEN NEW.client_id IS NOT NULL AND NEW.kind <> 'letter'
  AND EXISTS (SELECT 1 FROM restriction WHERE client_id = NEW.client_id AND lifted_at_ms IS NULL)
BEGIN SELECT RAISE(ABORT, 'CLIENT_RESTRICTED'); END;
`

export const migration018: Migration = { version: 18, name: 'outbox', up: (raw) => raw.exec(sql) }
