import { latin1 } from '@ehlo/protocol';
import { type Fault, learnSecret, mayRead, type SecretSpan, type Seq } from '@ehlo/wire';
import { afterEach, expect, it } from 'vitest';
import { dial, OCEAN, type StartedLab, startLab } from '../lab.fixture.ts';

/** Secrets as a teacher who looks on at the same time is shown them: batch by batch, never again. */

let lab: StartedLab;
afterEach(() => lab?.close());

const CAMPUS = '192.0.2.25';

/** What the client said, as it goes out to a teacher's page (`RoomFeed`); `upTo` waits for so many octets. */
function watch() {
  const secrets = new Map<Seq, SecretSpan[]>();
  let text = '';
  let look = (): void => undefined;
  const stop = lab.log.follow(OCEAN.room, 0, (events) => {
    for (const event of events) learnSecret(secrets, event);
    for (const event of events) {
      const seen = mayRead({ room: OCEAN.room, role: 'teacher' }, event, secrets);
      if (seen?.kind === 'connection.octets' && seen.from === 'client') text += latin1(seen.octets!);
    }
    look();
  });
  return {
    stop,
    async upTo(octets: number): Promise<string> {
      while (text.length < octets)
        await new Promise<void>((resolve) => {
          look = resolve;
        });
      return text;
    },
  };
}

const said = (pieces: readonly string[]): number => pieces.join('').length;

it.each<[string, number, pieces: string[], seen: string]>([
  [
    'AUTH PLAIN over two segments',
    587,
    ['EHLO me\r\n', 'AUTH PLAIN AGFsa', 'WNlAHNlY3JldA==\r\n'],
    'EHLO me\r\nAUTH PLAIN ********************\r\n',
  ],
  ['a password letter by letter', 110, ['USER bob\r\nPASS s', 'e', 'c\r\n'], 'USER bob\r\nPASS ***\r\n'],
  ['LOGIN of IMAP over two segments', 143, ['a LOGIN bob se', 'cret\r\n'], 'a LOGIN **********\r\n'],
])('hides %s from who looks on meanwhile', async (_, port, pieces, seen) => {
  lab = await startLab();
  const { speaker } = dial(lab.lab, { address: CAMPUS, port }, OCEAN);
  await speaker.until((text) => text.includes('\r\n'));
  const teacher = watch();
  for (const [at, piece] of pieces.entries()) {
    speaker.socket.write(piece);
    await teacher.upTo(said(pieces.slice(0, at + 1)));
  }
  expect(await teacher.upTo(said(pieces))).toBe(seen);
  teacher.stop();
  await speaker.close();
});

it.each<Fault['what']>([
  { kind: 'reply', code: 454, enhanced: '4.7.0', text: 'Later' },
  { kind: 'delay', ms: 60_000 },
  { kind: 'silence' },
  { kind: 'drop' },
])('hides what stands in an AUTH that a fault answers: %j', async (what) => {
  lab = await startLab();
  await lab.lab.faults.set(OCEAN.room, { host: 'mail.campus.test', when: { at: 'AUTH' }, what });
  const { speaker } = dial(lab.lab, { address: CAMPUS, port: 587 }, OCEAN);
  await speaker.reply();
  const teacher = watch();
  await speaker.say('EHLO me\r\n');
  const line = 'AUTH PLAIN AGFsaWNlAHNlY3JldA==\r\n';
  speaker.socket.write(line);
  expect(await teacher.upTo(said(['EHLO me\r\n', line]))).toMatch(/^EHLO me\r\nAUTH PLAIN \*+\r\n$/);
  teacher.stop();
  await speaker.close();
});

