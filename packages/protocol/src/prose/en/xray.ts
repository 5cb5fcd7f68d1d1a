import type { XrayWords } from '../xray-words.ts';

export const xray: XrayWords = {
  smtpEdge: {
    hello: {
      head: 'You give a name, the server says what it can do.',
      body: 'A `250` leads on. `HELO` is the old form: it leads to the same place, but asks for no extensions.',
    },
    mail: {
      head: 'A new mail begins: the sender goes on the envelope.',
      body: 'A `250` leads on. A refusal leaves you where you are. `MAIL FROM:<>` is valid: it says that nobody is to be told when delivery fails.',
    },
    rcpt: {
      head: 'The first recipient goes on the envelope.',
      body: 'A `250` leads on; a refused name leads nowhere and takes nothing away. The letter needs at least one recipient who was taken.',
    },
    more: {
      head: 'One line for each further recipient.',
      body: 'Each is answered by itself, so some may be taken and others refused. The letter is still sent once.',
    },
    data: {
      head: 'The envelope is done: now comes the letter.',
      body: 'The server answers `354`. From there every line belongs to the letter, whatever it looks like, until a line with nothing but a dot.',
    },
    reset: {
      head: 'Back to the start of a mail, the greeting kept.',
      body: '`RSET` throws the envelope away: sender and recipients. A new `EHLO` does the same. No mail was sent, none is lost.',
    },
    dot: {
      head: 'A line with one dot ends the letter.',
      body: 'It is answered once, for the whole mail: `250` and the server answers for it, `4xx` or `5xx` and it has kept nothing. Either way the envelope is blank again.',
    },
    quit: {
      head: 'The polite end: the server says `221` and hangs up.',
      body: 'It is allowed everywhere but inside the letter, where it is a line of text. What was not ended by a dot is thrown away.',
    },
  },
  pop3Edge: {
    user: {
      head: 'Whose mailbox it is about.',
      body: '`USER` names it and `PASS` must follow; until then you are nobody. `CAPA` asks what the server can do, `STLS` starts TLS.',
    },
    login: {
      head: 'The password opens the mailbox and locks it.',
      body: 'A `+OK` leads on. Nobody else can have this mailbox over POP3 until the session ends. `-ERR` leaves you outside.',
    },
    read: {
      head: 'Look, fetch, mark for deletion.',
      body: '`DELE` only marks; `RSET` takes all marks away. Message numbers stay the same for the whole session.',
    },
    update: {
      head: 'Only `QUIT` deletes what was marked.',
      body: 'The server removes the marked messages, unlocks the mailbox and hangs up. When the line is cut without `QUIT`, nothing is deleted.',
    },
    quit: {
      head: 'Leave before the login.',
      body: 'Nothing was opened, so nothing is changed: the server hangs up.',
    },
  },
  imapEdge: {
    starttls: {
      head: 'What may be said before the login.',
      body: '`CAPABILITY` asks what the server can do; `STARTTLS` goes on under TLS, and what was said before it counts no more.',
    },
    login: {
      head: 'Say who you are.',
      body: 'A tagged `OK` leads on, `NO` leaves you outside. A server may also begin with `* PREAUTH`: then this step is done already.',
    },
    list: {
      head: 'Work with mailboxes, not yet with mails.',
      body: '`LIST` names them, `STATUS` counts what is in one without opening it, `APPEND` puts a mail there.',
    },
    select: {
      head: 'Open one mailbox.',
      body: 'The server says how many mails there are, which flags it knows, and the UIDVALIDITY. `EXAMINE` opens it read-only.',
    },
    fetch: {
      head: 'Work with the mails of this mailbox.',
      body: '`FETCH` reads, `STORE` changes flags, `SEARCH` finds, `EXPUNGE` removes what is flagged `\\Deleted`.',
    },
    close: {
      head: 'Close the mailbox, stay logged in.',
      body: '`CLOSE` also removes what is flagged `\\Deleted`, without saying so; `UNSELECT` leaves it. A `SELECT` that fails closes the mailbox too.',
    },
    logout: {
      head: 'The polite end, from any state.',
      body: 'The server says `* BYE`, then `OK` with your tag, and hangs up. A `BYE` here is no error.',
    },
  },
  pop3State: {
    authorization: { name: 'authorization', note: 'who are you?' },
    transaction: { name: 'transaction', note: 'the mailbox is open, and locked' },
    update: { name: 'update', note: 'what was marked is deleted now' },
    closed: { name: 'closed', note: 'the connection is over' },
  },
  imapState: {
    'not-authenticated': { name: 'not logged in', note: 'who are you?' },
    authenticated: { name: 'logged in', note: 'no mailbox is open' },
    selected: { name: 'selected', note: 'one mailbox is open' },
    logout: { name: 'logout', note: 'the connection is ending' },
    closed: { name: 'closed', note: 'the connection is over' },
  },
  machineOut: { pop3: 'leaves before the login', imap: 'leaves from everywhere' },
  twice: {
    letter:
      'This is, line for line, a letter that went out before, in another envelope. Servers do not compare letters: each envelope is a mail of its own.',
  },
  stance: {
    lenient: 'Accepted here, but not by the RFC.',
    strict: 'Refused here, though the RFC allows it.',
  },
  lens: {
    bareLf: 'LF stands alone here. `ncat -C` sends CR LF, the two octets that end a line of mail.',
    bareCr: 'CR stands alone here: it ends no line of mail. Only CR LF does.',
  },
};
