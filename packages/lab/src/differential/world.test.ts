/**
 * The scripts that mail.campus.test is compared with Postfix by, said to every other server of the world, with a mailbox
 * of its own in the place of bob's: it answers in the same class, or a row of the table says which part of its policy
 * makes the difference.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OCEAN, type StartedLab, startLab } from '../lab.fixture.ts';
import { WORLD_SERVERS, type WorldServer } from '../world-servers.fixture.ts';
import { SCRIPTS, type Script } from './scripts.fixture.ts';
import { type Answer, talk } from './talk.fixture.ts';

const AT_ONCE = 16;

let lab: StartedLab;
let campus: Map<string, Answer[]>;
beforeAll(async () => {
  lab = await startLab({ claimed: OCEAN });
  campus = await inTurns(WORLD_SERVERS[0] as WorldServer);
}, 60_000);
afterAll(() => lab.close());

/** Names of the world instead of campus's own; domains that nobody looks up and finds nothing. */
function said(script: Script, path: string): Script {
  const [mailbox = '', domain = ''] = path.split('@');
  const own = (step: string) =>
    step.startsWith('EHLO') || step.startsWith('HELO')
      ? step
      : step
          .replaceAll(/@b\.test/g, '@campus.test')
          .replace('dean@faculty.test', domain === 'faculty.test' ? 'x@spam.test' : 'dean@faculty.test')
          .replace(/(RCPT TO:.*?)bob/i, `$1${mailbox}`)
          .replace(
            /(RCPT TO:.*)campus(\.+)test/i,
            (_, before, dots) => `${before}${domain.replace('.', dots)}`,
          )
          .replace(/(RCPT TO:.*)CAMPUS\.TEST/, (_, before) => `${before}${domain.toUpperCase()}`);
  return { name: script.name, steps: script.steps.map(own) };
}

async function inTurns(server: WorldServer): Promise<Map<string, Answer[]>> {
  const answers = new Map<string, Answer[]>();
  const left = [...SCRIPTS];
  const worker = async () => {
    for (let script = left.shift(); script; script = left.shift())
      answers.set(script.name, await talk(await server.call(lab), said(script, server.path)));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return answers;
}

/** Where a policy answers in another class than mail.campus.test, by script and server: the code that differs first. */
const OTHERWISE: Record<string, { because: string; rfc: string; code: Partial<Record<string, Answer>> }> = {
  'a mailbox that is not there': {
    because: 'The backup knows no mailboxes, the others take mail for any of theirs.',
    rfc: 'RFC 5321 §3.3',
    code: { backup: '250', spam: '250', openrelay: '250', lonely: '250', ipv6: '250', mock: '250' },
  },
  'a mailbox elsewhere': {
    because: 'They relay for nobody, wherever the client is.',
    rfc: 'RFC 5321 §7.9',
    code: { backup: '554', mx1: '554', mx2: '554', spam: '554', lonely: '554', ipv6: '554' },
  },
  'VRFY of a mailbox that is not there': {
    because: 'They do not tell who lives there.',
    rfc: 'RFC 5321 §3.5.3',
    code: {
      backup: '252',
      mx1: '252',
      mx2: '252',
      spam: '252',
      openrelay: '252',
      lonely: '252',
      ipv6: '252',
      mock: '252',
    },
  },
  'STARTTLS where it is not offered': {
    because: 'They have no TLS, or it stands already.',
    rfc: 'RFC 3207 §4',
    code: {
      submission: '503',
      smtps: '502',
      backup: '502',
      spam: '502',
      openrelay: '502',
      lonely: '502',
      ipv6: '502',
      mock: '502',
    },
  },
  'SMTPUTF8 with a sender of UTF-8': {
    because: 'They do not offer SMTPUTF8.',
    rfc: 'RFC 5321 §4.1.1.11',
    code: { spam: '555', openrelay: '555', lonely: '555', ipv6: '555' },
  },
  'BODY=8BITMIME': {
    because: 'It does not offer 8BITMIME.',
    rfc: 'RFC 5321 §4.1.1.11',
    code: { lonely: '555' },
  },
  'BODY=7BIT': { because: 'It does not offer 8BITMIME.', rfc: 'RFC 5321 §4.1.1.11', code: { lonely: '555' } },
};

/** The first answer of another class than the one beside it. */
function firstOther(answers: readonly Answer[], beside: readonly Answer[]): Answer | undefined {
  const index = answers.findIndex((answer, at) => answer[0] !== (beside[at] ?? 'closed')[0]);
  return index < 0 && answers.length < beside.length ? 'closed' : answers[index];
}

describe.each(WORLD_SERVERS)('$name answers in the class in which mail.campus.test does', (server) => {
  let answers: Map<string, Answer[]>;
  beforeAll(async () => {
    answers = await inTurns(server);
  }, 60_000);

  it.each(SCRIPTS)('$name', ({ name }) => {
    const other = firstOther(answers.get(name) as Answer[], campus.get(name) as Answer[]);
    expect(other).toBe(OTHERWISE[name]?.code[server.name]);
  });
});

it('every policy that makes a difference is of a script that is said', () => {
  const names = SCRIPTS.map(({ name }) => name);
  for (const name of Object.keys(OTHERWISE)) expect(names).toContain(name);
});
