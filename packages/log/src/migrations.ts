/**
 * The store's schema, one step per version: step `n` leads from version `n` to `n + 1` (PRAGMA user_version). Steps
 * that were released are never changed; a new one is put behind them.
 *
 * `events` is written at its end only and has no index that grows with octets, on purpose: a commit then touches few
 * pages, however many rooms it is about. `by_seq` and `by_connection` are indexes in the form of tables because they
 * follow a little later, many entries together (`libsql-index.ts`).
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE rooms (
    id INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used again
    name TEXT UNIQUE,                      -- NULL: dropped, its events are being swept
    visited INTEGER NOT NULL,              -- microseconds; of visits that are no event in the room itself
    octets INTEGER NOT NULL,               -- of connections, as last saved
    mail INTEGER NOT NULL,                 -- octets of the blobs it names, each counted once
    pruned INTEGER NOT NULL                -- seq of the last connection.closed whose octets were pruned
  );
  CREATE TABLE events (
    row INTEGER PRIMARY KEY,               -- ascends over all rooms
    room INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,                   -- microseconds
    kind TEXT NOT NULL,
    connection INTEGER,                    -- of connection.opened: its own seq
    cause INTEGER,
    octets BLOB,
    json TEXT NOT NULL                     -- the fields that have no column
  );
  CREATE TABLE by_seq (
    room INTEGER NOT NULL, seq INTEGER NOT NULL, row INTEGER NOT NULL,
    PRIMARY KEY (room, seq)
  ) WITHOUT ROWID;
  CREATE TABLE by_connection (
    room INTEGER NOT NULL, connection INTEGER NOT NULL, seq INTEGER NOT NULL, row INTEGER NOT NULL,
    PRIMARY KEY (room, connection, seq)
  ) WITHOUT ROWID;
  CREATE TABLE entered (row INTEGER NOT NULL); -- one row: events up to this one are in both
  INSERT INTO entered VALUES (0);
  -- Everything but octets is a small part of a room: its views and folds read it without stepping over them.
  CREATE INDEX events_but_octets ON events (room, seq) WHERE kind <> 'connection.octets';
  CREATE TABLE mails (
    room INTEGER NOT NULL,
    seq INTEGER NOT NULL,                  -- of the mail.accepted or mail.stored that holds the blob
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    accepted INTEGER NOT NULL,             -- 1: mail.accepted, until a mail.stored takes over
    PRIMARY KEY (room, seq)
  ) WITHOUT ROWID;
  CREATE INDEX mails_by_blob ON mails (sha256, room);
  `,
  // Octets of the events that go with the reference: its own, and the mail.accepted it took over from.
  'ALTER TABLE mails ADD COLUMN weight INTEGER NOT NULL DEFAULT 0',
];
