/**
 * How programs write a dialogue down. A row says how a line of the client and of the server looks, with what was sent
 * in group `text`; `who` tells sessions of one log apart, `tls` marks what crossed inside TLS. Lines that fit neither are the program's own talk. Each was read off the
 * program's real output, named beside it.
 */
export interface Format {
  id: string;
  client: RegExp;
  server: RegExp;
  /** A line that goes on where the last one ended, for formats that do not repeat the mark. */
  more?: RegExp;
  /** Octets that crossed and are only counted; group `count`. */
  missing?: RegExp;
  /** `python`: the text is a string literal, escapes and all. */
  literal?: 'python';
  /** Servers' lines have no mark of their own and are known by their code. */
  bareReplies?: true;
}

const LOGGED = String.raw`^.*?postfix\/(?:[\w-]+\/)?`;

export const FORMATS: readonly Format[] = [
  // swaks 20201014: ` -> EHLO x`, `<-  250 ok`, `<** 550 no`, ` ~> ` and `<~  ` under TLS.
  {
    id: 'swaks',
    client: /^ (?:-|(?<tls>~))> (?<text>.*)$/s,
    server: /^<(?:- {2}|\*\* |(?<tls>~)(?: {2}|\* ))(?<text>.*)$/s,
  },
  // curl -v, 7.88: `> EHLO x`, `< 250 ok`; a letter is only counted.
  {
    id: 'curl',
    client: /^> (?<text>.*)$/s,
    server: /^< (?<text>.*)$/s,
    missing: /^\} \[(?<count>\d+) bytes data\]$/,
  },
  // smtplib, set_debuglevel(1), Python 3.11: `send: 'ehlo x\r\n'`, `reply: b'250 ok\r\n'`.
  {
    id: 'smtplib',
    client: /^(?:\d\d:\d\d:\d\d\.\d+ )?send: b?(?<text>'.*'|".*")$/s,
    server: /^(?:\d\d:\d\d:\d\d\.\d+ )?reply: b(?<text>'.*'|".*")$/s,
    literal: 'python',
  },
  // poplib, set_debuglevel(2): `*put* b'USER x'`, `*get* b'+OK \r\n'`.
  {
    id: 'poplib',
    client: /^\*put\* b(?<text>'.*'|".*")$/s,
    server: /^\*get\* b(?<text>'.*'|".*")$/s,
    literal: 'python',
  },
  // imaplib, debug=4: `  10:11.12 > b'ABCD1 NOOP'`, `  10:11.13 < b'ABCD1 OK'`.
  {
    id: 'imaplib',
    client: /^ *\d\d:\d\d\.\d\d > b(?<text>'.*'|".*")$/s,
    server: /^ *\d\d:\d\d\.\d\d < b(?<text>'.*'|".*")$/s,
    literal: 'python',
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
  },
  // Postfix's notice to the postmaster: ` Out: 220 …`, ` In:  EHLO …`.
  { id: 'postfix-notice', client: /^ *In: {1,2}(?<text>.*)$/s, server: /^ *Out: (?<text>.*)$/s },
  // Mailpit --verbose: `msg="[smtpd] response (ip) 250 …"`, and the line read with its verb in that place.
  {
    id: 'mailpit',
    client: /^.*msg="\[smtpd\] (?!response\b)\w+ \((?<who>[^)]*)\) (?<text>.*)"$/s,
    server: /^.*msg="\[smtpd\] response \((?<who>[^)]*)\) (?<text>.*)"$/s,
  },
  // Exim -d or -v, receiving and sending.
  {
    id: 'exim-in',
    client: /^.*SMTP<< (?<text>(?!\d{3}[ -]).*)$/s,
    server: /^.*SMTP>> (?<text>\d{3}(?:[ -].*)?)$/s,
  },
  {
    id: 'exim-out',
    client: /^.*SMTP(?:>>|\(close\)>>|>\|) (?<text>(?!\d{3}[ -]).*)$/s,
    server: /^.*SMTP<< (?<text>\d{3}(?:[ -].*)?)$/s,
    more: /^ {9,}(?<text>\d{3}(?:[ -].*)?)$/s,
  },
  // msmtp --debug and wget-like: `--> EHLO`, `<-- 250`.
  { id: 'long-arrows', client: /^ *--+> ?(?<text>.*)$/s, server: /^ *<--+ ?(?<text>.*)$/s },
  {
    id: 'arrows',
    client: /^ *(?:→|\u{279c}|\u{21d2}|=>|->) ?(?<text>.*)$/su,
    server: /^ *(?:←|\u{21d0}|<=|<-) ?(?<text>.*)$/su,
  },
  // sendmail -v: only what it says is marked.
  {
    id: 'sendmail',
    client: /^(?:050 )?>>> (?<text>.*)$/s,
    server: /^(?:050 )?(?<text>\d{3}(?:[ -].*)?)$/s,
    bareReplies: true,
  },
  // RFCs, slides, nodemailer, JavaMail: `C: EHLO x`, `S: 250 ok`; a line that is indented goes on.
  {
    id: 'c-and-s',
    client: /^.{0,80}?(?:^|[\s\]])(?:C|Client|CLIENT|client) ?[:>] ?(?<text>.*)$/s,
    server: /^.{0,80}?(?:^|[\s\]])(?:S|Server|SERVER|server|Serveur|serveur) ?[:>] ?(?<text>.*)$/s,
    more: /^\s{2,}(?<text>\S.*)$/s,
  },
];
