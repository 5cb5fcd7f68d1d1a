import type { ClientOutcome, ClientStage, TakenReply } from '@ehlo/protocol/smtp/client';
import { describe, expect, it } from 'vitest';
import { outcomeStory, type WayOn, wayOn } from './outcome-story.ts';
import type { Sent } from './send-letter.ts';
import type { SmtpServer } from './servers.ts';
import { composeWords } from './words.ts';

const MTA: SmtpServer = {
  service: 'mta',
  host: 'mail.campus.test',
  address: '192.0.2.25',
  port: 25,
  group: 'transfer',
  tls: 'never',
  login: false,
  down: false,
};
const no = (line: string): TakenReply => {
  const [, code, enhanced] = /^(\d{3}) ?(\d\.\d\.\d)?/.exec(line) ?? [];
  return { code: Number(code), lines: [line.slice(4)], ...(enhanced !== undefined && { enhanced }) };
};
const ended = (
  outcome: Partial<ClientOutcome>,
  by: Extract<Sent, { kind: 'ended' }>['by'] = 'server',
): Sent => ({
  kind: 'ended',
  by,
  outcome: { taken: [], refused: [], ...outcome },
});
const story = (sent: Sent, server = MTA) => outcomeStory(sent, server, composeWords.en);

describe('the way on', () => {
  it.each<[string, ClientStage, WayOn]>([
    ['550 5.1.1 <bbo@campus.test>: no such mailbox here', 'rcpt', 'nobody'],
    ['550 no', 'rcpt', 'nobody'],
    ['551 5.1.6 has moved; please try <x@y.test>', 'rcpt', 'moved'],
    ['552 5.2.2 over quota', 'rcpt', 'full'],
    ['452 4.2.2 over quota', 'rcpt', 'full'],
    ['451 4.7.1 Greylisted', 'rcpt', 'later'],
    ['554 5.7.1 relay access denied', 'rcpt', 'relay'],
    ['552 5.3.4 larger than 35 MiB', 'mail', 'size'],
    ['552 too big', 'letter', 'size'],
    ['550 5.7.1 DMARC', 'letter', 'policy'],
    ['530 5.7.0 log in first', 'mail', 'login'],
    ['535 5.7.8 no', 'login', 'password'],
    ['421 4.3.2 going down', 'rcpt', 'closing'],
    ['501 5.1.3 bad address', 'rcpt', 'nobody'],
    ['553 not like that', 'mail', 'syntax'],
    ['450 4.1.8 no such domain', 'mail', 'later'],
    ['554 no', 'data', 'other'],
  ])('after %s at %s: %s', (line, at, way) => {
    expect(wayOn(no(line), at)).toBe(way);
  });
});

describe('what came of a letter', () => {
  it('taken for all', () => {
    expect(story(ended({ taken: ['a@b.test', 'c@d.test'], reply: no('250 2.0.0 ok') }))).toMatchObject({
      tone: 'done',
      head: 'mail.campus.test took it for a@b.test and c@d.test.',
      left: [],
    });
  });

  it('taken for some: each of the others with what to do, and the draft can go to them alone', () => {
    const refused = [{ forwardPath: 'bbo@campus.test', reply: no('550 5.1.1 no such mailbox') }];
    const told = story(ended({ taken: ['bob@campus.test'], refused, reply: no('250 2.0.0 ok') }));
    expect(told).toMatchObject({ tone: 'part', left: ['bbo@campus.test'] });
    expect(told.head).toBe(
      'mail.campus.test took it for bob@campus.test. bbo@campus.test is not among them.',
    );
    expect(told.replies[1]?.way).toContain('slip of the finger');
  });

  it.each<[string, Sent, string, object]>([
    [
      'none of them',
      ended({
        refused: [{ forwardPath: 'x@y', reply: no('550 5.1.1 no') }],
        stopped: { why: 'refused', at: 'rcpt', reply: no('550 5.1.1 no') },
      }),
      'accepted none of the recipients',
      { tone: 'no' },
    ],
    [
      'the server goes away',
      ended({ stopped: { why: 'refused', at: 'hello', reply: no('421 4.3.2 bye') } }),
      'greeting',
      { tone: 'later' },
    ],
    [
      'cut before the dot: nothing was taken',
      ended({ stopped: { why: 'lost', at: 'rcpt' } }),
      'was cut',
      { tone: 'later' },
    ],
    [
      'cut after it: nobody knows',
      ended({ stopped: { why: 'lost', at: 'letter' } }),
      'was cut',
      { tone: 'unknown' },
    ],
    [
      'I hung up',
      ended({ stopped: { why: 'lost', at: 'mail' } }, 'hang up'),
      'You hung up',
      { tone: 'later' },
    ],
    [
      'silence',
      ended({ stopped: { why: 'lost', at: 'mail' } }, 'silence'),
      'said nothing',
      { tone: 'later' },
    ],
    ['no STARTTLS', ended({ stopped: { why: 'lacks', what: 'STARTTLS' } }), 'STARTTLS', { tone: 'no' }],
    [
      'a web server',
      ended({ stopped: { why: 'garbled', at: 'greeting', line: 'HTTP/1.1 400' } }),
      'HTTP/1.1 400',
      { tone: 'no' },
    ],
    [
      'TLS failed',
      ended({ stopped: { why: 'tls', sentence: 'certificate has expired' } }),
      'certificate has expired',
      { tone: 'no' },
    ],
    ['nobody listens', { kind: 'not-reached', failure: 'refused' }, 'refused the call', { tone: 'no' }],
  ])('%s', (_what, sent, head, wanted) => {
    const told = story(sent);
    expect(told).toMatchObject(wanted);
    expect(told.head).toContain(head);
    // Whatever went wrong: the draft is there, and it is said.
    expect(told.ways).toContain(composeWords.en.outcome.draftKept);
  });

  it('a server that is switched off in the room is named as that', () => {
    const told = story({ kind: 'not-reached', failure: 'refused' }, { ...MTA, down: true });
    expect(told.ways[0]).toContain('switched off in your room');
  });
});

/** Every sentence of a tree of words, functions called with what stands for a value. */
function sentences(tree: unknown): string[] {
  if (typeof tree === 'string') return [tree];
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.values(tree).flatMap(sentences);
}

it('French puts a no-break space before its double signs', () => {
  for (const sentence of sentences(composeWords.fr))
    expect(sentence).not.toMatch(/[^\u00a0\s][;?!»]| [:;?!»]|« /);
});
