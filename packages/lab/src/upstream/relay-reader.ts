import { createLineReader, latin1, textOfUtf8 } from '@ehlo/protocol';

/** What a dialogue between a client and a foreign server means, as far as keeping a copy needs it. Pure. */
export type RelayNews =
  /** The server said its first reply. */
  | { kind: 'greeted' }
  /** The server took the sender's name for itself, or the sender. */
  | { kind: 'named'; by: 'helo' | 'mail'; name: string }
  /** From the next client octet on a letter follows, until the lone dot. */
  | { kind: 'letter' }
  /** The first command was answered; who the client is, if it said so, came before. */
  | { kind: 'spoke' }
  /** What the client had to wait for (`wait`) was answered; if nothing else is said, more commands follow. */
  | { kind: 'answered' }
  /** The server answers for the letter: keep it before its reply goes on. */
  | { kind: 'taken'; transaction: Transaction }
  /** The letter was refused, or the transaction was given up. */
  | { kind: 'dropped' }
  /** From here on both sides speak TLS: nothing can be read. */
  | { kind: 'opaque' };

/** From the next client octet on so many octets of a letter follow (BDAT, RFC 3030 §2). */
export interface RelayChunk {
  kind: 'chunk';
  octets: number;
  last: boolean;
}

export interface Transaction {
  helo: string;
  reversePath: string;
  forwardPaths: string[];
  smtputf8: boolean;
  body: '7BIT' | '8BITMIME';
}

type Expected =
  | { kind: 'greeting' | 'other' | 'letter' | 'auth' }
  | { kind: 'helo' | 'mail' | 'rcpt' | 'rset' | 'data' | 'starttls'; text: string };

/** Lines of other servers and their clients may be longer than ours. */
const MAX_LINE = 64 * 1024;
const LF = 10;

export interface RelayReader {
  /**
   * Octets of the client's commands, cut anywhere, but never beyond a line's end.
   * @returns `wait`: what follows means nothing before the server has answered
   */
  client(octets: Uint8Array): 'go on' | 'wait' | RelayChunk;
  /** The lone dot, or the last chunk of a BDAT, went to the server. */
  letterSent(): void;
  /** Octets of the server, cut anywhere. */
  server(octets: Uint8Array): RelayNews[];
  /** Where the server stands: in the middle of a line, or behind a reply with which it may hang up (221, 421). */
  readonly serverAt: 'line' | 'goodbye' | 'other';
  /** The client waits for a reply. */
  readonly owesReply: boolean;
  /** Octets [start, end) of the line last read that are a secret: what AUTH brings along, or an answer to its 334. */
  readonly secret: { start: number; end: number } | undefined;
}

