/**
 * How programs, slides and books write a dialogue down. A row says how a line of the client and of the server looks, with
 * what was sent in group `text`; `who` tells sessions of one log apart, `tls` marks what crossed inside TLS. Lines that fit
 * neither are the program's own talk. Where the two marks are the other way round (a server's own log), what they say
 * tells: see `marked.ts`.
 */
export interface Format {
  id: string;
  client: RegExp;
  server: RegExp;
  /** A line that goes on where the last one ended, for formats that do not repeat the mark. */
  more?: RegExp;
  /** Octets that crossed and are only counted; group `count`, if it is said, and `by` if they are the server's. */
  missing?: RegExp;
  /** `literal`: the text is a string literal, escapes and all. `csv`: a field of a table, maybe in quotes. */
  quoting?: 'literal' | 'csv';
  /** What stands between lines that are logged as one. */
  breaks?: string;
  /** Servers' lines have no mark of their own and are known by their code. */
  bareReplies?: true;
  /** Written by people: comments, stage directions, columns, and letters whose lines have no marks. */
  onPaper?: true;
  /** The letter's text is not shown, and its dot is. */
  dotOnly?: true;
}

const LOGGED = String.raw`^.*?postfix\/(?:[\w-]+\/)?`;

/** Who speaks, as people write it. */
const CLIENT = '(?:C|[Cc]lient|CLIENT|MUA|[Vv]ous|[Mm]oi|[Yy]ou|[Mm]e)';
const SERVER = '(?:S|[Ss]erver|SERVER|[Ss]erveur|SERVEUR|MTA|MSA)';
/** `client SMTP`, `serveur (pop3)`. */
const KIND = String.raw`(?:\s\(?(?:SMTP|POP3?|IMAP4?|smtp|pop3?|imap4?)\)?)?`;
const ARROW = String.raw`\s*(?:-+>|=+>|[→⇒➜➔])\s*`;
/** A moment, a number, a name in front of a mark. */
const BEFORE = String.raw`^(?:.{0,80}[\s\]])?`;
const labelled = (who: string): RegExp =>
  new RegExp(String.raw`${BEFORE}${who}${KIND}\s?[:>]\s?(?<text>.*)$`, 's');
const bracketed = (who: string): RegExp =>
  new RegExp(String.raw`^.{0,40}?[[(<]${who}${KIND}[\])>]\s?:?\s?(?<text>.*)$`, 's');
const emphasised = (who: string): RegExp =>
  new RegExp(
    String.raw`^\s*(?:[-*+]\s+)?(?:[*_]{1,3}|${'`'})${who}${KIND}\s?:?(?:[*_]{1,3}|${'`'})\s?:?\s?(?<text>.*)$`,
    's',
  );
const inTable = (who: string): RegExp =>
  new RegExp(String.raw`^\s*(?:\|\s*)?${who}${KIND}\s*[|\t]\s?(?<text>.*?)(?:\s*\|)?\s*$`, 's');
const towards = (from: string, to: string): RegExp =>
  new RegExp(String.raw`${BEFORE}${from}${ARROW}${to}\s?:?\s?(?<text>.*)$`, 's');

