/**
 * Dialogues written by hand, with what has to be said of them (fixtures/*.txt). A file has blocks, each under `=== name`:
 *
 * - `S ` and `C ` lines cross with CR LF, `s ` and `c ` as they stand; `\r \n \t \0 \\ \xNN` are octets, the rest is UTF-8;
 *   `%998%` is so many letters x;
 * - `@NAME` stands for the lines of the block `=== def NAME`;
 * - `! id`, `! id/v`, `! id @ beginning of the line`: a note, with the first letter of its voice; there are no others;
 * - `! tx reverse-path | +taken -refused | outcome`: a transaction; `! tx` alone: there is none;
 * - `! pop3`, `! imap`, `! other`: the protocol, if not SMTP; `! by SCSC…`: who said each line.
 *
 * A block `=== text name` is what a program wrote down, as it stands, but that a backslash before a line's first character is
 * no part of it.
 */
import { readFileSync } from 'node:fs';
import { latin1, utf8 } from '../octets.ts';
import type { Part } from './transcript.ts';

export interface Written {
  name: string;
  /** What is given to `parseTranscript`: JSON, or a text. */
  file: string;
  /** The dialogue, where it is no text. */
  parts?: Part[];
  protocol: string;
  notes: { id: string; voice?: string; on?: string }[];
  transactions?: string[];
  by?: string;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '\0', '\\': '\\' };

function part(line: string): Part {
  const [mark = ''] = line;
  const said = latin1(utf8(line.slice(2).replace(/%(\d+)%/g, (_, count) => 'x'.repeat(Number(count)))));
  const octets = said.replace(/\\(?:x([0-9a-f]{2})|([nrt0\\]))/gi, (_, hex, name) =>
    name === undefined ? String.fromCharCode(Number.parseInt(hex, 16)) : (ESCAPES[name] ?? name),
  );
  const by = mark.toLowerCase() === 's' ? 'server' : 'client';
  return { by, octets: mark === mark.toUpperCase() ? `${octets}\r\n` : octets };
}

/** The dialogues of `fixtures/<name>.txt`, behind the definitions that all files share. */
export function written(name: string): Written[] {
  const read = (file: string) => readFileSync(new URL(`fixtures/${file}.txt`, import.meta.url), 'utf8');
  const definitions = new Map<string, string[]>();
  const all: Written[] = [];
  for (const block of `${read('definitions')}${read(name)}`.split(/^=== /m).slice(1)) {
    const [title = '', ...rest] = block.trimEnd().split('\n');
    if (title.startsWith('def ')) {
      definitions.set(title.slice(4), rest);
      continue;
    }
    all.push(dialogue(title, rest, definitions));
  }
  return all;
}

function dialogue(title: string, block: string[], definitions: ReadonlyMap<string, string[]>): Written {
  const isText = title.startsWith('text ');
  const one: Written = { name: title.replace(/^text /, ''), file: '', protocol: 'smtp', notes: [] };
  for (const line of block.filter((each) => each.startsWith('! '))) expectation(one, line.slice(2));
  const lines = block.filter((each) => !each.startsWith('! '));
  if (isText) return { ...one, file: `${lines.map((line) => line.replace(/^\\/, '')).join('\n')}\n` };
  const expanded = (some: readonly string[]): string[] =>
    some.flatMap((line) => (line.startsWith('@') ? expanded(definitions.get(line.slice(1)) ?? []) : [line]));
  const parts = expanded(lines)
    .filter((line) => line !== '')
    .map(part);
  return { ...one, file: JSON.stringify(parts), parts };
}

function expectation(one: Written, text: string): void {
  if (text.startsWith('tx')) {
    one.transactions ??= [];
    if (text.length > 3) one.transactions.push(text.slice(3));
  } else if (/^(?:pop3|imap|other)$/.test(text)) one.protocol = text;
  else if (text.startsWith('by ')) one.by = text.slice(3);
  else if (text !== 'none') {
    const [, id = '', voice, on] = /^([\w-]+)(?:\/([ysw]))?(?: @ (.*))?$/.exec(text) ?? [];
    one.notes.push({ id, ...(voice ? { voice } : {}), ...(on ? { on } : {}) });
  }
}
