/** The words of the form that writes letters, fetched with it. */
import type { ClientStage, ClientStop } from '@ehlo/protocol/smtp/client';
import type { DialFailure } from '@ehlo/shell';
import type { Language } from '../../../i18n/i18n.ts';
import type { DraftProblem } from './draft.ts';
import type { WayOn } from './outcome-story.ts';
import type { PreviewPart } from './preview.ts';
import type { TlsProblem } from './secure.ts';
import type { ServerGroup } from './servers.ts';
import { fr } from './words.fr.ts';

export interface ComposeWords {
  title: string;
  replyTitle: string;
  write: string;
  reply: string;
  back: string;
  views: string;
  tabs: { form: string; preview: string; dialogue: string };
  server: string;
  groups: Record<ServerGroup, string>;
  /** What one may expect of a server, under its name. */
  serverSays: Record<ServerGroup, string>;
  /** By service, where the group’s sentence is not enough. */
  serviceSays: Readonly<Record<string, string>>;
  down: string;
  fields: Record<'from' | 'to' | 'cc' | 'bcc' | 'subject' | 'text', string>;
  more: string;
  bccSays: string;
  addressesSay: string;
  advanced: string;
  advancedSays: string;
  apart: string;
  apartSays: string;
  mailFrom: string;
  mailFromSays: string;
  rcptTo: string;
  helo: string;
  source: string;
  ownAddress: (address: string) => string;
  user: string;
  password: string;
  passwordSays: string;
  attach: string;
  attachSays: (mebibytes: number, files: number) => string;
  remove: (name: string) => string;
  size: (octets: number) => string;
  send: string;
  notYet: string;
  sending: string;
  hangUp: string;
  stage: Record<ClientStage | 'calling', string>;
  written: (octets: number, of: number) => string;
  kept: string;
  notKept: string;
  filesNotKept: string;
  handed: (host: string) => string;
  another: string;
  again: string;
  onlyLeft: (count: number) => string;
  discard: string;
  discardSure: string;
  keep: string;
  openMailbox: (mailbox: string) => string;
  mockInbox: string;
  journey: string;
  quoted: (date: string, who: string) => string;
  replyGone: string;
  problem: (problem: DraftProblem) => string;
  preview: {
    note: string;
    next: string;
    says: string;
    parts: Record<PreviewPart, { title: string; says: string }>;
    loginStarttls: string;
    tls: string;
    more: (lines: number) => string;
    stuffed: string;
    encoding: Record<'7bit' | '8bit' | 'quoted-printable', string>;
    octets: (count: number) => string;
    empty: string;
  };
  dialogue: { title: string; empty: string; calling: (host: string, port: number) => string };
  tlsProblem: (problem: TlsProblem) => string;
  outcome: {
    title: string;
    took: (host: string, taken: readonly string[]) => string;
    tookSome: (host: string, taken: readonly string[], refused: readonly string[]) => string;
    serversNow: string;
    mockTook: string;
    draftKept: string;
    nothingTaken: string;
    notReached: Record<DialFailure, (host: string, port: number) => string>;
    isDown: (host: string) => string;
    tryAnother: string;
    refused: Record<ClientStage, (host: string) => string>;
    way: Record<WayOn, string>;
    lacks: Record<Extract<ClientStop, { why: 'lacks' }>['what'], (host: string) => string>;
    youHungUp: string;
    silence: (host: string) => string;
    cut: (host: string) => string;
    waitedFor: Record<ClientStage, string>;
    maybeTaken: string;
    noTls: (host: string, sentence: string) => string;
    trustWay: string;
    garbled: (host: string, line: string) => string;
  };
}

const list = (names: readonly string[]) =>
  names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? '');
const isAre = (names: readonly string[]) => (names.length > 1 ? 'are' : 'is');

