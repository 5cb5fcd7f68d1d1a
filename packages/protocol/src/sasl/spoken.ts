/** What the base64 of a log-in says, for who may read it. Base64 hides nothing, and this is how that is shown. */
import { decodeBase64 } from '../mail/transfer-encoding.ts';
import { textOfUtf8 } from '../octets.ts';
import type { SaslPlace } from '../reading/reading.ts';

/** What a piece of it is: keys of `saslPart` in the book `sasl`. */
export const SASL_PARTS = [
  'nul',
  'acts-for',
  'user',
  'password',
  'prompt',
  'challenge',
  'digest',
  'text',
] as const;
export type SaslPart = (typeof SASL_PARTS)[number];

export interface SaslPiece {
  /** Characters, control characters as they are. */
  text: string;
  part: SaslPart;
}

/** What to say about it: keys of `saslNote` in the same book. */
export const SASL_NOTES = ['readable', 'prompt', 'challenge', 'digest', 'hidden'] as const;
export type SaslNote = (typeof SASL_NOTES)[number];

export interface SaslSpoken {
  pieces: SaslPiece[];
  note: SaslNote;
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)$|^(?:[A-Za-z0-9+/]{4})+$/;
/** As somebody sees it who may not read it (wire, `mayRead`); one alone cancels. */
const MASKED = /^\*{2,}$/;
const MOST_OCTETS = 2000;

/** Undefined: it is no base64, or what it says is no text. */
export function saslSpoken(place: SaslPlace, base64: string): SaslSpoken | undefined {
  if (MASKED.test(base64)) return { pieces: [], note: 'hidden' };
  if (base64.length > MOST_OCTETS || !BASE64.test(base64)) return undefined;
  const octets = decodeBase64(base64);
  const text = textOfUtf8(octets);
  // Challenges of mechanisms that count in octets (GSSAPI, NTLM) say nothing to an eye.
  if (text.includes('\ufffd')) return undefined;
  return place.by === 'server' ? asked(place, text) : answered(place, text);
}

function asked({ mechanism }: SaslPlace, text: string): SaslSpoken {
  switch (mechanism) {
    case 'CRAM-MD5':
      return { pieces: [{ text, part: 'challenge' }], note: 'challenge' };
    case 'LOGIN':
      return { pieces: [{ text, part: 'prompt' }], note: 'prompt' };
    default:
      return { pieces: [{ text, part: 'text' }], note: 'readable' };
  }
}

function answered({ mechanism, turn }: SaslPlace, text: string): SaslSpoken {
  const whole: SaslSpoken = { pieces: [{ text, part: 'text' }], note: 'readable' };
  switch (mechanism) {
    case 'PLAIN': {
      // RFC 4616 §2: [authzid] NUL authcid NUL passwd.
      const [authzid = '', user, password, ...more] = text.split('\0');
      if (user === undefined || password === undefined || more.length > 0) return whole;
      const pieces: SaslPiece[] = [
        { text: authzid, part: 'acts-for' },
        { text: '\0', part: 'nul' },
        { text: user, part: 'user' },
        { text: '\0', part: 'nul' },
        { text: password, part: 'password' },
      ];
      return { pieces: pieces.filter((piece) => piece.text !== ''), note: 'readable' };
    }
    case 'LOGIN':
      return { pieces: [{ text, part: turn === 0 ? 'user' : 'password' }], note: 'readable' };
    case 'CRAM-MD5': {
      // RFC 2195 §2: the user's name, a space, a digest in hexadecimal.
      const [, user, digest] = /^(.+) ([0-9a-f]{32})$/is.exec(text) ?? [];
      if (user === undefined || digest === undefined) return whole;
      return {
        pieces: [
          { text: user, part: 'user' },
          { text: digest, part: 'digest' },
        ],
        note: 'digest',
      };
    }
    default:
      return whole;
  }
}
