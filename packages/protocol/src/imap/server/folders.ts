/** Folders: LIST, LSUB, STATUS and what makes, names and unmakes them (RFC 3501 §6.3.3 to §6.3.10). */
import { STATUS_ITEMS, statusItemOf } from '../flags.ts';
import { decodeMailbox, encodeMailbox } from '../mailbox-name.ts';
import type { Arguments } from './arguments.ts';
import { type ListPattern, levelsAbove, readPattern } from './list-pattern.ts';
import type { ImapAnswer, ImapAsk, ImapFolder } from './mail.ts';
import { Refused } from './malformed.ts';
import { done, refusal } from './reply.ts';
import { asks, type ImapState, type Turn } from './state.ts';
import { quoted } from './strings.ts';

/** Longer patterns are nobody's. */
const MOST_PATTERN = 500;
const MOST_WILDCARDS = 20;

export function takeList(state: ImapState, tag: string, given: Arguments, verb: 'LIST' | 'LSUB'): Turn {
  const reference = given.string();
  const wanted = given.pattern();
  given.end();
  // An empty pattern asks for the sign between levels (§6.3.8).
  if (verb === 'LIST' && wanted === '')
    return done(state, tag, 'OK Listed', { before: ['* LIST (\\Noselect) "/" ""'] });
  const text = decodeMailbox(`${reference}${wanted}`);
  const pattern = readPattern(text);
  if (text.length > MOST_PATTERN || pattern.wildcards > MOST_WILDCARDS)
    throw new Refused('[LIMIT] The pattern is too long, or has too many wildcards');
  return asks(state, { about: 'folders' }, (next, answer) => {
    if (answer.kind !== 'folders') return done(next, tag, refused(answer));
    const rows =
      verb === 'LIST' ? listed(answer.folders, pattern) : subscribed(answer.subscribed, text, pattern);
    return done(next, tag, 'OK Listed', { before: rows });
  });
}

function listed(folders: readonly ImapFolder[], pattern: ListPattern): string[] {
  const own = new Map(folders.map((folder) => [folder.name, folder]));
  const above = new Set(folders.flatMap(({ name }) => levelsAbove(name)));
  const names = [...own.keys(), ...[...above].filter((name) => !own.has(name))];
  return names
    .filter((name) => pattern.fits(name))
    .map((name) => {
      const folder = own.get(name);
      const attributes = [
        ...(folder ? [] : ['\\Noselect']),
        above.has(name) ? '\\HasChildren' : '\\HasNoChildren',
        ...(folder?.attribute === undefined ? [] : [folder.attribute]),
      ];
      return row('LIST', attributes, name);
    });
}

/** A name that a `%` hides the levels below of is told as a level, which cannot be selected (§6.3.9). */
function subscribed(names: readonly string[], text: string, pattern: ListPattern): string[] {
  const fitting = names.filter((name) => pattern.fits(name));
  const levels = text.endsWith('%')
    ? new Set(
        [...new Set(names.flatMap(levelsAbove))].filter(
          (name) => pattern.fits(name) && !fitting.includes(name),
        ),
      )
    : [];
  return [
    ...fitting.map((name) => row('LSUB', [], name)),
    ...[...levels].map((name) => row('LSUB', ['\\Noselect'], name)),
  ];
}

const row = (response: string, attributes: readonly string[], name: string): string =>
  `* ${response} (${attributes.join(' ')}) "/" ${asSaid(name)}`;

/** A folder's name as it crosses. */
export const asSaid = (name: string): string => {
  const coded = encodeMailbox(name);
  return /^[A-Za-z0-9_.&+,/-]+$/.test(coded) ? coded : quoted(coded);
};

export function takeStatus(state: ImapState, tag: string, given: Arguments): Turn {
  const folder = given.mailbox();
  const items = given.words().map((word) => {
    const item = statusItemOf(word);
    return item === undefined || 'capability' in STATUS_ITEMS[item] ? given.malformed() : item;
  });
  given.end();
  return asks(state, { about: 'status', folder }, (next, answer) => {
    if (answer.kind !== 'folder') return done(next, tag, refused(answer));
    const { messages, recent, uidNext, uidValidity } = answer;
    const values: Partial<Record<string, number>> = {
      MESSAGES: messages.length,
      RECENT: recent.length,
      UIDNEXT: uidNext,
      UIDVALIDITY: uidValidity,
      UNSEEN: messages.filter(({ flags }) => !flags.includes('\\Seen')).length,
    };
    const said = [...new Set(items)].map((item) => `${item} ${values[item] ?? 0}`).join(' ');
    return done(next, tag, 'OK Told', { before: [`* STATUS ${asSaid(folder)} (${said})`] });
  });
}

export function takeChange(
  state: ImapState,
  tag: string,
  given: Arguments,
  about: 'create' | 'delete' | 'subscribe' | 'unsubscribe',
): Turn {
  // A sign at the end says that folders are to come below it (§6.3.3): here they may come below any.
  const raw = given.next;
  const folder =
    about === 'create' && raw?.text.endsWith('/') && raw.text.length > 1
      ? given.mailboxWithout('/')
      : given.mailbox();
  given.end();
  return change(state, tag, { about, folder });
}

export function takeRename(state: ImapState, tag: string, given: Arguments): Turn {
  const folder = given.mailbox();
  const to = given.mailbox();
  given.end();
  return change(state, tag, { about: 'rename', folder, to });
}

function change(state: ImapState, tag: string, ask: ImapAsk): Turn {
  return asks(state, ask, (next, answer) =>
    done(next, tag, answer.kind === 'done' ? 'OK Done' : refused(answer)),
  );
}

export const refused = (answer: ImapAnswer): string =>
  refusal(answer.kind === 'refused' ? answer.why : 'error');
