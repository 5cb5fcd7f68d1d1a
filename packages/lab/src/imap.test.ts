import type { ConnectionSecret, Logged } from '@ehlo/wire';
import { afterEach, describe, expect, it } from 'vitest';
import { IMAP, type ImapClient, openImap } from './imap-client.fixture.ts';
import { dial, OCEAN, octetsIn, type Speaker, type StartedLab, startLab } from './lab.fixture.ts';
import { fill, PREFIX } from './mailbox.fixture.ts';

const running: StartedLab[] = [];
const speakers: Speaker[] = [];
async function start(more: Parameters<typeof startLab>[0] = {}): Promise<StartedLab> {
  const started = await startLab(more);
  running.push(started);
  return started;
}
afterEach(async () => {
  for (const speaker of speakers.splice(0)) await speaker.close();
  for (const lab of running.splice(0)) await lab.close();
});

const line = (text: string) => /\r\n$/.test(text);

const client = async (started: StartedLab, user: string | undefined = 'bob'): Promise<ImapClient> => {
  const made = await openImap(started, user);
  speakers.push(made.speaker);
  return made;
};

describe('the campus’s mailboxes over IMAP', () => {
  it('opens a folder with all that SELECT has to tell (RFC 3501 §6.3.1)', async () => {
    const started = await start();
    const uids = await fill(started, ['Subject: a\r\n\r\none\r\n', 'Subject: b\r\n\r\ntwo\r\n']);
    const bob = await client(started);
    const told = await bob.say('SELECT inbox');
    expect(told.split('\r\n')).toEqual([
      '* FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft)',
      '* 2 EXISTS',
      '* 2 RECENT',
      '* OK [UNSEEN 1] The first one that is not seen',
      '* OK [PERMANENTFLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft \\*)] These are kept',
      expect.stringMatching(/^\* OK \[UIDVALIDITY [1-9]\d*\]/),
      `* OK [UIDNEXT ${(uids[1] as number) + 1}] At least that is the next one`,
      'OK [READ-WRITE] Opened',
    ]);
    const again = await client(started);
    expect(await again.say('EXAMINE INBOX')).toContain('* 0 RECENT\r\n');
    expect(await again.say('STATUS INBOX (MESSAGES UNSEEN RECENT UIDNEXT)')).toContain(
      `* STATUS INBOX (MESSAGES 2 UNSEEN 2 RECENT 0 UIDNEXT ${(uids[1] as number) + 1})`,
    );
  });

  it('fetches letters and pieces of them, and what was fetched is seen at once (§6.4.5)', async () => {
    const started = await start();
    const [uid] = await fill(started, ['Subject: a\r\nX-One: 1\r\n\r\none\r\n']);
    const bob = await client(started);
    await bob.say('SELECT INBOX');
    const whole = `${PREFIX}Subject: a\r\nX-One: 1\r\n\r\none\r\n`;
    expect(await bob.say('FETCH 1 (UID BODY.PEEK[])')).toBe(
      `* 1 FETCH (UID ${uid} BODY[] {${whole.length}}\r\n${whole})\r\nOK Fetched`,
    );
    expect(await started.mail.list(OCEAN.room, 'bob@campus.test')).toMatchObject({ unseen: 1 });
    expect(await bob.say('FETCH 1 BODY[TEXT]<1.3>')).toBe(
      '* 1 FETCH (BODY[TEXT]<1> {3}\r\nne\r FLAGS (\\Seen \\Recent))\r\nOK Fetched',
    );
    expect(await started.mail.list(OCEAN.room, 'bob@campus.test')).toMatchObject({ unseen: 0 });
    expect(await bob.say('UID FETCH 1:* BODY.PEEK[HEADER.FIELDS (x-one)]')).toBe(
      `* 1 FETCH (UID ${uid} BODY[HEADER.FIELDS (x-one)] {12}\r\nX-One: 1\r\n\r\n)\r\nOK Fetched`,
    );
  });

  it('tells each session what the others did, and never EXPUNGE while it goes by number (§7.4.1)', async () => {
    const started = await start();
    const [one, two, three] = await fill(started, ['1\r\n', '2\r\n', '3\r\n']);
    const bob = await client(started);
    const other = await client(started);
    await bob.say('SELECT INBOX');
    await other.say('SELECT INBOX');
    expect(await bob.say('STORE 1,3 +FLAGS (\\Deleted $Work)')).toBe(
      '* 1 FETCH (FLAGS (\\Deleted $Work \\Recent))\r\n* 3 FETCH (FLAGS (\\Deleted $Work \\Recent))\r\nOK Stored',
    );
    expect(await other.say('NOOP')).toBe(
      '* 1 FETCH (FLAGS (\\Deleted $Work))\r\n* 3 FETCH (FLAGS (\\Deleted $Work))\r\nOK Nothing done',
    );
    expect(await bob.say('EXPUNGE')).toBe('* 1 EXPUNGE\r\n* 2 EXPUNGE\r\nOK Expunged');
    const [four] = await fill(started, ['4\r\n']);
    expect(await other.say('FETCH 2 UID')).toBe(
      `* 2 FETCH (UID ${two})\r\n* 4 EXISTS\r\n* 1 RECENT\r\nOK Fetched`,
    );
    expect(await other.say('FETCH 1 BODY.PEEK[]')).toBe(
      'NO [EXPUNGEISSUED] Some of them are gone, or cannot be read',
    );
    expect(await other.say('UID SEARCH ALL')).toBe(
      `* SEARCH ${[one, two, three, four].join(' ')}\r\n* 1 EXPUNGE\r\n* 2 EXPUNGE\r\nOK Searched`,
    );
    expect(await other.say('UID FETCH 1:* FLAGS')).toContain(`* 2 FETCH (UID ${four} FLAGS (`);
  });

  it('tells who idles as soon as it happens (RFC 2177)', async () => {
    const started = await start();
    await fill(started, ['1\r\n']);
    const bob = await client(started);
    await bob.say('SELECT INBOX');
    bob.raw('i IDLE\r\n');
    await bob.until((text) => text.startsWith('+ '));
    await fill(started, ['2\r\n']);
    expect(await bob.until((text) => text.includes('RECENT'))).toBe('* 2 EXISTS\r\n* 2 RECENT\r\n');
    bob.raw('DONE\r\n');
    expect(await bob.done('i')).toBe('OK Idled');
  });

  it('searches flags, fields and texts, decoded and in any case (§6.4.4)', async () => {
    const started = await start();
    await fill(started, [
      'Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=\r\nDate: Tue, 1 Sep 2026 09:00:00 +0200\r\n\r\nhello\r\n',
      'Subject: plain\r\nContent-Transfer-Encoding: base64\r\n\r\nQm9uam91ciDDoCB0b3Vz\r\n',
    ]);
    const bob = await client(started);
    await bob.say('SELECT INBOX');
    const table: [string, string][] = [
      ['ALL', '* SEARCH 1 2'],
      ['UNSEEN 2', '* SEARCH 2'],
      ['SEEN', '* SEARCH'],
      ['SUBJECT GR\u00c3\u009c', '* SEARCH'],
      ['CHARSET UTF-8 SUBJECT "GR\u00c3\u009cSS"', '* SEARCH'],
      ['CHARSET UTF-8 SUBJECT "GR\u00c3\u009c"', '* SEARCH 1'],
      ['BODY "BONJOUR"', '* SEARCH 2'],
      ['NOT BODY hello', '* SEARCH 2'],
      ['OR (SUBJECT plain SMALLER 10) TEXT HELLO', '* SEARCH 1'],
      ['SENTON 1-Sep-2026', '* SEARCH 1'],
      ['SINCE 1-Jan-2020 HEADER subject ""', '* SEARCH 1 2'],
    ];
    for (const [key, found] of table) {
      const said = await bob.say(`SEARCH ${key}`);
      if (key.startsWith('SUBJECT GR')) expect(said).toMatch(/^BAD/);
      else expect([key, said]).toEqual([key, `${found}\r\nOK Searched`]);
    }
    expect(await bob.say('SEARCH CHARSET KOI8-R ALL')).toMatch(/^NO \[BADCHARSET/);
    expect(await bob.say(`SEARCH ${'('.repeat(30)}ALL${')'.repeat(30)}`)).toMatch(/^NO \[LIMIT\]/);
  });

  it('makes, lists, renames and deletes folders (§6.3)', async () => {
    const started = await start();
    const bob = await client(started);
    expect(await bob.say('LIST "" "*"')).toBe(
      [
        '* LIST (\\HasNoChildren) "/" INBOX',
        '* LIST (\\HasNoChildren \\Drafts) "/" Drafts',
        '* LIST (\\HasNoChildren \\Sent) "/" Sent',
        '* LIST (\\HasNoChildren \\Junk) "/" Junk',
        '* LIST (\\HasNoChildren \\Trash) "/" Trash',
        'OK Listed',
      ].join('\r\n'),
    );
    expect(await bob.say('CREATE work/&AOk-t&AOk-')).toBe('OK Done');
    expect(await bob.say('CREATE work')).toMatch(/^NO \[ALREADYEXISTS\]/);
    expect(await bob.say('LIST "" w%')).toBe('* LIST (\\HasChildren) "/" work\r\nOK Listed');
    expect(await bob.say('DELETE work')).toBe('OK Done');
    expect(await bob.say('LIST work/ %')).toBe('* LIST (\\HasNoChildren) "/" work/&AOk-t&AOk-\r\nOK Listed');
    expect(await bob.say('LIST "" %k')).toContain('* LIST (\\Noselect \\HasChildren) "/" work\r\n');
    expect(await bob.say('RENAME work/&AOk-t&AOk- "old one"')).toBe('OK Done');
    expect(await bob.say('LIST "" old*')).toBe('* LIST (\\HasNoChildren) "/" "old one"\r\nOK Listed');
    expect(await bob.say('SUBSCRIBE "old one"')).toBe('OK Done');
    expect(await bob.say('LSUB "" o*')).toBe('* LSUB () "/" "old one"\r\nOK Listed');
    expect(await bob.say('DELETE Trash')).toMatch(/^NO \[CANNOT\]/);
    for (const name of ['../../x', 'a//b', '/etc', '"a*"', '&bad', '"\\"\\""', '""'])
      expect([name, (await bob.say(`CREATE ${name}`)).slice(0, 2)]).toEqual([
        name,
        name === '"\\"\\""' ? 'OK' : 'NO',
      ]);
  });

  it('takes letters, copies and moves them, and says their UIDs (RFC 4315, RFC 6851)', async () => {
    const started = await start();
    const [uid] = await fill(started, ['Subject: a\r\n\r\nx\r\n']);
    const bob = await client(started);
    bob.raw('b APPEND Sent (\\Seen) " 1-Sep-2026 09:30:00 +0200" {18}\r\n');
    expect(await bob.until(line)).toBe('+ Go ahead\r\n');
    bob.raw('Subject: s\r\n\r\nhi\r\n\r\n');
    expect(await bob.done('b')).toMatch(/^OK \[APPENDUID \d+ \d+\] Appended$/);
    expect(await bob.say('APPEND Nowhere {3+}\r\nabc')).toMatch(/^NO \[TRYCREATE\]/);
    expect(await bob.say('APPEND ../x {3+}\r\nabc')).toMatch(/^NO \[CANNOT\]/);
    await bob.say('SELECT Sent');
    expect(await bob.say('FETCH 1 (FLAGS INTERNALDATE RFC822.SIZE BODY.PEEK[])')).toBe(
      '* 1 FETCH (FLAGS (\\Seen \\Recent) INTERNALDATE " 1-Sep-2026 07:30:00 +0000" RFC822.SIZE 18 BODY[] {18}\r\nSubject: s\r\n\r\nhi\r\n)\r\nOK Fetched',
    );
    await bob.say('SELECT INBOX');
    expect(await bob.say('COPY 1 Trash')).toMatch(new RegExp(`^OK \\[COPYUID \\d+ ${uid} \\d+\\] Copied$`));
    expect(await bob.say('COPY 1 Nowhere')).toMatch(/^NO \[TRYCREATE\]/);
    expect(await bob.say('UID MOVE 1:* Trash')).toMatch(
      new RegExp(`^\\* OK \\[COPYUID \\d+ ${uid} \\d+\\] Moved\r\n\\* 1 EXPUNGE\r\nOK Done$`),
    );
    expect(await bob.say('STATUS Trash (MESSAGES)')).toContain('(MESSAGES 2)');
  });

  it('masks passwords, however they are written', async () => {
    const started = await start();
    const bob = await client(started, '');
    expect(await bob.say('LOGIN "bob" "wrong one"')).toMatch(/^NO \[AUTHENTICATIONFAILED\]/);
    expect(await bob.say('LOGIN {3+}\r\nbob {6+}\r\nsecret')).toMatch(/^OK \[CAPABILITY IMAP4rev1 /);
    expect(await bob.say('LOGOUT')).toBe('* BYE See you\r\nOK Logged out');
    await bob.speaker.rest();
    const events = await started.events(OCEAN.room);
    const said = octetsIn(events, 'client');
    const secrets = events.filter(
      (event): event is Logged<ConnectionSecret> => event.kind === 'connection.secret',
    );
    const masked = secrets.map(({ start: from, end }) => said.slice(from, end));
    expect(masked.filter((one) => one !== '')).toEqual(['"wrong one"', ' {6+}', 'secret']);
  });

  it('sends 5 MB whole to a client that reads late, and takes what it pipelined meanwhile', async () => {
    const started = await start();
    const body = `${'0123456789abcdef'.repeat(4)}\r\n`.repeat(80_000);
    await fill(started, [`Subject: big\r\n\r\n${body}`]);
    const bob = await client(started);
    await bob.say('SELECT INBOX');
    bob.speaker.socket.pause();
    bob.raw('b FETCH 1 BODY.PEEK[TEXT]\r\nc NOOP\r\n');
    const whole = bob.until((text) => text.endsWith('c OK Nothing done\r\n'));
    bob.speaker.socket.resume();
    expect(await whole).toBe(
      `* 1 FETCH (BODY[TEXT] {${body.length}}\r\n${body})\r\nb OK Fetched\r\nc OK Nothing done\r\n`,
    );
    bob.raw(`d APPEND Sent {${body.length}+}\r\n${body}\r\ne NOOP\r\n`);
    expect(await bob.until((text) => text.endsWith('e OK Nothing done\r\n'))).toMatch(/^d OK \[APPENDUID/);
    await bob.say('SELECT Sent');
    bob.raw('f FETCH 1 RFC822\r\n');
    expect((await bob.until((text) => text.endsWith('f OK Fetched\r\n'))).includes(body)).toBe(true);
  });

  it('keeps what is said in the log when letters are too many to keep', async () => {
    const started = await start();
    await fill(started, [`Subject: big\r\n\r\n${'0123456789abcdef'.repeat(60_000)}\r\n`]);
    const bob = await client(started);
    await bob.say('SELECT INBOX');
    await bob.say('FETCH 1 BODY.PEEK[]');
    expect(await bob.say('FETCH 1 UID')).toMatch(/^\* 1 FETCH/);
    const said = octetsIn(await started.events(OCEAN.room), 'server');
    expect(said).toMatch(/\)\r\na3 OK Fetched\r\n\* 1 FETCH \(UID \d+\)\r\na4 OK Fetched\r\n$/);
    expect(said.length).toBeLessThan(400_000);
  });

  it('has the same mailbox as POP3', async () => {
    const started = await start();
    await fill(started, ['1\r\n', '2\r\n']);
    const bob = await client(started);
    await bob.say('SELECT INBOX');
    const { speaker } = dial(started.lab, { ...IMAP, port: 110 }, OCEAN);
    speakers.push(speaker);
    await speaker.until(line);
    speaker.socket.write('USER bob\r\nPASS secret\r\nDELE 1\r\nQUIT\r\n');
    await speaker.until((text) => text.includes('bye'));
    expect(await bob.say('NOOP')).toBe('* 1 EXPUNGE\r\nOK Nothing done');
  });

  it('reads over what is too large, and stays in step (RFC 7888 §4)', async () => {
    const started = await start();
    const bob = await client(started);
    expect(await bob.say('SELECT {99999999}')).toMatch(/^BAD Literals/);
    expect(await bob.say(`SELECT {20000+}\r\n${'x'.repeat(20_000)}`)).toMatch(/^BAD Literals/);
    expect(await bob.say('NOOP')).toBe('OK Nothing done');
    expect(await bob.say('APPEND INBOX {999999999}')).toMatch(/^NO \[TOOBIG\]/);
    bob.raw(`${'x'.repeat(40_000)}\r\n`);
    expect(await bob.until(line)).toBe('* BAD A line may have 16384 octets\r\n');
    bob.raw('z APPEND INBOX {999999999+}\r\n');
    expect(await bob.speaker.rest()).toMatch(/^z NO \[TOOBIG\][^\r]*\r\n\* BYE/);
  });
});
