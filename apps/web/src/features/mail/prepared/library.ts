import type { ComposedLetter } from '@ehlo/protocol/compose';
import type { Submission } from '@ehlo/protocol/smtp/client';
import { PREPARED_LETTERS, type PreparedLetter } from '@ehlo/wire';

/** How a letter is sent whose point is in its envelope or its trace. */
export interface PreparedSending {
  /** '' for `<>`. */
  reversePath: string;
  helo: string;
  /** Address to call from; '' for one's own. */
  source: string;
}

const SPAM = '203.0.113.66';

/** Those that are worth sending, beside being put. */
const SENDINGS: Partial<Record<PreparedLetter, PreparedSending>> = {
  html: { reversePath: 'news@bulk.spam.test', helo: 'bulk.spam.test', source: SPAM },
  phishing: { reversePath: 'bounce-7@bulk.spam.test', helo: 'bulk.spam.test', source: SPAM },
  // Each member has an address of its own to come back to, so that the list knows who it was (VERP).
  list: {
    reversePath: 'seminar-bounces+member=campus.test@lists.campus.test',
    helo: 'lists.campus.test',
    source: '',
  },
  // What reports a failure must not cause another report (RFC 5321 §4.5.5).
  bounce: { reversePath: '', helo: 'mx1.faculty.test', source: '' },
  dots: { reversePath: 'alice@campus.test', helo: 'alice-laptop.campus.test', source: '' },
  large: { reversePath: 'alice@campus.test', helo: 'alice-laptop.campus.test', source: '' },
};

export interface PreparedEntry {
  letter: PreparedLetter;
  sending: PreparedSending | undefined;
}

export const PREPARED_LIBRARY: readonly PreparedEntry[] = PREPARED_LETTERS.map((letter) => ({
  letter,
  sending: SENDINGS[letter],
}));

/** A prepared letter on its way, octet by octet as it was prepared. */
export function submissionFor(
  octets: Uint8Array,
  to: string,
  { reversePath, helo }: PreparedSending,
): Submission {
  const letter: ComposedLetter = {
    pieces: [{ kind: 'octets', octets }],
    size: octets.length,
    encoding: '7bit',
    utf8Header: false,
  };
  return { helo, tls: 'never', reversePath, forwardPaths: [to], compose: () => letter };
}
