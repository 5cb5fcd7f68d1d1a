/** The book of the X-ray: what leads from one state to another, and whose word a line stands on. */
import type {
  EdgeIdOf,
  IMAP_MACHINE,
  NodeIdOf,
  POP3_MACHINE,
  SMTP_MACHINE,
} from '../knowledge/state-machines.ts';
import type { Pair } from './prose.ts';

/** A state's name on the drawing, and what holds while it lasts. */
export interface StateWords {
  name: string;
  note: string;
}

export interface XrayWords {
  smtpEdge: Record<EdgeIdOf<typeof SMTP_MACHINE>, Pair>;
  pop3Edge: Record<EdgeIdOf<typeof POP3_MACHINE>, Pair>;
  imapEdge: Record<EdgeIdOf<typeof IMAP_MACHINE>, Pair>;
  pop3State: Record<NodeIdOf<typeof POP3_MACHINE> | 'closed', StateWords>;
  imapState: Record<NodeIdOf<typeof IMAP_MACHINE> | 'logout' | 'closed', StateWords>;
  /** After the verb that leads out: where it may be said. */
  machineOut: Record<'pop3' | 'imap', string>;
  /** The same letter in two envelopes. */
  twice: { letter: string };
  /** The standard against this server: it took what the RFC does not have, or refused what it has. */
  stance: Record<'lenient' | 'strict', string>;
  lens: { bareLf: string; bareCr: string };
}
