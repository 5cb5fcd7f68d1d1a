import { describe, expect, it } from 'vitest';
import { fr } from '../prose/fr/index.ts';
import { say } from '../prose/say.ts';
import { saidOfRemembered } from './remembered.ts';
import { saidOfLetter } from './said-of-letter.ts';
import { CAMPUS, campus, MOCK, mock, Talk, Telling, words } from './talk.fixture.ts';

const LETTER = [
  'From: Alice <alice@campus.test>',
  'To: Bob <bob@campus.test>',
  'Subject: My first mail',
  '',
  'Hello Bob,',
  'I typed this by hand.',
  '.',
];

describe('the words of the refused recipient (picture 1b)', () => {
  const talk = new Talk(campus(), CAMPUS).lines(
    'EHLO teal-heron.campus.test',
    'MAIL FROM: <alice@campus.test>',
    'RCPT TO:<bbo@campus.test>',
  );
  const { reading, last } = talk;
  const glosses = reading.exchanges.map(({ gloss }) => words(gloss));

  it('gives every earlier exchange one sentence', () => {
    expect(glosses.slice(0, 3)).toEqual([
      'It speaks first. ESMTP: greet it with EHLO.',
      'You gave a name; it offers SIZE, 8BITMIME and three more.',
      'Sender on the envelope.',
    ]);
    expect(reading.exchanges[2]?.notes.map(({ voice, said }) => [voice, words(said)])).toEqual([
      ['rfc', 'No space belongs after the colon; this server forgives it.'],
    ]);
  });

  it('names the two tokens and puts the marker on the name only', () => {
    const named = last.command?.tokens.map(({ start, end, token }) => [
      last.command?.text.slice(start, end),
      words({ id: `token.${token}` }),
    ]);
    expect(named).toEqual([
      ['RCPT TO:', 'command'],
      ['<bbo@campus.test>', 'one recipient, the forward-path'],
    ]);
    expect(last.command?.tokens[1]).toMatchObject({ marked: true, mark: [9, 12] });
  });

  it('explains each digit of 550 and the enhanced code', () => {
    expect(last.reply?.digits.map(({ text, head, body }) => [text, words(head), words(body)])).toEqual([
      ['550', 'No, and for good.', 'The same line will fail again.'],
      ['550', 'About the mail system.', 'The line is well formed; the mailbox is the problem.'],
      ['550', 'Mailbox unavailable.', '552 would mean no room.'],
      ['5.1.1', 'Bad mailbox:', 'nobody of that name here.'],
    ]);
  });

  it('says what the server remembers', () => {
    expect(words(saidOfRemembered(last))).toBe('sender `alice@campus.test`, no recipient yet');
  });

  it('coaches by the cause, from what was typed', () => {
    expect(words(last.coach?.head)).toBe('No ==bbo== lives here. Did you mean bob?');
    expect(words(last.coach?.body)).toBe(
      'The lab’s list says bob; a server would not tell. The refusal took nothing away: your sender still stands.',
    );
    expect(last.coach).toMatchObject({ cause: 'mailboxDidYouMean', repair: 'RCPT TO:<bob@campus.test>' });
  });

  it('offers the repair first, and says what DATA needs', () => {
    expect(reading.next.map(({ line, likely, needs }) => [line, likely, words(needs)])).toEqual([
      ['RCPT TO:<bob@campus.test>', true, ''],
      ['RSET', false, ''],
      ['NOOP', false, ''],
      ['QUIT', false, ''],
      ['DATA', false, 'needs a recipient'],
    ]);
  });

  it('knows whose turn it is', () => {
    expect(reading.turn.whose).toBe('client');
    expect(words(reading.turn.said)).toBe(
      'The server waits 30 minutes here; the standard asks for at least five.',
    );
  });

  it('strikes the name on the envelope', () => {
    expect(reading.phase).toBe('sender');
    expect(reading.envelope).toEqual({
      reversePath: 'alice@campus.test',
      forwardPaths: [{ path: 'bbo@campus.test', code: 550, accepted: false }],
    });
  });

  it('says the same in French', () => {
    const french = [last.coach?.head, last.coach?.body, last.gloss, reading.turn.said].map((said) =>
      said ? say(fr, said) : '',
    );
    expect(french).toEqual([
      'Aucun ==bbo== n’habite ici. Vouliez-vous dire bob\u00a0?',
      'La liste du labo dit bob\u00a0; un serveur ne le dirait pas. Le refus n’enlève rien\u00a0: votre expéditeur reste noté.',
      'Refusé\u00a0: pas de telle boîte. Rien d’autre n’a changé.',
      'Ici, le serveur attend 30 minutes\u00a0; la norme en demande au moins cinq.',
    ]);
  });
});

