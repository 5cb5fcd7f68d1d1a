/** POP3 clients that mean no good, over real TCP: refused in words, and nobody else notices. */
import { afterEach, describe, expect, it } from 'vitest';
import { collect } from './collect.fixture.ts';
import { dial, OCEAN, type Speaker, type StartedLab, startLab } from './lab.fixture.ts';
import { fill } from './mailbox.fixture.ts';

const POP3 = { address: '192.0.2.25', port: 110 };
const running: StartedLab[] = [];
const speakers: Speaker[] = [];
async function start(): Promise<StartedLab> {
  const started = await startLab();
  running.push(started);
  return started;
}
afterEach(async () => {
  await Promise.all(speakers.splice(0).map((speaker) => speaker.close()));
  for (const lab of running.splice(0)) await lab.close();
});

const line = (text: string) => text.endsWith('\r\n');

async function open({ lab }: StartedLab, user?: string) {
  const { speaker } = dial(lab, POP3, OCEAN);
  speakers.push(speaker);
  await speaker.until(line);
  const say = (text: string, enough = line) => {
    speaker.socket.write(`${text}\r\n`, 'latin1');
    return speaker.until(enough);
  };
  if (user !== undefined) {
    await say(`USER ${user}`);
    expect(await say('PASS secret')).toMatch(/^\+OK/);
  }
  return { speaker, say };
}

describe('POP3, whatever comes', () => {
  it.each([
    ['a line without an end', 'x'.repeat(100_000)],
    ['a name of 64 KiB', `USER ${'a'.repeat(65_536)}`],
    ['a password of 64 KiB', `PASS ${'a'.repeat(65_536)}`],
    ['a response of 64 KiB', `AUTH PLAIN ${'QUJD'.repeat(16_384)}`],
    ['a number that no machine counts to', `RETR ${'9'.repeat(4000)}`],
    ['a NUL', 'STAT\0'],
    ['octets beyond ASCII', '\xff\xfe\x00\x80'],
    ['a file', 'RETR ../../etc/passwd'],
    ['HTTP', 'GET / HTTP/1.1'],
  ])('%s is refused in words, and the next command is heard', async (_, said) => {
    const { say } = await open(await start(), 'bob');
    expect(await say(said)).toMatch(/^-ERR [^\r]+\r\n$/);
    expect(await say('STAT')).toBe('+OK 0 0\r\n');
  });

  it('is answered who sends octet by octet', async () => {
    const started = await start();
    await fill(started, ['a\r\n']);
    const { speaker } = await open(started);
    for (const octet of 'USER bob\r\nPASS secret\r\nUIDL 1\r\nTOP 1 0\r\nDELE 1\r\nQUIT\r\n') {
      speaker.socket.write(octet, 'latin1');
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect((await speaker.rest()).match(/^\+OK/gm)).toHaveLength(6);
    expect(await started.mail.list(OCEAN.room, 'bob@campus.test')).toMatchObject({ total: 0 });
  });

  it('keeps little in memory for who asks for much and never reads, and the mailbox is free again when they go', async () => {
    const started = await start();
    const body = `${'0123456789abcdef'.repeat(4)}\r\n`.repeat(100_000);
    for (const mailbox of ['bob@campus.test', 'alice@campus.test', 'ocean7@campus.test'])
      await fill(
        started,
        Array.from({ length: 4 }, (_, n) => `Subject: ${n}\r\n\r\n${body}`),
        { mailbox },
      );
    collect();
    const before = process.memoryUsage().arrayBuffers;
    const stuck = [await open(started, 'bob'), await open(started, 'alice'), await open(started, 'ocean7')];
    for (const { speaker } of stuck) {
      speaker.socket.pause();
      speaker.socket.write('RETR 1\r\nRETR 2\r\nRETR 3\r\nRETR 4\r\n'.repeat(50));
    }
    const witness = await open(started);
    for (let n = 0; n < 100; n++)
      expect(await witness.say('CAPA', (text) => text.endsWith('.\r\n'))).toMatch(/^\+OK/);
    collect();
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(15 * 1024 * 1024);
    const gone = new Promise<void>((resolve) => {
      started.log.follow(OCEAN.room, 0, (events) => {
        if (events.some(({ kind }) => kind === 'connection.closed')) resolve();
      });
    });
    await stuck[0]?.speaker.close();
    await gone;
    await open(started, 'bob');
  });

  it('answers two hundred at once, each in its own order', async () => {
    const started = await start();
    await fill(started, ['a\r\n']);
    const all = await Promise.all(Array.from({ length: 200 }, () => open(started)));
    const replies = await Promise.all(
      all.map(async ({ speaker }) => {
        speaker.socket.write('USER nobody\r\nPASS x\r\nCAPA\r\nQUIT\r\n');
        return speaker.rest();
      }),
    );
    expect(new Set(replies).size).toBe(1);
    expect(replies[0]).toMatch(/^\+OK PASS next\r\n-ERR \[AUTH\].*\r\n\+OK .*\r\n\.\r\n\+OK Bye\r\n$/s);
    expect((await open(started, 'bob')).speaker.ended).toBe(false);
  });
});
