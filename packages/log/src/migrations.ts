/**
 * The store's schema, one step per version: step `n` leads from version `n` to `n + 1` (PRAGMA user_version). Steps
 * that were released are never changed; a new one is put behind them.
 *
 * `events` is an ordinary rowid table on purpose: rows of many rooms are written one after the other, so a commit
 * touches few pages. Clustered by room it touched one page a room, at 2.5 times the cost.
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
    room INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,                   -- microseconds
    kind TEXT NOT NULL,
    connection INTEGER,                    -- of connection.opened: its own seq
    cause INTEGER,
    octets BLOB,
    json TEXT NOT NULL                     -- the fields that have no column
  );
  CREATE UNIQUE INDEX events_by_seq ON events (room, seq);
  CREATE INDEX events_by_connection ON events (room, connection, seq) WHERE connection IS NOT NULL;
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
];