describe('the words of the delivered mail (picture 1c)', () => {
  const talk = new Talk(campus(), CAMPUS)
    .lines('EHLO teal-heron.campus.test', 'MAIL FROM:<alice@campus.test>', 'RCPT TO:<bbo@campus.test>')
    .lines('RCPT TO:<bob@campus.test>', 'DATA', ...LETTER);
  const { reading, last } = talk;

  it('tells each step', () => {
    expect(reading.exchanges.slice(3).map(({ gloss }) => words(gloss))).toEqual([
      'Refused: no such mailbox. Nothing else changed.',
      'Bob is on the envelope.',
      'Go on: from here every line belongs to the letter.',
      'Taken as 7F3A: the server answers for this mail now.',
    ]);
  });

  it('tells what the letter is made of', () => {
    expect(last.letter).toMatchObject({ total: 7, ended: true, skipped: 0 });
    expect(words(last.letter && saidOfLetter(last.letter))).toBe(
      'the letter: 3 headers, an empty line, 2 of text',
    );
    expect(last.letter?.lines.map(({ part }) => part)).toEqual([
      'field',
      'field',
      'field',
      'blank',
      'body',
      'body',
      'dot',
    ]);
  });

  it('explains 250 after the dot as a promise', () => {
    expect(last.reply?.digits.map(({ text, head, body }) => `${text} ${words(head)} ${words(body)}`)).toEqual(
      [
        '250 Done. The server answers for this mail now.',
        '250 About the mail system. ',
        '250 The plain form: 251 and 252 would say more.',
        '2.0.0 Nothing to add. 7F3A is its number here.',
      ],
    );
    expect(words(saidOfRemembered(last))).toBe('nothing of this mail: the envelope is blank again');
  });

  it('says where the mail is', () => {
    expect(words(last.arrival?.head)).toBe('Bob has mail.');
    expect(words(last.arrival?.body)).toBe(
      'You were the MUA. mail.campus.test, the MTA, took your envelope, read two lines of it, and put the letter in Bob’s mailbox. No MX was asked: you dialled the server yourself.',
    );
  });

  it('names who gets what a 251 forwards (RFC 5321 §3.4)', () => {
    const talk = new Talk(campus(), CAMPUS).lines(
      'EHLO me.campus.test',
      'MAIL FROM:<bob@campus.test>',
      'RCPT TO:<former@campus.test>',
      'DATA',
      '.',
    );
    expect(words(talk.last.arrival?.head)).toBe('Alice has mail.');
  });

  it('keeps the picture, postmarked, and the letter under it', () => {
    expect(reading.envelope.postmark).toMatchObject({ host: 'mail.campus.test', queueId: '7F3A' });
    expect(reading.letter).toEqual({
      fields: [
        { name: 'From', value: 'Alice <alice@campus.test>' },
        { name: 'To', value: 'Bob <bob@campus.test>' },
        { name: 'Subject', value: 'My first mail' },
      ],
      body: ['Hello Bob,', 'I typed this by hand.'],
      more: 0,
      ended: true,
    });
    expect(reading.differs).toEqual([]);
  });

  it('offers the polite end first', () => {
    expect(reading.phase).toBe('greeted');
    expect(words(reading.turn.said)).toBe('QUIT is the polite end.');
    expect(reading.next.map(({ line }) => line)).toEqual([
      'QUIT',
      'MAIL FROM:<teal-heron@campus.test>',
      'NOOP',
    ]);
  });
});

