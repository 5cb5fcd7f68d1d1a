import type { ReferenceWords } from '../../reference-words.ts';

export const refPort: ReferenceWords['refPort'] = {
  '25': {
    who: 'Server to server: mail for a domain arrives here, from anybody. Nobody logs in, and mail for other domains is refused.',
    usually: 'People call it “the SMTP port”, and use it for everything.',
    standard:
      'RFC 5321: where a server listens for mail. Encrypted by `STARTTLS` if both can. Programs of people use 465 or 587; most home networks block calls to 25.',
  },
  '465': {
    who: 'A person’s program to their own server, after a login.',
    usually: 'People say “465 (encrypted)”, or “SMTPS”, or “SSL”; older pages call it withdrawn.',
    standard:
      'RFC 8314: submission with TLS at once, before the first line; preferred to 587. For some twenty years the number was down for something else, hence the old advice.',
  },
  '587': {
    who: 'A person’s program to their own server, after a login.',
    usually: 'People say “587 (TLS)” and “465 (SSL)”, as if one were stronger: inside it is the same TLS.',
    standard:
      'RFC 6409: submission. It begins in the clear, and `STARTTLS` comes before the login. RFC 8314 prefers 465, where nobody can take the word STARTTLS away.',
  },
  '2525': {
    who: 'Whoever has agreed on it. In EHLO: `localhost 2525` is mail.campus.test’s port 25, seen from your own machine.',
    usually: 'People say “the alternative SMTP port”, for networks that block 25 and 587.',
    standard: 'No standard gives it to mail; IANA has it down for something else.',
  },
  '110': {
    who: 'A person’s program that fetches mail, by POP3.',
    usually: 'People say “incoming server”.',
    standard: 'RFC 1939: POP3, in the clear until `STLS`. RFC 8314 prefers 995.',
  },
  '995': {
    who: 'A person’s program that fetches mail, by POP3.',
    usually: 'People say “POP over SSL”.',
    standard: 'RFC 8314: POP3 with TLS at once; preferred to 110.',
  },
  '143': {
    who: 'A person’s program that reads mail where it lies, by IMAP.',
    usually: 'People say “IMAP without encryption”.',
    standard: 'RFC 9051: IMAP, in the clear until `STARTTLS`. RFC 8314 prefers 993.',
  },
  '993': {
    who: 'A person’s program that reads mail where it lies, by IMAP.',
    usually: 'People say “IMAP over SSL”.',
    standard: 'RFC 8314: IMAP with TLS at once; preferred to 143.',
  },
  '53': {
    who: 'Whoever wants to know something of a name. An MTA asks here for MX records before it passes a mail on.',
    usually: 'People say “DNS uses UDP”.',
    standard: 'RFC 1035: UDP and TCP. A server of today has to answer on both: long answers come over TCP.',
  },
  '1025': {
    who: 'A program under test to a mock server, which takes everything and delivers nothing.',
    usually: 'People say “the mail port of Mailpit”, or of MailHog.',
    standard:
      'No standard gives it to mail: below 1024 a program needs special rights, and 1025 looks like 25.',
  },
  '8025': {
    who: 'A browser to the web page of a mock server; here, to EHLO’s own.',
    usually: 'People say “the inbox of Mailpit”.',
    standard: 'No standard gives it to the web; it is HTTP, on a number that goes with 1025.',
  },
  '80': {
    who: 'A browser to a web server.',
    usually: 'People try it when they look for the page that goes with a mail server.',
    standard: 'RFC 9110: HTTP. Sent to a mail server, its lines get 500.',
  },
};

export const refRole: ReferenceWords['refRole'] = {
  mua: 'The mail user agent: the program in which a person reads and writes. It hands mail to an MSA and fetches it from a mailbox; it delivers nothing itself.',
  msa: 'The mail submission agent: the server to which your own program hands in mail, on 465 or 587, after a login. It may complete and correct the letter, which an MTA may not.',
  mta: 'The mail transfer agent: takes mail by SMTP and passes it on, or hands it over for delivery. With 250 after the dot it answers for the mail.',
  mda: 'The mail delivery agent: puts a letter into a mailbox, after the last MTA. RFC 5321 does not use the word, and calls the place a message store; RFC 5598 has it. Dovecot and procmail are some.',
  mra: 'The mail retrieval agent: fetches mail from one mailbox, by POP3 or IMAP, and hands it on. A word of manuals: neither RFC 5321 nor RFC 5598 has it. fetchmail is one.',
  mx: 'The mail exchanger: a host that a domain’s MX record names. The lowest number is tried first.',
  mailbox:
    'Where letters lie until their reader fetches them. In addresses, “mailbox” also means the name, `bob@campus.test`.',
  relay:
    'A server that takes mail and passes it on by SMTP, changing nothing but a `Received:` field on top. Servers relay for those they know, and refuse the others with 550.',
  'open-relay':
    'A relay that passes on anybody’s mail to anybody. Spam came through such machines, so they land on lists of unwanted callers at once. “Relay access denied” is what keeps a server from being one.',
  smarthost:
    'The one server to which a machine gives all the mail it sends, instead of asking the DNS for each domain. Postfix calls it `relayhost`.',
  'null-client': 'A machine that only sends: it receives nothing and gives everything to a smarthost.',
  gateway: 'A server between SMTP and another kind of mail. It may change what a relay may not.',
  forwarder:
    'Somebody at one address whose mail goes on to another. The envelope’s sender stays the same, and then SPF fails at the next server: DKIM and ARC are there for that.',
  originator: 'The system where a mail first enters the way.',
  delivery: 'The system where a mail leaves SMTP: it is put into a mailbox, with `Return-Path:` on top.',
  mock: 'A server for trying programs: it speaks real SMTP, takes mail for anybody, shows it, and passes nothing on.',
};

