import { isWithin, OPCODES, opcodeName, rcodeName, rcodeOf } from '@ehlo/protocol/dns';
import { formatTime } from '../date.ts';
import { countsText, flagWords } from '../dns/header-text.ts';
import type { Lookup } from '../dns/lookup.ts';
import { TYPE, typeText } from '../dns/mnemonics.ts';
import { optText } from '../dns/opt-text.ts';
import { PLAIN_RDATA, type RdataStyle, rdataText } from '../dns/rdata-text.ts';
import {
  type LineStyle,
  multilineRdata,
  PLAIN_COLUMNS,
  questionLine,
  recordLine,
} from '../dns/record-line.ts';
import type { Shown, Tool } from '../dns/tool.ts';
import type { DigState } from './state.ts';

const FORMERR = 1;
const NOTIMP = 4;
/** Response codes beyond these have no name in BIND's table. */
const BADCOOKIE = 23;
const MOST_NAMED_RCODE = 16;

const WHEN = '%a %b %d %H:%M:%S %Z %Y';

/** What dig writes of messages. */
export function createPrinter(state: DigState): Pick<Tool, 'message' | 'received'> {
  const { process } = state;
  return {
    message: (shown) => process.out(messageText(state, shown)),
    async received(shown) {
      const { lookup } = shown;
      if (state.short) return;
      if (lookup.stats) await process.out(statsText(shown));
      else if (lookup.identify) await process.out(identityText(shown));
    },
  };
}

function messageText(state: DigState, shown: Shown): string {
  const { lookup, message } = shown;
  let text = '';
  if (lookup.commandLine !== '' && !state.short && state.command) text += lookup.commandLine;
  lookup.commandLine = '';
  if (state.short) return text + (lookup.answer ? shortText(state, shown) : '');

  const style = lineStyle(state, lookup);
  if (lookup.comments) {
    text += shown.kind === 'query' ? ';; Sending:\n' : ';; Got answer:\n';
    text += `${headerText(shown)}\n`;
    if (message.edns) text += `;; OPT PSEUDOSECTION:\n${optText(message.edns, shown.cookie)}`;
  }
  const names = message.opcode === OPCODES.UPDATE.code ? UPDATE_SECTIONS : SECTIONS;
  const section = (wanted: boolean, name: string, lines: string[]) => {
    if (!wanted || lines.length === 0) return;
    text += lookup.comments ? `;; ${name} SECTION:\n${lines.join('')}\n` : lines.join('');
  };
  const records = (part: 'answers' | 'authorities' | 'additionals') =>
    message[part].filter(soaFilter(shown, part)).map((record) => recordLine(record, style));
  section(
    lookup.question,
    names[0],
    message.questions.map((question) => `;${questionLine(question, style)}`),
  );
  section(lookup.answer, names[1], records('answers'));
  section(lookup.authority, names[2], records('authorities'));
  section(lookup.additional, names[3], records('additionals'));
  return text;
}

const SECTIONS = ['QUESTION', 'ANSWER', 'AUTHORITY', 'ADDITIONAL'] as const;
/** RFC 2136 §2 */
const UPDATE_SECTIONS = ['ZONE', 'PREREQUISITE', 'UPDATE', 'ADDITIONAL'] as const;

/** `+onesoa`: of a transfer's two SOA records the second one is left out. */
function soaFilter({ lookup, transfer }: Shown, part: string): (record: { code: number }) => boolean {
  if (!lookup.oneSoa || lookup.type !== TYPE.AXFR || part !== 'answers') return () => true;
  let seen = transfer !== undefined && transfer.messages > 0;
  return ({ code }) => {
    if (code !== TYPE.SOA) return true;
    const first = !seen;
    seen = true;
    return first;
  };
}