describe('the course’s own dialogue with the mock', () => {
  const talk = new Talk(mock(), MOCK).lines(
    'EHLO localhost',
    'MAIL FROM: <sender@example.com>',
    'RCPT TO: <recipient@example.com>',
    'DATA',
    ...LETTER,
    'QUIT',
  );
  const { reading } = talk.closed();

  it('is told in seven sentences', () => {
    expect(reading.exchanges.map(({ gloss }) => words(gloss))).toEqual([
      'It speaks first. ESMTP: greet it with EHLO.',
      'You gave a name; it offers SIZE, 8BITMIME and three more.',
      'Sender on the envelope.',
      'recipient@example.com is on the envelope.',
      'Go on: from here every line belongs to the letter.',
      'Taken as 7F3A: the server answers for this mail now.',
      'It says goodbye and hangs up.',
    ]);
  });

  it('says that the mock delivers to nobody', () => {
    expect(words(reading.exchanges[5]?.arrival?.head)).toBe('The mock has your mail.');
    expect(words(reading.exchanges[5]?.arrival?.body)).toBe(
      'Every mail lands here, whoever it is for. recipient@example.com gets nothing.',
    );
  });

  it('notes where envelope and letter differ, in the standard’s voice', () => {
    expect(reading.differs.map(({ voice, said }) => [voice, words(said)])).toEqual([
      [
        'rfc',
        'From: says `alice@campus.test`, the envelope says `sender@example.com`. Nothing makes them agree; lists and services differ every day.',
      ],
      ['rfc', '`bob@campus.test` stands in the letter, not on the envelope: they get nothing by this mail.'],
      [
        'rfc',
        '`recipient@example.com` is on the envelope and not in the letter: they get it all the same. This is how Bcc works.',
      ],
    ]);
    expect(reading.exchanges.every(({ coach }) => coach === undefined)).toBe(true);
  });

  it('ends with nobody’s turn', () => {
    expect(reading.phase).toBe('closed');
    expect(reading.turn.whose).toBe('nobody');
    expect(words(reading.turn.said)).toBe('The server hung up.');
    expect(reading.next).toEqual([]);
  });
});

describe('an EHLO reply that is not finished (picture 11)', () => {
  const telling = new Telling(MOCK)
    .server('220 localhost ESMTP mock server ready\r\n')
    .client('EHLO teal-heron.campus.test\r\n')
    .server('250-localhost greets teal-heron.campus.test\r\n250-SIZE 36700160\r\n250-8BITMIME\r\n');

  it('counts the lines and says that more follow', () => {
    expect(telling.last.reply?.complete).toBe(false);
    expect(words(telling.last.gloss)).toBe(
      'Three lines so far. The stamp is inked when the last one arrives: 250 and a space.',
    );
    expect(telling.reading.turn.whose).toBe('server');
    expect(words(telling.reading.turn.said)).toBe('Not finished. `250-` with a dash: more lines follow.');
    expect(telling.reading.phase).toBe('connected');
  });

  it('is one reply once the last line came, with each extension explained', () => {
    telling.server('250 PIPELINING\r\n');
    expect(telling.last.reply?.complete).toBe(true);
    expect(telling.last.reply?.lines.map(({ keyword, said }) => [keyword, words(said)])).toEqual([
      [undefined, ''],
      ['SIZE', 'Takes letters of up to 36700160 octets, and lets you declare the size with MAIL.'],
      ['8BITMIME', 'Takes letters with octets above 127, declared with BODY=8BITMIME.'],
      ['PIPELINING', 'You may send several lines without waiting for each answer.'],
    ]);
    expect(telling.reading.extensions).toEqual([
      { keyword: 'SIZE', rest: '36700160' },
      { keyword: '8BITMIME', rest: '' },
      { keyword: 'PIPELINING', rest: '' },
    ]);
  });
});