export const FORMATS: readonly Format[] = [
  // swaks 20201014: ` -> EHLO x`, `**> x`, `<-  250 ok`, `<** 550 no`, ` ~> ` and `<~  ` under TLS; a letter may be counted.
  {
    id: 'swaks',
    client: /^(?: -|\*\*|[ *](?<tls>~))> (?!\d+ lines sent$)(?<text>.*)$/s,
    server: /^<(?:- {2}|\*\* |(?<tls>~)(?: {2}|\* ))(?<text>.*)$/s,
    missing: /^ [-~]> \d+ lines sent$/,
  },
  // curl -v, 7.88: `> EHLO x`, `< 250 ok`; the progress meter ends no line; a letter is only counted.
  {
    id: 'curl',
    client: /^> (?<text>.*)$/s,
    server: /^(?: *\d.{30,}:--)?< (?<text>.*)$/s,
    missing: /^\} \[(?<count>\d+) bytes data\]$/,
  },
  // smtplib, set_debuglevel(1): `send: 'ehlo x\r\n'`, `reply: b'250 ok\r\n'`; Python 2 writes no b.
  {
    id: 'smtplib',
    client: /^(?:\d\d:\d\d:\d\d\.\d+ )?send: b?(?<text>'.*'|".*")$/s,
    server: /^(?:\d\d:\d\d:\d\d\.\d+ )?reply: b?(?<text>'.*'|".*")$/s,
    quoting: 'literal',
  },
  // poplib, set_debuglevel(2): `*put* b'USER x'` without its line end, `*get* b'+OK \r\n'` with it.
  {
    id: 'poplib',
    client: /^\*put\* b?(?<text>'.*'|".*")$/s,
    server: /^\*get\* b?(?<text>'.*'|".*")$/s,
    quoting: 'literal',
  },
  // poplib, set_debuglevel(1): commands alone, and that STAT was answered.
  {
    id: 'poplib-commands',
    client: /^\*cmd\* b?(?<text>'.*'|".*")$/s,
    server: /^\*resp\* b?(?<text>'.*'|".*")$/s,
    missing: /^\*(?<by>stat)\* \[/,
    quoting: 'literal',
  },
  // imaplib, debug=4: `  10:11.12 > b'ABCD1 NOOP'`, `  10:11.13 < b'ABCD1 OK'`; a literal is only counted.
  {
    id: 'imaplib',
    client: /^ *\d\d:\d\d\.\d\d > b?(?<text>'.*'|".*")$/s,
    server: /^ *\d\d:\d\d\.\d\d < b?(?<text>'.*'|".*")$/s,
    missing: /^ *\d\d:\d\d\.\d\d (?<by>read) literal size (?<count>\d+)$/,
    quoting: 'literal',
  },
  // Ruby's Net::SMTP with debug_output: `<- "EHLO x\r\n"`, `-> "250 ok\r\n"`.
  {
    id: 'net-smtp',
    client: /^<- (?<text>".*")$/s,
    server: /^-> (?<text>".*")$/s,
    quoting: 'literal',
  },
  // MailHog: `[SMTP 127.0.0.1:4711] Received 8 bytes: 'QUIT\r\n'`.
  {
    id: 'mailhog',
    client: /^.*\[SMTP (?<who>[^\]]+)\] Received \d+ bytes: (?<text>'.*')$/s,
    server: /^.*\[SMTP (?<who>[^\]]+)\] Sent \d+ bytes: (?<text>'.*')$/s,
    quoting: 'literal',
  },
  // aiosmtpd, mail.log at DEBUG: `('127.0.0.1', 4711) >> b'QUIT'`, `… << b'221 Bye'`.
  {
    id: 'aiosmtpd',
    client: /^.*(?<who>\('[^']*', \d+[^)]*\)) >> b?(?<text>'.*'|".*")$/s,
    server: /^.*(?<who>\('[^']*', \d+[^)]*\)) << b?(?<text>'.*'|".*")$/s,
    quoting: 'literal',
  },
  // Postfix with -v or debug_peer_list: smtpd says `< host[ip]: …` of what it read, smtp `> host[ip]:25: …` of what it sent.
  {
    id: 'postfix-smtpd',
    client: new RegExp(`${LOGGED}smtpd\\[(?<who>\\d+)\\]: < [^ ]+\\]: (?<text>.*)$`, 's'),
    server: new RegExp(`${LOGGED}smtpd\\[(?<who>\\d+)\\]: > [^ ]+\\]: (?<text>.*)$`, 's'),
  },
  {
    id: 'postfix-smtp',
    client: new RegExp(`${LOGGED}smtp\\[(?<who>\\d+)\\]: > [^ ]+\\](?::\\d+)?: (?<text>.*)$`, 's'),
    server: new RegExp(`${LOGGED}smtp\\[(?<who>\\d+)\\]: < [^ ]+\\](?::\\d+)?: (?<text>.*)$`, 's'),
    dotOnly: true,
  },
  // Postfix's notice to the postmaster: ` Out: 220 …`, ` In:  EHLO …`.
  { id: 'postfix-notice', client: /^ *In: {1,2}(?<text>.*)$/s, server: /^ *Out: (?<text>.*)$/s },
  // Mailpit --verbose: `msg="[smtpd] response (ip) 250 …"`, and the line read with its verb in that place.
  {
    id: 'mailpit',
    client: /^.*msg="\[smtpd\] (?!response\b)\w+ \((?<who>[^)]*)\) (?<text>.*)"$/s,
    server: /^.*msg="\[smtpd\] response \((?<who>[^)]*)\) (?<text>.*)"$/s,
  },
  // The same on a terminal: `DEBU[2026/11/25 10:00:00] [smtpd] response (ip) 250 …`.
  {
    id: 'mailpit-terminal',
    client: /^[A-Z]{4}\[[^\]]*\] \[smtpd\] (?!response\b)\w+ \((?<who>[^)]*)\) (?<text>.*)$/s,
    server: /^[A-Z]{4}\[[^\]]*\] \[smtpd\] response \((?<who>[^)]*)\) (?<text>.*)$/s,
  },
  // Exim -d or -v, receiving and sending.
  {
    id: 'exim-in',
    client: /^.*SMTP<< (?<text>(?!\d{3}[ -]).*)$/s,
    server: /^.*SMTP>> (?<text>\d{3}(?:[ -].*)?)$/s,
  },
  {
    id: 'exim-out',
    client: /^.*SMTP(?:>>|\(close\)>>|>\|) (?!writing message)(?<text>(?!\d{3}[ -]).*)$/s,
    server: /^.*SMTP<< (?<text>\d{3}(?:[ -].*)?)$/s,
    more: /^ {9,}(?<text>\d{3}(?:[ -].*)?)$/s,
    missing: /SMTP>> writing message/,
  },
  // Exchange's protocol log, a table: date, connector, session, number, local, remote, event, data, context.
  {
    id: 'exchange',
    client: /^[^,]*,[^,]*,(?<who>[^,]*),\d+,[^,]*,[^,]*,<,(?<text>"(?:[^"]|"")*"|[^,]*)/s,
    server: /^[^,]*,[^,]*,(?<who>[^,]*),\d+,[^,]*,[^,]*,>,(?<text>"(?:[^"]|"")*"|[^,]*)/s,
    quoting: 'csv',
  },
  // hMailServer: `"SMTPD"<tab>thread<tab>session<tab>"time"<tab>"ip"<tab>"SENT: 220 x[nl]…"`.
  {
    id: 'hmailserver',
    client: /^"(?:SMTPD|POP3D|IMAPD)"\t\d+\t(?<who>\d+)\t.*\t"RECEIVED: (?<text>.*)"$/s,
    server: /^"(?:SMTPD|POP3D|IMAPD)"\t\d+\t(?<who>\d+)\t.*\t"SENT: (?<text>.*)"$/s,
    breaks: '[nl]',
  },
  // PHPMailer, and slides: `CLIENT -> SERVER: EHLO x`, `C → S: …`; older: `SMTP -> FROM SERVER:250 ok`.
  {
    id: 'towards',
    client: towards(CLIENT, `(?:${SERVER}|SMTP)`),
    server: towards(SERVER, CLIENT),
    more: /^\s{8,}(?<text>\S.*)$/s,
    onPaper: true,
  },
  {
    id: 'phpmailer-5',
    client: /^.{0,40}?CLIENT -> SMTP:\s?(?<text>.*)$/s,
    server: /^.{0,40}?SMTP -> (?:FROM )?(?:SERVER|CLIENT):\s?(?<text>.*)$/s,
  },
  // msmtp --debug and wget-like: `--> EHLO`, `<-- 250`.
  { id: 'long-arrows', client: /^ *--+> ?(?<text>.*)$/s, server: /^ *<--+ ?(?<text>.*)$/s, onPaper: true },
  {
    id: 'arrows',
    client: /^ *(?:[→⇒➜➔]|=+>|->) ?(?<text>.*)$/su,
    server: /^ *(?:[←⇐]|<=+|<-) ?(?<text>.*)$/su,
    onPaper: true,
  },
  // sendmail -v: only what it says is marked.
  {
    id: 'sendmail',
    client: /^(?:050 )?>>> (?<text>.*)$/s,
    server: /^(?:050 )?(?<text>\d{3}(?:[ -].*)?)$/s,
    bareReplies: true,
    dotOnly: true,
  },
  // Slides and logs of servers (OpenSMTPD, recordio): `>>> EHLO`, `12 < EHLO`.
  {
    id: 'chevrons',
    client: /^(?:.{0,80}?[\s:\])])??>{1,4}\s?(?<text>(?![>\s]).*|)$/s,
    server: /^(?:.{0,80}?[\s:\])])??<{1,4}\s?(?<text>(?![<\s]).*|)$/s,
    onPaper: true,
  },
  // Logs that say it in words: `RECV: EHLO x`, `sent: 250 ok`.
  {
    id: 'in-words',
    client: /^.{0,80}?\b(?:received|recv|rcvd|read|in|rx|request)\s?[:>]\s?(?<text>.*)$/is,
    server: /^.{0,80}?\b(?:sent|send|wrote|write|out|tx|response|reply)\s?[:>]\s?(?<text>.*)$/is,
  },
  // Thunderbird, and others that ask and are answered: `SMTP Send: EHLO x`, `SMTP Response: 250 ok`.
  {
    id: 'requests',
    client: /^.{0,140}?\b(?:sent|send|sending|request|command)\s?[:>]\s?(?<text>.*)$/is,
    server: /^.{0,140}?\b(?:response|reply|answer|received|recv)\s?[:>]\s?(?<text>.*)$/is,
  },
  // RFCs, slides, nodemailer, JavaMail: `C: EHLO x`, `S: 250 ok`; a line that is indented goes on.
  {
    id: 'c-and-s',
    client: labelled(CLIENT),
    server: labelled(SERVER),
    more: /^\s{2,}(?<text>\S.*)$/s,
    onPaper: true,
  },
  // RFC 821: sender and receiver.
  {
    id: 's-and-r',
    client: labelled('S'),
    server: labelled('R'),
    more: /^\s{2,}(?<text>\S.*)$/s,
    onPaper: true,
  },
  { id: 'bracketed', client: bracketed(CLIENT), server: bracketed(SERVER), onPaper: true },
  { id: 'emphasised', client: emphasised(CLIENT), server: emphasised(SERVER), onPaper: true },
  { id: 'table', client: inTable(CLIENT), server: inTable(SERVER), onPaper: true },
];
