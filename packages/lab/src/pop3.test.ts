import { once } from 'node:events';
import { connect as connectTls } from 'node:tls';
import type { ConnectionSecret, Logged } from '@ehlo/wire';
import { afterEach, describe, expect, it } from 'vitest';
import { createFakeClock } from './fake-clock.fixture.ts';
import { dial, OCEAN, octetsIn, Speaker, type StartedLab, startLab, TEAL } from './lab.fixture.ts';
import { fill, PREFIX } from './mailbox.fixture.ts';

const running: StartedLab[] = [];
async function start(more: Parameters<typeof startLab>[0] = {}): Promise<StartedLab> {
  const started = await startLab(more);
  running.push(started);
  return started;
}
afterEach(async () => {
  for (const lab of running.splice(0)) await lab.close();
});

const POP3 = { address: '192.0.2.25', port: 110 };
const line = (text: string) => /\r\n$/.test(text);
const rows = (text: string) => /(?:^|\r\n)\.\r\n$/.test(text) || text.startsWith('-ERR');

async function loggedIn({ lab }: StartedLab, user = 'bob', guest = OCEAN) {
  const { speaker } = dial(lab, POP3, guest);
  await speaker.until(line);
  const say = (text: string, enough = line) => {
    speaker.socket.write(`${text}\r\n`, 'latin1');
    return speaker.until(enough);
  };
  await say(`USER ${user}`);
  const welcome = await say('PASS secret');
  return { speaker, say, welcome };
}

