/** Debian's Postfix in several tempers: one process, a port for each, set apart by settings of `smtpd`. */
import type { Certificate } from './dovecot-auth.ts';

export interface Door {
  /** In words, for the recording. */
  says: string;
  /** `-o` settings of its `smtpd`. */
  settings: readonly string[];
}

const TLS = 'smtpd_tls_security_level = may';
const SASL = ['smtpd_sasl_auth_enable = yes', 'smtpd_sasl_type = dovecot'];
const NO_RELAY = 'smtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination';

export const POSTFIX_DOORS = {
  postfix: { says: 'as Debian sets it up', settings: [] },
  strict: {
    says: 'strict_rfc821_envelopes, smtpd_helo_required, full names wanted',
    settings: [
      'smtpd_helo_required = yes',
      'strict_rfc821_envelopes = yes',
      'disable_vrfy_command = yes',
      'smtpd_helo_restrictions = reject_invalid_helo_hostname, reject_non_fqdn_helo_hostname',
      'smtpd_sender_restrictions = reject_non_fqdn_sender',
      'smtpd_recipient_restrictions = reject_non_fqdn_recipient',
      NO_RELAY,
    ],
  },
  closed: { says: 'no relay, at most 3 recipients', settings: [NO_RELAY, 'smtpd_recipient_limit = 3'] },
  small: { says: 'message_size_limit 2000', settings: ['message_size_limit = 2000', NO_RELAY] },
  policies: {
    says: 'access tables that greylist, refuse and know full mailboxes',
    settings: [
      NO_RELAY,
      'smtpd_recipient_restrictions = check_recipient_access inline:{ { grey@campus.test = 450 4.2.0 Greylisted, see http://postgrey.schweikert.ch/help/campus.test.html } { full@campus.test = 552 5.2.2 Quota exceeded (mailbox for user is full) } { busy@campus.test = 450 4.2.1 The user you are trying to contact is receiving mail too quickly } }',
      'smtpd_sender_restrictions = check_sender_access inline:{ { spammer@spam.test = 554 5.7.1 Service unavailable; Sender address [spammer@spam.test] blocked using bl.campus.test } }, reject_unlisted_sender',
      'smtpd_client_restrictions = reject_unauth_pipelining',
    ],
  },
  tls: { says: 'STARTTLS offered', settings: [TLS] },
  'tls-wanted': { says: 'STARTTLS demanded', settings: ['smtpd_tls_security_level = encrypt'] },
  smtps: { says: 'TLS from the first octet', settings: ['smtpd_tls_wrappermode = yes', TLS] },
  auth: { says: 'logins in clear, checked by Dovecot', settings: [...SASL, NO_RELAY] },
  submission: {
    says: 'logins after STARTTLS only, nobody without one',
    settings: [
      ...SASL,
      TLS,
      'smtpd_tls_auth_only = yes',
      'smtpd_client_restrictions = permit_sasl_authenticated, reject',
      NO_RELAY,
    ],
  },
  impatient: {
    says: 'hangs up after 3 mistakes or 2 seconds',
    settings: ['smtpd_hard_error_limit = 3', 'smtpd_timeout = 2s', 'smtpd_starttls_timeout = 2s'],
  },
  'disk-full': { says: 'a queue without room', settings: ['queue_minfree = 1000000000000'] },
  careful: {
    says: 'no pipelining before it is offered, no bare LF',
    settings: ['smtpd_forbid_unauth_pipelining = yes', 'smtpd_forbid_bare_newline = reject'],
  },
} as const satisfies Record<string, Door>;

/** Lines of main.cf: what `-o` cannot say, and what all doors share. */
export const POSTFIX_MAIN = ({
  certFile,
  keyFile,
  authSocket,
}: Certificate & { authSocket: string }): string =>
  `
relocated_maps = inline:{ { former@campus.test = former@elsewhere.test } }
local_recipient_maps = inline:{ alice=x, bob=x, postmaster=x, grey=x, full=x, busy=x, staff=x }
smtpd_sasl_path = ${authSocket}
smtpd_tls_cert_file = ${certFile}
smtpd_tls_key_file = ${keyFile}
smtpd_tls_eccert_file = ${certFile}
smtpd_tls_eckey_file = ${keyFile}
tls_random_source = dev:/dev/urandom
header_checks = regexp:{ { /^Subject:.*lottery/ REJECT No lotteries here, please } }
`.trimStart();

/** Lines of master.cf: TLS has a session cache's keeper. */
export const POSTFIX_SERVICES = `
tlsmgr unix - - n 1000? 1 tlsmgr
proxymap unix - - n - - proxymap
`.trimStart();
