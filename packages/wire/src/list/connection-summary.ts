/**
 * What a connection said of itself and how it went, for a row of a list: folded from its octets without a reading, which costs a
 * hundred times as much and which a list of ten thousand has no use for. Pure, bounded.
 */
import type { ConnectionOctets, Logged, ServiceName, Side } from '../event.ts';
import { protocolOf, type WireProtocol } from './wire-rows.ts';

export interface ConnectionSummary {
  /** From EHLO, an IMAP ID or a User-Agent. */
  name?: string;
  /** That crossed and were kept, both ways. */
  lines: number;
  /** The last reply: a code, or the word of protocols without any. */
  code?: number;
  status?: string;
  /** It said goodbye. */
  goodbye?: 'QUIT' | 'LOGOUT';
}

export interface SummaryFold {
  take(event: Pick<Logged & ConnectionOctets, 'from' | 'layer' | 'octets'>): void;
  readonly summary: ConnectionSummary;
  /** Everything that was said, in lower case, to be searched: the first 20 000 characters. */
  readonly said: string;
}

const SEARCHED = 20_000;
/** Of a line; what is longer is cut. */
const MOST_LINE = 1000;
const MOST_NAME = 60;
const LF = 10;
const CR = 13;

export function foldSummary(service: ServiceName): SummaryFold {
  return summaryFold(protocolOf(service));
}

export function summaryFold(protocol: WireProtocol): SummaryFold {
  const summary: ConnectionSummary = { lines: 0 };
  const begun: Record<Side, string> = { client: '', server: '' };
  let said = '';
  /** Behind a DATA that was answered with 354: `head` until its empty line. */
  let letter: 'head' | 'body' | undefined;
  let agent: string | undefined;

  function line(from: Side, text: string): void {
    summary.lines++;
    if (said.length < SEARCHED) said += `${text.toLowerCase()}\n`;
    if (from === 'server') answered(text);
    else if (letter) written(text);
    else asked(text);
    if (summary.name === undefined && agent !== undefined) summary.name = agent;
  }

  function asked(text: string): void {
    const name =
      protocol === 'imap'
        ? /\bID \(.*?"name" "([^"]+)"/i.exec(text)
        : /^(?:EHLO|HELO|LHLO)\s+(\S+)/i.exec(text);
    if (name?.[1]) {
      summary.name = name[1].slice(0, MOST_NAME);
      agent = undefined;
    }
    if (protocol === 'http') agentOf(text);
    const goodbye = /^(?:\S+ )?(LOGOUT)$|^(QUIT)\s*$/i.exec(text);
    if (goodbye) summary.goodbye = goodbye[1] ? 'LOGOUT' : 'QUIT';
    // Whoever goes on after it did not go.
    else delete summary.goodbye;
  }

  function written(text: string): void {
    if (text === '.') letter = undefined;
    else if (text === '') letter = 'body';
    else if (letter === 'head') agentOf(text);
  }

  function agentOf(text: string): void {
    const found = /^(?:user-agent|x-mailer):\s*(.+)/i.exec(text);
    if (found?.[1]) agent ??= found[1].slice(0, MOST_NAME);
  }

  function answered(text: string): void {
    // Of a letter that is refused while it comes, the reply says that it is over.
    const reply = /^(\d{3})(?: |$)/.exec(text);
    if (reply && protocol !== 'imap' && protocol !== 'pop3') {
      summary.code = Number(reply[1]);
      letter = summary.code === 354 ? 'head' : undefined;
      return;
    }
    const status =
      protocol === 'pop3'
        ? /^(\+OK|-ERR)/.exec(text)
        : protocol === 'imap'
          ? /^\S+ (OK|NO|BAD|BYE|PREAUTH)\b/i.exec(text)
          : null;
    if (status?.[1]) summary.status = status[1].toUpperCase();
  }

  return {
    summary,
    get said() {
      return said.slice(0, SEARCHED);
    },
    take({ from, layer, octets }) {
      if (layer !== 'clear') return;
      if (!octets) {
        // What is not known was no beginning of the next line.
        begun[from] = '';
        return;
      }
      let rest = begun[from];
      let start = 0;
      for (let end = octets.indexOf(LF); end >= 0; end = octets.indexOf(LF, start)) {
        const upTo = end > start && octets[end - 1] === CR ? end - 1 : end;
        const whole = rest + latin1(octets, start, upTo);
        line(from, whole.endsWith('\r') ? whole.slice(0, -1) : whole);
        rest = '';
        start = end + 1;
      }
      begun[from] = rest.length < MOST_LINE ? rest + latin1(octets, start, octets.length) : rest;
    },
  };
}

function latin1(octets: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...octets.subarray(start, Math.min(end, start + MOST_LINE)));
}
