import type { DeliveryFailure } from '@ehlo/wire';
import type { Sent } from './smtp-session.ts';

/** What nodemailer says went wrong; with `response`, a server said so. */
export interface SmtpError extends Error {
  code?: string;
  command?: string;
  response?: string;
  responseCode?: number;
  recipient?: string;
  rejectedErrors?: SmtpError[];
}

/** Characters of a reply that are kept with the mail, for each recipient: two lines of one. */
export const MOST_TEXT = 1024;

/** Recipients that got the same answer share an entry. */
export function perRecipient(errors: readonly SmtpError[], host: string): Sent['refused'] {
  const found = new Map<string, Sent['refused'][number]>();
  for (const error of errors) {
    const key = error.response ?? error.message;
    const entry = found.get(key) ?? { forwardPaths: [], failure: failureOf(error, 'rcpt', host) };
    if (error.recipient !== undefined) entry.forwardPaths.push(error.recipient);
    found.set(key, entry);
  }
  return [...found.values()];
}

const AT_COMMAND: Readonly<Record<string, DeliveryFailure['at']>> = {
  EHLO: 'hello',
  HELO: 'hello',
  STARTTLS: 'tls',
  'MAIL FROM': 'mail',
  'RCPT TO': 'rcpt',
};

/** @param stage how far the session was, for errors that do not say */
export function failureOf(error: SmtpError, stage: DeliveryFailure['at'], host: string): DeliveryFailure {
  const { response, responseCode, code } = error;
  const at = (error.command && AT_COMMAND[error.command]) || (code === 'EENVELOPE' ? 'data' : stage);
  const unexpected = code === 'EPROTOCOL' && !(responseCode !== undefined && responseCode >= 400);
  if (response !== undefined && responseCode && !unexpected) {
    const lines = response.split(/\r?\n/).map((line) => line.replace(/^\d{3}[ -]?/, ''));
    const enhanced = /^([245]\.\d{1,3}\.\d{1,3})\b/.exec(lines[0] ?? '')?.[1];
    const text = lines
      .map((line) => (enhanced ? line.replace(/^[245]\.\d+\.\d+\s*/, '') : line))
      .join(' ')
      .slice(0, MOST_TEXT);
    const permanent = responseCode >= 500;
    return { at, host, code: responseCode, ...(enhanced && { enhanced }), text, permanent };
  }
  if (code === 'EMESSAGE')
    // RFC 1870 §6.2: nobody asks a server for what it said beforehand that it does not take.
    return {
      at: 'mail',
      host,
      enhanced: '5.3.4',
      text: 'The letter is larger than the server takes',
      permanent: true,
    };
  if (unexpected) {
    const said = response === undefined ? 'more than a reply has' : `what no server says there: ${response}`;
    const text = `The server said ${said}`.slice(0, MOST_TEXT);
    return { at, host, enhanced: '4.5.0', text, permanent: false };
  }
  if (code === 'ETIMEDOUT')
    return { at, host, enhanced: '4.4.2', text: 'The server said nothing for too long', permanent: false };
  if (at === 'tls')
    return {
      at,
      host,
      enhanced: '4.7.5',
      text: `TLS could not be agreed on (${error.message})`,
      permanent: false,
    };
  return { at, host, enhanced: '4.4.2', text: 'The server hung up without a word', permanent: false };
}
