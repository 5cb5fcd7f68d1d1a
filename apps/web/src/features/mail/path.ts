/** `/mail`, `/mail/mock`, `/mail/bob@campus.test/17`: a mailbox and a letter have addresses of their own. */
export function mailPath(mailbox?: string, id?: number): string {
  if (mailbox === undefined) return '/mail';
  const box = `/mail/${encodeURIComponent(mailbox)}`;
  return id === undefined ? box : `${box}/${id}`;
}

/** The inverse, of what stands after `/mail/`. Anything that is no mailbox or number is left out. */
export function readMailPath(rest: string | undefined): { mailbox: string; id?: number } {
  const [box = '', number = ''] = (rest ?? '').split('/');
  let mailbox: string;
  try {
    mailbox = decodeURIComponent(box) || 'mock';
  } catch {
    // A stray percent sign somebody typed: show the mock inbox.
    mailbox = 'mock';
  }
  const id = /^\d{1,15}$/.test(number) ? Number(number) : undefined;
  return id === undefined ? { mailbox } : { mailbox, id };
}
