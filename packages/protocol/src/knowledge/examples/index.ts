/**
 * Real dialogues: with the lab's own servers, recorded by packages/lab/src/reference-examples.test.ts, which also plays them
 * again; and with Debian's Dovecot and Postfix, from the fixtures (foreign.test.ts).
 */
import foreign from './foreign.json' with { type: 'json' };
import recorded from './recorded.json' with { type: 'json' };

export interface ExampleLine {
  by: 'client' | 'server';
  text: string;
}

export interface Example {
  /** Absent: a server of the lab. */
  server?: string;
  protocol?: 'smtp' | 'pop3' | 'imap';
  /** Of the lab's server. */
  host?: string;
  port: number;
  lines: ExampleLine[];
}

const ALL: readonly Example[] = [...(recorded as Example[]), ...(foreign as Example[])];

/** Lines before and after the one that is shown for. An answer of POP3 or IMAP is shown to its end. */
const BEFORE = 5;
const AFTER = 3;
const MAILBOX_BEFORE = 1;
const MAILBOX_AFTER = 9;

/** After the answer to what stands at `at`: up to the next line of the client, and not too far. */
function endOfAnswer({ lines }: Example, at: number): number {
  const next = lines.findIndex(({ by }, index) => index > at && by === 'client');
  return Math.min(next < 0 ? lines.length : next, at + 1 + MAILBOX_AFTER);
}

export interface ExamplePiece extends Example {
  /** Of `lines`: the one that it is shown for. */
  at: number;
  /** The dialogue from its beginning. */
  whole: readonly ExampleLine[];
}

/**
 * A piece of a real dialogue in which an entry of the reference occurs: a verb, a code, an enhanced code, a keyword, an item.
 *
 * @param id as in `/ref/<id>`
 * @param title as the entry has it, for what an id does not spell: `[UIDNEXT]`, `\Seen`, `Received`
 * @returns undefined where nobody has said it yet
 */
export function exampleOf(id: string, title = ''): ExamplePiece | undefined {
  const found = find(id, title);
  if (!found) return undefined;
  const { example, at } = found;
  const mailbox = example.protocol === 'pop3' || example.protocol === 'imap';
  const start = Math.max(0, at - (mailbox ? MAILBOX_BEFORE : BEFORE));
  const end = mailbox ? endOfAnswer(example, at) : at + 1 + AFTER;
  return {
    ...example,
    lines: example.lines.slice(start, end),
    at: at - start,
    whole: example.lines,
  };
}

/** The client's lines up to the one that shows it: what to type to meet it in the lab. */
export function linesToEarn(
  id: string,
  title = '',
): { host: string; port: number; lines: string[] } | undefined {
  const found = find(id, title);
  if (found?.example.host === undefined) return undefined;
  const { host, port, lines } = found.example;
  const typed = lines.slice(0, found.at + 1).filter(({ by }) => by === 'client');
  return { host, port, lines: typed.map(({ text }) => text) };
}

/** A login that succeeds says more of `AUTH` than one that is refused. */
const LOGGED_IN = '235';

function find(id: string, title: string): { example: Example; at: number } | undefined {
  const shows = showing(id, title);
  if (!shows) return undefined;
  const protocol = /^(?:pop3|imap)(?=-)/.exec(id)?.[0] ?? 'smtp';
  // The recordings stand in the order in which one would show them.
  const besides = id === 'auth' || id.startsWith('sasl-') ? LOGGED_IN : undefined;
  for (const example of ALL) {
    if ((example.protocol ?? 'smtp') !== protocol) continue;
    if (besides !== undefined && !example.lines.some(({ text }) => text.startsWith(besides))) continue;
    const at = example.lines.findIndex(shows);
    if (at >= 0) return { example, at };
  }
  return undefined;
}

type Shows = (line: ExampleLine) => boolean;

