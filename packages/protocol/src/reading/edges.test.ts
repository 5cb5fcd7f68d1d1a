import { describe, expect, it } from 'vitest';
import { createReading } from './fold.ts';
import { saidOfRemembered } from './remembered.ts';
import { CAMPUS, campus, MOCK, mock, read, Talk, Telling, words } from './talk.fixture.ts';

const GREETING = '220 localhost ESMTP mock server ready\r\n';
const OPENED = ['EHLO me.campus.test', 'MAIL FROM:<alice@campus.test>', 'RCPT TO:<bob@campus.test>'];

const glosses = ({ reading }: Telling) => reading.exchanges.map(({ gloss }) => words(gloss));
const noteIds = ({ reading }: Telling) =>
  reading.exchanges.map(({ notes }) => notes.map(({ said }) => said.id.replace('note.', '')));

describe('a second MAIL within a transaction', () => {
  it.each([
    [OPENED.slice(0, 2), 'Go on with RCPT TO, or say RSET to begin afresh.'],
    [OPENED, 'Go on with RCPT TO or DATA, or say RSET to begin afresh.'],
  ])('is refused because there is a sender, and offers what may follow: %j', (lines, wayOn) => {
    const { last } = new Talk(campus(), CAMPUS).lines(...lines, 'MAIL FROM:<carol@campus.test>');
    expect(last.reply?.code).toBe(503);
    expect(words(last.gloss)).toBe('Not now: a sender is on the envelope already.');
    expect(read(last.coach?.body)).toContain(wayOn);
  });
});

describe('a middle digit of 3', () => {
  it.each([
    ['MAIL FROM:<alice@campus.test>', '530 5.7.0 Must issue a STARTTLS command first'],
    ['AUTH PLAIN AAAA', '535 5.7.8 Authentication credentials invalid'],
  ])('has no meaning of its own (RFC 5321 §4.2.1): %s, %s', (line, reply) => {
    const telling = new Telling({ ...CAMPUS, service: 'dialled' }).server(GREETING);
    telling.client(`${line}\r\n`).server(`${reply}\r\n`);
    expect(words(telling.last.reply?.digits[1]?.head)).toBe('Left open.');
  });
});

describe('before anything was said', () => {
  it('nobody is connected until the connection is', () => {
    const reading = createReading(MOCK);
    expect(reading).toMatchObject({ phase: 'none', protocol: 'smtp', exchanges: [], next: [], version: 0 });
    expect(words(reading.turn.said)).toBe('Nobody is connected.');
  });

  it('the server speaks first, and EHLO waits for it', () => {
    const { reading } = new Telling(MOCK);
    expect(reading.phase).toBe('connected');
    expect(reading.turn.whose).toBe('server');
    expect(words(reading.turn.said)).toBe('In SMTP the server speaks first.');
    expect(reading.next.map(({ line, needs }) => [line, words(needs)])).toEqual([
      ['EHLO teal-heron.campus.test', 'waits for 220'],
    ]);
  });

  it('a door that wants TLS at once is waited for in vain (RFC 8314 §3.3)', () => {
    const { reading } = new Telling({ ...CAMPUS, port: 465, service: 'dialled' });
    expect(words(reading.turn.said)).toBe(
      'This port wants TLS from the first octet: the server waits for it.',
    );
  });

  it('a client that is faster than the greeting is noted once, and replies still fit', () => {
    const telling = new Telling(MOCK).client('EHLO me.campus.test\r\n', 'NOOP\r\n');
    telling.server(GREETING, '250-localhost greets me\r\n250 SIZE 1000\r\n', '250 2.0.0 Ok\r\n');
    expect(telling.reading.exchanges.map(({ command, reply }) => [command?.text, reply?.code])).toEqual([
      [undefined, 220],
      ['EHLO me.campus.test', 250],
      ['NOOP', 250],
    ]);
    expect(noteIds(telling)).toEqual([[], ['early', 'pipelinedUnoffered'], []]);
  });
});