const en: ComposeWords = {
  title: 'Write a letter',
  replyTitle: 'Answer a letter',
  write: 'Write',
  reply: 'Reply',
  back: 'To the mailboxes',
  views: 'Form, lines and dialogue',
  tabs: { form: 'Letter', preview: 'Lines', dialogue: 'Dialogue' },
  server: 'Hand it to',
  groups: {
    practice: 'Practice',
    submission: 'Submission, for mail programs',
    transfer: 'Port 25, from server to server',
  },
  serverSays: {
    practice: 'The mock takes every letter and delivers none: it lies in the mock inbox.',
    submission:
      'Takes letters of who logged in, for anywhere (RFC 6409). The password goes through TLS only.',
    transfer: 'Speaks to other mail servers. It takes what is for its own mailboxes.',
  },
  serviceSays: {
    mta: 'Campus’s own server. You call from a campus address, so it carries your mail anywhere, without a login.',
    openrelay: 'An open relay: it carries anything for anyone. A warning, not an example.',
    smtps: 'TLS from the first octet (RFC 8314 prefers this port). Then AUTH, then your letter.',
  },
  down: 'off',
  fields: { from: 'From', to: 'To', cc: 'Cc', bcc: 'Bcc', subject: 'Subject', text: 'Text' },
  more: 'Cc, Bcc',
  bccSays: 'Bcc stands in no line of the letter: only the envelope names them.',
  addressesSay: 'bob@campus.test, Alice <alice@campus.test>',
  advanced: 'Envelope, name, caller',
  advancedSays: 'What a mail program fills in by itself.',
  apart: 'An envelope other than the letter says',
  apartSays: 'Servers read the envelope, people read the letter. Nothing makes them agree.',
  mailFrom: 'MAIL FROM',
  mailFromSays: 'Where reports of failure go. <> is nobody.',
  rcptTo: 'RCPT TO, one a line',
  helo: 'EHLO as',
  source: 'Call from',
  ownAddress: (address) => `your own address, ${address}`,
  user: 'Log in as',
  password: 'Password',
  passwordSays: 'Your mailboxes’ password stands here already. It is not kept with the draft.',
  attach: 'Attach a file',
  attachSays: (mebibytes, files) =>
    `At most ${files} files, ${mebibytes} MiB in all: base64 makes them a third larger.`,
  remove: (name) => `Remove ${name}`,
  size: (octets) =>
    octets < 1024
      ? `${octets} octets`
      : octets < 2 ** 20
        ? `${Math.round(octets / 1024)} KiB`
        : `${(octets / 2 ** 20).toFixed(1)} MiB`,
  send: 'Send',
  notYet: 'What is missing is said below.',
  sending: 'Being sent',
  hangUp: 'Hang up',
  stage: {
    calling: 'The call rings.',
    greeting: 'Waiting for the greeting.',
    hello: 'EHLO was said. Waiting for what the server offers.',
    starttls: 'STARTTLS was said.',
    tls: 'TLS is being agreed on.',
    login: 'Logging in.',
    mail: 'MAIL was said: the envelope’s sender.',
    rcpt: 'RCPT was said: a recipient.',
    data: 'DATA was said. Waiting for 354.',
    letter: 'The letter was written, up to the dot. Waiting for 250.',
    quit: 'QUIT was said.',
  },
  written: (octets, of) => `The letter crosses: ${Math.floor((100 * octets) / Math.max(1, of))} %.`,
  kept: 'This draft is kept in this browser.',
  notKept: 'This browser keeps nothing: the draft lasts as long as this page.',
  filesNotKept: 'The files are too large for this browser to keep: attach them again after a reload.',
  handed: (host) =>
    `The page was closed while this letter was being handed to ${host}. Whether it was taken stands in the mailbox, or nowhere: look before you send it again.`,
  another: 'Write another',
  again: 'Send it again',
  onlyLeft: (count) => (count === 1 ? 'Keep the refused one only' : `Keep the ${count} refused ones only`),
  discard: 'Throw the draft away',
  discardSure: 'Throw this draft away? It cannot be brought back.',
  keep: 'Keep it',
  openMailbox: (mailbox) => `Open ${mailbox}`,
  mockInbox: 'Open the mock inbox',
  journey: 'See its journey',
  quoted: (date, who) => (date === '' ? `${who} wrote:` : `On ${date}, ${who} wrote:`),
  replyGone: 'The letter to answer is not here any more. This is a new one.',
  problem: (problem) => {
    switch (problem.why) {
      case 'nobody':
        return 'Nobody is named. Write at least one address, as bob@campus.test.';
      case 'no-address':
        return `“${problem.text}” is no address. An address has an @, as bob@campus.test.`;
      case 'unspeakable':
        return problem.text === ''
          ? 'Something has to stand here.'
          : `“${problem.text}” cannot be said on a line of SMTP: no blanks, no < or > within it.`;
      case 'too-many':
        return problem.field === 'subject'
          ? `The subject has ${problem.found} characters; ${problem.most} are taken here.`
          : `${problem.found} are named; one letter takes ${problem.most} here. Send it in parts.`;
      case 'too-long':
        return `More than ${problem.mebibytes} MiB. The server would refuse it too (552): leave something out.`;
      default:
        return problem satisfies never;
    }
  },
  preview: {
    note: 'nothing has crossed yet',
    next: 'what the form would say next',
    says: 'This form makes these lines, octet by octet. The server’s offers may change the letter’s encoding; its replies decide how far it gets.',
    parts: {
      hello: { title: 'Greeting', says: 'Who calls. The reply lists what the server can do.' },
      login: {
        title: 'Login',
        says: 'Name and password in base64, which hides nothing. Masked here; in the dialogue you see your own.',
      },
      envelope: { title: 'Envelope', says: 'What the servers read.' },
      letter: { title: 'Letter', says: 'Header, an empty line, the text, and a lone dot that ends it.' },
      goodbye: { title: 'Goodbye', says: 'QUIT is polite. The letter is the server’s already.' },
    },
    loginStarttls: 'What was said in clear is forgotten; EHLO is said again (RFC 3207).',
    tls: 'TLS begins: from here on a listener reads nothing.',
    more: (lines) => `${lines} more lines of this`,
    stuffed:
      'A dot is put before a line that begins with one; the server takes it off again (RFC 5321 §4.5.2).',
    encoding: {
      '7bit': 'ASCII only: the text crosses as it is.',
      '8bit': 'The server offers 8BITMIME: letters beyond ASCII cross as octets of UTF-8.',
      'quoted-printable':
        'The text crosses as quoted-printable: what is not ASCII, or too long a line, is written with = and digits.',
    },
    octets: (count) => `${count} octets`,
    empty: 'Name a recipient, and the lines stand here.',
  },
  dialogue: {
    title: 'Dialogue',
    empty:
      'Nothing has crossed yet. When you send, each line stands here as it crosses, with the server’s answer.',
    calling: (host, port) => `Calling ${host}, port ${port}.`,
  },
  tlsProblem: (problem) => {
    if (problem.why === 'failed') return problem.line;
    if (problem.why === 'no-authority') return 'the lab’s authority could not be fetched';
    return {
      expired: 'its certificate has expired',
      'other-name': 'its certificate is of another name',
      'unknown-authority': 'nobody who is trusted here stands behind its certificate',
      other: 'its certificate cannot be trusted',
    }[problem.of];
  },
  outcome: {
    title: 'What came of it',
    took: (host, taken) => `${host} took it for ${list(taken)}.`,
    tookSome: (host, taken, refused) =>
      `${host} took it for ${list(taken)}. ${list(refused)} ${isAre(refused)} not among them.`,
    serversNow: 'With its 250 the server answers for it: it delivers, or reports to the envelope’s sender.',
    mockTook: 'It delivers nothing. The letter lies in the mock inbox.',
    draftKept: 'The draft stands as it was.',
    nothingTaken: 'Nothing was sent: a letter counts from the 250 after its dot.',
    notReached: {
      refused: (host, port) => `${host} refused the call: nobody listens on port ${port}.`,
      'timed-out': (host) => `${host} did not answer the call: a filter drops it, or the host is off.`,
      unreachable: (host) => `The call to ${host} found no way.`,
      'not-allowed': (host) => `${host} cannot be called from here: it is not of this lab’s world.`,
      'too-many': () => 'This tab has as many connections as it may have. Close one in the terminal.',
      'unknown-host': (host) => `${host} has no address.`,
    },
    isDown: (host) => `${host} is switched off in your room. Switch it on, or choose another server.`,
    tryAnother: 'Choose another server, or try again.',
    refused: {
      greeting: (host) => `${host} does not want to talk now.`,
      hello: (host) => `${host} did not accept the greeting.`,
      starttls: (host) => `${host} did not begin TLS.`,
      tls: (host) => `${host} did not begin TLS.`,
      login: (host) => `${host} did not accept the login.`,
      mail: (host) => `${host} did not accept the sender.`,
      rcpt: (host) => `${host} accepted none of the recipients.`,
      data: (host) => `${host} did not want the letter.`,
      letter: (host) => `${host} read the letter and did not take it.`,
      quit: (host) => `${host} closes.`,
    },
    way: {
      closing: 'The server closes all calls just now. Try again in a moment.',
      login: 'It takes mail of who logged in only. Choose port 587 or 465.',
      password: 'Name and password do not fit. Yours are on the mailbox page, under “Programs log in as”.',
      full: 'This mailbox is full. Its owner has to delete something first.',
      size: 'It is larger than the server takes. Leave an attachment out, or make it smaller.',
      moved: 'The server names another address. Write that one.',
      nobody: 'Nobody of that name has a mailbox there. Look for a slip of the finger.',
      relay:
        'The server does not carry mail there for you. Log in at port 587, or ask the server of that domain.',
      policy: 'The server has a rule against it. Its own words say which; the dialogue explains them.',
      syntax: 'The address is not written as SMTP wants it: name, @, domain.',
      later:
        'Later, says the server: a mail server would try again by itself. This form does not: send it again in some minutes.',
      other: 'Its own words say why; the dialogue explains them.',
    },
    lacks: {
      STARTTLS: (host) => `${host} does not offer STARTTLS, and a password is not said in clear.`,
      AUTH: (host) => `${host} offers no login (AUTH) here.`,
      SMTPUTF8: (host) =>
        `${host} does not offer SMTPUTF8, and an address has letters beyond ASCII (RFC 6531). Write one in ASCII.`,
    },
    youHungUp: 'You hung up.',
    silence: (host) => `${host} said nothing for as long as the standard asks a client to wait.`,
    cut: (host) => `The connection to ${host} was cut.`,
    waitedFor: {
      greeting: 'It had not greeted yet.',
      hello: 'EHLO had no answer yet.',
      starttls: 'STARTTLS had no answer yet.',
      tls: 'TLS was being agreed on.',
      login: 'The login had no answer yet.',
      mail: 'MAIL had no answer yet.',
      rcpt: 'RCPT had no answer yet.',
      data: 'DATA had no answer yet.',
      letter: 'The dot had no answer yet.',
      quit: 'Only QUIT had no answer.',
    },
    maybeTaken:
      'Nobody knows whether it was taken (RFC 5321 §4.5.3.2.6). Look into the mailbox first; sent again it has the same Message-ID.',
    noTls: (host, sentence) => `TLS with ${host} came to nothing: ${sentence}.`,
    trustWay: 'No password and no letter is said to a server that cannot show who it is.',
    garbled: (host, line) => `${host} said what is no reply of SMTP: “${line.slice(0, 120)}”.`,
  },
};

export const composeWords: Readonly<Record<Language, ComposeWords>> = { en, fr };
