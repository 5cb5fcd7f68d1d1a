import type { MailboxPage } from '../../reference-words.ts';

/** The commands of POP3 at length. */
export const refPop3: Record<string, MailboxPage> = {
  'pop3-user': {
    head: 'USER says whose mailbox it is.',
    answers: {
      '+OK': 'The name is noted. It does not say that there is such a mailbox: many servers note any name.',
      '-ERR': 'No mailbox of that name, or the server takes no passwords in the clear.',
    },
    know: [
      '`PASS` has to come next; `QUIT` may.',
      'The line crosses in the clear: on port 110 only after `STLS`, or use port 995.',
    ],
  },
  'pop3-pass': {
    head: 'PASS gives the password, and opens the mailbox.',
    answers: {
      '+OK': 'You are in. The mailbox is open, and locked: no other POP3 session gets in.',
      '-ERR': 'Wrong name or password, or another session holds the lock. You begin again with `USER`.',
    },
    know: [
      'Only right after a `USER` that was answered with `+OK`.',
      'All that follows the space is the password, further spaces too.',
      'With `[IN-USE]` the password was right: a mail program has the mailbox open.',
    ],
  },
  'pop3-apop': {
    head: 'APOP proves that you know the password.',
    answers: {
      '+OK': 'The proof is right. The mailbox is open, and locked.',
      '-ERR': 'The proof is wrong, or the name, or the mailbox is locked.',
    },
    know: [
      'The proof is the MD5 of the stamp in the greeting, angle brackets included, and the password behind it: 32 hexadecimal digits, lower case.',
      'A greeting without a stamp `<…>` means: no `APOP` here.',
      'The password does not cross. But the server has to keep it readable, and MD5 is weak by now: TLS took the place of `APOP`.',
    ],
  },
  'pop3-auth': {
    head: 'AUTH logs in by a mechanism that you choose.',
    answers: {
      '+': 'It asks something, in base64; the next line is your answer, in base64 too.',
      '+OK': 'You are in. The mailbox is open, and locked.',
      '-ERR': 'Not logged in: the mechanism is not offered, or the answer was wrong, or you took it back.',
    },
    know: [
      '`CAPA` names the mechanisms behind `SASL`.',
      'A line with `*` alone takes the login back.',
      'base64 hides nothing: `PLAIN` belongs inside TLS.',
    ],
  },
  'pop3-stls': {
    head: 'STLS encrypts the connection from here on.',
    answers: {
      '+OK': 'The TLS handshake begins at once; no text in between.',
      '-ERR': 'No TLS here, or TLS is there already, or you are logged in.',
    },
    know: [
      'Before the login only.',
      'Ask `CAPA` again afterwards: what was said before counts no more.',
      'Who sits in the middle can take `STLS` out of the list; port 995 begins with TLS and has not that weakness.',
    ],
  },
  'pop3-capa': {
    head: 'CAPA asks what the server can do.',
    answers: {
      '+OK': 'A list follows, one thing a line, until a dot stands alone.',
      '-ERR': 'The server is older than 1998, and has no list.',
    },
    know: ['Before and after the login; the lists may differ.', 'It is the `EHLO` of POP3.'],
  },
  'pop3-utf8': {
    head: 'UTF8 says that you can read more than ASCII.',
    answers: {
      '+OK': 'Headers come as they are, with accents unwrapped.',
      '-ERR': 'Not offered, or said after the login: it belongs before.',
    },
    know: ['Without it the server has to hide such a letter, or rewrite its header.'],
  },
  'pop3-lang': {
    head: 'LANG asks for another language.',
    answers: {
      '+OK': 'From now on the words come in that language; without an argument, a list of languages follows.',
      '-ERR': 'Not in that language.',
    },
    know: ['Only the words change. `+OK`, `-ERR` and the codes in brackets stay.'],
  },
  'pop3-stat': {
    head: 'STAT counts the letters.',
    answers: { '+OK': 'Two numbers: how many letters, and how many octets they have together.' },
    know: ['Letters marked with `DELE` do not count.', 'Octets as they would cross, with CR LF line ends.'],
  },
  'pop3-list': {
    head: 'LIST gives each letter a number and a size.',
    answers: {
      '+OK':
        'Without a number, a line a letter, until a dot stands alone. With one, that letter in the same line.',
      '-ERR': 'No letter has that number, or it is marked.',
    },
    know: [
      'The numbers hold for this session only; `UIDL` has those that last.',
      'Marked letters are left out, and the others keep their numbers.',
    ],
  },
  'pop3-uidl': {
    head: 'UIDL gives each letter a name that lasts.',
    answers: {
      '+OK':
        'Without a number, a line a letter, until a dot stands alone. With one, that letter in the same line.',
      '-ERR': 'No letter has that number, or it is marked; or the server has no `UIDL`.',
    },
    know: [
      'By it a program knows, the next time, which letters it has: that is how “leave on server” works.',
      'The name has 1 to 70 characters and is the same in every session.',
    ],
  },
  'pop3-retr': {
    head: 'RETR fetches a whole letter.',
    answers: {
      '+OK': 'The letter follows, header and text, until a dot stands alone on a line.',
      '-ERR': 'No letter has that number, or it is marked.',
    },
    know: [
      'It stays on the server. Only `DELE` and then `QUIT` remove it.',
      'A line of the letter that begins with a dot comes with a second one in front; take it off.',
      'POP3 keeps no flag “read”: what was read is what your program remembers.',
    ],
  },
  'pop3-top': {
    head: 'TOP fetches the header and the first lines.',
    answers: {
      '+OK': 'The header follows, an empty line, so many lines of the text, and a lone dot.',
      '-ERR': 'No letter has that number, or it is marked; or the server has no `TOP`.',
    },
    know: [
      'Both numbers are needed: `TOP 1 0` is the header alone.',
      'Optional; `CAPA` names it where it is there.',
    ],
  },
  'pop3-dele': {
    head: 'DELE marks a letter to be deleted.',
    answers: {
      '+OK': 'It is marked. It is deleted when you say `QUIT`, and not before.',
      '-ERR': 'No letter has that number, or it is marked already.',
    },
    know: [
      'If the connection breaks, or you close the window, nothing is deleted.',
      '`RSET` takes all marks back.',
    ],
  },
  'pop3-rset': {
    head: 'RSET takes all deletion marks back.',
    answers: { '+OK': 'No letter is marked any more.' },
    know: ['It is not the `RSET` of SMTP: no mail is forgotten, you stay logged in.'],
  },
  'pop3-noop': {
    head: 'NOOP asks for nothing but an answer.',
    answers: { '+OK': 'The server is there.' },
    know: [
      'After the login only.',
      'It keeps the session from being closed: a server may hang up after ten silent minutes.',
    ],
  },
  'pop3-quit': {
    head: 'QUIT says goodbye, and only now deletes.',
    answers: {
      '+OK':
        'After a login: what was marked is deleted, the lock is let go. Before it: goodbye, and nothing else.',
      '-ERR': 'Some of the marked letters could not be deleted. It hangs up all the same.',
    },
    know: [
      'A session that ends without it deletes nothing.',
      'The server hangs up then. ncat may still wait for a key of yours.',
    ],
  },
};
