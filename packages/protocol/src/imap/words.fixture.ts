import { imap as imapEn } from '../prose/en/imap.ts';
import { en } from '../prose/en/index.ts';
import { imap as imapFr } from '../prose/fr/imap.ts';
import { fr } from '../prose/fr/index.ts';
import { plain, say } from '../prose/say.ts';
import type { DialogueReading, Exchange, ReadingContext, Said } from '../reading/reading.ts';
import { IMAP_TOKENS } from './tokens.ts';

export const IMAP: ReadingContext = {
  host: 'mail.campus.test',
  port: 143,
  service: 'imap',
  handle: 'teal-heron',
  mailboxes: [],
};

const BOOKS = [
  { ...en, ...imapEn },
  { ...fr, ...imapFr },
];

/** English, as a person reads it. */
export const read = (said: Said | undefined): string => (said ? plain(say(BOOKS[0]!, said)) : '');

/** Sentences of the reading that one of the languages has no words for. */
export function speechless(reading: DialogueReading): string[] {
  const saids = reading.exchanges.flatMap(saidsOf);
  saids.push(
    reading.turn.said,
    ...reading.next.flatMap(({ needs, label }) => [needs, label].filter((it) => it !== undefined)),
  );
  return saids.filter((said) => BOOKS.some((book) => say(book, said) === '')).map(({ id }) => id);
}

function saidsOf({ gloss, keeps, notes, coach, alsoCoach = [], reply }: Exchange): Said[] {
  const cards = coach ? [coach, ...alsoCoach] : alsoCoach;
  return [
    gloss,
    ...(keeps ? [keeps] : []),
    ...notes.map(({ said }) => said),
    ...cards.flatMap(({ head, body }) => [head, body]),
    ...(reply?.digits.flatMap(({ head, body }) => (body ? [head, body] : [head])) ?? []),
    ...(reply?.lines.flatMap(({ said }) => (said ? [said] : [])) ?? []),
  ];
}

/** Pieces of lines that no token explains, and tokens that no table has. */
export function unexplained({ exchanges }: DialogueReading): string[] {
  return exchanges.flatMap(({ command, reply }) =>
    [...(command ? [command] : []), ...(reply?.lines ?? [])].flatMap(({ text, tokens = [] }) => {
      let at = 0;
      const between: string[] = [];
      for (const { start, end, token } of tokens) {
        if (start < at || end <= start) between.push(`overlap in ${text}`);
        if (!(IMAP_TOKENS as readonly string[]).includes(token)) between.push(`no token ${token}`);
        between.push(text.slice(at, start));
        at = end;
      }
      between.push(text.slice(at));
      return between.filter((piece) => piece.trim() !== '');
    }),
  );
}

export const cards = ({ exchanges }: DialogueReading): string[] =>
  exchanges.flatMap(({ coach, alsoCoach = [] }) =>
    (coach ? [coach, ...alsoCoach] : alsoCoach).map(({ cause }) => cause),
  );

export const cases = ({ exchanges }: DialogueReading): string[] =>
  exchanges.flatMap(({ notes }) => notes.flatMap((note) => (note.case ? [note.case] : [])));

/** Notes of the book `imap` by their ids, in order. */
export const notes = ({ exchanges }: DialogueReading): string[] =>
  exchanges.flatMap((exchange) =>
    exchange.notes.flatMap(({ said }) => /^imapNote\.(.*)$/.exec(said.id)?.[1] ?? []),
  );
