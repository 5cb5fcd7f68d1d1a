/** What RFC 3501 asks of a server's store, beside what `imap.test.ts` and `imap-session.test.ts` show. */
import { afterEach, describe, expect, it } from 'vitest';
import { createFakeClock } from './fake-clock.fixture.ts';
import { type ImapClient, openImap } from './imap-client.fixture.ts';
import { type StartedLab, startLab } from './lab.fixture.ts';
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
  for (const { speaker } of clients.splice(0)) await speaker.close();
  for (const lab of running.splice(0)) await lab.close();
});

const append = (folder: string, text = 'x') => `APPEND ${folder} {${text.length}+}\r\n${text}`;
const numberIn = (said: string, name: string): number =>
  Number(new RegExp(`${name} (\\d+)`).exec(said)?.[1] ?? Number.NaN);
const numbersOf = async (client: ImapClient, folder: string) => {
  const said = await client.say(`STATUS ${folder} (MESSAGES UIDNEXT UIDVALIDITY)`);
  return {
    messages: numberIn(said, 'MESSAGES'),
    next: numberIn(said, 'UIDNEXT'),
    validity: numberIn(said, 'UIDVALIDITY'),
  };
};

describe('§2.3.1.1: unique identifiers', () => {
  it('ascend, and UIDNEXT changes with new mail and with nothing else, also where it is expunged at once', async () => {
    const started = await start();
    const client = await open(started, append('Drafts'));
    const first = await numbersOf(client, 'Drafts');
    for (const line of ['SELECT Drafts', 'STORE 1 +FLAGS (\\Deleted)', 'FETCH 1 BODY[]', 'COPY 1 Sent'])
      await client.say(line);
    expect((await numbersOf(client, 'Drafts')).next).toBe(first.next);
    await client.say('EXPUNGE');
    expect((await numbersOf(client, 'Drafts')).next).toBe(first.next);
    await client.say(append('Drafts'));
    await client.say('STORE 1 +FLAGS (\\Deleted)');
    await client.say('EXPUNGE');
    const last = await numbersOf(client, 'Drafts');
    expect(last.next).toBeGreaterThan(first.next);
    expect(last).toMatchObject({ messages: 0, validity: first.validity });
  });

  it('§6.3.3, §6.3.4: a folder of a name that was deleted has greater ones', async () => {
    const client = await open(await start(), 'CREATE Work', append('Work'), append('Work'));
    const before = await numbersOf(client, 'Work');
    for (const line of ['DELETE Work', 'CREATE Work', append('Work'), 'SELECT Work']) await client.say(line);
    expect((await numbersOf(client, 'Work')).validity).toBe(before.validity);
    expect(numberIn(await client.say('FETCH 1 UID'), 'UID')).toBeGreaterThanOrEqual(before.next);
  });

  it('§6.3.5: a folder that is renamed to a name that had later mail has a greater UIDVALIDITY', async () => {
    const client = await open(await start(), 'CREATE Old', append('Old'), 'CREATE Work', append('Work'));
    const before = await numbersOf(client, 'Work');
    await client.say('DELETE Work');
    await client.say('RENAME Old Work');
    const after = await numbersOf(client, 'Work');
    expect(after.validity).toBeGreaterThan(before.validity);
    expect(after.messages).toBe(1);
    expect(await client.say('SELECT Work')).toContain(`[UIDVALIDITY ${after.validity}]`);
    expect(await client.say(append('Work'))).toContain(`[APPENDUID ${after.validity} `);
    expect(await client.say('COPY 1 Work')).toContain(`[COPYUID ${after.validity} `);
    // Another folder is as it was.
    expect((await numbersOf(client, 'INBOX')).validity).toBe(before.validity);
  });

  it('§6.3.5: a name that a folder left behind gives its numbers to nobody', async () => {
    const client = await open(await start(), 'CREATE Work', append('Work'));
    const before = await numbersOf(client, 'Work');
    for (const line of ['RENAME Work Old', 'CREATE Work', append('Work')]) await client.say(line);
    expect((await numbersOf(client, 'Work')).next).toBeGreaterThan(before.next);
  });
});

describe('§2.3.2: \\Recent', () => {
  it.each(['EXAMINE INBOX', 'STATUS INBOX (RECENT)'])('is not lost by %s', async (line) => {
    const started = await start();
    await fill(started, ['a\r\n']);
    await (await open(started)).say(line);
    expect(await (await open(started)).say('SELECT INBOX')).toContain('* 1 RECENT\r\n');
    expect(await (await open(started)).say('SELECT INBOX')).toContain('* 0 RECENT\r\n');
  });
});