describe('replies and the commands they answer', () => {
  it('fit in order when the client pipelines (RFC 2920 §3.1)', () => {
    const talk = new Talk(mock(), MOCK).lines('EHLO me.campus.test');
    talk.says('MAIL FROM:<alice@campus.test>\r\nRCPT TO:<bob@campus.test>\r\nRCPT TO:<>\r\nDATA\r\n');
    expect(talk.reading.exchanges.slice(2).map(({ command, reply }) => [command?.verb, reply?.code])).toEqual(
      [
        ['MAIL', 250],
        ['RCPT', 250],
        ['RCPT', 501],
        ['DATA', 354],
        [undefined, undefined],
      ],
    );
    expect(noteIds(talk)[2]).toEqual(['pipelined']);
    expect(words(talk.reading.exchanges[2]?.notes[0]?.said)).toBe(
      'Four lines came at once. The server offers PIPELINING: it answers each, in order.',
    );
    expect(talk.reading.phase).toBe('letter');
  });

  it('a whole mail in one chunk before the greeting is one letter (printf … | ncat)', () => {
    const talk = new Talk(mock(), MOCK).says(
      `${OPENED.join('\r\n')}\r\nDATA\r\nSubject: x\r\n\r\nhello\r\n.\r\nQUIT\r\n`,
    );
    expect(glosses(talk)).toEqual([
      'It speaks first. ESMTP: greet it with EHLO.',
      'You gave a name; it offers SIZE, 8BITMIME and three more.',
      'Sender on the envelope.',
      'Bob is on the envelope.',
      'Go on: from here every line belongs to the letter.',
      'Taken as 7F3A: the server answers for this mail now.',
      'It says goodbye and hangs up.',
    ]);
    expect(noteIds(talk)[1]).toEqual(['pipelinedUnoffered']);
  });

  it('a letter behind a DATA that is refused was commands all along', () => {
    const talk = new Talk(mock(), MOCK).says('EHLO me.campus.test\r\nDATA\r\nSubject: x\r\n\r\nQUIT\r\n');
    expect(talk.reading.exchanges.map(({ command, reply }) => [command?.text, reply?.code])).toEqual([
      [undefined, 220],
      ['EHLO me.campus.test', 250],
      ['DATA', 503],
      ['Subject: x', 500],
      ['', 500],
      ['QUIT', 221],
    ]);
    expect(talk.reading.exchanges[3]?.coach?.cause).toBe('letterAsCommands');
  });

  it('one that nobody asked for stands alone: 421 may come at any time (RFC 5321 §3.8)', () => {
    const telling = new Telling(MOCK).server(GREETING).server('421 4.4.2 localhost heard nothing\r\n');
    expect(telling.last.command).toBeUndefined();
    expect(words(telling.last.gloss)).toBe('The server ends the call.');
    expect(telling.reading.phase).toBe('closed');
    expect(words(telling.reading.turn.said)).toBe('It has said goodbye and hangs up.');
    expect(words(telling.closed('server').reading.turn.said)).toBe('The server hung up.');
  });

  it('one that stops in the middle stays unfinished when the server is gone', () => {
    const telling = new Telling(MOCK)
      .server(GREETING)
      .client('EHLO me\r\n')
      .server('250-localhost\r\n250-SI')
      .closed();
    expect(telling.last.reply).toMatchObject({ code: 250, complete: false });
    expect(telling.last.reply?.lines.map(({ text, ending }) => [text, ending])).toEqual([
      ['250-localhost', 'crlf'],
      ['250-SI', 'none'],
    ]);
    expect(telling.reading.phase).toBe('closed');
  });

  it('a code without text is a reply too (RFC 5321 §4.2)', () => {
    const telling = new Telling(MOCK).server('220\r\n').client('NOOP\r\n').server('250\r\n');
    expect(telling.last.reply).toMatchObject({ code: 250, complete: true });
    expect(glosses(telling)).toEqual([
      'It speaks first. Greet it with EHLO.',
      'Nothing asked, nothing done: it is there.',
    ]);
  });

  it('a line that is no reply does not disturb those that are', () => {
    const telling = new Telling(MOCK)
      .server(GREETING, 'Segmentation fault\r\n')
      .client('NOOP\r\n')
      .server('250 ok\r\n');
    expect(telling.reading.protocol).toBe('smtp');
    expect(telling.reading.exchanges[1]?.reply).toMatchObject({ code: 0, digits: [] });
    expect(telling.last.reply?.code).toBe(250);
  });

  it('an unknown code is read by its first digit (RFC 5321 §4.3.2)', () => {
    const telling = new Telling(MOCK).server(GREETING).client('NOOP\r\n').server('299 whatever\r\n');
    expect(telling.last.reply?.digits.map(({ head }) => words(head))).toEqual([
      'Done.',
      'Not in use.',
      'A code of its own.',
    ]);
  });

  it('a line out of order is not refused for good (RFC 5321 §4.1.4)', () => {
    const { last } = new Talk(mock(), MOCK).lines('EHLO me.campus.test', 'DATA');
    expect(last.reply?.digits.slice(0, 3).map(({ head, body }) => `${words(head)} ${words(body)}`)).toEqual([
      'No, not as things stand. The same line works once what it needs has come first.',
      'About the syntax. The line itself, before what it asks for.',
      'Wrong order. A good line at the wrong time.',
    ]);
  });

  it('an enhanced code of another class than the reply’s is text (RFC 2034 §3)', () => {
    const telling = new Telling(MOCK).server(GREETING).client('NOOP\r\n').server('250 5.1.1 odd\r\n');
    expect(telling.last.reply?.enhanced).toBeUndefined();
  });
});

