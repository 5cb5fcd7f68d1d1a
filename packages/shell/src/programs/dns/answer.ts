import { type DnsMessage, decodeMessage, nameKey, opcodeName, rcodeOf } from '@ehlo/protocol/dns';
import { followUp } from './follow-up.ts';
import { hexDump } from './hex-dump.ts';
import type { Lookup } from './lookup.ts';
import { classText, TYPE, typeText } from './mnemonics.ts';
import { plainName } from './name-reading.ts';
import { COOKIE } from './query.ts';
import type { Asking, DnsRun } from './run.ts';
import type { Shown } from './tool.ts';

/** What comes after one try: the same server again, the next one, listening on, or nothing. */
export type Then = 'again' | 'next' | 'listen' | 'done';

const SERVFAIL = 2;
const NXDOMAIN = 3;
const BADVERS = 16;
const BADCOOKIE = 23;
const HEADER_OCTETS = 12;

/** An answer came: is it one to our question, is it to be asked for in another way, is it shown, what follows. */
export async function hear(
  run: DnsRun,
  asking: Asking,
  index: number,
  asked: Shown,
  octets: Uint8Array,
): Promise<Then> {
  const { lookup, query } = asking;
  const wrong = await wrongHeader(run, lookup, query.id, octets);
  if (wrong) return wrong;
  const decoded = decodeMessage(octets);
  if (!decoded.ok) {
    const problem = decoded.problem === 'ends-early' ? 'unexpected end of input' : 'FORMERR';
    await run.out(`;; Got bad packet: ${problem}\n${hexDump(octets)}`);
    return 'done';
  }
  const { message } = decoded;
  if (message.opcode !== lookup.opcode) {
    const [expected, got] = [opcodeName(lookup.opcode), opcodeName(message.opcode)];
    await run.say(`Warning: Opcode mismatch: expected ${expected}, got ${got}`);
    return 'listen';
  }
  if (await otherQuestion(run, asking, message)) return lookup.tcp ? 'done' : 'listen';

  const shown: Shown = { ...asked, message, octets: octets.length, extra: decoded.trailing };
  const again = await askOtherwise(run, shown);
  if (again) return again;
  const next = await unhelpful(run, asking, index, message);
  if (next) return next;
  if (lookup.cookie && !message.edns) await run.say('expected opt record in response');
  else if (lookup.sendCookie && message.edns) shown.cookie = await takeCookie(run, lookup, message);

  return conclude(run, asking, shown);
}

async function wrongHeader(
  run: DnsRun,
  lookup: Lookup,
  id: number,
  octets: Uint8Array,
): Promise<Then | undefined> {
  const grade = lookup.tcp ? 'ERROR' : 'Warning';
  const then = lookup.tcp ? 'done' : 'listen';
  if (octets.length < HEADER_OCTETS) {
    await run.say(`${grade}: short (< header size) message${lookup.tcp ? '' : ' received'}`);
    return then;
  }
  const got = ((octets[0] as number) << 8) | (octets[1] as number);
  if (got !== id) await run.say(`${grade}: ID mismatch: expected ID ${id}, got ${got}`);
  if (((octets[2] as number) & 0x80) === 0) await run.say('Warning: query response not set');
  return got === id ? undefined : then;
}

async function otherQuestion(run: DnsRun, { lookup, name }: Asking, message: DnsMessage): Promise<boolean> {
  let other = false;
  for (const question of message.questions) {
    const same =
      question.type === lookup.type &&
      question.class === lookup.class &&
      nameKey(question.name) === nameKey(name);
    if (same) continue;
    other = true;
    const got = `${plainName(question.name)}/${typeText(question.type)}/${classText(question.class)}`;
    await run.say(`;; Question section mismatch: got ${got}`);
  }
  return other;
}