describe('§3.3, §5.4: the end', () => {
  it('comes after half an hour without a command, and not before, with a BYE that says why', async () => {
    const clock = createFakeClock();
    const client = await open(await start({ clock }), 'SELECT INBOX');
    clock.turn(29 * 60_000);
    expect(await client.say('NOOP')).toBe('OK Nothing done');
    clock.turn(29 * 60_000 + 50_000);
    expect(await client.say('NOOP')).toBe('OK Nothing done');
    clock.turn(30 * 60_000 + 10_000);
    expect(await client.speaker.rest()).toMatch(/^\* BYE \S/);
  });

  it('is said to whoever idles, waits for a literal, or answers a challenge', async () => {
    const started = await start();
    const idling = await open(started, 'SELECT INBOX');
    idling.raw('i IDLE\r\n');
    const literal = await open(started);
    literal.raw('b SELECT {5}\r\n');
    for (const client of [idling, literal]) await client.until((text) => text.startsWith('+ '));
    const closing = started.lab.close(1_000);
    for (const client of [idling, literal]) expect(await client.speaker.rest()).toMatch(/^\* BYE \S/);
    await closing;
  });
});

describe('§6.3: folders', () => {
  it('§6.3.3: CREATE makes no INBOX and nothing that is there, and takes a sign at the end for a declaration', async () => {
    const client = await open(await start(), 'CREATE Work/');
    expect(await client.say('LIST "" Work*')).toBe('* LIST (\\HasNoChildren) "/" Work\r\nOK Listed');
    for (const name of ['INBOX', 'inbox', 'Work', 'Work/', 'Sent'])
      expect(await client.say(`CREATE ${name}`)).toMatch(/^NO \[ALREADYEXISTS\]/);
  });

  it('§6.3.4: DELETE leaves what is below, and a level that is no folder cannot be deleted or selected', async () => {
    const client = await open(await start(), 'CREATE a/b', append('a/b'), 'DELETE a');
    expect(await client.say('LIST "" a*')).toBe(
      '* LIST (\\HasNoChildren) "/" a/b\r\n* LIST (\\Noselect \\HasChildren) "/" a\r\nOK Listed',
    );
    expect((await numbersOf(client, 'a/b')).messages).toBe(1);
    for (const line of ['DELETE a', 'SELECT a', 'DELETE nowhere'])
      expect(await client.say(line)).toMatch(/^NO /);
    expect(await client.say('DELETE INBOX')).toMatch(/^NO \[CANNOT\]/);
  });

  it('§6.3.5: RENAME takes what is below with it, makes the levels above, and never lands on another folder', async () => {
    const client = await open(await start(), 'CREATE foo/bar', append('foo/bar'), 'RENAME foo baz/rag/zap');
    expect((await client.say('LIST "" *')).match(/"\/" (?:foo|baz).*/g)).toEqual([
      '"/" baz',
      '"/" baz/rag',
      '"/" baz/rag/zap',
      '"/" baz/rag/zap/bar',
    ]);
    expect((await numbersOf(client, 'baz/rag/zap/bar')).messages).toBe(1);
    for (const line of ['RENAME baz Sent', 'RENAME baz baz/rag', 'RENAME nowhere x', 'RENAME baz INBOX'])
      expect(await client.say(line)).toMatch(/^NO /);
  });

  it('§6.3.5: RENAME of INBOX moves its mail, leaves what is below it, and INBOX stays, empty', async () => {
    const started = await start();
    await fill(started, ['a\r\n', 'b\r\n']);
    const client = await open(started, 'CREATE INBOX/sub', 'RENAME INBOX old');
    expect((await numbersOf(client, 'old')).messages).toBe(2);
    expect((await numbersOf(client, 'INBOX')).messages).toBe(0);
    expect(await client.say('LIST "" INBOX/%')).toContain('INBOX/sub');
  });

  it('§6.3.6, §6.3.9: nobody is unsubscribed by the server, whatever becomes of the folder', async () => {
    const client = await open(await start(), 'CREATE Work', 'SUBSCRIBE Work', 'DELETE Work');
    expect(await client.say('LSUB "" Work')).toBe('* LSUB () "/" Work\r\nOK Listed');
    expect(await client.say('UNSUBSCRIBE Work')).toMatch(/^OK/);
    expect(await client.say('LSUB "" Work')).toBe('OK Listed');
  });

  it('§6.3.9: LSUB with % tells the level above what is subscribed, as one that cannot be selected', async () => {
    const client = await open(await start(), 'CREATE foo/bar', 'SUBSCRIBE foo/bar');
    expect(await client.say('LSUB "" f%')).toBe('* LSUB (\\Noselect) "/" foo\r\nOK Listed');
    expect(await client.say('LSUB "" f*')).toBe('* LSUB () "/" foo/bar\r\nOK Listed');
    expect(await client.say('LSUB "foo/" %')).toBe('* LSUB () "/" foo/bar\r\nOK Listed');
  });

  it('§7.2.2: every name that LIST tells may be a reference, and one without \\Noselect can be opened', async () => {
    const client = await open(await start(), 'CREATE "a b/&AOk-"', 'CREATE "x\\"y"', 'DELETE "a b"');
    const rows = (await client.say('LIST "" *')).match(/^\* LIST .*$/gm) ?? [];
    expect(rows.length).toBeGreaterThan(6);
    for (const row of rows) {
      const [, attributes = '', name = ''] = /^\* LIST \(([^)]*)\) "\/" (.*?)\r?$/.exec(row) ?? [];
      expect(await client.say(`LIST ${name} %`)).toMatch(/OK Listed$/);
      expect(await client.say(`EXAMINE ${name}`)).toMatch(
        attributes.includes('\\Noselect') ? /^NO/ : /OK \[READ-ONLY\]/,
      );
    }
  });
});