describe('how the line came', () => {
  it('in several segments: TCP knows no lines', () => {
    const talk = new Talk(mock(), MOCK).says('EH', 'LO me.cam', 'pus.test\r', '\n');
    expect(talk.last.command).toMatchObject({
      text: 'EHLO me.campus.test',
      chunks: 4,
      ending: 'crlf',
      offset: 0,
    });
    expect(words(talk.last.notes[0]?.said)).toBe(
      'The line came in four pieces. TCP knows octets, not lines: the server waits for the line’s end.',
    );
  });

  it('with LF alone: noted at the first, and where it matters', () => {
    const talk = new Talk(mock(), MOCK).says(...[...OPENED, 'DATA'].map((line) => `${line}\n`));
    expect(noteIds(talk)).toEqual([[], ['bareLf'], [], [], ['bareLfData'], []]);
  });

  it('with a space at its end, two between its words, and a source route', () => {
    const talk = new Talk(mock(), MOCK).lines(
      'EHLO  me.campus.test ',
      'MAIL FROM:<@a.test,@b.test:alice@campus.test>',
    );
    expect(noteIds(talk)).toEqual([[], ['extraSpace', 'trailingSpace'], ['sourceRoute']]);
    expect(talk.reading.envelope.reversePath).toBe('alice@campus.test');
  });

  it('without a greeting, with HELO, with a lone word for a name', () => {
    const talk = new Talk(mock(), MOCK).lines('MAIL FROM:<>', 'HELO me');
    expect(noteIds(talk)).toEqual([[], ['nullSender', 'noHello'], ['heloName', 'heloOld', 'secondHello']]);
    expect(words(talk.reading.exchanges[1]?.gloss)).toBe('An envelope without a sender: what bounces use.');
  });

  it('with a lone word for a name: the verb that was typed is named, and what its grammar has', () => {
    const said = (line: string) => read(new Talk(mock(), MOCK).lines(line).last.notes[0]?.said);
    expect(said('HELO me')).toBe('HELO wants a whole domain name. This server lets me pass.');
    expect(said('EHLO me')).toBe(
      'EHLO wants a whole domain name, or an address like [10.20.0.7]. This server lets me pass.',
    );
  });

  it('with a lone word for a domain, on either side of the envelope (RFC 5321 §2.3.5)', () => {
    const talk = new Talk(mock(), MOCK).lines(
      'EHLO me.campus.test',
      'MAIL FROM:<alice@campus>',
      'RCPT TO:<bob@campus>',
      'RCPT TO:<bob@[10.20.0.7]>',
      'RCPT TO:<Postmaster>',
    );
    expect(noteIds(talk).slice(2)).toEqual([['pathName'], ['pathName'], [], []]);
  });

  it('twice for the same recipient: no standard is named for what this server does', () => {
    const { notes } = new Talk(mock(), MOCK).lines(...OPENED, 'RCPT TO:<bob@campus.test>').last;
    expect(notes.map(({ voice, rfc }) => [voice, rfc])).toEqual([['bytes', undefined]]);
  });

  it('twice for the same recipient: one copy', () => {
    const talk = new Talk(mock(), MOCK).lines(...OPENED, 'RCPT TO:<bob@campus.test>');
    expect(noteIds(talk).at(-1)).toEqual(['recipientTwice']);
    expect(talk.reading.envelope.forwardPaths).toHaveLength(1);
    expect(talk.last.remembers.recipients).toBe(1);
  });
});

