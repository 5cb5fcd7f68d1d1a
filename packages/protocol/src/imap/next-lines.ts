import type { NextLine } from '../reading/reading.ts';
import { likelyPassword } from '../reading/words.ts';
import { type ImapFolding, oldestOwed } from './folding.ts';
import { asTyped } from './mailbox-name.ts';
import { imapSaid } from './said.ts';
import { deletedNumbers, type Selected } from './selected.ts';
import { offers } from './standing.ts';

/** More than these are no help. */
const MOST_LINES = 5;

const bare = (line: string): NextLine => ({ line, likely: false });
/** A line whose end is chosen once it is placed, so that typing replaces it. */
const around = (head: string, chosen: string): NextLine => ({
  line: `${head}${chosen}`,
  select: [head.length, head.length + chosen.length],
  likely: false,
});

/** The tag after this one in the person's own way: `a1` `a2`, `A001` `A002`, `1` `2`, `x` `y`. */
export function tagAfter(tag: string): string {
  const numbered = /^(.*?)(\d{1,9})$/.exec(tag);
  if (numbered) {
    const [, head = '', digits = ''] = numbered;
    return `${head}${`${Number(digits) + 1}`.padStart(digits.length, '0')}`;
  }
  if (/^[a-y]$/i.test(tag)) return String.fromCharCode(tag.charCodeAt(0) + 1);
  if (/^[A-Za-z]+$/.test(tag) && tag.length <= 8) return `${tag}1`;
  return 'a1';
}

/** The tag that the next line takes: one that was not used. */
export function nextTag({ lastTag, tags }: Pick<ImapFolding, 'lastTag' | 'tags'>): string {
  let tag = tagAfter(lastTag);
  // A person who jumps about in numbers comes past the used ones soon.
  for (let tries = 0; tries < 50 && tags.has(tag); tries++) tag = tagAfter(tag);
  return tag;
}

/** Who logs in: who did last, else the person reading. */
export const likelyUser = ({ user, context }: Pick<ImapFolding, 'user' | 'context'>): string =>
  user !== undefined && /^[\x21-\x7e]+$/.test(user) ? user : context.handle || 'bob';

/** The message after the one fetched last; the first where there is none. */
export function likelyNumber(box: Selected | undefined): number {
  const { fetched = 0, exists } = box ?? {};
  return exists !== undefined && fetched >= exists ? Math.max(1, exists) : fetched + 1;
}

/** Three to five lines that the protocol allows now, the likely one first; what it does not allow yet last. */
export function nextLines(fold: ImapFolding): NextLine[] {
  const lines = linesOfState(fold);
  const { finger, reading } = fold;
  const repair = finger === reading.exchanges.at(-1) ? finger?.coach?.repair : undefined;
  if (repair !== undefined && lines.length > 0) {
    const others = lines.filter(({ line }) => line !== repair);
    return [{ ...bare(repair), likely: true }, ...others].slice(0, MOST_LINES);
  }
  const [first] = lines;
  if (first && !first.needs) first.likely = true;
  return lines.slice(0, MOST_LINES);
}

function linesOfState(fold: ImapFolding): NextLine[] {
  const { reading, state, box } = fold;
  if (reading.closed || fold.opaque || fold.awaitsTls || fold.challenged || fold.open) return [];
  if (fold.literal || fold.rest || fold.deciding) return [];
  if (fold.idling) return [bare('DONE')];
  const tag = nextTag(fold);
  const say = (line: string): NextLine => bare(`${tag} ${line}`);
  const choose = (head: string, chosen: string): NextLine => around(`${tag} ${head}`, chosen);
  const later = (line: string, needs: 'greeting' | 'login' | 'select'): NextLine => ({
    ...say(line),
    needs: imapSaid('imapNeeds', needs),
  });
  // After LOGOUT its answer is all that comes.
  if (oldestOwed(fold)?.place === 'LOGOUT') return [];
  switch (state) {
    case undefined:
      return [later(`LOGIN ${likelyUser(fold)} ${likelyPassword(fold)}`, 'greeting')];
    case 'not-authenticated': {
      const encrypt = offers(fold, 'STARTTLS') && !fold.secured ? [say('STARTTLS')] : [];
      const ask = fold.asked ? [] : [say('CAPABILITY')];
      const login = choose('LOGIN ', `${likelyUser(fold)} ${likelyPassword(fold)}`);
      const can = offers(fold, 'LOGINDISABLED') && !fold.secured ? [...encrypt] : [login, ...ask, ...encrypt];
      return [...can, say('LOGOUT'), later('SELECT INBOX', 'login')];
    }
    case 'authenticated':
      return [
        choose('SELECT ', 'INBOX'),
        say('LIST "" "*"'),
        choose('EXAMINE ', 'INBOX'),
        say('LOGOUT'),
        later('FETCH 1 BODY.PEEK[]', 'select'),
      ];
    case 'selected': {
      const { exists, fetched, deleted = 0, readOnly } = box ?? {};
      if (exists === 0) return [say('NOOP'), ...idle(fold, say), say('CLOSE'), say('LOGOUT')];
      if (deleted > 0 && !readOnly) {
        const [number = 1] = box ? deletedNumbers(box, 1) : [];
        return [
          say('EXPUNGE'),
          choose(`STORE ${number} `, '-FLAGS (\\Deleted)'),
          say('CLOSE'),
          say('LOGOUT'),
        ];
      }
      const read = choose('FETCH ', `${likelyNumber(box)} BODY.PEEK[]`);
      if (fetched === undefined)
        return [
          say('FETCH 1:* (FLAGS BODY.PEEK[HEADER.FIELDS (FROM SUBJECT)])'),
          read,
          say('SEARCH UNSEEN'),
          say('LOGOUT'),
        ];
      if (readOnly) return [read, say('SEARCH UNSEEN'), say('CLOSE'), say('LOGOUT')];
      return [
        read,
        choose(`STORE ${fetched} `, '+FLAGS (\\Seen)'),
        choose(`COPY ${fetched} `, trash(fold)),
        say('SEARCH UNSEEN'),
        say('LOGOUT'),
      ];
    }
    default:
      return [];
  }
}

const idle = (fold: ImapFolding, say: (line: string) => NextLine): NextLine[] =>
  offers(fold, 'IDLE') ? [say('IDLE')] : [];

/** A mailbox to put a letter into: one that LIST told. */
function trash({ mailboxes }: ImapFolding): string {
  for (const name of mailboxes) if (name !== 'INBOX') return asTyped(name);
  return 'Trash';
}
