-- The ledger, version 1. Rows are added, never changed and never deleted; undo and redo are rows.
-- Text that UTF-8 can't hold (lone surrogates) is stored as a BLOB in the same columns.

CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE          -- path from the ledger's folder, forward slashes; absolute elsewhere
);

CREATE TABLE action (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES document (id),
    kind TEXT NOT NULL,                -- decide, propagate, fix, setting, undo, redo
    reviewer TEXT NOT NULL,
    at TEXT NOT NULL,                  -- UTC, ISO 8601
    target INTEGER REFERENCES action (id),
    CHECK ((kind IN ('undo', 'redo')) = (target IS NOT NULL))
);
CREATE INDEX action_of_document ON action (document);

CREATE TABLE decision (
    id INTEGER PRIMARY KEY,
    action INTEGER NOT NULL REFERENCES action (id),
    kind TEXT NOT NULL,                -- accept, edit, dismiss, skip, reopen, note, reclassify, setting
    rule TEXT,                         -- key of the issue, NULL where there is none
    words TEXT,
    nth INTEGER,
    base TEXT,
    segment TEXT,                      -- key of the segment, NULL for the whole document
    occurrence INTEGER,
    before TEXT,
    after TEXT,
    payload TEXT NOT NULL,             -- JSON object, "v": 1; unknown members are left alone
    seconds REAL NOT NULL
);
CREATE INDEX decision_of_action ON decision (action);
CREATE INDEX decision_of_issue ON decision (rule, words, nth, segment, occurrence, base);

CREATE TABLE content (
    digest TEXT PRIMARY KEY,           -- SHA-256 of bytes, hexadecimal
    bytes BLOB NOT NULL
);

CREATE TABLE original (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES document (id),
    content TEXT NOT NULL REFERENCES content (digest),
    written TEXT NOT NULL,             -- SHA-256 of what took the original's place
    at TEXT NOT NULL
);
CREATE INDEX original_of_written ON original (document, written);

CREATE TRIGGER document_stays BEFORE UPDATE ON document
BEGIN SELECT RAISE(ABORT, 'rows of the ledger are never changed'); END;
CREATE TRIGGER document_lasts BEFORE DELETE ON document
BEGIN SELECT RAISE(ABORT, 'rows of the ledger are never deleted'); END;

CREATE TRIGGER action_stays BEFORE UPDATE ON action
BEGIN SELECT RAISE(ABORT, 'rows of the ledger are never changed'); END;
CREATE TRIGGER action_lasts BEFORE DELETE ON action
BEGIN SELECT RAISE(ABORT, 'rows of the ledger are never deleted'); END;
CREATE TRIGGER action_once BEFORE INSERT ON action
WHEN EXISTS (SELECT 1 FROM action WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'rows of the ledger are never replaced'); END;

CREATE TRIGGER decision_stays BEFORE UPDATE ON decision
BEGIN SELECT RAISE(ABORT, 'rows of the ledger are never changed'); END;
CREATE TRIGGER decision_lasts BEFORE DELETE ON decision
BEGIN SELECT RAISE(ABORT, 'rows of the ledger are never deleted'); END;
CREATE TRIGGER decision_once BEFORE INSERT ON decision
WHEN EXISTS (SELECT 1 FROM decision WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'rows of the ledger are never replaced'); END;

CREATE TRIGGER content_stays BEFORE UPDATE ON content
BEGIN SELECT RAISE(ABORT, 'rows of the ledger are never changed'); END;
CREATE TRIGGER content_lasts BEFORE DELETE ON content
BEGIN SELECT RAISE(ABORT, 'rows of the ledger are never deleted'); END;

CREATE TRIGGER original_stays BEFORE UPDATE ON original
BEGIN SELECT RAISE(ABORT, 'rows of the ledger are never changed'); END;
CREATE TRIGGER original_lasts BEFORE DELETE ON original
BEGIN SELECT RAISE(ABORT, 'rows of the ledger are never deleted'); END;