describe('the envelope’s picture', () => {
  const delivered = () => new Talk(mock(), MOCK).lines(...OPENED, 'DATA', 'Subject: x', '', 'hello', '.');

  it('pencils a name in until it is answered', () => {
    const telling = new Telling(MOCK).server(GREETING);
    for (const line of OPENED.slice(0, 2)) telling.client(`${line}\r\n`).server('250 ok\r\n');
    telling.client('RCPT TO:<bob@campus.test>\r\n');
    expect(telling.reading.envelope.forwardPaths).toEqual([{ path: 'bob@campus.test', accepted: undefined }]);
    telling.server('250 ok\r\n');
    expect(telling.reading.envelope.forwardPaths).toEqual([
      { path: 'bob@campus.test', accepted: true, code: 250 },
    ]);
  });

  it('is emptied by RSET and by a new EHLO', () => {
    for (const line of ['RSET', 'EHLO again.campus.test']) {
      const { reading } = new Talk(mock(), MOCK).lines(...OPENED, line);
      expect(reading.envelope).toEqual({ forwardPaths: [] });
      expect(reading.phase).toBe('greeted');
    }
  });

  it('keeps what was delivered until the next MAIL FROM, and not beyond', () => {
    const talk = delivered().lines('RSET', 'NOOP');
    expect(talk.reading.envelope.postmark).toMatchObject({ host: 'localhost', queueId: '7F3A' });
    expect(talk.reading.letter.body).toEqual(['hello']);
    talk.lines('MAIL FROM:<bob@campus.test>');
    expect(talk.reading.envelope).toEqual({ reversePath: 'bob@campus.test', forwardPaths: [] });
    expect(talk.reading.letter).toEqual({ fields: [], body: [], more: 0, ended: false });
  });

  it('draws a name once, however often it was refused before it was taken', () => {
    const telling = new Telling({ ...CAMPUS, service: 'dialled' }).server(GREETING);
    for (const line of OPENED.slice(0, 2)) telling.client(`${line}\r\n`).server('250 ok\r\n');
    for (const answer of ['450 4.7.1 later', '450 4.7.1 later', '250 ok', '452 4.5.3 too many']) {
      telling.client('RCPT TO:<slow@faculty.test>\r\n').server(`${answer}\r\n`);
    }
    expect(telling.reading.envelope.forwardPaths).toEqual([
      { path: 'slow@faculty.test', accepted: true, code: 250 },
    ]);
  });

  it('has nothing of a recipient that came too early (503)', () => {
    const { reading } = new Talk(mock(), MOCK).lines('EHLO me.campus.test', 'RCPT TO:<bob@campus.test>');
    expect(reading.envelope.forwardPaths).toEqual([]);
  });

  it('keeps a refused name, and its code', () => {
    const { reading } = new Talk(campus(), CAMPUS).lines(...OPENED, 'RCPT TO:<dean@faculty.test>');
    expect(reading.envelope.forwardPaths.at(-1)).toEqual({
      path: 'dean@faculty.test',
      accepted: false,
      code: 554,
    });
  });
});

