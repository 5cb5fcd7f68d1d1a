/**
 * IANA, "MAIL Parameters": SMTP Service Extensions, the parameters that their keywords have in an EHLO reply, and the limits
 * that LIMITS may name. `note` says in a word what the registry's note says in a sentence.
 */
import type { Registry } from './registry.ts';

export interface RegisteredExtension {
  keyword: string;
  /** As the registry describes it. */
  description: string;
  reference: string;
  note?: 'deprecated' | 'transfer only' | 'submission only';
}

const page = 'https://www.iana.org/assignments/mail-parameters/mail-parameters.xhtml';
const updated = '2025-08-25';
const taken = '2026-08-22';

const row = (
  keyword: string,
  description: string,
  reference: string,
  note?: RegisteredExtension['note'],
): RegisteredExtension => ({ keyword, description, reference, ...(note ? { note } : {}) });

export const EXTENSION_REGISTRY: Registry<RegisteredExtension> = {
  page,
  updated,
  taken,
  entries: [
    row('SEND', 'Send to terminal', 'RFC 821', 'deprecated'),
    row('SOML', 'Send as mail or to terminal', 'RFC 821', 'deprecated'),
    row('SAML', 'Send as mail and to terminal', 'RFC 821', 'deprecated'),
    row('EXPN', 'Expand the mailing list', 'RFC 821'),
    row('HELP', 'Supply helpful information', 'RFC 821'),
    row('TURN', 'Interchange the client and server roles', 'RFC 821', 'deprecated'),
    row('8BITMIME', 'SMTP and Submit transport of 8bit MIME content', 'RFC 6152'),
    row('SIZE', 'Message size declaration', 'RFC 1870'),
    row('VERB', 'Verbose', 'Eric Allman'),
    row('ONEX', 'One message transaction only', 'Eric Allman'),
    row('CHUNKING', 'Chunking', 'RFC 3030'),
    row('BINARYMIME', 'Binary MIME', 'RFC 3030'),
    row('CHECKPOINT', 'Checkpoint/Restart', 'RFC 1845'),
    row('DELIVERBY', 'Deliver By', 'RFC 2852'),
    row('PIPELINING', 'Command Pipelining', 'RFC 2920'),
    row('DSN', 'Delivery Status Notification', 'RFC 3461'),
    row('ETRN', 'Extended Turn', 'RFC 1985', 'transfer only'),
    row('ENHANCEDSTATUSCODES', 'Enhanced Status Codes', 'RFC 2034'),
    row('STARTTLS', 'Start TLS', 'RFC 3207'),
    row('NO-SOLICITING', 'Notification of no soliciting', 'RFC 3865'),
    row('MTRK', 'Message Tracking', 'RFC 3885'),
    row('SUBMITTER', 'SMTP Responsible Submitter', 'RFC 4405', 'deprecated'),
    row('ATRN', 'Authenticated TURN', 'RFC 2645', 'transfer only'),
    row('AUTH', 'Authentication', 'RFC 4954'),
    row('BURL', 'Remote Content', 'RFC 4468', 'submission only'),
    row('FUTURERELEASE', 'Future Message Release', 'RFC 4865'),
    row('UTF8SMTP', 'Internationalized email address', 'RFC 5336', 'deprecated'),
    row('CONPERM', 'Content Conversion Permission', 'RFC 4141'),
    row('CONNEG', 'Content Conversion Negotiation', 'RFC 4141'),
    row('SMTPUTF8', 'Internationalized email address', 'RFC 6531'),
    row('MT-PRIORITY', 'Priority Message Handling', 'RFC 6710'),
    row('RRVS', 'Require Recipient Valid Since', 'RFC 7293'),
    row('REQUIRETLS', 'Require TLS', 'RFC 8689'),
    row('LIMITS', 'Server limits', 'RFC 9422'),
  ],
};

/** Keywords that have something after them in an EHLO reply. LIMITS is not among them there; its limits have a list of their own. */
export const EHLO_PARAMETER_REGISTRY: Registry<{ keyword: string; parameters: string; reference: string }> = {
  page,
  updated,
  taken,
  entries: [
    { keyword: 'SIZE', parameters: 'number', reference: 'RFC 1870' },
    { keyword: 'NO-SOLICITING', parameters: 'Soliciting-keywords', reference: 'RFC 3865' },
    { keyword: 'AUTH', parameters: 'SASL mechanism names', reference: 'RFC 4954' },
    { keyword: 'BURL', parameters: 'Permitted URL prefixes', reference: 'RFC 4468' },
    {
      keyword: 'MT-PRIORITY',
      parameters: 'Name of the Priority Assignment Policy (optional)',
      reference: 'RFC 6710',
    },
  ],
};

export const LIMIT_REGISTRY: Registry<{ name: string; reference: string }> = {
  page,
  updated,
  taken,
  entries: [
    { name: 'MAILMAX', reference: 'RFC 9422' },
    { name: 'RCPTMAX', reference: 'RFC 9422' },
    { name: 'RCPTDOMAINMAX', reference: 'RFC 9422' },
  ],
};
