import { CurlFailure, STATUS } from './failure.ts';
import { type CurlUrl, decodeUrl } from './url.ts';

/** What an IMAP URL asks for (RFC 5092; lib/imap.c). */
export interface ImapTarget {
  mailbox: string | undefined;
  uidValidity: string | undefined;
  uid: string | undefined;
  index: string | undefined;
  section: string | undefined;
  partial: string | undefined;
  query: string | undefined;
}

const BCHARS = /^[A-Za-z0-9:@/&=\-._~!$'()*+,%]*/;
const PARAMETERS: Readonly<Record<string, Exclude<keyof ImapTarget, 'mailbox' | 'query'>>> = {
  UIDVALIDITY: 'uidValidity',
  UID: 'uid',
  MAILINDEX: 'index',
  SECTION: 'section',
  PARTIAL: 'partial',
};

/** `/INBOX;UID=1;SECTION=TEXT`, `/INBOX?SUBJECT hi`. @throws CurlFailure 3 */
export function readImapUrl({ path, query }: CurlUrl): ImapTarget {
  const target: ImapTarget = {
    mailbox: undefined,
    uidValidity: undefined,
    uid: undefined,
    index: undefined,
    section: undefined,
    partial: undefined,
    query: undefined,
  };
  let rest = path.slice(1);
  const begins = (BCHARS.exec(rest) as RegExpExecArray)[0];
  rest = rest.slice(begins.length);
  if (begins !== '') target.mailbox = decodeUrl(begins.replace(/\/$/, ''));
  while (rest.startsWith(';')) {
    const match = /^;([^=]*)=/.exec(rest);
    if (!match) throw new CurlFailure(STATUS.url);
    const name = decodeUrl(match[1] as string).toUpperCase();
    rest = rest.slice(match[0].length);
    const value = (BCHARS.exec(rest) as RegExpExecArray)[0];
    rest = rest.slice(value.length);
    const key = Object.hasOwn(PARAMETERS, name) ? PARAMETERS[name] : undefined;
    if (!key || target[key] !== undefined) throw new CurlFailure(STATUS.url);
    target[key] = decodeUrl(value).replace(/\/$/, '');
  }
  if (target.mailbox !== undefined && target.uid === undefined && target.index === undefined)
    target.query = query === undefined ? undefined : decodeUrl(query.replaceAll('+', ' '));
  if (rest !== '') throw new CurlFailure(STATUS.url);
  return target;
}

/** An atom, or a quoted string where it is none (RFC 3501 §4). `inQuotes`: quotes stand around it already. */
export function atom(text: string, { inQuotes = false }: { inQuotes?: boolean } = {}): string {
  const escaped = text.replace(/[\\"]/g, '\\$&');
  if (inQuotes) return escaped;
  return escaped !== text || /[(){ %*\]]/.test(text) ? `"${escaped}"` : text;
}