describe('the letter', () => {
  const into = (...lines: string[]) => new Talk(mock(), MOCK).lines(...OPENED, 'DATA', ...lines);

  it('is decoded for the picture: encoded words, folded fields, UTF-8 (RFC 2047, RFC 5322 §2.2.3)', () => {
    const { reading } = into(
      'From: =?utf-8?q?=C3=89lise?=',
      ' <elise@campus.test>',
      'Subject: =?utf-8?b?w4l0w6k=?=',
      ' =?utf-8?b?IGVu?= Valais',
      '',
      'à bientôt',
      '..',
    );
    expect(reading.letter.fields).toEqual([
      { name: 'From', value: 'Élise <elise@campus.test>' },
      { name: 'Subject', value: 'Été en Valais' },
    ]);
    expect(reading.letter.body).toEqual(['à bientôt', '.']);
  });

  it('offers what is missing, in order, and QUIT only after the dot', () => {
    const offered = (...lines: string[]) =>
      into(...lines).reading.next.map(({ line, label, needs }) => line || words(label) || words(needs));
    expect(offered()).toEqual([
      'From: alice@campus.test',
      'To: bob@campus.test',
      'Subject: My first mail',
      'an empty line',
      'QUIT',
    ]);
    expect(offered('From: a@b.test')).toEqual([
      'To: bob@campus.test',
      'Subject: My first mail',
      'an empty line',
      'QUIT',
    ]);
    expect(offered('From: a@b.test', 'To: c@d.test', 'subject: x')).toEqual(['an empty line', '.', 'QUIT']);
    expect(offered('From: a@b.test', '')).toEqual(['Hello, I typed this by hand.', '.', 'QUIT']);
    expect(offered('From: a@b.test', '', 'hello')).toEqual(['.', 'Hello, I typed this by hand.', 'QUIT']);
    const { next } = into().reading;
    expect(words(next.at(-1)?.needs)).toBe('needs the dot first');
    expect(next[0]).toMatchObject({ likely: true, select: [6, 23] });
  });

  it('offers a client that ends its lines with LF no line of a letter, for it cannot end one (§2.3.8)', () => {
    const offered = (...lines: string[]) =>
      new Talk(mock(), MOCK)
        .says(...[...OPENED, 'DATA', ...lines].map((line) => `${line}\n`))
        .reading.next.map(({ line, likely, needs }) => [line, likely, words(needs)]);
    expect(offered()).toEqual([
      ['From: alice@campus.test', false, 'needs CR LF: ncat -C'],
      ['To: bob@campus.test', false, 'needs CR LF: ncat -C'],
      ['Subject: My first mail', false, 'needs CR LF: ncat -C'],
      ['', false, 'needs CR LF: ncat -C'],
      ['QUIT', false, 'needs the dot first'],
    ]);
    expect(offered('Subject: x', '', 'hello', '.')).toEqual([
      ['Hello, I typed this by hand.', false, 'needs CR LF: ncat -C'],
      ['.', false, 'needs CR LF: ncat -C'],
      ['QUIT', false, 'needs the dot first'],
    ]);
  });

  it('offers them again to one that has begun to say CR LF', () => {
    const talk = new Talk(mock(), MOCK)
      .says(...[...OPENED, 'DATA', 'Subject: x'].map((line) => `${line}\n`))
      .says('From: me@campus.test\r\n');
    expect(talk.reading.next[0]).toMatchObject({ line: 'To: bob@campus.test', likely: true });
    expect(talk.reading.next.map(({ needs }) => words(needs))).not.toContain('needs CR LF: ncat -C');
  });

  it('notes a command longer than every server has to take (RFC 5321 §4.5.3.1.4)', () => {
    expect(noteIds(new Talk(mock(), MOCK).lines(`NOOP ${'x'.repeat(1000)}`)).at(-1)).toEqual(['longCommand']);
    expect(noteIds(new Talk(mock(), MOCK).lines(`NOOP ${'x'.repeat(500)}`)).at(-1)).toEqual([]);
    // Refused, it is no fault of the server, which has to know NOOP all the same (§4.5.1).
    expect(noteIds(new Talk(mock(), MOCK).lines(`NOOP ${'x'.repeat(5000)}`)).at(-1)).toEqual([]);
  });

  it('notes what was unusual in it, once it has ended', () => {
    expect(noteIds(into('hello', '.')).at(-1)).toEqual(['noHeader']);
    const fields = ['From: a@b.test', 'Date: Mon, 5 Jan 2026 10:00:00 +0100', 'Subject: x'];
    expect(noteIds(into(...fields, 'hello', '.')).at(-1)).toEqual(['noBlank']);
    expect(noteIds(into(...fields, '', '.signature', '.')).at(-1)).toEqual(['dotLost']);
    expect(noteIds(into('Subject : x', '', '..', 'é', 'x'.repeat(999), '.')).at(-1)).toEqual([
      'fieldSpace',
      'eightBit',
      'longLine',
      'missingFrom',
      'missingDate',
      'dotStuffed',
      'charsetMissing',
    ]);
  });

  it('says of a dot and a blank that the dot was not doubled, unless it ended the letter', () => {
    const fields = ['From: a@b.test', 'Date: Mon, 5 Jan 2026 10:00:00 +0100'];
    expect(noteIds(into(...fields, '', 'hi', '. ', '.')).at(-1)).toEqual(['dotLost']);
    expect(noteIds(into(...fields, '', '..hi', '.')).at(-1)).toEqual(['dotStuffed']);
    const telling = new Telling({ ...MOCK, service: 'dialled' }).server(GREETING);
    for (const line of OPENED) telling.client(`${line}\r\n`).server('250 ok\r\n');
    telling.client('DATA\r\n').server('354 go\r\n');
    telling.client(`${[...fields, '', 'hi', '. '].join('\r\n')}\r\n`).server('250 ok\r\n');
    expect(noteIds(telling).at(-1)).toEqual(['lateDot']);
  });

  it('has nothing against accents that MAIL FROM announced', () => {
    const talk = new Talk(mock(), MOCK).lines(
      'EHLO me.campus.test',
      'MAIL FROM:<alice@campus.test> BODY=8BITMIME',
    );
    talk.lines(
      'RCPT TO:<bob@campus.test>',
      'DATA',
      'From: a@b.test',
      'Date: Mon, 5 Jan 2026 10:00:00 +0100',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'é',
      '.',
    );
    expect(noteIds(talk).at(-1)).toEqual([]);
  });

  it('ends where another server says that it ends', () => {
    const telling = new Telling({ ...MOCK, service: 'dialled' }).server(GREETING);
    for (const line of OPENED) telling.client(`${line}\n`).server('250 ok\r\n');
    telling.client('DATA\n').server('354 go\r\n').client('Subject: x\n\nhello\n.\n').server('250 ok\r\n');
    expect(telling.last.letter?.ended).toBe(true);
    expect(telling.last.reply?.code).toBe(250);
    expect(noteIds(telling).at(-1)).toContain('lateDot');
    expect(telling.last.coach).toBeUndefined();
    expect(telling.reading.phase).toBe('greeted');
  });

  it('is over for the server, and for nobody else, when the line goes dead in it', () => {
    const talk = into('Subject: x', '', 'hello').closed('client');
    expect(talk.last.letter).toMatchObject({ ended: false, total: 3 });
    expect(
      words(saidOfRemembered({ ...talk.last, remembers: { ...talk.last.remembers, phase: 'closed' } })),
    ).toBe('nothing: the call is over');
    expect(words(talk.reading.turn.said)).toBe('You hung up.');
  });
});

