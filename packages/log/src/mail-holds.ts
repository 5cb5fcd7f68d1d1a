import type { Logged, Seq } from '@ehlo/wire';
import type Database from 'libsql';
import { HashFilter } from './hash-filter.ts';
import { createInsert } from './libsql-insert.ts';
import { referenceChange } from './mail-references.ts';

/** What the column `accepted` says of who holds a blob. */
const STATE = { stored: 0, accepted: 1, queued: 2 } as const;

interface HeldBlob {
  sha256: string;
  size: number;
  accepted: (typeof STATE)[keyof typeof STATE];
  /** Octets of events that go with it. */
  weight: number;
}

/**
 * Which mail holds which blob (mail-references.ts): the table `mails`, and before it what was committed since the journal
 * was last entered. Most acceptances never reach the table: their copy takes over within the same commit.
 */
export class MailHolds {
  readonly #hold: (rows: readonly (readonly unknown[])[]) => void;
  readonly #release: Database.Statement;
  readonly #held: Database.Statement;
  readonly #holders: Database.Statement;
  readonly #anyHolders: Database.Statement;
  readonly #queued: Database.Statement;
  readonly #known: HashFilter;
  /** By room's number and seq. */
  readonly #recent = new Map<number, Map<Seq, HeldBlob>>();
  /** How often each blob is named in `#recent`, by whatever room. */
  readonly #named = new Map<string, number>();
  /** Rows of the table that are to go. */
  readonly #gone = new Map<number, Set<Seq>>();

  constructor(db: Database.Database) {
    this.#hold = createInsert(db, 'mails', 'room, seq, sha256, size, accepted, weight');
    this.#release = db.prepare('DELETE FROM mails WHERE room = ? AND seq = ?');
    this.#held = db.prepare('SELECT sha256, size, accepted, weight FROM mails WHERE room = ? AND seq = ?');
    this.#holders = db.prepare('SELECT seq FROM mails WHERE sha256 = ? AND room = ?');
    this.#queued = db.prepare('SELECT room, seq FROM mails WHERE accepted = ? ORDER BY room, seq');
    this.#known = new HashFilter(db);
    this.#anyHolders = db.prepare('SELECT room, seq FROM mails WHERE sha256 = ?');
  }

  /** @returns by how much the room's mail grew, in octets. `weight`: of the event itself */
  apply(room: number, event: Logged, weight: number): number {
    const reference = referenceChange(event);
    if (!reference) return 0;
    if (reference === 'nothing held') return weight;
    if ('release' in reference)
      return reference.release.reduce((sum, seq) => sum - this.#released(room, seq), 0);
    const { hold, insteadOf } = reference;
    let takenOver = 0;
    let named = false;
    if (insteadOf !== undefined) {
      const source = this.#at(room, insteadOf);
      if (source?.accepted === STATE.accepted && source.sha256 === hold.sha256) {
        named = true;
        takenOver = source.weight;
        this.#forget(room, insteadOf);
      }
    }
    named ||= this.#isNamed(room, hold.sha256);
    const accepted = stateOf(event);
    let recent = this.#recent.get(room);
    if (!recent) {
      recent = new Map();
      this.#recent.set(room, recent);
    }
    const { sha256, size } = hold;
    recent.set(event.seq, { sha256, size, accepted, weight: weight + takenOver });
    this.#named.set(hold.sha256, (this.#named.get(hold.sha256) ?? 0) + 1);
    return (named ? 0 : hold.size) + weight;
  }

  /** Of what is entered. Room's number and seq. */
  queued(): { room: number; seq: Seq }[] {
    return this.#queued.all([STATE.queued]) as { room: number; seq: Seq }[];
  }

  isNamedAnywhere(sha256: string): boolean {
    if (this.#named.has(sha256)) return true;
    const rows = this.#anyHolders.all([sha256]) as { room: number; seq: Seq }[];
    return rows.some(({ room, seq }) => !this.#gone.get(room)?.has(seq));
  }

  /** Within a transaction: what changed is written. `clear` once it is committed. */
  enter(): void {
    for (const [room, seqs] of this.#gone) for (const seq of seqs) this.#release.run([room, seq]);
    const rows: unknown[][] = [];
    for (const [room, recent] of this.#recent)
      for (const [seq, { sha256, size, accepted, weight }] of recent)
        rows.push([room, seq, sha256, size, accepted, weight]);
    this.#hold(rows);
    for (const sha256 of this.#named.keys()) this.#known.add(sha256);
  }

  clear(): void {
    this.#recent.clear();
    this.#named.clear();
    this.#gone.clear();
  }

  #at(room: number, seq: Seq): HeldBlob | undefined {
    const recent = this.#recent.get(room)?.get(seq);
    if (recent) return recent;
    if (this.#gone.get(room)?.has(seq)) return undefined;
    return this.#held.get([room, seq]) as HeldBlob | undefined;
  }

  #isNamed(room: number, sha256: string): boolean {
    if (this.#named.has(sha256))
      for (const held of this.#recent.get(room)?.values() ?? []) if (held.sha256 === sha256) return true;
    if (!this.#known.mayHave(sha256)) return false;
    const rows = this.#holders.all([sha256, room]) as { seq: Seq }[];
    return rows.some(({ seq }) => !this.#gone.get(room)?.has(seq));
  }

  #forget(room: number, seq: Seq): void {
    const recent = this.#recent.get(room);
    const held = recent?.get(seq);
    if (recent && held) {
      recent.delete(seq);
      const left = (this.#named.get(held.sha256) ?? 1) - 1;
      if (left > 0) this.#named.set(held.sha256, left);
      else this.#named.delete(held.sha256);
      return;
    }
    const gone = this.#gone.get(room);
    if (gone) gone.add(seq);
    else this.#gone.set(room, new Set([seq]));
  }

  #released(room: number, seq: Seq): number {
    const held = this.#at(room, seq);
    if (!held) return 0;
    this.#forget(room, seq);
    return held.weight + (this.#isNamed(room, held.sha256) ? 0 : held.size);
  }
}

function stateOf({ kind }: Logged): HeldBlob['accepted'] {
  if (kind === 'mail.accepted') return STATE.accepted;
  return kind === 'mail.queued' ? STATE.queued : STATE.stored;
}
