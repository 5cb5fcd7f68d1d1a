import type { Entry } from '@ehlo/protocol/knowledge';
import type { Prose } from '@ehlo/protocol/reading';
import type { Say } from '../../prose/prose.ts';

/** What an entry says at its top. Empty where no sentence is here yet. */
export interface EntryWords {
  /** The headline: what it is, in a sentence. */
  head: string;
  /** What it means, in a line or two. */
  lede: string;
}

/** From the tables that panels speak with; the book `reference` says more further down the page. */
export function wordsOf(entry: Entry, prose: Prose, say: Say): EntryWords {
  const pair = (id: string): EntryWords => ({
    head: say({ id: `${id}.head` }),
    lede: say({ id: `${id}.body` }),
  });
  switch (entry.family) {
    case 'reply': {
      const own = entry.id in prose.reply ? pair(`reply.${entry.id}`) : { head: '', lede: '' };
      return { head: own.head || entry.title, lede: own.lede };
    }
    case 'enhanced':
      return pair(`enhanced.X.${entry.detail}`);
    case 'extension':
      return {
        head: entry.title,
        lede: say({ id: `extension.${entry.keyword}`, params: { rest: entry.example } }),
      };
    case 'port': {
      const words = prose.port[entry.id as keyof Prose['port']];
      return { head: words?.short ?? entry.title, lede: words?.long ?? '' };
    }
    case 'role': {
      const words = prose.role[entry.id as keyof Prose['role']];
      return { head: words?.short ?? entry.title, lede: words?.long ?? '' };
    }
    default:
      return { head: entry.title, lede: '' };
  }
}
