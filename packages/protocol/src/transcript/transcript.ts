/** A dialogue as somebody wrote it down: who sent what, in order. */

import type { CaseId } from '../knowledge/coach-cases.ts';
import type { Transaction } from './transactions.ts';

export interface Part {
  by: 'client' | 'server';
  /** As it crossed, one character an octet, line ends included. */
  octets: string;
  /** Octets that crossed here and that the transcript only counts (`} [312 bytes data]`). */
  missing?: number;
  /** It never crossed, for this reason: a shell took it, a dial failed, or `openssl s_client` kept it for itself. */
  swallowed?: CaseId;
  /** It crossed inside TLS, and the program shows what was in it. */
  tls?: true;
}

export interface Transcript {
  /** Row of `FORMATS`, or `json`. */
  format: string;
  parts: Part[];
  /** Lines picked out of a log: what became of the connection is not in it. */
  excerpt?: true;
  /** What a log tells of mails whose dialogues it does not have. */
  transactions?: Transaction[];
  /** Who hung up, where the transcript says so. */
  closedBy?: 'client' | 'server';
}

/** Why a text is no transcript: an id for `prose`, with what it needs to name. */
export interface TranscriptProblem {
  id: 'empty' | 'not-json' | 'not-a-list' | 'bad-part' | 'bad-octets' | 'no-dialogue' | 'too-large';
  params: Record<string, string | number>;
}

export type TranscriptResult =
  | { ok: true; transcript: Transcript }
  | { ok: false; problem: TranscriptProblem };