/** The header's lines, and what is odd about it. */
function headerText(shown: Shown): string {
  const { lookup, message } = shown;
  const rcode = rcodeOf(message);
  const flags = flagWords(message)
    .map((flag) => ` ${flag}`)
    .join('');
  let text = '';
  if (message.questions.some(({ name }) => isWithin(name, 'local.')))
    text +=
      ';; WARNING: .local is reserved for Multicast DNS\n' +
      ';; You are currently testing what happens when an mDNS query is leaked to DNS\n';
  text += `;; ->>HEADER<<- opcode: ${opcodeName(message.opcode)}, status: ${statusText(rcode)}, id: ${message.id}\n`;
  text += `;; flags:${flags}${message.z ? '; MBZ: 0x4' : ''}; ${countsText(message)}\n`;
  if (shown.kind === 'query') return text;
  if (message.rd && !message.ra) text += ';; WARNING: recursion requested but not available\n';
  const noEdns = lookup.ednsVersion !== undefined && !message.edns;
  if (noEdns && (rcode === FORMERR || rcode === NOTIMP)) {
    const option = `${lookup.dnssec ? '+nodnssec ' : ''}+noedns`;
    text += `\n;; WARNING: EDNS query returned status ${statusText(rcode)} - retry with '${option}'\n`;
  }
  if (shown.extra > 0) text += `;; WARNING: Message has ${shown.extra} extra bytes at end\n`;
  return text;
}

function statusText(rcode: number): string {
  return rcode <= MOST_NAMED_RCODE || rcode === BADCOOKIE ? rcodeName(rcode) : `?${rcode}`;
}

/** `+short`: the data alone; while servers are followed, with its type. */
function shortText(state: DigState, shown: Shown): string {
  const { lookup, message } = shown;
  const style = rdataStyle(state, lookup, lookup.rrComments > 0);
  return message.answers
    .map((record) => {
      const type = lookup.trace || lookup.nsSearch ? `${typeText(record.code)} ` : '';
      const from = lookup.identify
        ? ` from server ${shown.server.address} in ${elapsed(shown, 'us.', 'ms.')}`
        : '';
      return `${type}${rdataText(record, style)}${from}\n`;
    })
    .join('');
}

function rdataStyle(state: DigState, lookup: Lookup, comments: boolean): RdataStyle {
  return {
    ...PLAIN_RDATA,
    comments,
    crypto: !lookup.noCrypto,
    unknownFormat: lookup.unknownFormat,
    expandAaaa: lookup.expandAaaa,
    splitWidth: state.splitWidth,
    unicode: lookup.idnOut,
  };
}

function lineStyle(state: DigState, lookup: Lookup): LineStyle {
  const columns =
    lookup.multiline || (lookup.noTtl && lookup.noClass)
      ? { ttl: 24, class: 24, type: 24, rdata: 32 }
      : lookup.noTtl || lookup.noClass
        ? { ttl: 24, class: 24, type: 32, rdata: 40 }
        : PLAIN_COLUMNS;
  const comments = lookup.rrComments > 0 || (lookup.multiline && lookup.rrComments === 0);
  const rdata = rdataStyle(state, lookup, comments);
  return {
    ttl: lookup.noTtl ? 'none' : lookup.ttlUnits ? 'units' : 'seconds',
    class: !lookup.noClass,
    columns,
    rdata: lookup.multiline ? multilineRdata(rdata, columns) : rdata,
  };
}

function elapsed({ lookup, sentAt, receivedAt }: Shown, micro: string, milli: string): string {
  const ms = Math.max(0, Math.floor(receivedAt - sentAt));
  return lookup.microseconds ? `${ms * 1_000} ${micro}` : `${ms} ${milli}`;
}

function statsText(shown: Shown): string {
  const { lookup, transfer } = shown;
  const transport = { dns: lookup.tcp ? 'TCP' : 'UDP', tls: 'TLS', https: 'HTTPS', http: 'HTTP' }[
    lookup.transport
  ];
  const size = transfer
    ? `;; XFR size: ${transfer.records} records (messages ${transfer.messages}, bytes ${transfer.octets})`
    : `;; MSG SIZE  rcvd: ${shown.octets}`;
  return `;; Query time: ${elapsed(shown, 'usec', 'msec')}
;; SERVER: ${shown.peer}(${shown.server.called}) (${transport})
;; WHEN: ${formatTime(shown.receivedAt, WHEN, false)}
${size}

`;
}

function identityText(shown: Shown): string {
  const octets = shown.transfer ? shown.transfer.octets : shown.octets;
  return `;; Received ${octets} bytes from ${shown.peer}(${shown.server.called}) in ${elapsed(shown, 'us', 'ms')}\n\n`;
}
