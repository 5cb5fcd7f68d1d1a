/** The way of a letter, put together from its Received fields (RFC 5321 §4.4). */
import type { Finding } from '../dns/reading/reading.ts';
import { type ReceivedReading, readReceived } from './received.ts';

export interface Hop {
  reading: ReceivedReading;
  /** Which Received field it is, from the top; 0 is the last server's. */
  place: number;
  /** Seconds since the hop before it, or, for the first, since the letter's Date; below 0 where clocks disagree. */
  delaySeconds?: number;
  /**
   * `own`: written by a server of the reader's, which saw what it writes. `told`: written before that, and only as true as whoever
   * passed it on: a sender may put any number of Received fields into a letter.
   */
  trust: 'own' | 'told';
  /** False where the server before it goes by another name than the one this hop names: the chain has a gap, or a lie. */
  joins?: boolean;
  /** What happened, in a sentence; then what is worth a remark about it. */
  says: Finding[];
}

export interface Way {
  /** In the order of travel: the first server first, which is the lowest field. */
  hops: Hop[];
  /** From the letter's Date, or the first hop, to the last; undefined where a clock is missing. */
  totalSeconds?: number;
}

export interface WayContext {
  /** The letter's `Date:`, in milliseconds since the epoch. */
  dateMs?: number;
  /** True for a host of the reader's own side. Without it only the topmost hop is `own`. */
  isOwn?: (host: string) => boolean;
}

/** Letters with more are in a loop: servers stop long before (RFC 5321 §6.3). */
export const MOST_HOPS = 100;
/** Delays and differences of clocks below this are none, in seconds. */
const CLOCK_SLACK = 60;
const LONG_DELAY = 300;
const RULE = 'RFC 5321 §4.4';

/** @param values  Received fields from the top, each after its colon. Never throws. */
export function readWay(values: readonly string[], { dateMs, isOwn }: WayContext = {}): Way {
  const readings = values.slice(0, MOST_HOPS).map(readReceived);
  let trusted = true;
  const trusts = readings.map(({ by }, place) => {
    // Once a stranger has had the letter, nothing below is more than told.
    trusted &&= place === 0 || (by !== undefined && (isOwn?.(by) ?? false));
    return trusted ? ('own' as const) : ('told' as const);
  });
  const hops: Hop[] = [];
  let before: number | undefined = dateMs;
  for (let place = readings.length - 1; place >= 0; place--) {
    const reading = readings[place] as ReceivedReading;
    const hop: Hop = { reading, place, trust: trusts[place] ?? 'told', says: [] };
    const now = reading.date?.atMs;
    if (now !== undefined && before !== undefined) hop.delaySeconds = Math.round((now - before) / 1000);
    if (now !== undefined) before = now;
    const last = hops.at(-1)?.reading;
    if (last?.by !== undefined && names(reading).length > 0)
      hop.joins = names(reading).includes(last.by.toLowerCase());
    hop.says = saysOf(hop, hops.length === 0);
    hops.push(hop);
  }
  const end = readings[0]?.date?.atMs;
  const start = dateMs ?? readings.at(-1)?.date?.atMs;
  return {
    hops,
    ...(end === undefined || start === undefined ? {} : { totalSeconds: Math.round((end - start) / 1000) }),
  };
}

const names = ({ helo, clientName, address }: ReceivedReading): string[] =>
  [helo, clientName, address]
    .filter((name) => name !== undefined && name !== '')
    .map((name) => (name as string).toLowerCase());

function saysOf({ reading, delaySeconds, joins }: Hop, first: boolean): Finding[] {
  const { helo = '', clientName, address = '', with: transmission, user = '', recipient = '' } = reading;
  const says: Finding[] = [];
  const add = (id: string, rfc: string, params: Record<string, string | number> = {}) => {
    says.push({ said: { id: `letterHop.${id}`, params }, rfc });
  };
  const client = helo || clientName || address;
  add(client === '' ? 'local' : 'took', RULE, {
    client,
    address,
    protocol: transmission?.base ?? transmission?.text ?? '',
    tls: Number((transmission?.tls ?? false) || reading.tls !== undefined),
    utf8: Number(transmission?.utf8 ?? false),
    recipient,
  });
  if (user !== '' || transmission?.auth) add('loggedIn', 'RFC 4954 §4', { user });
  if (clientName === '') add('unnamed', RULE, { address });
  // A name is as it may be; one that the DNS contradicts is worth a look.
  else if (helo !== '' && clientName !== undefined && clientName.toLowerCase() !== helo.toLowerCase())
    add('otherName', 'RFC 5321 §4.1.4', { helo, name: clientName });
  if (joins === false) add('gap', RULE, { client });
  if (delaySeconds !== undefined && delaySeconds < -CLOCK_SLACK)
    add(first ? 'beforeDate' : 'clocks', 'RFC 5322 §3.3', { seconds: -delaySeconds });
  else if (delaySeconds !== undefined && delaySeconds >= LONG_DELAY)
    add(first ? 'lateStart' : 'waited', 'RFC 5321 §4.5.4.1', { seconds: delaySeconds });
  return says;
}
