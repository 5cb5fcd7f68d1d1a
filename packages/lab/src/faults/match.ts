import { type DnsQuestion, nameKey, typeName } from '@ehlo/protocol/dns';
import type { Fault, FaultPlace } from '@ehlo/wire';

/** A moment at which a fault may strike. */
export interface Occasion {
  at: FaultPlace;
  /** Reverse-path of the transaction; absent where there is none. */
  sender?: string;
  /** Forward-paths: of the RCPT, or of the letter. */
  recipients: readonly string[];
}

/** Whether an occasion is one of those that a fault is about, whichever of them it is. */
export function isAbout({ when }: Fault, { at, sender, recipients }: Occasion): boolean {
  if (when.at === 'question' || when.at !== at) return false;
  const { sender: from, recipient: to } = when;
  if (from !== undefined && (sender === undefined || !fits(from, sender))) return false;
  return to === undefined || recipients.some((recipient) => fits(to, recipient));
}

/** Whether a question is one of those that a fault is about. Names are compared without regard to case (RFC 4343). */
export function isAsked({ when }: Fault, { name, type }: Pick<DnsQuestion, 'name' | 'type'>): boolean {
  if (when.at !== 'question') return false;
  if (when.type !== undefined && when.type !== typeName(type)) return false;
  const asked = nameKey(name);
  const own = nameKey(`${when.name.replace(/\.$/, '')}.`);
  return asked === own || (when.below === true && asked.endsWith(`.${own}`));
}

/** `*` stands for any characters, none too. Letters are compared without regard to case. */
export function fits(pattern: string, path: string): boolean {
  const text = path.toLowerCase();
  const [first = '', ...pieces] = pattern.toLowerCase().split('*');
  const last = pieces.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  // Each piece as early as it can be: later ones then have all the place there is.
  for (const piece of pieces) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}
