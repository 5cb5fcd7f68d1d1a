import { saidPair } from '../prose/said.ts';
import type { Folding } from './folding.ts';
import type { Exchange, Remembered } from './reading.ts';
import { domainOf, personOf, sameMailbox } from './words.ts';

/** Where a letter is that the server has just taken. `before`: the envelope as it stood at the dot. */
export function arrivalOf(
  { context, forwarded }: Folding,
  before: Remembered,
): NonNullable<Exchange['arrival']> {
  const { host } = context;
  const paths = before.forwardPaths.map((path) => forwarded.get(sameMailbox(path)) ?? path);
  const person = personOf(paths[0] ?? '', context.mailboxes);
  if (context.service === 'mock') return saidPair('arrival', 'mock', { name: person });
  const here = paths.every((path) => isLocal(path, host));
  if (!here || context.service === 'dialled') return saidPair('arrival', 'elsewhere', { host });
  const lines = before.recipients + 1;
  if (before.recipients > 1) return saidPair('arrival', 'several', { count: before.recipients, host, lines });
  return saidPair('arrival', 'mailbox', { name: person, host, lines });
}

/** `bob@campus.test` lives at `mail.campus.test`. */
export function isLocal(path: string, host: string): boolean {
  const domain = domainOf(path);
  return domain === '' || host === domain || host.endsWith(`.${domain}`);
}
