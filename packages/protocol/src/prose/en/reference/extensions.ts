import type { ReferenceWords } from '../../reference-words.ts';

export const refExtension: ReferenceWords['refExtension'] = {
  size: {
    says: 'How big a letter the server takes, in octets; 0 or nothing means that it does not say.',
    adds: 'The parameter `SIZE=` after `MAIL FROM:`, so that a letter that is too big is refused before it is sent.',
  },
  '8bitmime': {
    says: 'The server takes letters with octets above 127, and passes them on unharmed.',
    adds: 'The parameter `BODY=8BITMIME` after `MAIL FROM:`. Without it every octet should be below 128: accents are encoded.',
  },
  smtputf8: {
    says: 'The server takes addresses and header fields in UTF-8.',
    adds: 'The parameter `SMTPUTF8` after `MAIL FROM:`, and after `VRFY` and `EXPN`. A server that offers it offers `8BITMIME` as well.',
  },
  pipelining: {
    says: 'You need not wait for each reply.',
    adds: 'No command. `MAIL`, `RCPT` and `RSET` may be sent in a group; `DATA`, `EHLO`, `QUIT` and `NOOP` only as the last of one. The replies come in the same order, and each has to be looked at.',
  },
  enhancedstatuscodes: {
    says: 'Replies carry a second code, like `5.1.1`.',
    adds: 'Nothing to send. The replies to `EHLO` and `HELO` and the greeting have none, nor has 354.',
  },
  'starttls-extension': {
    says: 'The connection can be encrypted.',
    adds: 'The command `STARTTLS`. Once TLS is on, the keyword is gone from the list.',
  },
  'auth-extension': {
    says: 'You may log in, by one of the mechanisms named after it.',
    adds: 'The command `AUTH`, and the parameter `AUTH=` after `MAIL FROM:`. Often it appears inside TLS only.',
  },
  'help-extension': { says: 'The server gives help.', adds: 'The command `HELP`.' },
  'vrfy-extension': {
    says: 'The server answers `VRFY`, if only with 252.',
    adds: 'The command `VRFY`, which every server has to know anyway.',
  },
  'expn-extension': { says: 'The server shows the members of lists.', adds: 'The command `EXPN`.' },
  dsn: {
    says: 'You may choose which reports come back.',
    adds: '`RET=` and `ENVID=` after `MAIL FROM:`, `NOTIFY=` and `ORCPT=` after `RCPT TO:`.',
  },
  chunking: {
    says: 'The letter may be sent in counted pieces.',
    adds: 'The command `BDAT`, instead of `DATA` and the dot.',
  },
  binarymime: {
    says: 'The server takes letters of any octets, without lines.',
    adds: '`BODY=BINARYMIME` after `MAIL FROM:`; such a letter can be sent with `BDAT` only.',
  },
  'etrn-extension': {
    says: 'A server that was offline may ask for its mail.',
    adds: 'The command `ETRN`, between servers.',
  },
  deliverby: {
    says: 'You may set a time by which the mail has to be delivered; the number is the shortest it takes, in seconds.',
    adds: '`BY=` after `MAIL FROM:`.',
  },
  limits: {
    says: 'How many mails and recipients the server takes: `MAILMAX` mails in a session, `RCPTMAX` recipients in a mail, `RCPTDOMAINMAX` domains.',
    adds: 'Nothing to send: the client keeps to them.',
  },
  requiretls: {
    says: 'The server can promise that the mail goes on over TLS only.',
    adds: 'The parameter `REQUIRETLS` after `MAIL FROM:`. It may be used inside TLS only.',
  },
  'mt-priority': {
    says: 'Mails may have a priority; the name is the list of rules that the server goes by.',
    adds: '`MT-PRIORITY=` after `MAIL FROM:`, from -9 to 9.',
  },
  futurerelease: {
    says: 'The server can hold a mail and send it later; the numbers say how long at most.',
    adds: '`HOLDFOR=` or `HOLDUNTIL=` after `MAIL FROM:`.',
  },
  'burl-extension': {
    says: 'The letter may be fetched from an IMAP server.',
    adds: 'The command `BURL`, instead of `DATA`.',
  },
  mtrk: { says: 'You may follow a mail on its way.', adds: '`MTRK=` after `MAIL FROM:`.' },
  'no-soliciting': {
    says: 'The server asks not to be sent advertising of the kinds named after it.',
    adds: '`SOLICIT=` after `MAIL FROM:`, with which a sender names the kind.',
  },
  rrvs: {
    says: 'The server can check that a mailbox has had the same owner since a day that you name.',
    adds: '`RRVS=` after `RCPT TO:`.',
  },
  submitter: {
    says: 'Of Sender ID, an attempt against forged senders that was given up.',
    adds: '`SUBMITTER=` after `MAIL FROM:`.',
  },
  conperm: {
    says: 'You may allow servers on the way to convert the content.',
    adds: '`CONPERM` after `MAIL FROM:`.',
  },
  conneg: {
    says: 'The server can tell what kind of content a recipient can show.',
    adds: '`CONNEG` after `RCPT TO:`.',
  },
  checkpoint: {
    says: 'A letter that was cut off can go on where it stopped. An experiment.',
    adds: '`TRANSID=` after `MAIL FROM:`, and the reply 355.',
  },
  'atrn-extension': {
    says: 'After a login you may take over the sending, and get your mail.',
    adds: 'The command `ATRN`.',
  },
  utf8smtp: {
    says: 'The trial version of `SMTPUTF8`, withdrawn.',
    adds: 'Parameters that `SMTPUTF8` does not have.',
  },
  'send-extension': {
    says: 'The server showed mails on a terminal.',
    adds: 'The command `SEND`, withdrawn.',
  },
  'soml-extension': {
    says: 'The server showed mails on a terminal, or put them into a mailbox.',
    adds: 'The command `SOML`, withdrawn.',
  },
  'saml-extension': {
    says: 'The server showed mails on a terminal, and put them into a mailbox.',
    adds: 'The command `SAML`, withdrawn.',
  },
  'turn-extension': { says: 'The two could change roles.', adds: 'The command `TURN`, withdrawn.' },
  verb: {
    says: 'Of sendmail: the server can tell what it does, as it does it.',
    adds: 'The command `VERB`.',
  },
  onex: { says: 'Of sendmail: the client will send one mail only.', adds: 'The command `ONEX`.' },
  'xclient-extension': {
    says: 'Of Postfix: you are trusted to say whom you speak for. The names are those of what you may set.',
    adds: 'The command `XCLIENT`.',
  },
  'xforward-extension': {
    says: 'Of Postfix: you are trusted to pass on facts for the log.',
    adds: 'The command `XFORWARD`.',
  },
};