describe('octets that were not kept', () => {
  it('of a letter: counted, and the dot line after them ends it', () => {
    const telling = new Telling(MOCK).server(GREETING);
    for (const line of OPENED) telling.client(`${line}\r\n`).server('250 ok\r\n');
    telling
      .client('DATA\r\n')
      .server('354 go\r\n')
      .client('Subject: big\r\n\r\nhel')
      .gap('client', 25_000_000);
    telling.client('.\r\nQUIT\r\n').server('250 2.0.0 Taken as 7F3A\r\n', '221 bye\r\n');
    const letter = telling.reading.exchanges.at(-2);
    expect(letter?.letter).toMatchObject({ ended: true });
    expect(letter?.gap).toEqual({ client: 25_000_000, server: 0 });
    expect(letter?.reply?.code).toBe(250);
    expect(noteIds(telling).at(-2)).toEqual(['gap', 'pipelinedUnoffered']);
    expect(telling.last.command?.verb).toBe('QUIT');
    expect(telling.reading.phase).toBe('closed');
  });

  it('of the talk: one exchange says how many, and nothing is matched to them', () => {
    const telling = new Telling(MOCK).server(GREETING).client('NOOP\r\n');
    telling.gap('server', 14).gap('client', 6).gap('server', 14).gap('client', 6);
    expect(words(telling.last.gloss)).toBe('40 octets crossed here; only their count was kept.');
    expect(telling.last.gap).toEqual({ client: 12, server: 28 });
    expect(telling.reading.exchanges).toHaveLength(3);
  });

  it('that the log lost show as a hole in the offsets', () => {
    const telling = new Telling(MOCK).server(GREETING);
    const octets = new TextEncoder().encode('NOOP\r\n');
    telling.event({ kind: 'octets', at: telling.at, from: 'client', offset: 100, length: 6, octets });
    expect(telling.reading.exchanges.map(({ gap, command }) => gap ?? command?.text)).toEqual([
      undefined,
      { client: 100, server: 0 },
      'NOOP',
    ]);
    expect(telling.last.command?.offset).toBe(100);
  });

  it('are not read twice when an event comes twice', () => {
    const telling = new Telling(MOCK).server(GREETING);
    const event = telling.events.at(-1);
    if (event) telling.event(event);
    expect(telling.reading.exchanges).toHaveLength(1);
  });
});

