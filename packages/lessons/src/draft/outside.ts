/** Mails that a program on somebody's own machine sent meanwhile: each is a step that is done there. */
import type { Fact } from '../facts/fact.ts';
import type { OutsidePort } from '../placeholders.ts';
import { isOutside, listOf, textOf } from './attribute.ts';

/** Where a mail can be sent without more: ports of the practice world, and what they are outside. */
const PORTS: Readonly<Record<number, OutsidePort>> = { 1025: 'mock', 25: 'mta' };

/** The reader need not have the author's program: curl does the same. */
export interface OutsideMail {
  program: { name: string; text: string };
  lines: string[];
}

/** @returns undefined where the fact is no such mail */
export function outsideMail(fact: Fact): OutsideMail | undefined {
  const port = PORTS[Number(fact.value?.port)];
  if (fact.name !== 'accepted' || !isOutside(fact) || !fact.letter || port === undefined) return undefined;
  const { fields, text } = fact.letter;
  const from = textOf(fact.text.from);
  const envelope = [
    `--mail-from ${quoted(from === '<>' ? '' : from)}`,
    ...listOf(fact.text.to).map((path) => `--mail-rcpt ${quoted(path)}`),
  ];
  return {
    program: {
      name: 'letter.txt',
      text: [...fields.map(({ name, value }) => `${name}: ${value}`), '', ...text.split('\n')].join('\n'),
    },
    // Whose a client is, is known by the name in its EHLO, which curl takes from the path.
    lines: [
      `curl -sS --crlf smtp://localhost:{${port}-port}/{handle}.campus.test ${envelope.join(' ')} --upload-file letter.txt`,
    ],
  };
}

const quoted = (word: string): string =>
  /^[\w@.+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
