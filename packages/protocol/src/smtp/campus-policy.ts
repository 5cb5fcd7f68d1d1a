import { utf8 } from '../octets.ts';
import { MAX_LETTER_OCTETS } from './extensions.ts';
import { readPath, type SmtpPath } from './path.ts';
import { CANNOT_VERIFY, RECIPIENT_OK, type RecipientVerdict, type SmtpPolicy, takeSender } from './policy.ts';
import type { SmtpReply } from './reply.ts';

export interface CampusOptions {
  /** Whether a mailbox of this local part, in lower case, exists at campus. */
  mailboxes: (localPart: string) => boolean;
  /** Whether a client's address belongs to campus: it may relay, others may not. */
  isOnCampus: (address: string) => boolean;
}

const DOMAIN = 'campus.test';
const HOST = 'mail.campus.test';
/** What this server is the last hop for: the domain, and itself by name and by address. */
const LOCAL: ReadonlySet<string> = new Set([DOMAIN, HOST, '[192.0.2.25]', '[ipv6:2001:db8:25::25]']);

/** People who left. `forwards`: their mail goes on (251). `tells`: the sender has to try there (551). RFC 5321 §3.4. */
export const CAMPUS_DEPARTED = {
  former: { kind: 'forwards', to: `alice@${DOMAIN}` },
  moved: { kind: 'tells', to: 'prof@faculty.test' },
} as const satisfies Record<string, { kind: 'forwards' | 'tells'; to: string }>;

/** Students' private addresses, 10.20.0.0/16. */
export function isCampusAddress(address: string): boolean {
  return /^10\.20\.\d{1,3}\.\d{1,3}$/.test(address);
}

/** `mail.campus.test`: takes mail for its own mailboxes from anyone, and relays for nobody yet. */
export function campusPolicy({ mailboxes, isOnCampus }: CampusOptions): SmtpPolicy {
  function atCampus(said: string, localPart: string): RecipientVerdict {
    const name = localPart.toLowerCase();
    if (mailboxes(name)) return { reply: RECIPIENT_OK, forwardPath: `${name}@${DOMAIN}` };
    if (!Object.hasOwn(CAMPUS_DEPARTED, name))
      return { reply: { code: 550, enhanced: '5.1.1', text: `<${said}>: no such mailbox here` } };
    const { kind, to } = CAMPUS_DEPARTED[name as keyof typeof CAMPUS_DEPARTED];
    if (kind === 'tells')
      return { reply: { code: 551, enhanced: '5.1.6', text: `<${said}> has moved; please try <${to}>` } };
    return {
      reply: { code: 251, enhanced: '2.1.5', text: `<${said}> has left; will forward to <${to}>` },
      forwardPath: to,
    };
  }

  /**
   * 554 5.7.1 for everyone as long as nobody is relayed for. (RFC 5321 §3.6.2 has 550; 554 is what servers say, and it is
   * not taken for a mailbox that is not there.) For people on campus that will change, and a 4yz code would have their
   * servers try for days until it does; so it is a no, and says what it is for.
   */
  function elsewhere(said: string, client: string): RecipientVerdict {
    const text = isOnCampus(client)
      ? `<${said}>: this lab's relay is not built yet, so mail goes to ${DOMAIN} only`
      : `<${said}>: relay access denied`;
    return { reply: { code: 554, enhanced: '5.7.1', text } };
  }

  const isLocal = (path: SmtpPath) => path.kind === 'postmaster' || LOCAL.has(path.host.toLowerCase());

  return {
    hostName: HOST,
    greeting: 'ESMTP ready',
    extensions: ['SIZE', '8BITMIME', 'SMTPUTF8', 'PIPELINING', 'ENHANCEDSTATUSCODES'],
    maxSize: MAX_LETTER_OCTETS,
    maxRecipients: 1000,
    maxMistakes: 100,
    hello: 'asked',
    sender: takeSender,
    recipient: (path, { client }) =>
      isLocal(path) ? atCampus(path.mailbox, path.localPart) : elsewhere(path.mailbox, client),
    verify(asked): SmtpReply {
      const bare = asked.startsWith('<') ? asked : `<${asked}>`;
      const whole = bare.includes('@') ? bare : `${bare.slice(0, -1)}@${DOMAIN}>`;
      const reading = readPath(utf8(whole), 0, 'forward');
      // What is no mailbox may be a person's name (RFC 5321 §3.5.1), and what is elsewhere is not ours to say.
      if (!reading.ok || !isLocal(reading.path)) return CANNOT_VERIFY;
      const { reply, forwardPath } = atCampus(reading.path.mailbox, reading.path.localPart);
      return reply.code === 250 ? { code: 250, enhanced: '2.1.5', text: `<${forwardPath}>` } : reply;
    },
  };
}