/** Pairs commands with replies, in order (RFC 2920 lets many be under way), and follows what the server agreed to. */
export function createRelayReader(): RelayReader {
  const commands = createLineReader({ maxOctets: MAX_LINE });
  const replies = createLineReader({ maxOctets: MAX_LINE });
  const expected: Expected[] = [{ kind: 'greeting' }];
  let transaction = fresh('');
  /** The server asked for more of an AUTH: the next line is no command. */
  let challenged = false;
  let secret: { start: number; end: number } | undefined;
  let spoken = false;
  let lastCode = 0;
  let midLine = false;

  function fresh(helo: string): Transaction {
    return { helo, reversePath: '', forwardPaths: [], smtputf8: false, body: '7BIT' };
  }

  function command(octets: Uint8Array): 'go on' | 'wait' | RelayChunk {
    secret = undefined;
    if (challenged) {
      challenged = false;
      secret = { start: 0, end: octets.length };
      expected.push({ kind: 'auth' });
      return 'wait';
    }
    const text = textOfUtf8(octets).trimEnd();
    const verb = (/^\S*/.exec(text)?.[0] ?? '').toUpperCase();
    switch (verb) {
      case 'EHLO':
      case 'HELO':
        expected.push({ kind: 'helo', text: text.slice(4).trim() });
        return 'go on';
      case 'MAIL':
        expected.push({ kind: 'mail', text });
        return 'go on';
      case 'RCPT':
        expected.push({ kind: 'rcpt', text });
        return 'go on';
      case 'RSET':
        expected.push({ kind: 'rset', text });
        return 'go on';
      case 'DATA':
        expected.push({ kind: 'data', text });
        return 'wait';
      case 'STARTTLS':
        expected.push({ kind: 'starttls', text });
        return 'wait';
      case 'AUTH':
        secret = initialResponse(text);
        expected.push({ kind: 'auth' });
        return 'wait';
      case 'BDAT': {
        const [, size = '', last] = /^BDAT\s+(\d{1,12})(\s+LAST)?$/i.exec(text) ?? [];
        if (last !== undefined) return { kind: 'chunk', octets: Number(size), last: true };
        expected.push({ kind: 'other' });
        return size === '' ? 'go on' : { kind: 'chunk', octets: Number(size), last: false };
      }
      default:
        expected.push({ kind: 'other' });
        return 'go on';
    }
  }

  function reply(code: number, news: RelayNews[]): void {
    const about = expected.shift() ?? { kind: 'other' };
    const good = code >= 200 && code < 300;
    switch (about.kind) {
      case 'greeting':
        news.push({ kind: 'greeted' });
        return;
      case 'helo':
        if (!good) return;
        transaction = fresh(about.text);
        news.push({ kind: 'named', by: 'helo', name: about.text });
        return;
      case 'mail':
        if (!good) return;
        transaction = {
          ...fresh(transaction.helo),
          reversePath: pathOf(about.text),
          ...parametersOf(about.text),
        };
        news.push({ kind: 'named', by: 'mail', name: transaction.reversePath });
        return;
      case 'rcpt':
        if (good) transaction.forwardPaths.push(pathOf(about.text));
        return;
      case 'rset':
        if (!good) return;
        transaction = fresh(transaction.helo);
        news.push({ kind: 'dropped' });
        return;
      case 'data':
        news.push({ kind: code === 354 ? 'letter' : 'answered' });
        return;
      case 'letter':
        news.push(good ? { kind: 'taken', transaction } : { kind: 'dropped' });
        transaction = fresh(transaction.helo);
        return;
      case 'starttls':
        news.push({ kind: code === 220 ? 'opaque' : 'answered' });
        return;
      case 'auth':
        challenged = code === 334;
        news.push({ kind: 'answered' });
        return;
      default:
        return;
    }
  }

  function replied(code: number, news: RelayNews[]): void {
    const first = !spoken && expected[0]?.kind !== 'greeting';
    lastCode = code;
    reply(code, news);
    if (!first) return;
    spoken = true;
    news.push({ kind: 'spoke' });
  }

  return {
    client(octets) {
      commands.feed(octets);
      const item = commands.next();
      if (!item) return 'go on';
      return command(item.kind === 'line' ? item.octets : new Uint8Array(0));
    },
    letterSent() {
      expected.push({ kind: 'letter' });
    },
    server(octets) {
      const news: RelayNews[] = [];
      replies.feed(octets);
      midLine = octets.at(-1) !== LF;
      for (let item = replies.next(); item; item = replies.next()) {
        const [, code, more] = /^(\d{3})(-?)/.exec(item.kind === 'line' ? latin1(item.octets) : '') ?? [];
        if (code !== undefined && more === '') replied(Number(code), news);
      }
      return news;
    },
    get serverAt() {
      return midLine ? 'line' : lastCode === 221 || lastCode === 421 ? 'goodbye' : 'other';
    },
    get owesReply() {
      return expected.length > 0;
    },
    get secret() {
      return secret;
    },
  };
}

/** `AUTH PLAIN AGJvYg…` (RFC 4954 §4): the third word. */
function initialResponse(text: string): { start: number; end: number } | undefined {
  const before = /^\S+\s+\S+\s+/.exec(text)?.[0].length;
  return before === undefined ? undefined : { start: before, end: text.length };
}

/** Also what stands without brackets: the foreign server decided that it is a path. */
function pathOf(text: string): string {
  const [, bracketed, bare] = /:\s*(?:<([^>]*)>|(\S*))/.exec(text) ?? [];
  return bracketed ?? bare ?? '';
}

function parametersOf(text: string): Pick<Transaction, 'smtputf8' | 'body'> {
  const words = text.toUpperCase().split(/\s+/);
  return {
    smtputf8: words.includes('SMTPUTF8'),
    body: words.includes('BODY=8BITMIME') ? '8BITMIME' : '7BIT',
  };
}