describe('TLS', () => {
  const starttls = () =>
    new Telling(CAMPUS)
      .server(GREETING)
      .client('EHLO me.campus.test\r\n')
      .server('250-mail.campus.test\r\n250 STARTTLS\r\n')
      .client('STARTTLS\r\n')
      .server('220 2.0.0 Ready for TLS\r\n');

  it('after STARTTLS: nothing can be read, and nothing is suggested', () => {
    const telling = starttls();
    expect(words(telling.last.reply?.digits[2]?.head)).toBe('Ready for TLS.');
    expect(telling.reading.next).toEqual([]);
    expect(words(telling.reading.turn.said)).toBe('What crosses now is encrypted; only the two ends know.');
    telling.client(Uint8Array.of(22, 3, 1, 0, 200, 1)).server(Uint8Array.of(22, 3, 3, 0, 80, 2));
    expect(words(telling.last.gloss)).toBe(
      'From here octets are encrypted: they cross, but nobody on the way can read them.',
    );
    expect(telling.last.gap).toEqual({ client: 6, server: 6 });
  });

  it('that the lab can read: both ends forget all they knew (RFC 3207 §4.2)', () => {
    const telling = starttls();
    telling.event({ kind: 'secured', at: telling.at });
    expect(telling.reading).toMatchObject({ phase: 'connected', extensions: [] });
    telling.client('EHLO me.campus.test\r\n').server('250 mail.campus.test\r\n');
    expect(telling.last.command?.verb).toBe('EHLO');
    expect(telling.reading.phase).toBe('greeted');
  });

  it('from the first octet: the greeting comes after it', () => {
    const telling = new Telling({ ...CAMPUS, port: 465, service: 'smtps' });
    telling.event({ kind: 'secured', at: telling.at }).server(GREETING);
    expect(words(telling.last.gloss)).toBe('It speaks first. ESMTP: greet it with EHLO.');
  });

  it('is offered where the server offers it', () => {
    const telling = new Telling(CAMPUS)
      .server(GREETING)
      .client('EHLO me\r\n')
      .server('250-x\r\n250 STARTTLS\r\n');
    expect(telling.reading.next.map(({ line }) => line)).toContain('STARTTLS');
  });
});

describe('AUTH (RFC 4954 §4)', () => {
  it('the line after 334 is a response, not a command', () => {
    const telling = new Telling({ ...CAMPUS, service: 'submission' }).server(GREETING);
    telling
      .client('AUTH LOGIN\r\n')
      .server('334 VXNlcm5hbWU6\r\n')
      .client('QUIT\r\n')
      .server('334 UGFzc3dvcmQ6\r\n');
    expect(telling.last.command?.tokens.map(({ token }) => token)).toEqual(['auth-response']);
    telling.client('c2VjcmV0\r\n').server('235 2.7.0 Welcome\r\n').client('NOOP\r\n').server('250 ok\r\n');
    expect(glosses(telling)).toEqual([
      'It speaks first. ESMTP: greet it with EHLO.',
      'It asks a question, in base64.',
      'It asks a question, in base64.',
      'Logged in: it knows who you are.',
      'Nothing asked, nothing done: it is there.',
    ]);
  });

  const started = () =>
    new Telling({ ...CAMPUS, service: 'submission' }).server(GREETING).client('AUTH LOGIN\r\n');

  it('a lone * gives up, and its 501 is no bad argument', () => {
    const telling = started().server('334 VXNlcm5hbWU6\r\n').client('*\r\n');
    telling.server('501 5.7.0 Authentication aborted\r\n');
    const { command, gloss, reply, coach } = telling.last;
    expect(command?.tokens.map(({ token }) => token)).toEqual(['auth-cancel']);
    expect(words(gloss)).toBe('You gave the login up.');
    expect(words(reply?.digits[2]?.head)).toBe('Given up.');
    expect(coach).toBeUndefined();
  });

  it('an answer that cannot be read ends the login, and a 504 is about the way alone', () => {
    const unread = started().server('334 VXNlcm5hbWU6\r\n').client('alice\r\n').server('501 5.5.2 no\r\n');
    expect(words(unread.last.gloss)).toBe('It cannot read your answer: the login is over.');
    const elsewise = started().server('504 5.5.4 Unrecognized authentication type\r\n');
    expect(words(elsewise.last.gloss)).toBe('It does AUTH, but not this way.');
  });

  it('a second one waits for nothing: it is refused for good, until TLS makes the server forget', () => {
    const telling = started().server('235 2.7.0 ok\r\n').client('AUTH LOGIN\r\n').server('503 5.5.1 no\r\n');
    expect(words(telling.last.gloss)).toBe('You are logged in already.');
    expect(words(telling.last.reply?.digits[0]?.head)).toBe('No, and for good.');
    const within = new Telling({ ...CAMPUS, service: 'submission' }).server(GREETING);
    for (const line of OPENED) within.client(`${line}\r\n`).server('250 ok\r\n');
    within.client('AUTH LOGIN\r\n').server('503 5.5.1 no\r\n');
    expect(words(within.last.gloss)).toBe('Not now: a sender is on the envelope already.');
  });
});

it.each([
  ['SEND FROM:<alice@campus.test>', ['command', 'reverse-path']],
  ['ETRN campus.test', ['command', 'node']],
])('names the parts of a command that is not done here: %s', (line, tokens) => {
  const { last } = new Talk(campus(), CAMPUS).lines('EHLO me.campus.test', line);
  expect(last.command?.tokens.map(({ token }) => token)).toEqual(tokens);
});

