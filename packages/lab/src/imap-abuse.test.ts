/** Clients that mean no good, over real TCP: refused in words, and nobody else notices. */
import { afterEach, describe, expect, it } from 'vitest';
import { collect } from './collect.fixture.ts';
import { IMAP, type ImapClient, imapClient, openImap } from './imap-client.fixture.ts';
import { dial, OCEAN, type StartedLab, startLab } from './lab.fixture.ts';
import { fill } from './mailbox.fixture.ts';

const running: StartedLab[] = [];
const clients: ImapClient[] = [];
async function start(more: Parameters<typeof startLab>[0] = {}): Promise<StartedLab> {
  const started = await startLab(more);
  running.push(started);
  return started;
}
async function open(started: StartedLab, ...lines: string[]): Promise<ImapClient> {
  const client = await openImap(started);
  clients.push(client);
  for (const line of lines) expect(await client.say(line)).toMatch(/(?:^|\r\n)OK /);
  return client;
}
afterEach(async () => {
  await Promise.all(clients.splice(0).map(({ speaker }) => speaker.close()));
  for (const lab of running.splice(0)) await lab.close();
});

const line = (text: string) => text.endsWith('\r\n');
/** A letter of so many multiparts in multiparts, each in the one before it. */
const nested = (depth: number): string =>
  Array.from(
    { length: depth },
    (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`,
  ).join('');

describe('literals of any claimed size', () => {
  const claims: readonly (readonly [said: string, answer: RegExp])[] = [
    ['SELECT {4294967296}', /^BAD Literals of one command/],
    ['SELECT {16385}', /^BAD Literals of one command/],
    ['SELECT {-1}', /^BAD /],
    ['SELECT {+1}', /^BAD /],
    ['SELECT {}', /^BAD /],
    ['SELECT {1.5}', /^BAD /],
    ['SELECT {0x10}', /^BAD /],
    ['SELECT {99999999999999999999}', /^BAD /],
    ['APPEND INBOX {4294967296}', /^NO \[TOOBIG\]/],
    ['APPEND INBOX {0}', /^NO \[CANNOT\]/],
    [`SELECT {20000+}\r\n${'x'.repeat(20_000)}`, /^BAD Literals of one command/],
    [`APPEND Nowhere {5000+}\r\n${'\r\na9 LOGOUT\r\n'.padEnd(5000, 'x')}`, /^NO \[TRYCREATE\]/],
    [`XYZZY {20+}\r\n${'a9 LOGOUT\r\n'.padEnd(20, 'x')}`, /^BAD Command not known/],
    [`SEARCH ${'SUBJECT {1+}\r\nx '.repeat(60)}ALL`, /^BAD /],
  ];
  it.each(claims.map(([said, answer]) => [said.slice(0, 30), said, answer] as const))(
    '%j is refused, and the next command is heard',
    async (_, said, answer) => {
      const client = await open(await start());
      expect(await client.say(said)).toMatch(answer);
      expect(await client.say('NOOP')).toMatch(/OK Nothing done$/);
    },
  );

  it.each([11, 20, 5000])(
    'a literal whose size has %i digits is on its way already: all that is left is BYE',
    async (digits) => {
      const client = await open(await start());
      client.raw(`z SELECT {${'9'.repeat(digits)}+}\r\nz2 NOOP\r\n`);
      expect(await client.speaker.rest()).toMatch(/^z BAD [^\r]+\r\n\* BYE [^\r]+\r\n$/);
    },
  );

  it('keeps nothing of what is announced and does not come', async () => {
    const started = await start();
    collect();
    const before = process.memoryUsage().arrayBuffers;
    for (let n = 0; n < 50; n++) {
      const client = await open(started);
      client.raw('a APPEND INBOX {36000000}\r\n');
      await client.until((text) => text.startsWith('+ '));
    }
    collect();
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(30_000_000);
  });
});

describe('lists in lists', () => {
  const deep = '('.repeat(8000);
  it.each([
    ['SEARCH', `SEARCH ${deep}ALL${')'.repeat(8000)}`],
    ['SEARCH by NOT', `SEARCH ${'NOT '.repeat(4000)}ALL`],
    ['SEARCH by OR', `SEARCH ${'OR '.repeat(4000)}ALL`],
    ['FETCH', `FETCH 1 ${deep}`],
    ['FETCH in brackets', `FETCH 1 ${'BODY['.repeat(3000)}`],
    ['FETCH of a part', `FETCH 1 BODY[${'1.'.repeat(4000)}1]`],
    ['FETCH of many items', `FETCH 1 (${'UID '.repeat(3000)}UID)`],
    ['STORE', `STORE 1 FLAGS ${deep}`],
    ['STORE of many flags', `STORE 1 FLAGS (${Array.from({ length: 1000 }, (_, n) => `k${n}`).join(' ')})`],
    ['STATUS', `STATUS INBOX ${deep}`],
    ['ID', `ID ${deep}`],
    ['ID of many fields', `ID (${'"a" "b" '.repeat(1000)}"c" "d")`],
    ['LIST', `LIST "" ${'*%'.repeat(4000)}`],
  ])('%s is refused in words, and the next command is heard', async (_, said) => {
    const started = await start();
    await fill(started, ['a\r\n']);
    const client = await open(started, 'SELECT INBOX');
    expect(await client.say(said)).toMatch(/^(?:BAD|NO) \S/);
    expect(await client.say('NOOP')).toBe('OK Nothing done');
  });

  it('tells of a letter of thousands of multiparts, and of letters in letters, as far as it looks', async () => {
    const started = await start();
    await fill(started, [nested(5000), `${'Content-Type: message/rfc822\r\n\r\n'.repeat(5000)}x`]);
    const client = await open(started, 'SELECT INBOX');
    for (const letter of [1, 2]) {
      const said = await client.say(`FETCH ${letter} (BODYSTRUCTURE BODY)`);
      expect(said).toMatch(/\r\nOK Fetched$/);
      expect(said.length).toBeLessThan(20_000);
      expect(said.split('(').length).toBe(said.split(')').length);
    }
    expect(await client.say(`FETCH 1 BODY.PEEK[${'1.'.repeat(19)}1]`)).toMatch(/OK Fetched$/);
    expect(await client.say('SEARCH BODY nothing')).toBe('* SEARCH\r\nOK Searched');
  });
});

describe('names of folders', () => {
  it.each([
    ['../../x'],
    ['..'],
    ['.'],
    ['a/../b'],
    ['/etc/passwd'],
    ['a//b'],
    ['"a\x01b"'],
    ['"a\x7fb"'],
    ['{5+}\r\na\r\nb/'],
    ['&AAA-'],
    ['&AAoADQ-'],
    ['&2D3Y-'],
    [`"${'a/'.repeat(40)}b"`],
    ['a'.repeat(300)],
    ['*'],
    ['%'],
  ])('%j makes none', async (name) => {
    const client = await open(await start());
    const before = await client.say('LIST "" *');
    expect(await client.say(`CREATE ${name}`)).toMatch(/^(?:NO|BAD) \S/);
    expect(await client.say(`RENAME INBOX ${name}`)).toMatch(/^(?:NO|BAD) \S/);
    expect(await client.say('LIST "" *')).toBe(before);
  });

  it('one with a NUL, and one of 64 KiB, are refused, and the next command is heard', async () => {
    const client = await open(await start());
    expect(await client.say('CREATE "a\0b"')).toMatch(/^BAD/);
    expect(await client.say('CREATE {3+}\r\na\0b')).toMatch(/^BAD/);
    expect(await client.say(`CREATE {65536+}\r\n${'a'.repeat(65_536)}`)).toMatch(/^BAD Literals/);
    client.raw(`z CREATE ${'a'.repeat(65_536)}\r\n`);
    expect(await client.until(line)).toMatch(/^\* BAD A line may have 16384 octets\r\n$/);
    expect(await client.say('NOOP')).toBe('OK Nothing done');
  });

  it('has an end of folders, and of subscriptions to those that are no more', async () => {
    const client = await open(await start());
    let said = '';
    for (let n = 0; n < 250 && !said.startsWith('NO'); n++) said = await client.say(`CREATE f${n}`);
    expect(said).toMatch(/^NO \[LIMIT\]/);
    for (let n = 0; n < 1100; n++)
      client.raw(`x RENAME f0 g${n}\r\nx SUBSCRIBE g${n}\r\nx RENAME g${n} f0\r\n`);
    expect(await client.say('NOOP')).toContain('NO [LIMIT]');
    expect((await client.say('LSUB "" *')).split('\r\n').length).toBeLessThanOrEqual(1001);
  });
});

describe('slow and stubborn clients', () => {
  it('is answered who sends octet by octet', async () => {
    const started = await start();
    await fill(started, ['Subject: a\r\n\r\nx\r\n']);
    const { speaker } = dial(started.lab, IMAP, OCEAN);
    const client = imapClient(speaker);
    clients.push(client);
    await client.until(line);
    const said =
      'a1 LOGIN {3}\r\nbob {6+}\r\nsecret\r\na2 SELECT INBOX\r\na3 APPEND INBOX {9+}\r\nA: b\r\n\r\nc\r\na4 FETCH 1 (UID FLAGS)\r\na5 LOGOUT\r\n';
    for (const octet of said) {
      speaker.socket.write(octet, 'latin1');
      await new Promise((resolve) => setImmediate(resolve));
    }
    const heard = await speaker.rest();
    for (const tag of ['a1', 'a2', 'a3', 'a4', 'a5']) expect(heard).toMatch(new RegExp(`^${tag} OK `, 'm'));
  });

  it('keeps little in memory for those who ask for much and never read, and answers everybody else', async () => {
    const started = await start();
    const megabytes = 4;
    const body = `${'0123456789abcdef'.repeat(4)}\r\n`.repeat((megabytes * 1024 * 1024) / 66);
    const structure = 'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n';
    await fill(
      started,
      Array.from({ length: 5 }, (_, n) => `Subject: ${n}\r\n${structure}${body}`),
    );
    const witness = await open(started, 'SELECT INBOX');
    collect();
    const before = process.memoryUsage().arrayBuffers;
    const items = ['BODY.PEEK[]', '(BODYSTRUCTURE BODY.PEEK[1])', 'RFC822', '(ENVELOPE BODY.PEEK[TEXT])'];
    for (let n = 0; n < 40; n++) {
      const client = await open(started, 'EXAMINE INBOX');
      client.speaker.socket.pause();
      client.raw(`f FETCH 1:5 ${items[n % items.length]}\r\n`);
    }
    for (let n = 0; n < 200; n++) expect(await witness.say('NOOP')).toBe('OK Nothing done');
    // Each of them asked for 20 MB; what the server holds for one is a piece, and its stream's own buffer.
    collect();
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(40 * 1024 * 1024);
    expect(await witness.say('FETCH 3 BODY.PEEK[HEADER.FIELDS (SUBJECT)]')).toContain('Subject: 2\r\n');
  });

  it('answers a short command of one while two hundred others search and fetch everything', async () => {
    const started = await start();
    await fill(
      started,
      Array.from(
        { length: 100 },
        (_, n) => `Subject: letter ${n}\r\n\r\n${'some words of a letter\r\n'.repeat(200)}`,
      ),
    );
    const witness = await open(started, 'SELECT INBOX');
    const busy = await Promise.all(Array.from({ length: 200 }, () => open(started, 'EXAMINE INBOX')));
    let done = 0;
    const all = busy.map(async ({ speaker: { socket } }, n) => {
      // What they are told is not kept: only the end of it is looked at.
      socket.removeAllListeners('data');
      let end = '';
      const whole = new Promise<void>((resolve) => {
        socket.on('data', (octets) => {
          end = `${end}${octets.subarray(-40).toString('latin1')}`.slice(-40);
          if (/\r\nb OK (?:Searched|Fetched)\r\n$/.test(end)) resolve();
        });
      });
      socket.write(n % 2 === 0 ? 'b SEARCH BODY nowhere\r\n' : 'b FETCH 1:* (ENVELOPE BODYSTRUCTURE)\r\n');
      await whole;
      done++;
    });
    let answered = 0;
    while (done < 100) {
      expect(await witness.say('NOOP')).toBe('OK Nothing done');
      answered++;
    }
    await Promise.all(all);
    // Many turns of its own, while half of them were busy.
    expect(answered).toBeGreaterThan(20);
  });

  it('says BYE to one connection too many, and the others go on', async () => {
    const started = await start({ limits: { connectionsPerCaller: 3 } });
    const three = [await open(started), await open(started), await open(started)];
    const { speaker } = dial(started.lab, IMAP, OCEAN);
    expect(await speaker.until(line)).toMatch(/^\* BYE \[LIMIT\] mail\.campus\.test has too many/);
    for (const client of three) expect(await client.say('NOOP')).toBe('OK Nothing done');
    await speaker.close();
  });
});
