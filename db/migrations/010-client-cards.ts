// Schema version 10: the whole client card. Further fields of the salon's promise list, card numbers, tags, family links,
// identity codes sealed apart, saved lists, what is known not to be a duplicate, and merges that can be undone.
import type { Migration } from '../migrate.ts'

const sql = `
ALTER TABLE client ADD COLUMN card_number INTEGER; -- given by the trigger below
ALTER TABLE client ADD COLUMN kind TEXT NOT NULL DEFAULT 'person' CHECK (kind IN ('person', 'company'));
ALTER TABLE client ADD COLUMN business_id TEXT NOT NULL DEFAULT '';
ALTER TABLE client ADD COLUMN more_phones TEXT NOT NULL DEFAULT ''; -- one a line, as typed
ALTER TABLE client ADD COLUMN street TEXT NOT NULL DEFAULT '';
ALTER TABLE client ADD COLUMN post_code TEXT NOT NULL DEFAULT '';
ALTER TABLE client ADD COLUMN city TEXT NOT NULL DEFAULT '';
ALTER TABLE client ADD COLUMN gender TEXT NOT NULL DEFAULT '' CHECK (gender IN ('', 'woman', 'man', 'other'));
ALTER TABLE client ADD COLUMN birth_year INTEGER CHECK (birth_year BETWEEN 1900 AND 2200);
ALTER TABLE client ADD COLUMN birth_date TEXT CHECK (birth_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');
ALTER TABLE client ADD COLUMN source TEXT NOT NULL DEFAULT '';
ALTER TABLE client ADD COLUMN billing_note TEXT NOT NULL DEFAULT '';
ALTER TABLE client ADD COLUMN payer_id TEXT REFERENCES client (id); -- who pays instead
ALTER TABLE client ADD COLUMN merged_into TEXT REFERENCES client (id); -- the card that this one was merged into

UPDATE client SET card_number = pk;
CREATE UNIQUE INDEX client_card_number ON client (card_number);
CREATE INDEX client_phone ON client (phone_e164) WHERE phone_e164 IS NOT NULL;
CREATE INDEX client_email ON client (lower(email)) WHERE email <> '';
CREATE INDEX client_payer ON client (payer_id) WHERE payer_id IS NOT NULL;
CREATE INDEX client_merged_into ON client (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX client_bin ON client (removed_at_ms) WHERE removed_at_ms IS NOT NULL;
CREATE TRIGGER client_card_number_given AFTER INSERT ON client WHEN NEW.card_number IS NULL
BEGIN
  UPDATE client SET card_number = (SELECT coalesce(max(card_number), 0) + 1 FROM client) WHERE pk = NEW.pk;
END;

CREATE TABLE client_tag (
  id TEXT PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
  colour INTEGER NOT NULL CHECK (colour BETWEEN 0 AND 11),
  position INTEGER NOT NULL,
  archived_at_ms INTEGER -- no longer offered; cards that have it keep it
) STRICT;

CREATE TABLE client_tag_link (
  client_id TEXT NOT NULL REFERENCES client (id),
  tag_id TEXT NOT NULL REFERENCES client_tag (id),
  PRIMARY KEY (client_id, tag_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX client_tag_link_tag ON client_tag_link (tag_id);

-- What the relative is to the client: her child, her parent. One row for a pair, read from both sides.
CREATE TABLE client_family (
  id TEXT PRIMARY KEY,
  client_id TEXT NOT NULL REFERENCES client (id),
  relative_id TEXT NOT NULL REFERENCES client (id),
  relation TEXT NOT NULL CHECK (relation IN ('partner', 'child', 'parent', 'sibling', 'other')),
  UNIQUE (client_id, relative_id),
  CHECK (client_id <> relative_id)
) STRICT;
CREATE INDEX client_family_relative ON client_family (relative_id);

-- A personal identity code, sealed with a key of its own (nonce, ciphertext and tag); only where the law asks for it.
CREATE TABLE client_identity (
  id TEXT PRIMARY KEY,
  client_id TEXT NOT NULL UNIQUE REFERENCES client (id),
  sealed BLOB NOT NULL,
  changed_at_ms INTEGER NOT NULL
) STRICT;

-- A person's own saved lists.
CREATE TABLE client_filter (
  id TEXT PRIMARY KEY,
  staff_id TEXT NOT NULL REFERENCES staff (id),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  filter TEXT NOT NULL CHECK (json_valid(filter)),
  created_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX client_filter_staff ON client_filter (staff_id);

-- Two cards that look alike and are two people: somebody has said so.
CREATE TABLE client_not_same (
  client_id TEXT NOT NULL REFERENCES client (id),
  other_id TEXT NOT NULL REFERENCES client (id),
  staff_id TEXT NOT NULL REFERENCES staff (id),
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (client_id, other_id),
  CHECK (client_id <> other_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX client_not_same_other ON client_not_same (other_id);

-- A merge and all that is needed to take it back; undoing deletes the row.
CREATE TABLE client_merge (
  id TEXT PRIMARY KEY,
  kept_id TEXT NOT NULL REFERENCES client (id),
  merged_id TEXT NOT NULL UNIQUE REFERENCES client (id),
  at_ms INTEGER NOT NULL,
  staff_id TEXT NOT NULL REFERENCES staff (id),
  journal TEXT CHECK (json_valid(journal)), -- null when the time for undoing is over
  CHECK (kept_id <> merged_id)
) STRICT;
CREATE INDEX client_merge_kept ON client_merge (kept_id);
`

export const migration010: Migration = { version: 10, name: 'client-cards', up: (raw) => raw.exec(sql) }
