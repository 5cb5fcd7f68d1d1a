/**
 * The store's schema, one step per version: step `n` leads from version `n` to `n + 1` (PRAGMA user_version). Steps
 * that were released are never changed; a new one is put behind them.
 *
 * A commit is written into the journal (`journal.ts`); the tables follow, many commits together (`enter.mjs`). Since
 * version 3 `events` has no octets of connections: those lie together, many events to a row of `chunks`.
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
  // Octets of connections lie in chunks now; `moveOctetsToChunks` takes them there, in the same transaction.
  `
  CREATE TABLE chunks (
    id INTEGER PRIMARY KEY,
    room INTEGER NOT NULL,
    slice INTEGER NOT NULL,                -- first seq of the slice of the room that this is a part of; slices follow each other
    connection INTEGER NOT NULL,
    first INTEGER NOT NULL,                -- seq of its first event
    last INTEGER NOT NULL,
    octets INTEGER NOT NULL,               -- that its events have
    data BLOB NOT NULL                     -- event-code.ts
  );
  CREATE INDEX chunks_by_slice ON chunks (room, slice);
  CREATE INDEX chunks_by_connection ON chunks (room, connection, first);
  CREATE TABLE journal (salt BLOB NOT NULL); -- one row: records that bear it are not entered
  INSERT INTO journal VALUES (randomblob(8));
  ALTER TABLE rooms ADD COLUMN head INTEGER NOT NULL DEFAULT 0;
  UPDATE rooms SET head = newest.head, visited = max(visited, newest.at)
    FROM (SELECT room, max(seq) AS head, max(at) AS at FROM events GROUP BY room) AS newest
    WHERE newest.room = rooms.id;
  DROP TABLE by_seq;
  DROP TABLE by_connection;
  DROP TABLE entered;
  CREATE INDEX events_of_connection ON events (room, connection, seq)
    WHERE kind <> 'connection.octets' AND connection IS NOT NULL;
  `,
];

/** The version whose step left octets where they were: whoever comes from below moves them. */
export const CHUNKS_SINCE = 3;
