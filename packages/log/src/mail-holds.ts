import type { Logged, Seq } from '@ehlo/wire';
import type Database from 'libsql';
import type { Slice } from './enter.mjs';
import { HashFilter } from './hash-filter.ts';
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

/** What changed since the last seal. */
class Changes {
  /** By room's number and seq. */
  readonly held = new Map<number, Map<Seq, HeldBlob>>();
  /** How often each blob is named in `held`, by whatever room. */
  readonly named = new Map<string, number>();
  /** What was written before, and holds nothing any more. */
  readonly gone = new Map<number, Set<Seq>>();

  at(room: number, seq: Seq): HeldBlob | 'gone' | undefined {
    return this.held.get(room)?.get(seq) ?? (this.gone.get(room)?.has(seq) ? 'gone' : undefined);
  }

  hold(room: number, seq: Seq, blob: HeldBlob): void {
    let ofRoom = this.held.get(room);
    if (!ofRoom) {
      ofRoom = new Map();
      this.held.set(room, ofRoom);
    }
    ofRoom.set(seq, blob);
    this.named.set(blob.sha256, (this.named.get(blob.sha256) ?? 0) + 1);
  }

  forget(room: number, seq: Seq): void {
    const ofRoom = this.held.get(room);
    const blob = ofRoom?.get(seq);
    if (ofRoom && blob) {
      ofRoom.delete(seq);
      const left = (this.named.get(blob.sha256) ?? 1) - 1;
      if (left > 0) this.named.set(blob.sha256, left);
      else this.named.delete(blob.sha256);
      return;
    }
    const gone = this.gone.get(room);
    if (gone) gone.add(seq);
    else this.gone.set(room, new Set([seq]));
  }

  /** Whoever holds it, in this room or in any. */
  *holders(sha256: string, room?: number): Generator<{ room: number; seq: Seq }> {
    if (!this.named.has(sha256)) return;
    const rooms = room === undefined ? this.held.keys() : [room];
    for (const room of rooms)
      for (const [seq, blob] of this.held.get(room) ?? []) if (blob.sha256 === sha256) yield { room, seq };
  }
}

/**
 * Which mail holds which blob (mail-references.ts): the table `mails`, before it what is sealed and being entered, and
 * before that what was committed since. Most acceptances never reach the table: their copy takes over within the same commit.
 */
export class MailHolds {
  readonly #atInTable: Database.Statement;
  readonly #holdersInTable: Database.Statement;
  readonly #anyHolders: Database.Statement;
  readonly #queued: Database.Statement;
  readonly #known: HashFilter;
  #now = new Changes();
  #sealed: Changes | undefined;

  constructor(db: Database.Database) {
    this.#atInTable = db.prepare(
      'SELECT sha256, size, accepted, weight FROM mails WHERE room = ? AND seq = ?',
    );
    this.#holdersInTable = db.prepare('SELECT room, seq FROM mails WHERE sha256 = ? AND room = ?');
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
        this.#now.forget(room, insteadOf);
      }
    }
    named ||= this.#isNamed(room, hold.sha256);
    const { sha256, size } = hold;
    const held = { sha256, size, accepted: stateOf(event), weight: weight + takenOver };
    this.#now.hold(room, event.seq, held);
    return (named ? 0 : hold.size) + weight;
  }

  /** Of what is entered. Room's number and seq. */
  queued(): { room: number; seq: Seq }[] {
    return this.#queued.all([STATE.queued]) as { room: number; seq: Seq }[];
  }

  isNamedAnywhere(sha256: string): boolean {
    return this.#anyHolds(sha256, undefined, () => this.#anyHolders.all([sha256]));
  }

  /** What changed is to be entered: these rows. `entered` once they are. */
  seal(): Pick<Slice, 'held' | 'released'> {
    const { held: rooms, gone, named } = this.#now;
    this.#sealed = this.#now;
    this.#now = new Changes();
    for (const sha256 of named.keys()) this.#known.add(sha256);
    const held: Slice['held'] = [];
    for (const [room, ofRoom] of rooms)
      for (const [seq, { sha256, size, accepted, weight }] of ofRoom)
        held.push([room, seq, sha256, size, accepted, weight]);
    const released: Slice['released'] = [];
    for (const [room, seqs] of gone) for (const seq of seqs) released.push([room, seq]);
    return { held, released };
  }

  entered(): void {
    this.#sealed = undefined;
  }

  #at(room: number, seq: Seq): HeldBlob | undefined {
    const recent = this.#now.at(room, seq) ?? this.#sealed?.at(room, seq);
    if (recent) return recent === 'gone' ? undefined : recent;
    return this.#atInTable.get([room, seq]) as HeldBlob | undefined;
  }

  #isNamed(room: number, sha256: string): boolean {
    return this.#anyHolds(sha256, room, () =>
      this.#known.mayHave(sha256) ? this.#holdersInTable.all([sha256, room]) : [],
    );
  }

  /** @param inTable rows of the table, which may be ahead: what is sealed may have been entered already */
  #anyHolds(sha256: string, room: number | undefined, inTable: () => unknown[]): boolean {
    for (const _ of this.#now.holders(sha256, room)) return true;
    for (const { room: of, seq } of this.#sealed?.holders(sha256, room) ?? [])
      if (!this.#now.gone.get(of)?.has(seq)) return true;
    return (inTable() as { room: number; seq: Seq }[]).some(
      ({ room, seq }) => !this.#now.gone.get(room)?.has(seq) && !this.#sealed?.gone.get(room)?.has(seq),
    );
  }

  #released(room: number, seq: Seq): number {
    const held = this.#at(room, seq);
    if (!held) return 0;
    this.#now.forget(room, seq);
    return held.weight + (this.#isNamed(room, held.sha256) ? 0 : held.size);
  }
}

function stateOf({ kind }: Logged): HeldBlob['accepted'] {
  if (kind === 'mail.accepted') return STATE.accepted;
  return kind === 'mail.queued' ? STATE.queued : STATE.stored;
}
