/**
 * Reply codes have no registry at IANA: each document that adds one says so itself. This is the list of those documents and
 * their codes; `read` says whether the section was read while the list was made, or is cited by other documents only.
 */
import type { Registry } from './registry.ts';

export interface DefinedCode {
  code: number;
  document: string;
  read: boolean;
}

const row = (document: string, read: boolean, ...codes: number[]) =>
  codes.map((code): DefinedCode => ({ code, document, read }));

export const REPLY_CODE_REGISTRY: Registry<DefinedCode> = {
  page: 'https://www.rfc-editor.org/rfc/rfc5321#section-4.2.3',
  taken: '2026-08-22',
  entries: [
    ...row('RFC 5321 §4.2.3', true, 211, 214, 220, 221, 250, 251, 252, 354),
    ...row('RFC 5321 §4.2.3', true, 421, 450, 451, 452, 455),
    ...row('RFC 5321 §4.2.3', true, 500, 501, 502, 503, 504, 550, 551, 552, 553, 554, 555),
    ...row('RFC 1845 §3', false, 355),
    ...row('RFC 1985 §5.1', true, 253, 458, 459),
    ...row('RFC 2645 §5.2.1', false, 453),
    ...row('RFC 3207 §4', true, 454, 530),
    ...row('RFC 4954 §4', true, 334),
    ...row('RFC 4954 §6', true, 235, 432, 534, 535, 538),
    ...row('RFC 7504 §3', true, 521),
    ...row('RFC 7504 §4', true, 556),
  ],
};

/**
 * Codes that only the second column of IANA's enhanced status codes names ("Associated Basic Status Code"): no document
 * that is known here defines them. Of them only 533 was found in a server's source (Exim, for an address beyond ASCII).
 */
export const CODES_NAMED_BY_IANA_ONLY: readonly number[] = [422, 430, 523, 524, 525, 533];
