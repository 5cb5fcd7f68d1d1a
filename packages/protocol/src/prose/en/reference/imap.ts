import type { MailboxPage } from '../../reference-words.ts';

/** The commands of IMAP at length: those of IMAP4rev1, and the extensions that one meets every day. */
export const refImap: Record<string, MailboxPage> = {
  'imap-capability': {
    head: 'CAPABILITY asks what the server can do.',
    answers: { OK: 'The list has come, in one untagged line.' },
    know: [
      'In every state. The list is another one after `STARTTLS` and after the login: ask again, or read the one that the server sends by itself.',
      '`IMAP4rev1` is always in it; `LOGINDISABLED` means that `LOGIN` is refused until TLS is there.',
    ],
  },
  'imap-noop': {
    head: 'NOOP asks for nothing, and gets the news.',
    answers: { OK: 'Done. What has changed in the mailbox was said before it, untagged.' },
    know: [
      'It keeps the session from being closed: a server may hang up after thirty silent minutes.',
      'Who says it every few minutes is polling; `IDLE` does without.',
    ],
  },
  'imap-logout': {
    head: 'LOGOUT says goodbye.',
    answers: { OK: 'It is the last line; `* BYE` came before it.' },
    know: [
      'From every state. The `BYE` is no error here: the standard wants it first.',
      'It removes nothing: what is flagged `\\Deleted` stays until `EXPUNGE` or `CLOSE`.',
    ],
  },
  'imap-starttls': {
    head: 'STARTTLS encrypts the connection from here on.',
    answers: {
      OK: 'The TLS handshake begins at once; no text in between.',
      BAD: 'Not offered, or TLS is there already, or you are logged in.',
    },
    know: [
      'Before the login only.',
      'What `CAPABILITY` said before counts no more: ask again.',
      'Who sits in the middle can take it out of the list; port 993 begins with TLS and has not that weakness.',
    ],
  },
  'imap-authenticate': {
    head: 'AUTHENTICATE logs in by a mechanism that you choose.',
    answers: {
      '+': 'It asks something, in base64, or waits for your first word; answer in base64, on a line without a tag.',
      OK: 'You are in; no mailbox is open yet.',
      NO: 'Not logged in: the proof was wrong, or the mechanism is not offered.',
      BAD: 'Not readable, or you took the login back with `*`.',
    },
    know: [
      '`CAPABILITY` names the mechanisms, as `AUTH=PLAIN`.',
      'The first answer may stand in the same line only where `SASL-IR` is offered.',
      'base64 hides nothing: `PLAIN` belongs inside TLS.',
    ],
  },
  'imap-login': {
    head: 'LOGIN gives name and password.',
    answers: {
      OK: 'You are in; no mailbox is open yet.',
      NO: 'Name or password is wrong, or a rule is against it. The server does not say which of the two.',
    },
    know: [
      'Where the list has `LOGINDISABLED`, a client must not even try: the password would have crossed in the clear.',
      'A password with spaces, quotes or brackets is written in quotes, `"so so"`, or as a literal.',
    ],
  },
  'imap-select': {
    head: 'SELECT opens a mailbox.',
    answers: {
      OK: 'Open. `[READ-WRITE]` or `[READ-ONLY]` says what you may do.',
      NO: 'There is no such mailbox, or you may not open it. If another one was open, it is closed now.',
    },
    know: [
      'One mailbox at a time: opening another closes the first, and deletes nothing there.',
      'If the UIDVALIDITY is not that of last time, all lasting numbers that you kept are void.',
      '`INBOX` is the same in any case of its letters; other names may not be.',
    ],
  },
  'imap-examine': {
    head: 'EXAMINE opens a mailbox to look, not to touch.',
    answers: {
      OK: 'Open, read-only.',
      NO: 'There is no such mailbox, or you may not open it. If another one was open, it is closed now.',
    },
    know: ['Nothing changes in it: reading a letter does not set `\\Seen`, and `\\Recent` stays for others.'],
  },
  'imap-create': {
    head: 'CREATE makes a mailbox.',
    answers: { OK: 'It is there.', NO: 'It is there already, or the name is not allowed.' },
    know: [
      'Levels of a name are parted by the sign that `LIST` shows: `Projects/2026` where it is `/`.',
      'A name outside ASCII is written in modified UTF-7: `&AOk-t&AOk-` is `été`.',
      'It is not opened by this; and not subscribed to.',
    ],
  },
  'imap-delete': {
    head: 'DELETE removes a mailbox, with its letters.',
    answers: { OK: 'It is gone.', NO: 'No such mailbox, or it may not be removed: `INBOX` never.' },
    know: [
      'It is for mailboxes. A letter gets the flag `\\Deleted`, and then `EXPUNGE`.',
      'Mailboxes below it stay.',
    ],
  },
  'imap-rename': {
    head: 'RENAME gives a mailbox another name.',
    answers: {
      OK: 'It has the new name, and so have those below it.',
      NO: 'No such mailbox, or the new name is taken.',
    },
    know: ['Renaming `INBOX` moves its letters to the new name and leaves an empty `INBOX`.'],
  },
  'imap-subscribe': {
    head: 'SUBSCRIBE puts a mailbox on your list.',
    answers: { OK: 'It is on the list.', NO: 'It cannot be put there.' },
    know: ['The list only says which mailboxes a program shows. Mail comes with it or without.'],
  },
  'imap-unsubscribe': {
    head: 'UNSUBSCRIBE takes a mailbox from your list.',
    answers: { OK: 'It is off the list.', NO: 'It cannot be taken off.' },
    know: ['The mailbox stays. Also for a mailbox that is gone: the server never clears the list by itself.'],
  },
  'imap-list': {
    head: 'LIST names the mailboxes.',
    answers: { OK: 'All that fit were named before, a line each.', NO: 'It cannot list below that name.' },
    know: [
      'Two arguments: where to begin, most often `""`, and a pattern. `*` is anything, `%` is one level.',
      '`LIST "" ""` names nothing and tells the sign between levels.',
      '`\\Noselect` is a step to others and cannot be opened.',
    ],
  },
  'imap-lsub': {
    head: 'LSUB names the mailboxes on your list.',
    answers: { OK: 'All that fit were named before, a line each.', NO: 'It cannot list below that name.' },
    know: [
      'A name in it may be of a mailbox that is gone.',
      'IMAP4rev2 has `LIST (SUBSCRIBED)` in its place.',
    ],
  },
  'imap-status': {
    head: 'STATUS counts in a mailbox without opening it.',
    answers: {
      OK: 'The numbers have come, in one untagged line.',
      NO: 'No such mailbox, or no right to it.',
    },
    know: [
      'Which numbers, you say in parentheses: `(MESSAGES UNSEEN)`.',
      'Not for the mailbox that is open: there the server tells them by itself.',
      'It may be slow; it is no way to look for new mail in many mailboxes every few seconds.',
    ],
  },
  'imap-append': {
    head: 'APPEND puts a letter into a mailbox.',
    answers: {
      '+': 'Now send the octets that you announced, no more and no fewer, then CR LF.',
      OK: 'The letter is there; `[APPENDUID …]` tells its lasting number.',
      NO: 'Not stored. `[TRYCREATE]` means: make the mailbox first. The server may not make it by itself.',
    },
    know: [
      'It sends nothing to anybody: this is how a program keeps what it sent, and its drafts.',
      'The number in braces counts octets, CR LF as two, an `é` in UTF-8 as two.',
      'With `{310+}` nothing is waited for, where `LITERAL+` is offered.',
    ],
  },
  'imap-check': {
    head: 'CHECK asks the server to tidy up.',
    answers: { OK: 'Done, or there was nothing to do.' },
    know: ['It does not look for new mail; `NOOP` does. IMAP4rev2 has done away with it.'],
  },
  'imap-close': {
    head: 'CLOSE closes the mailbox, and clears it.',
    answers: { OK: 'Closed. What was flagged `\\Deleted` is gone, without a word about it.' },
    know: [
      'After `EXAMINE`, it removes nothing.',
      '`UNSELECT` closes and removes nothing, where it is offered.',
      'You stay logged in: the end of the session is `LOGOUT`.',
    ],
  },
  'imap-expunge': {
    head: 'EXPUNGE removes what is flagged \\Deleted.',
    answers: {
      OK: 'Removed; each was named before, untagged.',
      NO: 'Not allowed, as in a mailbox opened read-only.',
    },
    know: [
      'All that carry the flag, also those that another program has flagged; `UID EXPUNGE` takes a set of numbers.',
      'After each `* 3 EXPUNGE` the letters behind have a number less: `* 3 EXPUNGE` twice removes two letters.',
    ],
  },
  'imap-search': {
    head: 'SEARCH finds letters.',
    answers: {
      OK: 'The numbers have come before, in one untagged line; with none in it, no letter fits.',
      NO: 'It cannot search so: `[BADCHARSET]` if it is the character set.',
    },
    know: [
      'Several keys: all of them have to fit. `OR` takes the next two, `NOT` the next one.',
      'The numbers are places in the mailbox; `UID SEARCH` gives lasting ones.',
      'Text with accents needs `CHARSET UTF-8` before the keys, and a literal.',
    ],
  },
  'imap-fetch': {
    head: 'FETCH brings letters, or parts of them, or facts.',
    answers: {
      OK: 'All that you asked for has come before, a `* … FETCH` a letter.',
      NO: 'Something of it cannot be had.',
    },
    know: [
      '`BODY[]` marks the letter as read. `BODY.PEEK[]` does not.',
      'Numbers are places in the mailbox and shift when letters go; `UID FETCH` asks by lasting numbers.',
      '`BODY[HEADER.FIELDS (FROM SUBJECT)]` brings two fields; `BODY[]<0.500>` the first 500 octets.',
      'A line `* 3 FETCH (FLAGS …)` may come unasked: somebody has changed a flag.',
    ],
  },
  'imap-store': {
    head: 'STORE sets, adds or takes away flags.',
    answers: {
      OK: 'Done. What the flags are now came before, untagged, unless you said `.SILENT`.',
      NO: 'The flags cannot be changed: a read-only mailbox, or a flag that it does not keep.',
    },
    know: [
      '`+FLAGS` adds, `-FLAGS` takes away, `FLAGS` replaces all of them.',
      '`\\Deleted` deletes nothing yet: `EXPUNGE` does.',
      'Which flags a mailbox keeps, `[PERMANENTFLAGS (…)]` tells when it is opened.',
    ],
  },
  'imap-copy': {
    head: 'COPY puts a copy into another mailbox.',
    answers: {
      OK: 'All are copied; `[COPYUID …]` tells their new lasting numbers.',
      NO: 'None is copied. `[TRYCREATE]` means: make the mailbox first.',
    },
    know: [
      'All or nothing: if one cannot be copied, none is.',
      'Flags and date go with it. To move, `MOVE`; without it `COPY`, `STORE +FLAGS (\\Deleted)`, `EXPUNGE`.',
    ],
  },
  'imap-uid': {
    head: 'UID says: the numbers are lasting ones.',
    answers: {
      OK: 'Done. Numbers that no letter has were passed over without a word.',
      NO: 'It cannot be done.',
    },
    know: [
      'It stands before `FETCH`, `STORE`, `SEARCH`, `COPY`, and `EXPUNGE` and `MOVE` where they are offered.',
      'The answer is `* 3 FETCH (UID 17 …)`: the number after the star is still the place, the lasting one stands inside.',
      'A lasting number is good as long as the mailbox keeps its UIDVALIDITY.',
    ],
  },
  'imap-idle': {
    head: 'IDLE waits, and is told what is new.',
    answers: {
      '+': 'It waits with you. News come by themselves, untagged.',
      OK: 'You said `DONE`, and it has stopped.',
      NO: 'It does not let you wait now.',
    },
    know: [
      'It ends with `DONE`, a line without a tag. Until then no other command may be sent.',
      'Say `DONE` and `IDLE` again at least every 29 minutes, or the server may hang up.',
      'Only what happens in the mailbox that is open.',
    ],
  },
  'imap-enable': {
    head: 'ENABLE switches an extension on.',
    answers: {
      OK: 'What was switched on was named before, in `* ENABLED`.',
      BAD: 'Not readable, or too late.',
    },
    know: [
      'After the login, before a mailbox is opened.',
      'What the server does not know is passed over: read `* ENABLED`.',
      'There is no way to switch it off again.',
    ],
  },
  'imap-namespace': {
    head: 'NAMESPACE tells where names begin.',
    answers: { OK: 'The three lists have come.', NO: 'It cannot tell.' },
    know: ['Three lists, in this order: your mailboxes, those of other users, shared ones. `NIL` is none.'],
  },
  'imap-id': {
    head: 'ID says which program speaks.',
    answers: { OK: 'It has told its own, or `NIL`.' },
    know: [
      'In every state; for logs and for finding bugs.',
      'Neither side may behave otherwise because of it.',
    ],
  },
  'imap-move': {
    head: 'MOVE puts letters into another mailbox.',
    answers: {
      OK: 'They are there and gone from here; `[COPYUID …]` came untagged before.',
      NO: 'Not moved. `[TRYCREATE]` means: make the mailbox first.',
    },
    know: [
      'For each, a `* … EXPUNGE` comes: the letters behind have a number less.',
      'If it fails half-way, some letters have moved and some have not; none may be lost.',
    ],
  },
  'imap-unselect': {
    head: 'UNSELECT closes the mailbox, and leaves it as it is.',
    answers: { OK: 'Closed. Nothing was removed.', BAD: 'No mailbox is open.' },
    know: ['`CLOSE` would remove what is flagged `\\Deleted`.'],
  },
};
