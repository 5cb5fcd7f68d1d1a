import type { DialogueEffect, DialoguePeer, DialogueTurn, MaildropLetter } from '../../dialogue.ts';
import type { SaslExchange } from '../../sasl/exchange.ts';

/** A maildrop as one session sees it: numbered when it was opened, and changed for others only by QUIT (RFC 1939 §3, §6). */
export interface Maildrop {
  readonly letters: readonly MaildropLetter[];
  /** 1 at the index of a letter that is marked as deleted. */
  readonly deleted: Uint8Array;
  /** Those that are not marked. */
  readonly count: number;
  readonly octets: number;
}

/** Never changed: a turn makes a new one, or gives the same back. */
export interface Pop3State {
  readonly peer: DialoguePeer;
  /** RFC 1939 §3. `none`: nothing was said yet. */
  readonly phase: 'none' | 'authorization' | 'transaction' | 'update' | 'closed';
  /** USER named it, and PASS is to follow. */
  readonly user?: string;
  readonly sasl?: SaslExchange;
  /** The world was asked for something: lines wait. */
  readonly busy?: true;
  readonly drop?: Maildrop;
  /** Lines so far that were no command or out of place. */
  readonly mistakes: number;
}

export type Turn = DialogueTurn<Pop3State>;
export const NOTHING: DialogueEffect[] = [];

export function startState(peer: DialoguePeer): Pop3State {
  return { peer, phase: 'none', mistakes: 0 };
}

/** Nobody has logged in, and nobody has begun to. */
export function unknownAgain({ peer, mistakes }: Pop3State): Pop3State {
  return { peer, phase: 'authorization', mistakes };
}

export function openDrop(letters: readonly MaildropLetter[]): Maildrop {
  const deleted = new Uint8Array(letters.length);
  return { letters, deleted, count: letters.length, octets: octetsOf(letters) };
}

/** The letter with this number (from 1) is marked. */
export function withDeleted(drop: Maildrop, number: number): Maildrop {
  const { letters } = drop;
  const deleted = drop.deleted.slice();
  deleted[number - 1] = 1;
  const size = letters[number - 1]?.size ?? 0;
  return { letters, deleted, count: drop.count - 1, octets: drop.octets - size };
}

function octetsOf(letters: readonly MaildropLetter[]): number {
  let octets = 0;
  for (const { size } of letters) octets += size;
  return octets;
}
