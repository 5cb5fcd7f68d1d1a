export const INBOX = 'INBOX';

/** What parts a mailbox from a folder of its own in an address; a letter's number cannot be taken for it. */
const IN = 'in';

/** `/mail`, `/mail/mock`, `/mail/bob@campus.test/17`, `/mail/bob@campus.test/in/Sent/17`: INBOX is where no folder is named. */
export function mailPath(mailbox?: string, id?: number, folder = INBOX): string {
  if (mailbox === undefined) return '/mail';
  const box = `/mail/${encodeURIComponent(mailbox)}`;
  const within = folder === INBOX ? box : `${box}/${IN}/${encodeURIComponent(folder)}`;
  return id === undefined ? within : `${within}/${id}`;
}

/** The form that writes a letter, or an answer to one. */
export const writePath = (answers?: number): string =>
  answers === undefined ? '/mail/write' : `/mail/write/${answers}`;

/** Letters to practise on, and where they are put; read back by `readMailPath`. */
export const preparedPath = (mailbox: string, folder = INBOX): string =>
  mailPath(mailbox, undefined, folder).replace(/^\/mail/, '/mail/prepared');

export interface MailPlace {
  mailbox: string;
  folder: string;
  id?: number;
}

/** The inverse, of what stands after `/mail/`. Anything that is no mailbox, folder or number is left out. */
export function readMailPath(rest: string | undefined): MailPlace {
  const [box = '', ...more] = (rest ?? '').split('/');
  const inFolder = more[0] === IN;
  const number = (inFolder ? more[2] : more[0]) ?? '';
  const place = { mailbox: decoded(box) || 'mock', folder: (inFolder && decoded(more[1])) || INBOX };
  return /^\d{1,15}$/.test(number) ? { ...place, id: Number(number) } : place;
}

/** Empty where somebody typed a stray percent sign. */
function decoded(part = ''): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // No octet is written so: then the mock inbox is shown, or INBOX.
    return '';
  }
}
