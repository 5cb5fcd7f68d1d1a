/** Lines that many scenarios begin or end with. */
export const HELLO = 'EHLO me.campus.test';
export const FROM = 'MAIL FROM:<alice@campus.test>';
export const TO = 'RCPT TO:<bob@campus.test>';
export const HEADER = [
  'From: Alice <alice@campus.test>',
  'To: Bob <bob@campus.test>',
  'Date: Wed, 25 Nov 2026 10:00:00 +0000',
  'Message-ID: <typed-1@me.campus.test>',
  'Subject: Typed by hand',
];
export const LETTER = [...HEADER, '', 'Hello Bob,', 'this is typed by hand.', '', 'Alice', '.'];
export const ADDRESSED = [HELLO, FROM, TO];
export const OPEN = [...ADDRESSED, 'DATA'];
export const MAIL = [...OPEN, ...LETTER];

/** For programs that read the letter from a file. */
export const FILE = `${[...HEADER, '', 'Hello Bob,', '.a line that begins with a dot', '..and one with two'].join('\r\n')}\r\n`;