describe('the campus’s mailboxes over POP3', () => {
  it('gives the letters that were delivered, with the fields that the last server put in front', async () => {
    const started = await start();
    await fill(started, ['Subject: a\r\n\r\n.dot\r\n', 'Subject: b\r\n\r\nb\r\n']);
    const { say, welcome, speaker } = await loggedIn(started);
    expect(welcome).toBe(`+OK 2 messages (${2 * PREFIX.length + 37} octets)\r\n`);
    expect(await say('RETR 1', rows)).toBe(
      `+OK ${PREFIX.length + 20} octets\r\n${PREFIX}Subject: a\r\n\r\n..dot\r\n.\r\n`,
    );
    expect(await say('TOP 2 0', rows)).toBe(`+OK\r\n${PREFIX}Subject: b\r\n\r\n.\r\n`);
    const uidl = await say('UIDL', rows);
    expect(uidl).toMatch(/^\+OK 2 messages\r\n1 [!-~]{1,70}\r\n2 [!-~]{1,70}\r\n\.\r\n$/);
    await speaker.close();
    const again = await loggedIn(started);
    expect(await again.say('UIDL', rows)).toBe(uidl);
    await again.speaker.close();
  });

  it('removes at QUIT, and nothing when the connection is cut (RFC 1939 §6)', async () => {
    const started = await start();
    await fill(started, ['1\r\n', '2\r\n', '3\r\n']);
    const cut = await loggedIn(started);
    await cut.say('DELE 1');
    const gone = new Promise<void>((resolve) => {
      started.log.follow(OCEAN.room, 0, (events) => {
        if (events.some(({ kind }) => kind === 'connection.closed')) resolve();
      });
    });
    cut.speaker.socket.destroy();
    await gone;
    const polite = await loggedIn(started);
    expect(polite.welcome).toMatch(/^\+OK 3 messages/);
    await polite.say('DELE 2');
    expect(await polite.say('QUIT')).toBe('+OK 1 message deleted, bye\r\n');
    expect(await started.mail.list(OCEAN.room, 'bob@campus.test')).toMatchObject({ total: 2 });
  });

  it('waits half an hour for a command, ends without a word, and removes nothing (RFC 1939 §3 asks for ten minutes)', async () => {
    const clock = createFakeClock();
    const started = await start({ clock });
    await fill(started, ['1\r\n']);
    const { speaker, say } = await loggedIn(started);
    await say('DELE 1');
    clock.turn(29 * 60_000);
    expect(await say('NOOP')).toBe('+OK\r\n');
    clock.turn(30 * 60_000 + 10_000);
    expect(await speaker.rest()).toBe('');
    await speaker.close();
    expect(await started.mail.list(OCEAN.room, 'bob@campus.test')).toMatchObject({ total: 1 });
  });

  it('lets one session at a time have a maildrop, and each room and mailbox its own', async () => {
    const started = await start();
    await fill(started, ['1\r\n']);
    const first = await loggedIn(started);
    const second = await loggedIn(started);
    expect(second.welcome).toBe('-ERR [IN-USE] Another session has this maildrop open\r\n');
    expect((await loggedIn(started, 'alice')).welcome).toMatch(/^\+OK 0 messages/);
    expect((await loggedIn(started, 'ocean7')).welcome).toMatch(/^\+OK 0 messages/);
    await first.say('QUIT');
    await second.say('USER bob');
    expect(await second.say('PASS secret')).toMatch(/^\+OK 1 message/);
  });

  it('opens nobody’s mailbox to a wrong password, and none where no one may log in', async () => {
    const started = await start();
    const { speaker } = dial(started.lab, POP3, OCEAN);
    await speaker.until(line);
    speaker.socket.write('USER bob\r\nPASS wrong\r\nUSER nobody\r\nPASS secret\r\n');
    const text = await speaker.until((all) => (all.match(/\r\n/g)?.length ?? 0) >= 4);
    expect(text.match(/-ERR \[AUTH\]/g)).toHaveLength(2);
    expect((await loggedIn(started, 'bob', TEAL)).welcome).toMatch(/^-ERR \[AUTH\]/);
  });

  it('keeps the password from everyone but its owner', async () => {
    const started = await start();
    const { speaker } = await loggedIn(started);
    await speaker.close();
    const events = await started.events(OCEAN.room);
    const secrets = events.filter(
      (event): event is Logged<ConnectionSecret> => event.kind === 'connection.secret',
    );
    const said = octetsIn(events, 'client');
    expect(secrets.map(({ start, end }) => said.slice(start, end))).toEqual(['secret']);
  });

  it('sends 5 MB whole to a client that reads late, and takes what it pipelined meanwhile', async () => {
    const started = await start();
    const body = `${'0123456789abcdef'.repeat(4)}\r\n`.repeat(80_000);
    await fill(started, [`Subject: big\r\n\r\n${body}`]);
    const { speaker, say } = await loggedIn(started);
    speaker.socket.pause();
    speaker.socket.write('RETR 1\r\nNOOP\r\n');
    const whole = speaker.until((all) => all.endsWith('.\r\n+OK\r\n'));
    speaker.socket.resume();
    const text = await whole;
    expect(text).toBe(
      `+OK ${PREFIX.length + 16 + body.length} octets\r\n${PREFIX}Subject: big\r\n\r\n${body}.\r\n+OK\r\n`,
    );
    expect(await say('QUIT')).toBe('+OK Bye\r\n');
  });

  it('keeps what is said in the log when letters are too many to keep', async () => {
    const started = await start();
    await fill(started, [`Subject: big\r\n\r\n${'0123456789abcdef'.repeat(60_000)}`]);
    const { say } = await loggedIn(started);
    await say('RETR 1', rows);
    expect(await say('STAT')).toMatch(/^\+OK 1 /);
    const said = octetsIn(await started.events(OCEAN.room), 'server');
    expect(said).toMatch(/\r\n\.\r\n\+OK 1 \d+\r\n$/);
    expect(said.length).toBeLessThan(400_000);
  });

  it('answers over STLS and over TLS from the first octet', async () => {
    const started = await start();
    await fill(started, ['x\r\n'], { mailbox: 'ocean7@campus.test' });
    const speaker = new Speaker(started.port('pop3'));
    await speaker.until(line);
    speaker.socket.write('STLS\r\n');
    expect(await speaker.until(line)).toBe('+OK Begin TLS\r\n');
    speaker.socket.removeAllListeners('data');
    const upgraded = new Speaker(connectTls({ socket: speaker.socket, rejectUnauthorized: false }));
    upgraded.socket.write('USER ocean7\r\nPASS secret\r\n');
    expect(await upgraded.until((text) => text.includes('octets'))).toMatch(/\+OK 1 message/);
    upgraded.socket.destroy();
    const secure = new Speaker(
      connectTls({ host: '127.0.0.1', port: started.port('pop3s'), rejectUnauthorized: false }),
    );
    expect(await secure.until(line)).toBe('+OK mail.campus.test POP3 ready\r\n');
    secure.socket.write('CAPA\r\n');
    expect(await secure.until(rows)).not.toContain('STLS');
    secure.socket.destroy();
    await once(secure.socket, 'close');
  });

  it('refuses in its own words a caller who has too many connections', async () => {
    const started = await start({ limits: { connectionsPerCaller: 1 } });
    const first = dial(started.lab, POP3, OCEAN).speaker;
    await first.until(line);
    expect(await dial(started.lab, POP3, OCEAN).speaker.until(line)).toMatch(
      /^-ERR \[SYS\/TEMP\] mail\.campus\.test has too many/,
    );
  });
});
