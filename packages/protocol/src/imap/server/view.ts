/** A folder as one session sees it: what it was told, and in what order (RFC 3501 §2.3.1.2, §5.2, §7.4.1). */

import { flagsOf } from './fetch-response.ts';
import type { ImapMessage, ImapRow } from './mail.ts';
import { Malformed } from './malformed.ts';
import { indexesIn, readRanges } from './number-set.ts';

export interface View {
  readonly folder: string;
  /** EXAMINE. */
  readonly readOnly: boolean;
  /** By number, from 1: also what is gone and could not be told yet. */
  readonly messages: readonly ImapMessage[];
  /** UIDs that are recent to this session. */
  readonly recent: ReadonlySet<number>;
  /** As the world had it when it was last looked at. */
  readonly from: readonly ImapMessage[];
  /** Messages are gone that the client was not told of. */
  readonly behind: boolean;
}

export function openView(
  folder: string,
  readOnly: boolean,
  { messages, recent }: { messages: readonly ImapMessage[]; recent: readonly number[] },
): View {
  return { folder, readOnly, messages, recent: new Set(recent), from: messages, behind: false };
}

interface Told {
  view: View;
  /** Untagged lines, without line ends. */
  lines: string[];
}

/**
 * What has changed since the client was last told.
 *
 * @param how.expunge whether it may be told of messages that are gone: never while it fetches, stores or searches by number
 * @param how.own UIDs whose flags it has just set; `say`: it is to hear of them, changed or not
 */
export function refresh(
  view: View,
  now: { messages: readonly ImapMessage[]; recent: readonly number[] },
  how: { expunge: boolean; own?: { uids: ReadonlySet<number>; say: boolean; uid: boolean } },
): Told {
  const { own } = how;
  const same = now.messages === view.from && !(view.behind && how.expunge);
  if (same && !own?.say) return { view, lines: [] };
  const lines: string[] = [];
  const { messages, known, changed, behind } =
    overlaid(view, now.messages, own) ?? merged(view, now.messages, how, lines);
  const recent = now.recent.length > 0 ? new Set([...view.recent, ...now.recent]) : view.recent;
  const next: View = { ...view, messages, recent, from: now.messages, behind };
  if (messages.length > known) lines.push(`* ${messages.length} EXISTS`, `* ${recentIn(next)} RECENT`);
  for (const number of changed) {
    const row = rowAt(next, number - 1);
    const uid = own?.uid && own.uids.has(row.message.uid) ? `UID ${row.message.uid} ` : '';
    lines.push(`* ${number} FETCH (${uid}FLAGS ${flagsOf(row)})`);
  }
  return { view: next, lines };
}

interface Merged {
  messages: readonly ImapMessage[];
  /** How many of them the client was told of. */
  known: number;
  /** Numbers whose flags are to be told. */
  changed: number[];
  behind: boolean;
}

type Own = { uids: ReadonlySet<number>; say: boolean } | undefined;

const isToBeTold = (own: Own, before: ImapMessage, after: ImapMessage): boolean =>
  own?.uids.has(after.uid) ? own.say : !sameFlags(before.flags, after.flags);

/**
 * Where nothing is gone, which is nearly always, the folder as it stands is the view. Costs a comparison a message, and no
 * memory, whatever the size of the folder. Undefined where something is gone.
 */
function overlaid({ messages: told }: View, now: readonly ImapMessage[], own: Own): Merged | undefined {
  const known = told.length;
  if (now.length < known) return undefined;
  const changed: number[] = [];
  for (let index = 0; index < known; index++) {
    const [before, after] = [told[index] as ImapMessage, now[index] as ImapMessage];
    // What did not change is the same object.
    if (before === after && !own?.say) continue;
    if (before.uid !== after.uid) return undefined;
    if (isToBeTold(own, before, after)) changed.push(index + 1);
  }
  return { messages: now, known, changed, behind: false };
}

/** @param lines where EXPUNGE is said, as the numbers are at that moment */
function merged(
  view: View,
  now: readonly ImapMessage[],
  how: { expunge: boolean; own?: Own },
  lines: string[],
): Merged {
  const messages: ImapMessage[] = [];
  const changed: number[] = [];
  let at = 0;
  let behind = false;
  for (const before of view.messages) {
    // UIDs ascend on both sides; what came out of order is nothing that this session can be told of.
    while ((now[at]?.uid ?? Number.POSITIVE_INFINITY) < before.uid) at++;
    const after = now[at];
    if (after?.uid === before.uid) {
      at++;
      messages.push(after);
      if (isToBeTold(how.own, before, after)) changed.push(messages.length);
    } else if (how.expunge) lines.push(`* ${messages.length + 1} EXPUNGE`);
    else {
      behind = true;
      messages.push(before);
    }
  }
  const last = view.messages.at(-1)?.uid ?? 0;
  const known = messages.length;
  for (; at < now.length; at++) {
    const fresh = now[at] as ImapMessage;
    if (fresh.uid > last) messages.push(fresh);
  }
  return { messages, known, changed, behind };
}

function sameFlags(one: readonly string[], other: readonly string[]): boolean {
  return one === other || (one.length === other.length && one.every((flag) => other.includes(flag)));
}

export function recentIn({ messages, recent }: Pick<View, 'messages' | 'recent'>): number {
  if (recent.size === 0) return 0;
  let count = 0;
  for (const { uid } of messages) if (recent.has(uid)) count++;
  return count;
}

export function rowAt(view: View, index: number): ImapRow {
  const message = view.messages[index] as ImapMessage;
  return { number: index + 1, message, recent: view.recent.has(message.uid) };
}

/**
 * The messages that a set names, ascending. A number that no message has is a mistake (RFC 3501 §6.4.5 would have nothing to
 * answer); a UID that no message has is none (§6.4.8).
 */
export function rowsIn(view: View, set: string, uid: boolean): ImapRow[] {
  const ranges = readRanges(set);
  if (!ranges) throw new Malformed('A set of messages is like 1, 2:4 or 3:*');
  const { messages } = view;
  const count = messages.length;
  if (!uid)
    for (const { from, to } of ranges)
      for (const end of [from, to])
        if (end !== '*' && end > count && !(count === 0 && to === '*'))
          throw new Malformed(`There is no message ${end}: this folder has ${count}`);
  const valueAt = uid
    ? (index: number) => (messages[index] as ImapMessage).uid
    : (index: number) => index + 1;
  return indexesIn(ranges, count, valueAt).map((index) => rowAt(view, index));
}

export const largestOf = ({ messages }: View): { number: number; uid: number } => ({
  number: messages.length,
  uid: messages.at(-1)?.uid ?? 0,
});
