/**
 * IANA, "Simple Mail Transfer Protocol (SMTP) Enhanced Status Codes Registry", third table: every enumerated status code, its
 * sample text, the basic reply codes it goes with, and the documents that define it. `Any`, `Not given` and `5XX` of the
 * registry's second column are empty lists here.
 *
 * X.7.28 has `.` there; X.6.10 has no text and is deprecated.
 */
import type { Registry } from './registry.ts';

export interface RegisteredStatus {
  code: `X.${number}.${number}`;
  sample: string;
  basic: readonly number[];
  references: readonly string[];
}

const row = (
  code: RegisteredStatus['code'],
  sample: string,
  basic: readonly number[],
  ...references: string[]
): RegisteredStatus => ({ code, sample, basic, references });

export const ENHANCED_STATUS_REGISTRY: Registry<RegisteredStatus> = {
  page: 'https://www.iana.org/assignments/smtp-enhanced-status-codes/smtp-enhanced-status-codes.xhtml',
  updated: '2024-12-06',
  taken: '2026-08-22',
  entries: [
    row('X.0.0', 'Other undefined Status', [], 'RFC 3463'),
    row('X.1.0', 'Other address status', [], 'RFC 3463'),
    row('X.1.1', 'Bad destination mailbox address', [451, 550], 'RFC 3463'),
    row('X.1.2', 'Bad destination system address', [], 'RFC 3463'),
    row('X.1.3', 'Bad destination mailbox address syntax', [501], 'RFC 3463'),
    row('X.1.4', 'Destination mailbox address ambiguous', [], 'RFC 3463'),
    row('X.1.5', 'Destination address valid', [250], 'RFC 3463'),
    row('X.1.6', 'Destination mailbox has moved, No forwarding address', [], 'RFC 3463'),
    row('X.1.7', "Bad sender's mailbox address syntax", [], 'RFC 3463'),
    row('X.1.8', "Bad sender's system address", [451, 501], 'RFC 3463'),
    row('X.1.9', 'Message relayed to non-compliant mailer', [], 'RFC 3886'),
    row('X.1.10', 'Recipient address has null MX', [556], 'RFC 7505', 'RFC 7504'),
    row('X.2.0', 'Other or undefined mailbox status', [], 'RFC 3463'),
    row('X.2.1', 'Mailbox disabled, not accepting messages', [], 'RFC 3463'),
    row('X.2.2', 'Mailbox full', [552], 'RFC 3463'),
    row('X.2.3', 'Message length exceeds administrative limit', [552], 'RFC 3463'),
    row('X.2.4', 'Mailing list expansion problem', [450, 452], 'RFC 3463'),
    row('X.3.0', 'Other or undefined mail system status', [221, 250, 421, 451, 550, 554], 'RFC 3463'),
    row('X.3.1', 'Mail system full', [452], 'RFC 3463'),
    row('X.3.2', 'System not accepting network messages', [453, 521], 'RFC 3463', 'RFC 7504'),
    row('X.3.3', 'System not capable of selected features', [], 'RFC 3463'),
    row('X.3.4', 'Message too big for system', [552, 554], 'RFC 3463'),
    row('X.3.5', 'System incorrectly configured', [], 'RFC 3463'),
    row('X.3.6', 'Requested priority was changed', [250, 251], 'RFC 6710'),
    row('X.4.0', 'Other or undefined network or routing status', [], 'RFC 3463'),
    row('X.4.1', 'No answer from host', [451], 'RFC 3463'),
    row('X.4.2', 'Bad connection', [421], 'RFC 3463'),
    row('X.4.3', 'Directory server failure', [451, 550], 'RFC 3463'),
    row('X.4.4', 'Unable to route', [], 'RFC 3463'),
    row('X.4.5', 'Mail system congestion', [451], 'RFC 3463'),
    row('X.4.6', 'Routing loop detected', [], 'RFC 3463'),
    row('X.4.7', 'Delivery time expired', [], 'RFC 3463'),
    row(
      'X.5.0',
      'Other or undefined protocol status',
      [220, 250, 251, 252, 253, 451, 452, 454, 458, 459, 501, 502, 503, 554],
      'RFC 3463',
    ),
    row('X.5.1', 'Invalid command', [430, 500, 501, 503, 530, 550, 554, 555], 'RFC 3463'),
    row('X.5.2', 'Syntax error', [500, 501, 502, 550, 555], 'RFC 3463'),
    row('X.5.3', 'Too many recipients', [451], 'RFC 3463'),
    row('X.5.4', 'Invalid command arguments', [451, 501, 502, 503, 504, 550, 555], 'RFC 3463'),
    row('X.5.5', 'Wrong protocol version', [], 'RFC 3463'),
    row('X.5.6', 'Authentication Exchange line is too long', [500], 'RFC 4954'),
    row('X.6.0', 'Other or undefined media error', [], 'RFC 3463'),
    row('X.6.1', 'Media not supported', [], 'RFC 3463'),
    row('X.6.2', 'Conversion required and prohibited', [], 'RFC 3463'),
    row('X.6.3', 'Conversion required but not supported', [554], 'RFC 3463'),
    row('X.6.4', 'Conversion with loss performed', [250], 'RFC 3463'),
    row('X.6.5', 'Conversion Failed', [], 'RFC 3463'),
    row('X.6.6', 'Message content not available', [554], 'RFC 4468'),
    row('X.6.7', 'Non-ASCII addresses not permitted for that sender/recipient', [553, 550], 'RFC 6531'),
    row(
      'X.6.8',
      'UTF-8 string reply is required, but not permitted by the SMTP client',
      [252, 553, 550],
      'RFC 6531',
    ),
    row(
      'X.6.9',
      'UTF-8 header message cannot be transferred to one or more recipients, so the message must be rejected',
      [550],
      'RFC 6531',
    ),
    row('X.6.10', '', [], 'RFC 6531'),
    row(
      'X.7.0',
      'Other or undefined security status',
      [220, 235, 450, 454, 500, 501, 503, 504, 530, 535, 550],
      'RFC 3463',
    ),
    row('X.7.1', 'Delivery not authorized, message refused', [451, 454, 502, 503, 533, 550, 551], 'RFC 3463'),
    row('X.7.2', 'Mailing list expansion prohibited', [550], 'RFC 3463'),
    row('X.7.3', 'Security conversion required but not possible', [], 'RFC 3463'),
    row('X.7.4', 'Security features not supported', [504], 'RFC 3463'),
    row('X.7.5', 'Cryptographic failure', [], 'RFC 3463'),
    row('X.7.6', 'Cryptographic algorithm not supported', [], 'RFC 3463'),
    row('X.7.7', 'Message integrity failure', [], 'RFC 3463'),
    row('X.7.8', 'Authentication credentials invalid', [535, 554], 'RFC 4954'),
    row('X.7.9', 'Authentication mechanism is too weak', [534], 'RFC 4954'),
    row('X.7.10', 'Encryption Needed', [523], 'RFC 5248'),
    row('X.7.11', 'Encryption required for requested authentication mechanism', [524, 538], 'RFC 4954'),
    row('X.7.12', 'A password transition is needed', [422, 432], 'RFC 4954'),
    row('X.7.13', 'User Account Disabled', [525], 'RFC 5248'),
    row('X.7.14', 'Trust relationship required', [535, 554], 'RFC 5248'),
    row('X.7.15', 'Priority Level is too low', [450, 550], 'RFC 6710'),
    row('X.7.16', 'Message is too big for the specified priority', [552], 'RFC 6710'),
    row('X.7.17', 'Mailbox owner has changed', [], 'RFC 7293'),
    row('X.7.18', 'Domain owner has changed', [], 'RFC 7293'),
    row('X.7.19', 'RRVS test cannot be completed', [], 'RFC 7293'),
    row('X.7.20', 'No passing DKIM signature found', [550], 'RFC 7372', 'RFC 6376'),
    row('X.7.21', 'No acceptable DKIM signature found', [550], 'RFC 7372', 'RFC 6376'),
    row('X.7.22', 'No valid author-matched DKIM signature found', [550], 'RFC 7372', 'RFC 6376'),
    row('X.7.23', 'SPF validation failed', [550], 'RFC 7372', 'RFC 7208'),
    row('X.7.24', 'SPF validation error', [451, 550], 'RFC 7372', 'RFC 7208'),
    row('X.7.25', 'Reverse DNS validation failed', [550], 'RFC 7372'),
    row('X.7.26', 'Multiple authentication checks failed', [550], 'RFC 7372'),
    row('X.7.27', 'Sender address has null MX', [550], 'RFC 7505'),
    row('X.7.28', 'Mail flood detected', [], 'draft-levine-mailbomb-header-00'),
    row('X.7.29', 'ARC validation failure', [550], 'RFC 8617'),
    row('X.7.30', 'REQUIRETLS support required', [550], 'RFC 8689'),
  ],
};