function showing(id: string, title: string): Shows | undefined {
  if (id.startsWith('pop3-')) return showingPop3(id, title);
  if (id.startsWith('imap-')) return showingImap(id, title);
  if (id.startsWith('field-')) {
    const name = `${title.toLowerCase()}:`;
    return title === '' ? undefined : ({ text }) => text.toLowerCase().startsWith(name);
  }
  if (/^[2-5]\d\d$/.test(id)) return ({ by, text }) => by === 'server' && text.startsWith(id);
  if (/^[245]\.\d+\.\d+$/.test(id))
    return ({ by, text }) => by === 'server' && text.slice(4).startsWith(`${id} `);
  if (CLASSES.some((form) => form.test(id))) return answered(classPattern(id));
  if (id === 'greeting') return ({ by, text }) => by === 'server' && text.startsWith('220');
  if (id === 'dot') return ({ by, text }) => by === 'client' && text === '.';
  const parameter = /^(?:mail|rcpt)-(.+)$/.exec(id)?.[1];
  if (parameter !== undefined) {
    const verb = id.slice(0, 4).toUpperCase();
    const word = new RegExp(` ${parameter}(?:=|$| )`, 'i');
    return ({ by, text }) => by === 'client' && text.toUpperCase().startsWith(verb) && word.test(text);
  }
  if (id.startsWith('sasl-')) return asked(new RegExp(`^AUTH ${id.slice(5)}(?: |$)`, 'i'));
  if (!/^[a-z0-9][a-z0-9-]*$/.test(id)) return undefined;
  const word = (id.endsWith('-extension') ? id.slice(0, -10) : id).toUpperCase();
  const offered: Shows = ({ by, text }) =>
    by === 'server' && (text.slice(4) === word || text.slice(4).startsWith(`${word} `));
  if (id.endsWith('-extension')) return offered;
  const said = asked(new RegExp(`^${word}(?:$|[ :])`, 'i'));
  // Said is more than offered.
  return ALL.some(({ lines }) => lines.some(said)) ? said : offered;
}

/** `4xx`, `x5x`; `5.x.x`, `x.1`. */
const CLASSES = [/^(?:[2-5]xx|x\dx)$/, /^(?:[245]\.x\.x|x\.\d)$/];
const classPattern = (id: string): RegExp =>
  id.length === 3 && !id.includes('.')
    ? new RegExp(`^${id.replace(/x/g, '\\d')}`)
    : new RegExp(
        `^\\d{3}[ -]${(id.length === 3 ? `${id}.x` : id).replace(/\./g, '\\.').replace(/x/g, '\\d+')} `,
      );

const asked =
  (pattern: RegExp): Shows =>
  ({ by, text }) =>
    by === 'client' && pattern.test(text);
const answered =
  (pattern: RegExp): Shows =>
  ({ by, text }) =>
    by === 'server' && pattern.test(text);
const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function showingPop3(id: string, title: string): Shows | undefined {
  if (title === '' && /^pop3-(?:capa|code)-/.test(id)) return undefined;
  const tag = /^pop3-capa-/.test(id) ? literally(title) : undefined;
  if (tag) return answered(new RegExp(`^${tag}(?: |$)`));
  if (id === 'pop3-ok') return answered(/^\+OK/);
  if (id === 'pop3-err') return answered(/^-ERR/);
  if (id === 'pop3-go-on') return answered(/^\+ /);
  if (/^pop3-code-/.test(id)) return answered(new RegExp(literally(title)));
  return asked(new RegExp(`^${literally(id.slice(5))}(?: |$)`, 'i'));
}

function showingImap(id: string, title: string): Shows | undefined {
  const name = literally(title);
  if (/^imap-(?:ok|no|bad)$/.test(id)) return answered(new RegExp(`^[^* ]+ ${name}`));
  if (id === 'imap-go-on') return answered(/^\+/);
  if (/^imap-(?:bye|preauth)$/.test(id)) return answered(new RegExp(`^\\* ${name}`));
  if (id.startsWith('imap-data-')) return answered(new RegExp(`^\\* (?:\\d+ )?${name}(?: |$)`));
  if (id.startsWith('imap-code-')) return answered(new RegExp(literally(title.slice(0, -1))));
  if (id.startsWith('imap-capa-')) return answered(new RegExp(`CAPABILITY.* ${name}`));
  if (/^imap-(?:flag|keyword|attribute)-/.test(id))
    return ({ text }) => text.toLowerCase().includes(title.toLowerCase()) && title !== '';
  if (/^imap-(?:item|status|store)-/.test(id))
    return asked(new RegExp(`(?:FETCH|STATUS|STORE).*[ (]${name.replace(/\\\]$/, '')}`, 'i'));
  if (id.startsWith('imap-key-')) return asked(new RegExp(`SEARCH.* ${name}(?: |$)`, 'i'));
  if (id.startsWith('imap-state-')) return undefined;
  const verb = literally(id.slice(5));
  return asked(new RegExp(`^\\S+ (?:UID )?${verb}(?: |$)`, 'i'));
}
