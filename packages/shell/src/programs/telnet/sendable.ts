import { BREAK, DATA_MARK, DO, DONT, IAC, IP, WILL, WONT } from './octets.ts';

/** What `send` sends, by name (RFC 854; RFC 1184 for the last three). */
export const SENDABLE: Readonly<Record<string, readonly number[]>> = {
  ao: [IAC, 245],
  ayt: [IAC, 246],
  brk: [IAC, BREAK],
  break: [IAC, BREAK],
  ec: [IAC, 247],
  el: [IAC, 248],
  ga: [IAC, 249],
  ip: [IAC, IP],
  intp: [IAC, IP],
  interrupt: [IAC, IP],
  intr: [IAC, IP],
  nop: [IAC, 241],
  eor: [IAC, 239],
  abort: [IAC, 238],
  susp: [IAC, 237],
  eof: [IAC, 236],
  synch: [IAC, DATA_MARK],
};

export const VERBS: Readonly<Record<string, number>> = { do: DO, dont: DONT, will: WILL, wont: WONT };