it('says of a domain outside .test only that it may be somebody’s: nobody looked', () => {
  const { last } = new Talk(mock(), MOCK).lines(...OPENED.slice(0, 2), 'RCPT TO:<bob@campus.tset>');
  const [note] = last.notes;
  expect(read(note?.said)).toContain('campus.tset may belong to somebody.');
});

describe('BDAT (RFC 3030 §2)', () => {
  it('announces octets that are a letter, dots and all', () => {
    const telling = new Telling({ ...MOCK, service: 'dialled' }).server(GREETING);
    for (const line of OPENED) telling.client(`${line}\r\n`).server('250 ok\r\n');
    telling
      .client('BDAT 22 LAST\r\nSubject: x\r\n\r\n.\r\nhello')
      .server('250 2.0.0 taken\r\n')
      .client('NOOP\r\n')
      .server('250 ok\r\n');
    const bdat = telling.reading.exchanges.at(-2);
    expect(bdat?.command?.tokens.map(({ token }) => token)).toEqual(['command', 'chunk-size', 'chunk-last']);
    expect(bdat?.letter?.lines.map(({ text, part }) => [part, text])).toEqual([
      ['field', 'Subject: x'],
      ['blank', ''],
      ['body', '.'],
      ['body', 'hello'],
    ]);
    expect(telling.last.command?.verb).toBe('NOOP');
    expect(telling.reading.phase).toBe('greeted');
  });
});

describe('what is not SMTP', () => {
  it('is shown as plain lines: HTTP', () => {
    const telling = new Telling({ ...MOCK, host: 'www.campus.test', port: 80, service: 'web' });
    telling
      .client('GET / HTTP/1.1\r\n', 'Host: www.campus.test\r\n\r\n')
      .server('HTTP/1.1 200 OK\r\n\r\n220 hello\r\n');
    expect(telling.reading).toMatchObject({ protocol: 'other', next: [] });
    expect(
      telling.reading.exchanges.map(({ command, reply }) => [
        command?.text,
        reply?.lines.map(({ text }) => text),
      ]),
    ).toEqual([
      ['GET / HTTP/1.1', undefined],
      ['Host: www.campus.test', undefined],
      ['', ['HTTP/1.1 200 OK', '', '220 hello']],
    ]);
    expect(telling.reading.exchanges.every(({ coach, notes }) => !coach && notes.length === 0)).toBe(true);
  });

  it('is recognised by its first words: POP3', () => {
    const telling = new Telling({ ...CAMPUS, port: 110, service: 'dialled' })
      .client('USER bob\r\n')
      .server('+OK POP3 ready\r\n');
    expect(telling.reading.protocol).toBe('other');
    expect(telling.reading.exchanges.map(({ command }) => [command?.text, command?.tokens])).toEqual([
      ['USER bob', []],
    ]);
    expect(words(telling.reading.turn.said)).toBe('No SMTP is spoken here; either side may speak.');
  });

  it('is a server that says only noise, in any number of octets', () => {
    const telling = new Telling({ ...CAMPUS, service: 'dialled' }).server(
      new Uint8Array(100_000).fill(7),
      '\n',
    );
    expect(telling.reading.protocol).toBe('other');
    expect(telling.last.reply?.lines[0]).toMatchObject({ octets: 100_000 });
    expect(telling.last.reply?.lines[0]?.text.length).toBe(8192);
  });
});

it('a line of any length is a line: its first octets are kept, and how many there were', () => {
  const talk = new Talk(mock(), MOCK).says(`NOOP ${'x'.repeat(600_000)}\r\n`).lines('NOOP');
  const [, long, after] = talk.reading.exchanges;
  expect(long?.reply?.code).toBe(500);
  expect(long?.coach?.cause).toBe('overlong');
  expect(read(long?.coach?.head)).toBe('A command line of 600005 octets is too long.');
  expect(after).toMatchObject({ command: { verb: 'NOOP' }, reply: { code: 250 } });
});

it('an exchange’s version rises when it changes, and only then', () => {
  const telling = new Telling(MOCK).server(GREETING).client('NOOP\r\n');
  const versions = () => telling.reading.exchanges.map(({ version }) => version);
  const before = versions();
  telling.server('250 ok\r\n');
  expect(versions()[0]).toBe(before[0]);
  expect(versions()[1]).toBeGreaterThan(before[1] ?? 0);
});