export const refLimit: ReferenceWords['refLimit'] = {
  'limit-local-part': 'What stands before the @, with its quotes.',
  'limit-domain': 'What stands after the @.',
  'limit-path': 'The whole address, with its angle brackets.',
  'limit-command-line':
    'The whole line, with CR and LF. Extensions make it longer: `AUTH=` adds 500 octets to `MAIL`. Longer lines get 500.',
  'limit-reply-line':
    'Each line of a reply, with its code, CR and LF. Who has more to say uses several lines.',
  'limit-text-line':
    'Each line of the letter, with CR and LF: 998 octets of text. A doubled dot in front does not count.',
  'limit-content':
    'Every server has to take a letter of 64 K octets; those of today take some tens of megabytes. `SIZE` says how many.',
  'limit-recipients':
    'Every server has to take a hundred recipients for one mail. Beyond that it says 452, and keeps those it has.',
  'limit-auth-line': 'Lines of a login may be longer than 512 octets: RFC 4954 calls 12288 enough.',
  'limit-timeout-greeting': 'How long a client waits at least for the greeting.',
  'limit-timeout-mail': 'How long a client waits at least for the reply to `MAIL`.',
  'limit-timeout-rcpt': 'How long a client waits at least for the reply to `RCPT`.',
  'limit-timeout-data': 'How long a client waits at least for 354.',
  'limit-timeout-block': 'How long a client waits at least until the network takes a piece of the letter.',
  'limit-timeout-dot':
    'How long a client waits at least for the reply to the dot: who hangs up sooner may send the mail twice.',
  'limit-timeout-server': 'How long a server waits at least for the next command, before it may hang up.',
};

export const refFamily: ReferenceWords['refFamily'] = {
  command: { one: 'Command', many: 'Commands' },
  reply: { one: 'Reply code', many: 'Reply codes' },
  enhanced: { one: 'Enhanced status code', many: 'Enhanced status codes' },
  class: { one: 'Class of codes', many: 'Classes of codes' },
  extension: { one: 'Extension', many: 'Extensions' },
  parameter: { one: 'Parameter', many: 'Parameters' },
  mechanism: { one: 'Way to log in', many: 'Ways to log in' },
  port: { one: 'Port', many: 'Ports' },
  role: { one: 'Role', many: 'Roles' },
  limit: { one: 'Limit', many: 'Limits' },
  rule: { one: 'Rule of the grammar', many: 'The grammar' },
  field: { one: 'Header field', many: 'Header fields' },
  'record-type': { one: 'DNS record', many: 'DNS records' },
  rcode: { one: 'DNS response code', many: 'DNS response codes' },
  opcode: { one: 'DNS operation', many: 'DNS operations' },
  'dns-flag': { one: 'DNS flag', many: 'DNS flags' },
  'dns-class': { one: 'DNS class', many: 'DNS classes' },
  'spf-term': { one: 'SPF term', many: 'SPF terms' },
  'dkim-key-tag': { one: 'Tag of a DKIM key', many: 'Tags of a DKIM key' },
  'dkim-signature-tag': { one: 'Tag of a DKIM signature', many: 'Tags of a DKIM signature' },
  'dmarc-tag': { one: 'DMARC tag', many: 'DMARC tags' },
  'auth-method': { one: 'Check of a mail', many: 'Checks of a mail' },
  'auth-result': { one: 'Result of a check', many: 'Results of checks' },
  'pop3-command': { one: 'POP3 command', many: 'POP3 commands' },
  'pop3-reply': { one: 'POP3 reply', many: 'POP3 replies' },
  'pop3-response-code': { one: 'POP3 response code', many: 'POP3 response codes' },
  'pop3-capability': { one: 'POP3 capability', many: 'POP3 capabilities' },
  'imap-state': { one: 'IMAP state', many: 'IMAP states' },
  'imap-command': { one: 'IMAP command', many: 'IMAP commands' },
  'imap-response': { one: 'IMAP response', many: 'IMAP responses' },
  'imap-response-code': { one: 'IMAP response code', many: 'IMAP response codes' },
  'imap-capability': { one: 'IMAP capability', many: 'IMAP capabilities' },
  'imap-flag': { one: 'IMAP flag', many: 'IMAP flags' },
  'imap-keyword': { one: 'IMAP keyword', many: 'IMAP keywords' },
  'imap-attribute': { one: 'Attribute of a mailbox', many: 'Attributes of mailboxes' },
  'imap-fetch-item': { one: 'Item of FETCH', many: 'Items of FETCH' },
  'imap-store-item': { one: 'Item of STORE', many: 'Items of STORE' },
  'imap-status-item': { one: 'Item of STATUS', many: 'Items of STATUS' },
  'imap-search-key': { one: 'Key of SEARCH', many: 'Keys of SEARCH' },
};

export const refStanding: ReferenceWords['refStanding'] = {
  standard: 'In force.',
  obsolete: 'Withdrawn.',
  historic: 'Still written down, no longer used.',
  experimental: 'Defined on trial.',
  private: 'In no standard; used all the same.',
};

export const refUnconfirmed = 'The number of the section was not checked against the document.';

export const refSpread: ReferenceWords['refSpread'] = {
  'nearly always': 'Nearly every server offers it.',
  often: 'Many servers offer it.',
  sometimes: 'Some servers offer it.',
  rarely: 'Few servers offer it.',
  never: 'You will hardly meet it.',
};

export const refEvidence: ReferenceWords['refEvidence'] = {
  source: 'Read in the program itself.',
  seen: 'Seen in published dialogues.',
};
