/** What is done with the messages of an open folder (RFC 3501 §6.4; RFC 4315; RFC 6851). */
import { storeItemOf } from '../flags.ts';
import type { Arguments } from './arguments.ts';
import { type FetchItem, readFetchItems } from './fetch-items.ts';
import { refused } from './folders.ts';
import type { ImapAnswer, ImapRow } from './mail.ts';
import { done, refusal, say, turn } from './reply.ts';
import { withLargest } from './search-match.ts';
import { readSearch } from './search-tree.ts';
import { asks, type ImapState, type Turn } from './state.ts';
import { setOf } from './strings.ts';
import { largestOf, refresh, rowAt, rowsIn, type View } from './view.ts';

/** A command on an open folder. */
export interface OnMessages {
  state: ImapState & { readonly view: View };
  tag: string;
  given: Arguments;
  /** UID stands in front: sets are of UIDs, and responses tell them (§6.4.8). */
  uid: boolean;
}

const READ_ONLY = 'NO [READ-ONLY] It was opened with EXAMINE: nothing can be changed';
const uidsOf = (rows: readonly ImapRow[]): number[] => rows.map(({ message }) => message.uid);

export function takeFetch({ state, tag, given, uid }: OnMessages): Turn {
  const set = given.take().text;
  const items = readFetchItems(given);
  given.end();
  const { view } = state;
  const rows = rowsIn(view, set, uid);
  const asked: FetchItem[] = uid ? [{ kind: 'UID' }, ...items] : items;
  const unseen =
    !view.readOnly && items.some((item) => item.kind === 'section' && item.seen)
      ? rows.filter(({ message }) => !message.flags.includes('\\Seen'))
      : [];
  if (unseen.length === 0) return fetch(state, { tag, uid, rows, items: asked });
  return asks(state, { about: 'flag', uids: uidsOf(unseen), add: ['\\Seen'], remove: [] }, (next, answer) => {
    if (answer.kind !== 'messages' || !next.view) return done(next, tag, refused(answer), { expunge: uid });
    // Their new flags are told with them (§6.4.5, BODY[]).
    const own = { uids: new Set(uidsOf(unseen)), say: false, uid };
    const { view: fresh, lines } = refresh(next.view, answer, { expunge: false, own });
    const seen = rows.map(({ number }) => rowAt(fresh, number - 1));
    const whole: FetchItem[] = [...asked, { kind: 'FLAGS' }];
    const { state: last, effects } = fetch({ ...next, view: fresh }, { tag, uid, rows: seen, items: whole });
    return { state: last, effects: [...say(...lines), ...effects] };
  });
}

function fetch(
  state: ImapState,
  {
    tag,
    uid,
    rows,
    items,
  }: { tag: string; uid: boolean; rows: readonly ImapRow[]; items: readonly FetchItem[] },
): Turn {
  if (rows.length === 0) return done(state, tag, 'OK There is none of these', { expunge: uid });
  const told = (next: ImapState, answer: ImapAnswer): Turn =>
    done(
      next,
      tag,
      answer.kind === 'refused'
        ? 'NO [EXPUNGEISSUED] Some of them are gone, or cannot be read'
        : 'OK Fetched',
      { expunge: uid },
    );
  return { state: { ...state, waits: told }, effects: [{ kind: 'fetch', fetch: { rows, items } }] };
}

