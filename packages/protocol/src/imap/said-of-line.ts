import type { Said, ServerReply } from '../reading/reading.ts';
import { readable, shown } from '../reading/words.ts';
import type { ImapPlace } from './folding.ts';
import { decodeMailbox } from './mailbox-name.ts';
import { responseCodeId } from './response-codes.ts';
import { type ReadResponse, valuesCalled } from './response-line.ts';
import { codePair, imapSaid, statusPair } from './said.ts';

/** Values in one sentence. */
const MOST = 8;

/** What one line of the server tells. */
export function saidOfLine(read: ReadResponse): Said {
  const { code, kind, status } = read;
  if (code) return codePair(responseCodeId(code.name) ?? 'other', shown(code.rest)).head;
  if (kind === 'tagged')
    return imapSaid('imapLine', status === 'OK' ? 'done' : status === 'NO' ? 'refused' : 'bad');
  if (kind === 'status') {
    if (status === 'BYE') return imapSaid('imapLine', 'bye');
    return imapSaid('imapLine', status === 'NO' ? 'warning' : status === 'BAD' ? 'bad' : 'information');
  }
  return saidOfData(read);
}

function saidOfData(read: ReadResponse): Said {
  const { data, number = 0 } = read;
  const called = (...tokens: Parameters<typeof valuesCalled>[1][]): string[] => valuesCalled(read, ...tokens);
  const names = (all: readonly string[]): string => shown(all.slice(0, MOST).join(' '));
  const mailbox = shown(decodeMailbox(readable(called('mailbox')[0] ?? '')));
  switch (data) {
    case 'CAPABILITY':
      return imapSaid('imapLine', 'capability', { count: called('capability').length });
    case 'ENABLED':
      return imapSaid('imapLine', 'enabled', { names: names(called('capability')) });
    case 'FLAGS':
      return imapSaid('imapLine', 'flags', { count: called('flag', 'keyword-flag').length });
    case 'EXISTS':
      return imapSaid('imapLine', 'exists', { count: number });
    case 'RECENT':
      return imapSaid('imapLine', 'recent', { count: number });
    case 'EXPUNGE':
      return imapSaid('imapLine', 'expunge', { number });
    case 'FETCH':
      return imapSaid('imapLine', 'fetch', { number, items: names(itemsOf(read)) });
    case 'SEARCH':
    case 'SORT':
      return imapSaid('imapLine', read.uidNumbers ? 'searchUids' : 'search', {
        count: called('message-number', 'uid').length,
      });
    case 'ESEARCH':
      return imapSaid('imapLine', 'esearch');
    case 'THREAD':
      return imapSaid('imapLine', 'thread');
    case 'LIST':
    case 'XLIST':
      if (called('mailbox-attribute').some((one) => /^\\(?:noselect|nonexistent)$/i.test(one)))
        return imapSaid('imapLine', 'listNoselect', { mailbox });
      return imapSaid('imapLine', 'list', { mailbox, attributes: names(called('mailbox-attribute')) });
    case 'LSUB':
      return imapSaid('imapLine', 'lsub', { mailbox });
    case 'STATUS':
      return imapSaid('imapLine', 'status', { mailbox });
    case 'NAMESPACE':
      return imapSaid('imapLine', 'namespace');
    case 'ID':
      return imapSaid('imapLine', 'id', { name: names(called('id-value').slice(0, 2)) });
    default:
      return imapSaid('imapLine', 'other', { word: shown(data ?? '') });
  }
}

/** Names of the items that a FETCH brought. */
function itemsOf({ lexemes, named }: ReadResponse): string[] {
  return lexemes.flatMap(({ text }, index) =>
    named.names[index] === 'fetch-item' ? [text.toUpperCase()] : [],
  );
}

/** The chips of a reply: its status, and its code. */
export function statusDigits(
  { status, code }: ReadResponse,
  place: ImapPlace | undefined,
  hangsUp: boolean,
): ServerReply['digits'] {
  if (!status) return [];
  const id =
    place === 'greeting'
      ? status === 'PREAUTH'
        ? 'preauth'
        : status === 'BYE'
          ? 'byeGreeting'
          : 'okGreeting'
      : hangsUp || status === 'BYE'
        ? 'bye'
        : status === 'OK'
          ? 'ok'
          : status === 'NO'
            ? 'no'
            : 'bad';
  const digits = [{ text: status as string, ...statusPair(id) }];
  if (code)
    digits.push({
      text: `[${code.name}]`,
      ...codePair(responseCodeId(code.name) ?? 'other', shown(code.rest)),
    });
  return digits;
}
