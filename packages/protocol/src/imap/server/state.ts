import type { DialogueEffect, DialoguePeer, DialogueTurn } from '../../dialogue.ts';
import type { SaslExchange } from '../../sasl/exchange.ts';
import type { ImapVerb } from '../commands.ts';
import type { Lexeme } from '../lexemes.ts';
import type { ImapAnswer, ImapAsk } from './mail.ts';
import type { View } from './view.ts';

/** A command of which not all has come: a literal is on its way, or what stands behind it. */
export interface OpenCommand {
  readonly tag: string;
  readonly verb: ImapVerb;
  readonly uid: boolean;
  readonly lexemes: readonly Lexeme[];
  /** Lines so far. */
  readonly lines: number;
  /** Of its literals that were kept. */
  readonly octets: number;
  /** It is refused already, in these words; what is left of it is read over. */
  readonly refused?: string;
  /** The letter of an APPEND, once it came. */
  readonly letter?: { readonly folder: string; readonly flags: readonly string[]; readonly at?: number };
}

/** Never changed: a turn makes a new one, or gives the same back. */
export interface ImapState {
  readonly peer: DialoguePeer;
  /** RFC 3501 §3. `none`: nothing was said yet. */
  readonly phase: 'none' | 'not-authenticated' | 'authenticated' | 'selected' | 'closed';
  /** Lines so far that were no command or out of place. */
  readonly mistakes: number;
  readonly open?: OpenCommand;
  /** Logging in began: the tag of the command, and for AUTHENTICATE how far it is. */
  readonly login?: { readonly tag: string; readonly exchange?: SaslExchange };
  /** Tag of the IDLE that stands (RFC 2177). */
  readonly idling?: string;
  readonly view?: View;
  /** The world was asked for something, and this is what is done with its answer: lines wait. */
  readonly waits?: Then;
}

export type Turn = DialogueTurn<ImapState>;
export type Then = (state: ImapState, answer: ImapAnswer) => Turn;
export const NOTHING: DialogueEffect[] = [];

export function startState(peer: DialoguePeer): ImapState {
  return { peer, phase: 'none', mistakes: 0 };
}

/** Nobody has logged in, and nobody has begun to. */
export function unknownAgain({ peer, mistakes }: ImapState): ImapState {
  return { peer, phase: 'not-authenticated', mistakes };
}

/** Logged in, and no folder is open. */
export function unselected({ peer, mistakes }: ImapState): ImapState {
  return { peer, mistakes, phase: 'authenticated' };
}

/** What was said before goes first. */
export function asks(state: ImapState, ask: ImapAsk, then: Then, before: DialogueEffect[] = NOTHING): Turn {
  return { state: { ...state, waits: then }, effects: [...before, { kind: 'mail', ask }] };
}
