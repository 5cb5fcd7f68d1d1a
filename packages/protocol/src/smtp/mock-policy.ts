import { MAX_LETTER_OCTETS } from './extensions.ts';
import { CANNOT_VERIFY, type SmtpPolicy, takeRecipient, takeSender } from './policy.ts';

/**
 * The practice machine's mock server: any address with any content, delivered nowhere. It forgives what Mailpit
 * forgives, and keeps to RFC 5321 in all else.
 */
export function mockPolicy(): SmtpPolicy {
  return {
    hostName: 'localhost',
    greeting: 'ESMTP mock server ready',
    extensions: ['SIZE', '8BITMIME', 'SMTPUTF8', 'PIPELINING', 'ENHANCEDSTATUSCODES'],
    maxSize: MAX_LETTER_OCTETS,
    maxRecipients: 1000,
    maxMistakes: 100,
    hello: 'asked',
    auth: 'never',
    mailFrom: 'anyone',
    sender: takeSender,
    recipient: takeRecipient,
    verify: () => CANNOT_VERIFY,
  };
}
