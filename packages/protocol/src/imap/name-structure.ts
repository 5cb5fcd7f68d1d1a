/** ENVELOPE and BODYSTRUCTURE, whose parts have no names on the wire but a place (RFC 3501 §7.4.2). */
import { bracket, isNil, list, type Naming, name, nilOr, peek, skip, value } from './naming.ts';
import type { ImapTokenId } from './tokens.ts';

const DEEPEST = 50;

/** Date, subject, six lists of addresses, In-Reply-To, Message-ID. */
export function envelope(naming: Naming): void {
  if (!bracket(naming, 'open')) {
    value(naming, 'value');
    return;
  }
  nilOr(naming, 'envelope-date');
  nilOr(naming, 'envelope-subject');
  for (let group = 0; group < 6; group++) addresses(naming);
  nilOr(naming, 'in-reply-to');
  nilOr(naming, 'message-id');
  while (peek(naming) && peek(naming)?.kind !== 'close') skip(naming, 'value');
  bracket(naming, 'close');
}

/** NIL, or a list of addresses, each of name, source route, mailbox and host. */
function addresses(naming: Naming): void {
  const each = (): boolean =>
    bracket(naming, 'open') &&
    (['address-name', 'address-route', 'address-mailbox', 'address-host'] as const).every((token) =>
      nilOr(naming, token),
    ) &&
    bracket(naming, 'close');
  if (!list(naming, each)) nilOr(naming, 'value');
}

/** One body, or bodies and the kind of their multipart. */
export function structure(naming: Naming, depth = 0): void {
  if (depth > DEEPEST || !bracket(naming, 'open')) {
    value(naming, 'value');
    return;
  }
  if (peek(naming)?.kind === 'open') {
    while (peek(naming)?.kind === 'open') structure(naming, depth + 1);
    nilOr(naming, 'media-subtype');
    if (more(naming)) parameters(naming);
  } else onePart(naming, depth);
  // What extends either form (§7.4.2): disposition, language, location, and what may come later.
  if (more(naming)) disposition(naming);
  if (more(naming)) value(naming, 'language');
  if (more(naming)) nilOr(naming, 'location');
  while (more(naming)) if (!value(naming, 'value')) skip(naming, 'value');
  bracket(naming, 'close');
}

function onePart(naming: Naming, depth: number): void {
  const type = peek(naming)?.text.toUpperCase();
  const subtype = peek(naming, 1)?.text.toUpperCase();
  nilOr(naming, 'media-type');
  nilOr(naming, 'media-subtype');
  parameters(naming);
  for (const token of ['content-id', 'description', 'transfer-encoding', 'octets'] satisfies ImapTokenId[])
    nilOr(naming, token);
  if (type === 'MESSAGE' && (subtype === 'RFC822' || subtype === 'GLOBAL') && peek(naming)?.kind === 'open') {
    envelope(naming);
    structure(naming, depth + 1);
    nilOr(naming, 'lines');
  } else if (type === 'TEXT' && more(naming)) nilOr(naming, 'lines');
  if (more(naming)) nilOr(naming, 'md5');
}

const more = (naming: Naming): boolean => {
  const next = peek(naming);
  return next !== undefined && next.kind !== 'close';
};

/** NIL, or names and values in turn. */
function parameters(naming: Naming): void {
  let named = false;
  const each = (): boolean => {
    named = !named;
    return nilOr(naming, named ? 'parameter-name' : 'parameter-value');
  };
  if (!list(naming, each) && isNil(peek(naming))) name(naming, 'nil');
}

function disposition(naming: Naming): void {
  if (isNil(peek(naming)) || !bracket(naming, 'open')) {
    nilOr(naming, 'disposition');
    return;
  }
  nilOr(naming, 'disposition');
  parameters(naming);
  while (more(naming)) skip(naming, 'value');
  bracket(naming, 'close');
}