export const refParameter: ReferenceWords['refParameter'] = {
  'mail-size':
    'How big the letter is, in octets with its line ends, without the doubled dots. An estimate is enough; a little too much is better than too little.',
  'mail-body':
    'Which octets the letter has: `7BIT`, all below 128; `8BITMIME`, any, in lines; `BINARYMIME`, any, without lines, with `BDAT` only.',
  'mail-smtputf8':
    'This mail has addresses or header fields in UTF-8. It takes no value, and is left out where nothing needs it.',
  'mail-ret': 'What a report of failure shall bring back: `FULL`, the whole letter; `HDRS`, its header only.',
  'mail-envid': 'A mark of your own, up to a hundred characters, which every report about this mail repeats.',
  'mail-auth':
    'Who handed in this mail, told by one server to another that trusts it; `<>` for nobody known. Other servers read it and forget it.',
  'mail-requiretls': 'This mail goes on over TLS only, with a checked name; else it is returned.',
  'mail-mt-priority': 'How urgent the mail is, from -9 to 9; 0 is usual.',
  'mail-by':
    'By when it has to be delivered, in seconds; `R` returns it when it is late, `N` only tells you.',
  'mail-holdfor': 'Hold the mail for so many seconds.',
  'mail-holduntil': 'Hold the mail until this day and time.',
  'mail-mtrk': 'A mark by which the mail can be followed, with the time for which servers shall remember it.',
  'mail-solicit': 'This mail is advertising, of the kind named.',
  'mail-conperm': 'Servers on the way may convert the content.',
  'mail-submitter': 'Who is responsible for this mail. Withdrawn.',
  'mail-transid': 'A name for this mail, so that it can go on where it was cut off. An experiment.',
  'rcpt-notify':
    'When a report shall come: any of `SUCCESS`, `FAILURE` and `DELAY`, divided by commas; or `NEVER`, alone.',
  'rcpt-orcpt':
    'The address as the sender first wrote it, which every report repeats, whoever forwarded the mail since.',
  'rcpt-rrvs': 'Deliver only if the mailbox has had the same owner since this day.',
  'rcpt-conneg': 'Ask what kind of content this recipient can show.',
};

