import { latin1, utf8 } from '@ehlo/protocol';
import { readFields } from '@ehlo/protocol/mail';
import type { DeliveryFailure } from '@ehlo/wire';
import MimeNode from 'nodemailer/lib/mime-node';

/** What a report tells of a mail that came to nothing. */
export interface Undelivered {
  /** Host that gave it up, and writes. */
  host: string;
  queueId: string;
  /** Of the mail, who gets the report. */
  reversePath: string;
  /** Milliseconds since the epoch. */
  queuedAt: number;
  failures: readonly { forwardPaths: readonly string[]; failure: DeliveryFailure }[];
  prefix: string;
  letter: Uint8Array;
}

/** Octets of the original's header that go back; a longer one is cut between lines. */
const MOST_HEADER_OCTETS = 32 * 1024;

/**
 * A delivery status notification: for people, for programs, and the header of what it is about (RFC 3462, RFC 3464).
 * @param now milliseconds since the epoch
 */
export async function reportOf(mail: Undelivered, now: number): Promise<Uint8Array> {
  const report = new MimeNode('multipart/report; report-type=delivery-status', { newline: 'win' });
  report.setHeader({
    From: `Mail Delivery System <MAILER-DAEMON@${mail.host}>`,
    To: mail.reversePath,
    Subject: 'Undelivered Mail Returned to Sender',
    Date: new Date(now).toUTCString().replace('GMT', '+0000'),
    'Message-ID': `<${now}.${mail.queueId}@${mail.host}>`,
    // RFC 3834 §5: no out-of-office note is to answer this.
    'Auto-Submitted': 'auto-replied',
  });
  report.createChild('text/plain; charset=utf-8').setContent(forPeople(mail));
  const international = [mail.reversePath, ...mail.failures.flatMap(({ forwardPaths }) => forwardPaths)].some(
    (path) => utf8(path).length > path.length,
  );
  // RFC 6533 §5: the ones with UTF-8 in them have a type of their own.
  report
    .createChild(international ? 'message/global-delivery-status' : 'message/delivery-status')
    .setContent(forPrograms(mail, international));
  const header = headerOf(mail);
  report
    .createChild(header.some((octet) => octet > 127) ? 'message/global-headers' : 'text/rfc822-headers')
    .setContent(Buffer.from(header));
  return report.build();
}

function forPeople({ host, failures }: Undelivered): string {
  const lines = [
    `This is the mail system at host ${host}.`,
    '',
    'Your message could not be delivered to the recipients below.',
    'Its header is attached; the message itself is not.',
  ];
  for (const { forwardPaths, failure } of failures)
    lines.push('', ...forwardPaths.map((path) => `<${path}>`), `    ${whatHappened(failure)}`);
  return `${lines.join('\r\n')}\r\n`;
}

function whatHappened({ host, code, enhanced, text, at }: DeliveryFailure): string {
  const said = [code, enhanced, text].filter((part) => part !== undefined).join(' ');
  if (code !== undefined && host !== undefined)
    return `host ${host} said: ${said}${at === 'expired' ? '' : ` (at ${AT[at] ?? at})`}`;
  return said;
}

const AT: Partial<Record<DeliveryFailure['at'], string>> = {
  mail: 'MAIL FROM',
  rcpt: 'RCPT TO',
  data: 'DATA',
  letter: 'end of DATA',
};

/** RFC 3464 §2: fields of the mail, then a group of each recipient. */
function forPrograms(mail: Undelivered, international: boolean): string {
  const address = (path: string) => `${international ? 'utf-8' : 'rfc822'}; ${path}`;
  const groups = [
    [
      `Reporting-MTA: dns; ${mail.host}`,
      `X-Queue-ID: ${mail.queueId}`,
      `Arrival-Date: ${new Date(mail.queuedAt).toUTCString().replace('GMT', '+0000')}`,
    ],
  ];
  for (const { forwardPaths, failure } of mail.failures)
    for (const path of forwardPaths)
      groups.push([
        `Final-Recipient: ${address(path)}`,
        'Action: failed',
        `Status: ${statusOf(failure)}`,
        ...(failure.host === undefined ? [] : [`Remote-MTA: dns; ${failure.host}`]),
        diagnosticOf(failure),
      ]);
  return `${groups.map((lines) => `${lines.join('\r\n')}\r\n`).join('\r\n')}`;
}

/** RFC 3464 §2.3.4 asks for one; where the server gave none, the first digit is all that is known. */
function statusOf({ enhanced, code }: DeliveryFailure): string {
  return enhanced ?? (code !== undefined && code < 500 ? '4.0.0' : '5.0.0');
}

function diagnosticOf({ code, enhanced, text, host }: DeliveryFailure): string {
  // RFC 3464 §2.3.6: `smtp` is for what a server said, word for word.
  if (code === undefined || host === undefined) return `Diagnostic-Code: x-ehlo; ${text}`;
  return `Diagnostic-Code: smtp; ${[code, enhanced, text].filter((part) => part !== undefined).join(' ')}`;
}

function headerOf({ prefix, letter }: Undelivered): Uint8Array {
  const { bodyStart } = readFields(letter.subarray(0, MOST_HEADER_OCTETS));
  const own = latin1(letter.subarray(0, Math.min(bodyStart, MOST_HEADER_OCTETS)));
  const text = `${prefix}${own}`.replace(/(\r\n)+$/, '');
  return Uint8Array.from(`${text}\r\n`, (character) => character.charCodeAt(0));
}
