import type { ReferenceWords } from '../../reference-words.ts';

/** What people trip over, entry by entry: fields, records, verdicts, and the words of POP3 and IMAP. */
export const refKnow: ReferenceWords['refKnow'] = {
  'field-from': [
    'It is what the reader sees, and anybody can write anything there. The envelope has a sender of its own, in `MAIL FROM`.',
    'DMARC asks that its domain agree with what SPF or DKIM proved.',
  ],
  'field-to': ['Servers do not read it to deliver: they read `RCPT TO`.', 'It may be missing altogether.'],
  'field-cc': ['Who stands here gets nothing by it: each recipient needs a `RCPT TO`.'],
  'field-bcc': [
    'A blind copy is a `RCPT TO` that no field names. A mail program takes this field out before it sends.',
    'Typed by hand after `DATA`, it is delivered as typed, and everybody can read it.',
  ],
  'field-date': [
    'With `From:`, one of the two fields that must be there.',
    'The zone is part of it: `+0100`, not `CET`.',
  ],
  'field-subject': ['Accents are coded, as `=?utf-8?q?Caf=C3=A9?=`, unless the whole way takes `SMTPUTF8`.'],
  'field-received': [
    'Each server puts its own on top: read from below, it is the way of the mail.',
    'Only those on top, of servers that you trust, are sure to be true: a sender can invent the ones below.',
  ],
  'field-return-path': ['The server that delivers writes it, from `MAIL FROM`. Do not send it.'],
  'field-message-id': ['One letter, one id; a resent letter keeps it. By it answers find their place.'],
  'field-content-type': [
    'Without it, the text is `text/plain; charset=us-ascii`: accents may then be shown wrong.',
  ],
  'field-content-transfer-encoding': [
    '`quoted-printable` and `base64` make lines of ASCII out of anything; `8bit` needs `8BITMIME` on the way.',
  ],
  'field-dkim-signature': [
    'It signs fields and body, not the envelope. A list that adds a footer breaks it.',
  ],
  'field-authentication-results': [
    'Believe it only if the name at its beginning is that of your own server: anybody can write such a field.',
  ],

  'spf-all': [
    'It ends the record: what stands behind it is never read.',
    '`+all` lets everybody send; `-all` nobody else.',
  ],
  'spf-include': [
    'It asks whether the other record would pass; a `-all` in there only means: no match here.',
    'Each one counts towards the ten lookups.',
  ],
  'spf-ptr': ['Slow and unsure; the standard says not to publish it (RFC 7208 §5.5).'],
  'spf-redirect': ['Used only if nothing matched; where there is an `all`, it is not looked at.'],
  'dmarc-p': [
    'It takes effect where neither SPF nor DKIM passed for the domain in `From:`.',
    '`none` asks for nothing but reports.',
  ],
  'auth-spf': [
    'It looks at the envelope: `MAIL FROM`, or the name in `EHLO`. The `From:` in the letter it does not see.',
    'A forwarder’s address is not on the list: that is why forwarded mail fails it.',
  ],
  'auth-dkim': [
    'It says who signed, not that the content is good.',
    'It survives forwarding, if nothing was changed.',
  ],
  'auth-dmarc': [
    'A pass needs SPF or DKIM to pass for a domain that agrees with `From:`; one of them is enough.',
  ],

  'pop3-ok': [
    'Whether more lines follow depends on the command, not on the reply: `RETR`, `LIST`, `UIDL`, `CAPA`, `TOP` end with a lone dot.',
  ],
  'pop3-err': [
    'One no for everything: read the words, or the code in brackets.',
    'You may go on: nothing else changed.',
  ],
  'imap-ok': [
    'With a tag it ends a command. With a star it is news, or the greeting.',
    'Look for the tag that you typed: other lines may come before it.',
  ],
  'imap-no': ['Understood, and not done. The code in brackets says why, where there is one.'],
  'imap-bad': ['Not understood. Often the tag is missing, or the command belongs to another state.'],
  'imap-bye': ['After `LOGOUT` it is polite; alone, the server hangs up on you: silence, or trouble.'],
  'imap-go-on': ['No answer yet: the server waits for octets, for a word of the login, or for `DONE`.'],
  'imap-data-fetch': [
    'A literal `{310}` says that 310 octets follow, line ends included; the closing parenthesis comes after them.',
    'It may also come unasked, when somebody else changes a flag.',
  ],
  'imap-data-exists': ['It is the whole number of letters, not of new ones.'],
  'imap-data-expunge': ['The letters behind move up at once: the same number twice is two letters.'],
  'imap-flag-deleted': ['The letter is still there, until `EXPUNGE` or `CLOSE`.'],
  'imap-flag-seen': ['`FETCH BODY[]` sets it by itself; `BODY.PEEK[]` does not.'],
  'imap-flag-recent': [
    'The server sets it, for one session only; no client can. IMAP4rev2 has done away with it.',
  ],
  'imap-code-uidvalidity': ['If it changes, throw away every lasting number that you kept for this mailbox.'],
  'imap-code-trycreate': ['`CREATE` the mailbox, then say the command again.'],
};