describe('§6.3.11, §6.4.7: APPEND and COPY', () => {
  it('APPEND keeps octets beyond ASCII as they are, and tells the folder that is open at once', async () => {
    const text = 'Subject: \u00c3\u00a9\r\n\r\n\u00ff\u00fe\r\n';
    const client = await open(await start(), 'SELECT Drafts');
    expect(await client.say(append('Drafts', text))).toMatch(/^\* 1 EXISTS\r\n\* 1 RECENT\r\nOK \[APPENDUID/);
    expect(await client.say('FETCH 1 BODY.PEEK[]')).toContain(`{${text.length}}\r\n${text})`);
  });

  it('APPEND without room leaves the folder as it was: no part of a letter is kept', async () => {
    const started = await start({ roomMailOctets: 20_000 });
    await fill(started, ['a\r\n']);
    const client = await open(started, 'SELECT INBOX');
    const before = await numbersOf(client, 'Sent');
    expect(await client.say(append('Sent', 'x'.repeat(40_000)))).toMatch(/^NO \[OVERQUOTA\]/);
    expect(await numbersOf(client, 'Sent')).toEqual(before);
  });

  it('COPY keeps flags and dates, and what it made is recent', async () => {
    const started = await start();
    await fill(started, ['a\r\n'], { flags: ['\\Flagged', '$Work'] });
    const client = await open(started, 'SELECT INBOX');
    const date = /INTERNALDATE "[^"]*"/.exec(await client.say('FETCH 1 INTERNALDATE'))?.[0] as string;
    await client.say('COPY 1 Sent');
    expect(await client.say('SELECT Sent')).toContain('* 1 RECENT\r\n');
    const copied = await client.say('FETCH 1 (FLAGS INTERNALDATE)');
    expect(copied).toContain(date);
    expect(copied).toContain('FLAGS (\\Flagged $Work \\Recent)');
  });

  it('COPY to nowhere changes nothing', async () => {
    const started = await start();
    await fill(started, ['a\r\n']);
    const client = await open(started, 'SELECT INBOX');
    const listed = await client.say('LIST "" *');
    expect(await client.say('COPY 1 Nowhere')).toMatch(/^NO \[TRYCREATE\]/);
    expect(await client.say('LIST "" *')).toBe(listed);
  });
});

describe('§9 (3): NUL', () => {
  it('is sent in no literal, and a letter stays as long as it is', async () => {
    const started = await start();
    await fill(started, ['Subject: a\0b\r\n\r\nc\0d\r\n']);
    const client = await open(started, 'SELECT INBOX');
    const said = await client.say('FETCH 1 (BODY.PEEK[] BODY.PEEK[HEADER.FIELDS (SUBJECT)] RFC822.SIZE)');
    expect(said).not.toContain('\0');
    expect(said).toContain('Subject: a\x80b\r\n\r\nc\x80d\r\n');
    expect(numberIn(said, 'RFC822.SIZE')).toBe(Number(/BODY\[\] \{(\d+)\}/.exec(said)?.[1]));
  });
});