/** Some answers only say how to ask. */
async function askOtherwise(run: DnsRun, shown: Shown): Promise<Then | undefined> {
  const { lookup, message } = shown;
  const rcode = rcodeOf(message);
  const again = () => {
    const anew = run.requeue(lookup);
    if (lookup.trace && lookup.traceRoot) anew.type = lookup.wantedType;
    return anew;
  };
  const version = message.edns?.version ?? 0;
  if (rcode === BADVERS && message.edns && version < (lookup.ednsVersion ?? 0) && lookup.ednsNegotiation) {
    await run.comment(lookup, `BADVERS, retrying with EDNS version ${version}.`);
    lookup.ednsVersion = version;
    again();
    return 'done';
  }
  if (message.tc && !lookup.ignoreTruncation && !lookup.tcp) {
    if (!lookup.cookie && lookup.sendCookie && message.edns) await takeCookie(run, lookup, message);
    await run.comment(lookup, 'Truncated, retrying in TCP mode.');
    again().tcp = true;
    return 'done';
  }
  if (rcode === BADCOOKIE && !lookup.tcp && lookup.sendCookie && lookup.badCookie && message.edns) {
    if ((await takeCookie(run, lookup, message)) !== 'good') return undefined;
    if (lookup.showBadCookie) {
      await run.tool.message(shown);
      await run.tool.received(shown);
    }
    await run.comment(lookup, `BADCOOKIE, retrying${lookup.seenBadCookie ? ' in TCP mode' : ''}.`);
    const anew = again();
    if (lookup.seenBadCookie) anew.tcp = true;
    anew.seenBadCookie = true;
    return 'done';
  }
  return undefined;
}

/** A server that failed, or that does not look up for others: the next one is asked, if there is one. */
async function unhelpful(
  run: DnsRun,
  { lookup, servers }: Asking,
  index: number,
  message: DnsMessage,
): Promise<Then | undefined> {
  const failed = rcodeOf(message) === SERVFAIL && !lookup.servfailStops;
  const unwilling = run.settings.checkRecursion && !message.ra && lookup.recurse;
  if (!failed && !unwilling) return undefined;
  const reason = failed ? 'SERVFAIL reply' : 'recursion not available';
  const from = servers[index]?.address;
  if (index + 1 < servers.length && (!lookup.nsSearch || lookup.traceRoot)) {
    await run.comment(lookup, `Got ${reason} from ${from}, trying next server`);
    return 'next';
  }
  await run.comment(lookup, `Got ${reason} from ${from}`);
  return undefined;
}

/** RFC 7873 §5.3: our own eight octets must come back; what comes with them is sent next time. */
async function takeCookie(run: DnsRun, lookup: Lookup, message: DnsMessage): Promise<Shown['cookie']> {
  const cookie = message.edns?.options.find((option) => option.code === COOKIE)?.octets;
  if (!cookie) return 'none';
  const sent = lookup.cookie ?? run.clientCookie;
  if (sent.length < 8 || cookie.length < 8) {
    await run.say('Warning: COOKIE bad token (too short)');
    return 'bad';
  }
  if (!cookie.subarray(0, 8).every((octet, at) => octet === sent[at])) {
    await run.say('Warning: Client COOKIE mismatch');
    return 'bad';
  }
  lookup.cookie = new Uint8Array(cookie);
  return 'good';
}

/** Shows the answer and goes on: along the search list, a referral, a transfer. */
async function conclude(run: DnsRun, asking: Asking, shown: Shown): Promise<Then> {
  const { lookup, transfer } = asking;
  const { message } = shown;
  const nxdomain = rcodeOf(message) === NXDOMAIN;
  const hadOrigin = lookup.origin !== undefined;
  if (nxdomain && (hadOrigin || lookup.needSearch)) {
    if (!run.nextOrigin(lookup) || run.settings.showSearch) {
      await run.tool.message(shown);
      await run.tool.received(shown);
    }
  } else if (lookup.trace) await trace(run, shown);
  else if (lookup.nsSearch && lookup.traceRoot) await searchServers(run, shown);
  else await run.tool.message(shown);

  if (transfer) {
    const end = transfer.take(message, shown.octets);
    if (!end) return 'listen';
    if (end === 'whole') await run.tool.received(shown);
    else await run.out(`${end.failed}\n`);
    return 'done';
  }
  if (rcodeOf(message) === 0 || !hadOrigin) await run.tool.received(shown);
  return 'done';
}

async function trace(run: DnsRun, shown: Shown): Promise<void> {
  const { lookup, message } = shown;
  await run.tool.message(shown);
  lookup.type = lookup.wantedType;
  if (lookup.traceRoot) {
    await followUp(run, shown, 'answers');
    lookup.traceRoot = false;
  } else if (message.answers.length === 0) await followUp(run, shown, 'authorities');
}

async function searchServers(run: DnsRun, shown: Shown): Promise<void> {
  shown.lookup.type = TYPE.SOA;
  await followUp(run, shown, 'answers');
  shown.lookup.traceRoot = false;
  run.settings.useSearch = false;
}
