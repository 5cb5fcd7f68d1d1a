import { type CaseId, COACH_CASES } from '../knowledge/coach-cases.ts';

/**
 * The cases that exercises and checks know by name. `notes` of an explained line has these and no others; what is finer, or
 * nothing to mend, is a remark.
 */
const NAMES =
  'bare-lf bare-cr unknown-verb misspelled-verb no-greeting greeting-without-domain greeting-malformed helo-hides-extensions early-talker mail-without-from space-after-colon missing-colon missing-angle-brackets unclosed-bracket address-without-domain address-malformed unicode-without-smtputf8 nested-mail rcpt-before-mail rcpt-without-to data-before-rcpt all-recipients-refused some-recipients-refused data-with-argument waiting-for-dot dot-bare-lf dot-with-blanks dot-not-alone no-empty-line header-malformed no-header missing-from missing-date leading-dot-not-stuffed text-line-too-long command-too-long command-inside-data header-outside-data from-differs-from-envelope to-differs-from-envelope bcc-in-header closed-without-quit pipelined-too-early unknown-parameter size-exceeded starttls-not-offered no-ehlo-after-starttls plaintext-after-starttls auth-not-offered auth-in-clear auth-bad-base64 auth-failed relay-denied unknown-mailbox mailbox-full greylisted service-closing policy-refused http-on-smtp smtp-on-pop3 smtp-on-imap tls-on-plain-port plain-on-tls-port pop3-wrong-state pop3-no-such-message pop3-dele-without-quit imap-missing-tag imap-wrong-state imap-sequence-or-uid imap-literal-length imap-fetch-sets-seen mx-missing mx-null mx-cname spf-fail spf-too-many-lookups dkim-fail dmarc-fail eight-bit-header eight-bit-body-undeclared charset-mismatch ncat-waits-after-close shell-line-to-server smtp-at-shell-prompt eof-in-data second-mail-without-mail several-in-one-rcpt display-name-in-path typographic-paste pasted-replies arrow-keys-in-line smtp-on-http port-missing host-colon-port refused-port unknown-host server-timed-out mx-of-a-host mx-of-an-address preference-read-backwards trailing-dot-missing println-line-ending client-silent reads-one-line-per-reply openssl-r-line openssl-q-line base64-with-newline auth-plain-nuls imap-idle-without-done real-address';

export const NAMED_CASES: ReadonlySet<string> = new Set(NAMES.split(' ') satisfies string[]);

/** Finer cases, and the named one that they are a kind of. */
const KIND_OF: Partial<Record<CaseId, CaseId>> = {
  'null-recipient': 'address-malformed',
  'several-senders': 'address-malformed',
  'address-missing': 'address-malformed',
  'parameter-malformed': 'unknown-parameter',
  'leading-space': 'unknown-verb',
  'dot-outside-data': 'unknown-verb',
  'letter-outside-data': 'header-outside-data',
  'unended-line': 'client-silent',
  'mailbox-moved': 'unknown-mailbox',
  'letter-refused': 'policy-refused',
  'client-denylisted': 'policy-refused',
  'no-reverse-name': 'policy-refused',
  'rate-limited': 'policy-refused',
  'list-kept-private': 'policy-refused',
  'auth-required': 'policy-refused',
  'tls-required': 'policy-refused',
  'too-many-mistakes': 'service-closing',
  'connection-broken': 'service-closing',
  'pop3-message-marked': 'pop3-no-such-message',
  'pop3-unique-id-as-number': 'pop3-no-such-message',
  'pop3-space-in-password': 'auth-failed',
  'imap-no-such-message': 'imap-sequence-or-uid',
  'imap-no-such-mailbox': 'unknown-mailbox',
};

/** The named case that this one is, or is a kind of. */
export function namedCase(id: string): string | undefined {
  if (NAMED_CASES.has(id)) return id;
  return Object.hasOwn(COACH_CASES, id) ? KIND_OF[id as CaseId] : undefined;
}
