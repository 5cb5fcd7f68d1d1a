/**
 * What a client says, each on a connection of its own. A step is sent whole, after the answer to the one before it; one
 * without a line end of its own gets CR LF. Characters are octets (latin1).
 */
export interface Script {
  name: string;
  steps: readonly string[];
}

const HELLO = 'EHLO client.campus.test';
const FROM = 'MAIL FROM:<alice@campus.test>';
const TO = 'RCPT TO:<bob@campus.test>';
const LETTER = 'Subject: hi\r\n\r\nHello\r\n.\r\n';

/** One line after EHLO. */
const greeted = (name: string, line: string): Script => ({ name, steps: [HELLO, line] });
/** One path after MAIL; the same one as sender. */
const recipient = (name: string, path: string): Script => ({ name, steps: [HELLO, FROM, `RCPT TO:${path}`] });
const sender = (name: string, path: string): Script => ({ name, steps: [HELLO, `MAIL FROM:${path}`] });
const data = (name: string, letter: string): Script => ({
  name,
  steps: [HELLO, FROM, TO, 'DATA', letter, 'NOOP'],
});

export const SCRIPTS: readonly Script[] = [
  { name: 'a whole mail', steps: [HELLO, FROM, TO, 'DATA', LETTER, 'NOOP'] },
  { name: 'a whole mail after HELO', steps: ['HELO client.campus.test', FROM, TO, 'DATA', LETTER] },
  { name: 'two mails in a row', steps: [HELLO, FROM, TO, 'DATA', LETTER, FROM, TO, 'DATA', LETTER] },
  { name: 'every line ended by LF alone', steps: [`${HELLO}\n`, `${FROM}\n`, `${TO}\n`, 'DATA\n', LETTER] },
  {
    name: 'verbs in lower case',
    steps: ['ehlo client', 'mail from:<a@b.test>', 'rcpt to:<bob@campus.test>'],
  },

  { name: 'MAIL without a greeting', steps: [FROM] },
  { name: 'RCPT without a greeting', steps: [TO] },
  { name: 'NOOP without a greeting', steps: ['NOOP'] },
  { name: 'RSET without a greeting', steps: ['RSET'] },
  { name: 'VRFY without a greeting', steps: ['VRFY bob'] },
  { name: 'HELP without a greeting', steps: ['HELP'] },
  greeted('RCPT before MAIL', TO),
  greeted('DATA before MAIL', 'DATA'),
  { name: 'DATA before RCPT', steps: [HELLO, FROM, 'DATA'] },
  { name: 'MAIL within a transaction', steps: [HELLO, FROM, FROM] },
  { name: 'MAIL after RCPT', steps: [HELLO, FROM, TO, FROM] },
  { name: 'EHLO within a transaction', steps: [HELLO, FROM, TO, HELLO, TO] },
  { name: 'HELO within a transaction', steps: [HELLO, FROM, TO, 'HELO x', TO] },
  { name: 'RSET within a transaction', steps: [HELLO, FROM, TO, 'RSET', TO] },
  {
    name: 'a refused line keeps the transaction',
    steps: [HELLO, FROM, TO, 'NONSENSE', 'RCPT TO:', 'DATA', LETTER],
  },

  greeted('a verb nobody knows', 'HELLO client'),
  greeted('an empty line', ''),
  greeted('a line that begins with a space', ' NOOP'),
  greeted('NOOP with words', 'NOOP anyone there'),
  greeted('RSET with an argument', 'RSET x'),
  greeted('HELP with a command', 'HELP MAIL'),
  greeted('VRFY of a mailbox', 'VRFY bob'),
  greeted('VRFY of a mailbox that is not there', 'VRFY nobody@campus.test'),
  greeted('VRFY without an argument', 'VRFY'),
  greeted('EXPN', 'EXPN staff'),
  greeted('TURN', 'TURN'),
  greeted('SOML', 'SOML FROM:<a@b.test>'),
  greeted('STARTTLS where it is not offered', 'STARTTLS'),
  greeted('AUTH where it is not offered', 'AUTH PLAIN AHgAeQ=='),
  greeted('QUIT with an argument', 'QUIT now'),
  { name: 'DATA with an argument', steps: [HELLO, FROM, TO, 'DATA now'] },
  { name: 'trailing blanks', steps: [`${HELLO} `, `${FROM}  `, `${TO} `, 'NOOP ', 'RSET '] },
  { name: 'a browser', steps: ['GET / HTTP/1.1'] },
  greeted('a line of 512 octets', `NOOP ${'x'.repeat(505)}`),
  greeted('a line of 5000 octets', `NOOP ${'x'.repeat(4995)}`),

  { name: 'EHLO without a name', steps: ['EHLO'] },
  { name: 'HELO without a name', steps: ['HELO'] },
  { name: 'EHLO with an address literal', steps: ['EHLO [192.0.2.1]'] },
  { name: 'EHLO with an IPv6 literal', steps: ['EHLO [IPv6:2001:db8::1]'] },
  { name: 'EHLO with an underscore', steps: ['EHLO my_laptop'] },
  { name: 'EHLO with two words', steps: ['EHLO my laptop'] },
  { name: 'EHLO with UTF-8', steps: ['EHLO caf\xc3\xa9'] },
  { name: 'EHLO with a control octet', steps: ['EHLO a\x07b'] },

  sender('the null reverse-path', '<>'),
  sender('a sender without brackets', 'a@b.test'),
  sender('a sender with a space after the colon', ' <a@b.test>'),
  sender('a sender without a domain', '<alice>'),
  sender('a sender with a source route', '<@x.test,@y.test:a@b.test>'),
  sender('a sender with a quoted local part', '<"a b@c"@b.test>'),
  sender('a sender with an address literal', '<a@[192.0.2.1]>'),
  sender('nothing after FROM:', ''),
  greeted('MAIL without FROM', 'MAIL <a@b.test>'),
  greeted('MAIL TO', 'MAIL TO:<a@b.test>'),
  greeted('a space before the colon', 'MAIL FROM :<a@b.test>'),
  greeted('MAIL alone', 'MAIL'),
  sender('SIZE', '<a@b.test> SIZE=1000'),
  sender('SIZE in lower case', '<a@b.test> size=1000'),
  sender('SIZE over the limit', '<a@b.test> SIZE=36700161'),
  sender('SIZE that is no number', '<a@b.test> SIZE=big'),
  sender('SIZE without a value', '<a@b.test> SIZE'),
  sender('SIZE twice', '<a@b.test> SIZE=1 SIZE=2'),
  sender('BODY=8BITMIME', '<a@b.test> BODY=8BITMIME'),
  sender('BODY=7BIT', '<a@b.test> BODY=7BIT'),
  sender('BODY of another kind', '<a@b.test> BODY=9BIT'),
  sender('SMTPUTF8 with a sender of UTF-8', '<\xc3\xa9@b.test> SMTPUTF8'),
  sender('SMTPUTF8 with a value', '<a@b.test> SMTPUTF8=1'),
  sender('a sender of UTF-8 without SMTPUTF8', '<\xc3\xa9@b.test>'),
  sender('a sender of octets that are no UTF-8', '<\xff@b.test> SMTPUTF8'),
  sender('a parameter nobody offers', '<a@b.test> XYZ=1'),
  sender('a parameter without a space before it', '<a@b.test>SIZE=1'),

  recipient('a mailbox that is not there', '<nobody@campus.test>'),
  recipient('a mailbox elsewhere', '<dean@faculty.test>'),
  recipient('Postmaster without a domain', '<Postmaster>'),
  recipient('postmaster in lower case', '<postmaster>'),
  recipient('Postmaster with a domain', '<Postmaster@campus.test>'),
  recipient('a domain in capitals', '<bob@CAMPUS.TEST>'),
  recipient('a recipient without brackets', 'bob@campus.test'),
  recipient('a recipient with a space after the colon', ' <bob@campus.test>'),
  recipient('a recipient without a closing bracket', '<bob@campus.test'),
  recipient('a recipient with a name before it', 'Bob <bob@campus.test>'),
  recipient('a recipient with a source route', '<@x.test:bob@campus.test>'),
  recipient('the null forward-path', '<>'),
  recipient('a recipient without a domain', '<bob>'),
  recipient('a recipient with two @', '<bob@campus.test@campus.test>'),
  recipient('a recipient with two dots', '<bob..x@campus.test>'),
  recipient('a recipient with a space', '<bo b@campus.test>'),
  recipient('a recipient with a quoted local part', '<"bob"@campus.test>'),
  recipient('a recipient with an open quote', '<"bob@campus.test>'),
  recipient('a domain with two dots', '<bob@campus..test>'),
  recipient('a local part of 65 octets', `<${'b'.repeat(65)}@campus.test>`),
  recipient('a path of 3000 octets', `<${'b'.repeat(3000)}@campus.test>`),
  recipient('a bad address literal', '<bob@[300.0.2.1]>'),
  recipient('a parameter of RCPT nobody offers', '<bob@campus.test> XYZ=1'),
  { name: 'RCPT TO of UTF-8 without SMTPUTF8', steps: [HELLO, FROM, 'RCPT TO:<b\xc3\xb6b@campus.test>'] },
  { name: 'the same recipient twice', steps: [HELLO, FROM, TO, TO, 'DATA', LETTER] },
  { name: 'DATA after refused recipients only', steps: [HELLO, FROM, 'RCPT TO:<bob', 'DATA'] },

  data('an empty letter', '.\r\n'),
  data('stuffed dots', '..\r\n.a\r\n.\r\n'),
  data('LF . LF in a letter', 'a\n.\nRSET\r\n.\r\n'),
  data('LF . CR LF in a letter', 'a\n.\r\nRSET\r\n.\r\n'),
  data('CR LF . LF in a letter', 'a\r\n.\nRSET\r\n.\r\n'),
  data('CR . CR in a letter', 'a\r.\rRSET\r\n.\r\n'),
  data('CR . CR LF in a letter', 'a\r.\r\nRSET\r\n.\r\n'),
  data('CR LF NUL . CR LF in a letter', 'a\r\n\0.\r\nRSET\r\n.\r\n'),
  data('NUL and 8-bit octets in a letter', 'a\0\xff\r\n.\r\n'),
  data('a line of 5000 octets in a letter', `${'x'.repeat(5000)}\r\n.\r\n`),

  { name: 'thirty mistakes', steps: [HELLO, ...Array<string>(30).fill('NONSENSE'), 'NOOP'] },
];
