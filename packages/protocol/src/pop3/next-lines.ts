import type { NextLine } from '../reading/reading.ts';
import { likelyPassword } from '../reading/words.ts';
import type { Pop3Folding } from './folding.ts';
import { pop3Said } from './said.ts';

/** More than these are no help. */
const MOST_LINES = 5;

const bare = (line: string): NextLine => ({ line, likely: false });
const later = (line: string, needs: 'greeting' | 'name' | 'login'): NextLine => ({
  ...bare(line),
  needs: pop3Said('pop3Needs', needs),
});
/** A line whose end is chosen once it is placed, so that typing replaces it. */
const around = (head: string, chosen: string): NextLine => ({
  line: `${head}${chosen}`,
  select: [head.length, head.length + chosen.length],
  likely: false,
});

/** Whose mailbox is looked into: who was named last, else the person reading. */
export const likelyUser = ({ user, context }: Pop3Folding): string =>
  user !== undefined && /^[\x21-\x7e]+$/.test(user) ? user : context.handle || 'bob';

/** The first message that is there and unmarked, after the one fetched last where there is one. */
export function likelyNumber({ drop }: Pop3Folding): number | undefined {
  const { count, marked, fetched } = drop;
  if (count === 0) return undefined;
  const last = count ?? Number.POSITIVE_INFINITY;
  // A person looks through a handful of letters.
  for (let number = (fetched ?? 0) + 1; number <= last && number < (fetched ?? 0) + 50; number++)
    if (!marked.has(number)) return number;
  for (let number = 1; number <= Math.min(last, 50); number++) if (!marked.has(number)) return number;
  return undefined;
}

/** Three to five lines that the protocol allows now, the likely one first; what it does not allow yet last. */
export function nextLines(fold: Pop3Folding): NextLine[] {
  const lines = linesOfState(fold);
  const { finger, reading } = fold;
  const repair = finger === reading.exchanges.at(-1) ? finger?.coach?.repair : undefined;
  if (repair !== undefined) {
    const others = lines.filter(({ line }) => line !== repair);
    return [{ ...bare(repair), likely: true }, ...others].slice(0, MOST_LINES);
  }
  const [first] = lines;
  if (first && !first.needs) first.likely = true;
  return lines.slice(0, MOST_LINES);
}

function linesOfState(fold: Pop3Folding): NextLine[] {
  const { reading, state, drop, asked } = fold;
  if (reading.closed || fold.opaque || fold.awaitsTls || fold.challenged || fold.open) return [];
  const user = around('USER ', likelyUser(fold));
  const offers = (keyword: string): boolean => reading.extensions.some((one) => one.keyword === keyword);
  switch (state) {
    case undefined:
      return [later(user.line, 'greeting')];
    case 'authorization': {
      const pass = around('PASS ', likelyPassword(fold));
      if (fold.named) return [pass, bare('QUIT'), ...(asked ? [] : [bare('CAPA')]), later('LIST', 'login')];
      const encrypt = offers('STLS') && !fold.secured ? [bare('STLS')] : [];
      return [
        user,
        ...(asked ? [] : [bare('CAPA')]),
        ...encrypt,
        bare('QUIT'),
        later(pass.line, 'name'),
        later('LIST', 'login'),
      ];
    }
    case 'transaction': {
      const { fetched, marked, count } = drop;
      const next = likelyNumber(fold);
      const read = next === undefined ? [] : [around('RETR ', `${next}`)];
      if (count === undefined) return [bare('STAT'), bare('LIST'), ...read, bare('QUIT')];
      const remove = fetched !== undefined && !marked.has(fetched) ? [around('DELE ', `${fetched}`)] : [];
      const undo = marked.size > 0 ? [bare('RSET')] : [];
      if (next === undefined) return [bare('QUIT'), ...undo, bare('LIST'), bare('STAT')];
      const listed = drop.sizes.size > 0;
      if (!listed) return [bare('LIST'), ...read, ...remove, ...undo, bare('QUIT')];
      const unread = fetched === undefined || marked.has(fetched);
      return unread
        ? [...read, ...undo, bare('UIDL'), bare('LIST'), bare('QUIT')]
        : [...remove, ...read, ...undo, bare('LIST'), bare('QUIT')];
    }
    default:
      return [];
  }
}