it.each<[string, Fault['when']['at'], Fault['what'], pieces: string[], seen: string]>([
  [
    'that is silent, a piece at a time',
    'connect',
    { kind: 'silence' },
    ['AUTH LOGIN\r\n', 'Ym9i\r\n', 'c2Vj', 'cmV0\r\n'],
    'AUTH LOGIN\r\n****\r\n********\r\n',
  ],
  [
    'that takes its time for AUTH',
    'AUTH',
    { kind: 'delay', ms: 60_000 },
    // More is not read of a client that does not wait.
    ['AUTH LOGIN\r\n', 'Ym9i\r\nc2VjcmV0\r\nNOOP\r\n'],
    'AUTH LOGIN\r\n****\r\n********\r\nNOOP\r\n',
  ],
])('hides what is said to a server %s', async (_, at, what, pieces, seen) => {
  lab = await startLab();
  await lab.lab.faults.set(OCEAN.room, { host: 'mail.campus.test', when: { at }, what } as Fault);
  const { speaker } = dial(lab.lab, { address: CAMPUS, port: 587 }, OCEAN);
  const greeted = at === 'connect' ? '' : 'EHLO me\r\n';
  const teacher = watch();
  if (greeted) {
    await speaker.reply();
    await speaker.say(greeted);
  }
  for (const [number, piece] of pieces.entries()) {
    speaker.socket.write(piece);
    await teacher.upTo(greeted.length + said(pieces.slice(0, number + 1)));
  }
  expect(await teacher.upTo(0)).toBe(greeted + seen);
  teacher.stop();
  await speaker.close();
});

it('hides a password that is a literal of IMAP, a piece at a time', async () => {
  lab = await startLab();
  const { speaker } = dial(lab.lab, { address: CAMPUS, port: 143 }, OCEAN);
  await speaker.until((text) => text.includes('\r\n'));
  const teacher = watch();
  speaker.socket.write('a LOGIN bob {6}\r\n');
  await speaker.until((text) => text.startsWith('+'));
  const line = 'a LOGIN bob {6}\r\n';
  await teacher.upTo(line.length);
  speaker.socket.write('sec');
  expect(await teacher.upTo(line.length + 3)).toMatch(/\*\*\*$/);
  speaker.socket.write('ret\r\n');
  expect(await teacher.upTo(line.length + 8)).not.toMatch(/sec|ret/);
  teacher.stop();
  await speaker.close();
});

it('shows the command behind a login that a server is slow to answer', async () => {
  lab = await startLab();
  const { speaker } = dial(lab.lab, { address: CAMPUS, port: 587 }, OCEAN);
  await speaker.reply();
  await speaker.say('EHLO me\r\n');
  await speaker.say('AUTH LOGIN\r\n');
  await speaker.say('Ym9i\r\n');
  const teacher = watch();
  speaker.socket.write('c2VjcmV0\r\n');
  speaker.socket.write('MAIL FROM:<bob@campus.test>\r\n');
  const all = 'EHLO me\r\nAUTH LOGIN\r\nYm9i\r\nc2VjcmV0\r\nMAIL FROM:<bob@campus.test>\r\n';
  expect(await teacher.upTo(all.length)).toMatch(/MAIL FROM:<bob@campus\.test>\r\n$/);
  teacher.stop();
  await speaker.close();
});

it('hides what is said to a server that a fault keeps silent', async () => {
  lab = await startLab();
  await lab.lab.faults.set(OCEAN.room, {
    host: 'mail.campus.test',
    when: { at: 'connect' },
    what: { kind: 'silence' },
  });
  const teacher = watch();
  const { speaker } = dial(lab.lab, { address: CAMPUS, port: 587 }, OCEAN);
  speaker.socket.write('AUTH PLAIN AGFsaWNlAHNlY3JldA==\r\n');
  expect(await teacher.upTo(33)).toMatch(/^AUTH PLAIN \*+\r\n$/);
  teacher.stop();
  await speaker.close();
});

it('hides what is said in clear behind STARTTLS, which its server throws away unread', async () => {
  lab = await startLab();
  const { speaker } = dial(lab.lab, { address: CAMPUS, port: 587 }, OCEAN);
  await speaker.reply();
  const teacher = watch();
  await speaker.say('EHLO me\r\n');
  const said = 'EHLO me\r\nSTARTTLS\r\nAUTH PLAIN AGFsaWNlAHNlY3JldA==\r\n';
  speaker.socket.write(said.slice(9));
  expect(await teacher.upTo(said.length)).toMatch(/STARTTLS\r\nAUTH PLAIN \*+\r\n$/);
  teacher.stop();
  await speaker.close();
});
