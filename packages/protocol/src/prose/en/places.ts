import type { Prose } from '../prose.ts';

export const port: Prose['port'] = {
  '25': {
    short: 'Server to server. To submit: 465 (TLS at once) or 587 (STARTTLS).',
    long: '25: server to server, with STARTTLS if both can. Mail for a domain arrives here, from anyone. Most home networks block calls to it, because spam used it. In this page the terminal says `mail.campus.test 25`; from your own machine the same door is `localhost 2525`.',
  },
  '465': {
    short: 'To submit mail, TLS at once.',
    long: '465 (TLS at once): submission, from a person’s program to their own server, after a login. RFC 8314 prefers it. People usually say “465 (encrypted)”: the encryption starts with the first octet, before any SMTP. From your own machine: 2465.',
  },
  '587': {
    short: 'To submit mail, STARTTLS.',
    long: '587 (STARTTLS): submission, from a person’s program to their own server, after a login. It starts in plain text and changes to TLS when asked. RFC 8314 prefers 465. From your own machine: 2587.',
  },
  '1025': {
    short: 'The mock’s door. In the world: 25 between servers, 465 or 587 to submit.',
    long: '1025: no port of mail, only a habit. Mock servers listen there because ports below 1024 need special rights. In the world: 25 between servers, 465 or 587 to submit.',
  },
  '110': {
    short: 'To fetch mail by POP3, in plain text.',
    long: '110: POP3, which fetches mail and usually deletes it at the server. It starts in plain text; STLS can change to TLS. From your own machine: 2110. To send mail there is SMTP only.',
  },
  '995': {
    short: 'To fetch mail by POP3, TLS at once.',
    long: '995 (TLS at once): POP3 inside TLS. RFC 8314 prefers it to 110. From your own machine: 2995.',
  },
  '143': {
    short: 'To read mail by IMAP, in plain text.',
    long: '143: IMAP, which reads mail where it lies, in folders, from several devices. It starts in plain text; STARTTLS can change to TLS. From your own machine: 2143.',
  },
  '993': {
    short: 'To read mail by IMAP, TLS at once.',
    long: '993 (TLS at once): IMAP inside TLS. RFC 8314 prefers it to 143. From your own machine: 2993.',
  },
  '53': {
    short: 'DNS: where names get their addresses.',
    long: '53, UDP and TCP: DNS. Before a server passes mail on it asks there for the MX records of the domain, then for the address of the host that they name. From your own machine: 2053.',
  },
  '8025': {
    short: 'The lab’s web page, with the mock inbox.',
    long: '8025: HTTP, not mail. This page and the mock inbox are here; Mailpit uses the same number.',
  },
  other: {
    short: 'Not one of mail’s own ports. Servers speak on 25, programs submit on 465 or 587.',
    long: 'No mail service is assigned to this port. 25: server to server, with STARTTLS if both can. 465 (TLS at once) and 587 (STARTTLS): submission; RFC 8314 prefers 465.',
  },
};

export const role: Prose['role'] = {
  mua: {
    short: 'The mail user agent: whoever writes. Today by hand.',
    long: 'The mail user agent is the program in which a person writes and reads: Thunderbird, a phone’s mail app, a web page, or you with `ncat`. It hands the mail to a server and does not deliver it itself.',
  },
  msa: {
    short: 'The submission agent: takes mail from people it knows, and sends it on.',
    long: 'The mail submission agent is the server to which your own program hands in mail, on 465 or 587, after a login. It checks who you are, completes the header, and gives the mail to an MTA. Often both are one program.',
  },
  mta: {
    short: 'The mail transfer agent: takes your mail, or refuses it.',
    long: 'The mail transfer agent takes a mail and answers for it: it puts it in a mailbox of its own, or passes it to the next server on port 25. With its 250 after the dot it promises to deliver or to send back a bounce.',
  },
  ms: {
    short: 'The message store: hands letters to whoever logs in.',
    long: 'The message store keeps the letters of a mailbox and hands them out, by POP3 (110, 995) or IMAP (143, 993), to whoever knows name and password. It sends nothing: what is to be sent goes to the MSA. Often both, and the MTA, are one host.',
  },
  mx: {
    short: 'The DNS record that names a domain’s MTA.',
    long: 'A domain’s MX records name the hosts that take its mail, each with a preference; the lowest number is tried first, and its address is asked next. An MTA asks for them before it passes a mail on. Who dials a server by name does not ask.',
  },
  mailbox: {
    short: 'Where the letter waits until its reader’s MUA fetches it.',
    long: 'The mailbox is where the last server puts the letter, with Return-Path: and Received: on top. Its owner’s program reads it there, by IMAP (143, 993), or fetches it, by POP3 (110, 995). SMTP only sends.',
  },
  mock: {
    short: 'The mock, on the practice machine, not your laptop. Sends nothing on.',
    long: 'A mock server speaks real SMTP and accepts any address. It delivers nowhere and shows everything, so that a program can be tried without anybody receiving mail. `localhost` means the practice machine here, not your laptop.',
  },
  mockInbox: {
    short: 'Every mail, whoever it is for. Bob himself gets nothing.',
    long: 'The mock keeps every mail it is given in one inbox, whoever it is for, and shows envelope, header and source. Nobody else receives it.',
  },
};