export const refMechanism: ReferenceWords['refMechanism'] = {
  'sasl-plain': {
    what: 'Name and password in one answer, divided by zero octets, in base64. Every server that offers logins has it, over TLS.',
    steps: [
      "Build zero octet, name, zero octet, password: `printf '\\0alice\\0secret' | base64`.",
      'Send it with the command: `AUTH PLAIN AGFsaWNlAHNlY3JldA==`.',
      '235.',
    ],
    beware: 'Base64 hides nothing: inside TLS only.',
  },
  'sasl-login': {
    what: 'The server asks for name and password one after the other. No RFC defines it; nearly every server has it.',
    steps: [
      '`AUTH LOGIN`.',
      '`334 VXNlcm5hbWU6` asks for the name: send it in base64.',
      '`334 UGFzc3dvcmQ6` asks for the password: send it in base64.',
      '235.',
    ],
    beware: 'Base64 hides nothing: inside TLS only. New programs use `PLAIN`.',
  },
  'sasl-cram-md5': {
    what: 'The server sends a riddle, and the client answers with a hash of it and the password. The password is not sent.',
    steps: [
      '`AUTH CRAM-MD5`.',
      '334 and the riddle, in base64.',
      'The name, a space and the hash, in base64.',
      '235.',
    ],
    beware:
      'A listener can guess at weak passwords; the server has to keep the password, or what opens the door as well; nothing proves who the server is.',
  },
  'sasl-digest-md5': {
    what: 'A riddle of many parts. Withdrawn: it was too hard to get right.',
    steps: [
      '`AUTH DIGEST-MD5`.',
      '334 and the riddle.',
      'The answer.',
      '334 with a proof of the server, then an empty answer.',
      '235.',
    ],
    beware: 'Use `SCRAM-SHA-256`.',
  },
  'sasl-scram-sha-1': {
    what: 'Client and server each prove that they know the password, without sending it. The server keeps a salted hash only.',
    steps: [
      'The client’s name and a random text.',
      '334: the salt, a count, and a longer random text.',
      'The client’s proof.',
      '334: the server’s proof, then an empty answer.',
      '235.',
    ],
    beware: 'Too much to type by hand. SHA-256 is the newer hash.',
  },
  'sasl-scram-sha-256': {
    what: 'As `SCRAM-SHA-1`, with a newer hash.',
    steps: [
      'The client’s name and a random text.',
      '334: the salt, a count, and a longer random text.',
      'The client’s proof.',
      '334: the server’s proof, then an empty answer.',
      '235.',
    ],
    beware:
      'Too much to type by hand. The forms that end in `-PLUS` also tie the login to the TLS connection.',
  },
  'sasl-xoauth2': {
    what: 'A token instead of a password, as Gmail and Outlook.com want it: the name, `auth=Bearer` and the token, with octets 1 between.',
    steps: [
      'Get a token from the provider, in a browser.',
      '`AUTH XOAUTH2` and the answer in base64.',
      '235; or 334 with a reason in JSON: send an empty line, then 535.',
    ],
    beware: 'No standard; `OAUTHBEARER` is. Whoever has the token can use it, until it expires.',
  },
  'sasl-oauthbearer': {
    what: 'A token instead of a password, as RFC 7628 has it.',
    steps: [
      'Get a token from the provider.',
      '`AUTH OAUTHBEARER` and the answer in base64.',
      '235; or 334 with a reason in JSON: answer `AQ==`, then 535.',
    ],
    beware: 'Whoever has the token can use it: inside TLS only.',
  },
  'sasl-external': {
    what: 'The login was done outside of SMTP, most often by a certificate in the TLS handshake. The client only says whom it is.',
    steps: ['TLS with a client certificate.', '`AUTH EXTERNAL =`.', '235.'],
    beware: 'Without such a certificate it fails.',
  },
  'sasl-gssapi': {
    what: 'Kerberos: a ticket of the local network proves who you are.',
    steps: ['`AUTH GSSAPI` and a ticket.', 'Some turns, in base64.', '235.'],
    beware: 'Too much to type by hand.',
  },
  'sasl-ntlm': {
    what: 'The login of older Windows networks.',
    steps: ['`AUTH NTLM` and three messages, in base64.', '235.'],
    beware: 'Weak, and being withdrawn by its maker.',
  },
  'sasl-anonymous': {
    what: 'No login at all, under a name of your choice, for the log.',
    steps: ['`AUTH ANONYMOUS` and a text, in base64.', '235.'],
    beware: 'A server that takes it must give no more rights than to anybody.',
  },
};
