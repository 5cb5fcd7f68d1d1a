/** What the server's side of IMAP asks of the mail that it stands over, and what it is told. Folders are by their decoded names. */
import type { FetchItem } from './fetch-items.ts';
import type { SearchTree } from './search-tree.ts';

/** A message of a folder. UIDs of a folder ascend with its messages, and never come again (RFC 3501 §2.3.1.1). */
export interface ImapMessage {
  readonly uid: number;
  /** Octets. */
  readonly size: number;
  /** When it came: microseconds since the epoch. */
  readonly at: number;
  /** Without \Recent, which is a session's own. */
  readonly flags: readonly string[];
}

/** A folder as LIST tells it. `attribute`: what it is for (RFC 6154 §2). */
export interface ImapFolder {
  readonly name: string;
  readonly attribute?: string;
}

export type ImapAsk =
  /** Somebody has logged in: theirs is the mail that is asked for from here on. */
  | { about: 'open'; user: string }
  | { about: 'folders' }
  /** `claims`: its new messages are recent to this session, and to no later one (RFC 3501 §2.3.2). */
  | { about: 'select'; folder: string; claims: boolean }
  | { about: 'unselect' }
  | { about: 'status'; folder: string }
  /** How does the selected folder stand now? */
  | { about: 'poll' }
  | { about: 'flag'; uids: readonly number[]; add: readonly string[]; remove: readonly string[] }
  | { about: 'expunge'; uids: readonly number[] }
  | { about: 'copy'; uids: readonly number[]; folder: string; move: boolean }
  /** The letter that was received last. `at`: microseconds; absent: now. */
  | { about: 'append'; folder: string; flags: readonly string[]; at?: number }
  | { about: 'search'; tree: SearchTree; rows: readonly ImapRow[] }
  | { about: 'create' | 'delete' | 'subscribe' | 'unsubscribe'; folder: string }
  | { about: 'rename'; folder: string; to: string };

/** A message under the number it has in this session (RFC 3501 §2.3.1.2). */
export interface ImapRow {
  readonly number: number;
  readonly message: ImapMessage;
  readonly recent: boolean;
}

export type ImapAnswer =
  | { kind: 'done' }
  | { kind: 'folders'; folders: readonly ImapFolder[]; subscribed: readonly string[] }
  /** `recent`: UIDs that are new to everybody. */
  | {
      kind: 'folder';
      uidValidity: number;
      uidNext: number;
      messages: readonly ImapMessage[];
      recent: readonly number[];
    }
  /** Of the selected folder, after what was asked; `recent`: those that became so now. */
  | { kind: 'messages'; messages: readonly ImapMessage[]; recent: readonly number[] }
  | { kind: 'copied'; uidValidity: number; from: readonly number[]; to: readonly number[] }
  | { kind: 'appended'; uidValidity: number; uid: number }
  /** Numbers of rows. */
  | { kind: 'found'; rows: readonly ImapRow[] }
  | { kind: 'refused'; why: ImapRefusal };

/** `cannot`: nobody may; `limit`: there are as many folders as there may be; `full`: no room for more mail. */
export type ImapRefusal = 'nonexistent' | 'exists' | 'cannot' | 'limit' | 'full' | 'error';

/** Rows to be sent, as FETCH responses. */
export interface ImapFetch {
  readonly rows: readonly ImapRow[];
  readonly items: readonly FetchItem[];
}