export function takeStore({ state, tag, given, uid }: OnMessages): Turn {
  const set = given.take().text;
  const item = storeItemOf(given.take().text) ?? given.malformed();
  const { view } = state;
  const flags = asStanding(given.flags(true), view);
  given.end();
  if (view.readOnly) return done(state, tag, READ_ONLY, { expunge: uid });
  const rows = rowsIn(view, set, uid);
  const silent = item.endsWith('.SILENT');
  const named = new Set(flags.map((flag) => flag.toLowerCase()));
  const others = () => {
    const now = new Set(rows.flatMap(({ message }) => message.flags));
    return [...now].filter((flag) => !named.has(flag.toLowerCase()));
  };
  /** In whatever spelling it came here. */
  const standing = () => [
    ...new Set(rows.flatMap(({ message }) => message.flags.filter((flag) => named.has(flag.toLowerCase())))),
  ];
  const change = item.startsWith('-')
    ? { add: [], remove: standing() }
    : { add: flags, remove: item.startsWith('+') ? [] : others() };
  const uids = uidsOf(rows);
  return asks(state, { about: 'flag', uids, ...change }, (next, answer) => {
    if (answer.kind !== 'messages' || !next.view) return done(next, tag, refused(answer), { expunge: uid });
    const own = { uids: new Set(uids), say: !silent, uid };
    const { view: fresh, lines } = refresh(next.view, answer, { expunge: uid, own });
    return turn({ ...next, view: fresh }, ...lines, `${tag} OK Stored`);
  });
}

/** A keyword is the same in any case (§9): it keeps the spelling that it has in the folder. */
function asStanding(flags: readonly string[], { messages }: View): string[] {
  return flags.map((flag) => {
    if (flag.startsWith('\\')) return flag;
    const wanted = flag.toLowerCase();
    for (const { flags: own } of messages) {
      const standing = own.find((one) => one.toLowerCase() === wanted);
      if (standing !== undefined) return standing;
    }
    return flag;
  });
}

export function takeSearch({ state, tag, given, uid }: OnMessages): Turn {
  const { view } = state;
  const tree = withLargest(readSearch(given), largestOf(view));
  const rows = view.messages.map((_, index) => rowAt(view, index));
  return asks(state, { about: 'search', tree, rows }, (next, answer) => {
    if (answer.kind !== 'found') return done(next, tag, refused(answer), { expunge: uid });
    const numbers = answer.rows.map(({ number, message }) => (uid ? message.uid : number));
    const before = [numbers.length === 0 ? '* SEARCH' : `* SEARCH ${numbers.join(' ')}`];
    return done(next, tag, 'OK Searched', { expunge: uid, before });
  });
}

/** EXPUNGE; with UID in front only those of the set (RFC 4315 §2.1). */
export function takeExpunge({ state, tag, given, uid }: OnMessages): Turn {
  const { view } = state;
  const among = uid ? rowsIn(view, given.take().text, true).map(({ message }) => message) : view.messages;
  given.end();
  if (view.readOnly) return done(state, tag, READ_ONLY);
  const uids = among.filter(({ flags }) => flags.includes('\\Deleted')).map((message) => message.uid);
  if (uids.length === 0) return done(state, tag, 'OK Nothing to expunge');
  return asks(state, { about: 'expunge', uids }, (next, answer) =>
    answer.kind === 'refused' ? done(next, tag, refused(answer)) : done(next, tag, 'OK Expunged'),
  );
}

/** COPY, and MOVE, which takes them out of here (RFC 6851 §3.3). */
export function takeCopy({ state, tag, given, uid }: OnMessages, move: boolean): Turn {
  const set = given.take().text;
  const folder = given.mailbox();
  given.end();
  const { view } = state;
  if (move && view.readOnly) return done(state, tag, READ_ONLY);
  const rows = rowsIn(view, set, uid);
  const uids = uidsOf(rows);
  return asks(state, { about: 'copy', uids, folder, move }, (next, answer) => {
    if (answer.kind !== 'copied')
      return done(next, tag, refusal(answer.kind === 'refused' ? answer.why : 'error', true));
    const { uidValidity, from, to } = answer;
    const word = move ? 'Moved' : 'Copied';
    if (from.length === 0) return done(next, tag, `OK ${word} nothing: there is none of these`);
    const code = `[COPYUID ${uidValidity} ${setOf(from)} ${setOf(to)}]`;
    // The answer to MOVE comes before the EXPUNGEs that it leads to (RFC 6851 §4.3).
    return move
      ? done(next, tag, 'OK Done', { before: [`* OK ${code} ${word}`] })
      : done(next, tag, `OK ${code} ${word}`);
  });
}
