/** The book `sasl`: what the base64 of a log-in says. */
import type { SaslNote, SaslPart } from '../sasl/spoken.ts';

export interface SaslWords {
  /** What stands before it. */
  saslHead: Record<'says', string>;
  /** What a piece of it is. */
  saslPart: Record<SaslPart, string>;
  /** What it means that it can be read, or cannot. */
  saslNote: Record<SaslNote, string>;
}
