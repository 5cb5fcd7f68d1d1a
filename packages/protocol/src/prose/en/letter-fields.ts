import type { LetterFieldWords } from '../letter-words.ts';

export const letterFields: LetterFieldWords = {
  letterField: {
    date: 'When the author finished the letter and pressed Send, by the author’s clock. When it travelled stands in Received.',
    from: 'Who wrote the letter, as the author says. No server has to check it; the envelope’s MAIL FROM is another address, and may differ.',
    sender:
      'Who sent it, where that is not the author: a secretary, a program. Required where From has several authors.',
    'reply-to': 'Where answers shall go, instead of to From.',
    to: 'Whom it is meant for. For reading only: servers deliver by RCPT TO.',
    cc: 'Who gets a copy, for everyone to see. “Carbon copy”, from typewriters.',
    bcc: 'Who gets a copy unseen. The sender’s program takes it out of everybody else’s copy; left in, it is no secret.',
    'message-id': 'This letter’s own name, unlike any other in the world. Answers and threads refer to it.',
    'in-reply-to': 'The Message-ID of the letter that this one answers.',
    references: 'The Message-IDs of the whole thread, oldest first. Programs draw threads from it.',
    subject: 'What it is about, in a line. Free text; Re: is a habit, not a command.',
    comments: 'A remark on the letter. Hardly ever used.',
    keywords: 'Words to find it by. Hardly ever used.',
    'resent-date': 'When somebody sent the letter on, unchanged, to others.',
    'resent-from':
      'Who sent the letter on, unchanged. Not the same as forwarding, which writes a new letter.',
    'resent-sender': 'Who sent it on for the one in Resent-From.',
    'resent-to': 'Whom it was sent on to.',
    'resent-cc': 'Who got a copy when it was sent on.',
    'resent-bcc': 'Who got a copy unseen when it was sent on.',
    'resent-message-id': 'A name for this sending-on.',
    'resent-reply-to':
      'Where answers to the sending-on should have gone. Given up: answers go where the first author said.',
    'return-path':
      'The envelope’s MAIL FROM, kept when the letter was laid into the mailbox. Reports of failure go there; `<>` means: to nobody.',
    received:
      'A postmark. Each server that takes the letter puts one on top: from whom, by whom, how and when. Read them from the bottom.',
    'delivered-to':
      'The address that a mailbox was reached by. One is put on top for each step of delivery; the same one twice is a loop.',
    'dkim-signature':
      'A domain signs fields and body: whoever fetches its key from the DNS sees whether they were changed.',
    'arc-authentication-results':
      'What a server on the way found when it checked, set down so that forwarding does not lose it.',
    'arc-message-signature': 'A server on the way signs the letter as it sent it on.',
    'arc-seal':
      'A server on the way seals what the servers before it wrote: the chain cannot be changed unseen.',
    'authentication-results':
      'What the receiving server found when it checked SPF, DKIM and DMARC. Only your own server’s counts: anyone can write one.',
    'received-spf':
      'What SPF said: may that address send for that domain? Authentication-Results says it today.',
    'vbr-info': 'Names a service that vouches for the sender.',
    author: 'The author, kept where a list had to put itself into From. On trial.',
    'hp-outer':
      'Inside an encrypted letter: how a field outside it read, so that the reader sees what was hidden or changed.',
    'tls-required':
      'Says `No`: deliver it even where TLS fails. The author would rather have it read than lost.',
    'tls-report-domain': 'Of a report on TLS: the domain that was delivered to.',
    'tls-report-submitter': 'Of a report on TLS: who made it.',
    'require-recipient-valid-since':
      'Deliver only if the mailbox has had one owner since that day. Against mail for somebody who had the address before.',
    'mt-priority': 'How urgent it is, carried over servers that do not know the extension MT-PRIORITY.',
    'cfbl-address': 'Where a mailbox provider may report that a reader called this junk. On trial.',
    'cfbl-feedback-id': 'What the sender wants to find again in such a report. On trial.',
    'mime-version': 'The letter follows MIME. The number has been `1.0` since 1992.',
    'content-type':
      'What the body is: text, a picture, several parts. `charset` says how text became octets; `boundary` what stands between parts.',
    'content-transfer-encoding':
      'How the body was put into octets that travel: as it is (`7bit`, `8bit`, `binary`), `quoted-printable` or `base64`.',
    'content-id': 'A name for this part, so that HTML beside it can show it by `cid:`.',
    'content-description': 'What this part is, in words.',
    'content-disposition':
      'Show it with the letter (`inline`) or offer it as a file (`attachment`), and under which name.',
    'content-language': 'The language it is written in.',
    'content-location': 'The address by which other parts refer to this one.',
    'content-md5': 'A checksum against accidents on the way. It proves nothing against a forger.',
    'content-duration': 'How many seconds a recording lasts.',
    'content-features': 'What a program must be able to show. From fax over mail.',
    'content-alternative': 'In which other shape the sender could send it. From fax over mail.',
    'content-translation-type':
      'Whether this part is the original or a translation, and by whom: a human or a machine.',
    'content-base': 'What relative addresses in this part begin from. Given up.',
    base: 'What relative addresses begin from. Given up.',
    'list-id': 'Which mailing list this came over. The most certain thing to sort by.',
    'list-help': 'Where to read how the list works.',
    'list-unsubscribe': 'How to leave the list: a mail to write, or a page to visit.',
    'list-unsubscribe-post':
      'One click leaves the list: the mail program may send this to the https address of List-Unsubscribe.',
    'list-subscribe': 'How to join the list.',
    'list-post': 'Where to write to the list; `NO` where only some may.',
    'list-owner': 'How to reach the people who run the list.',
    'list-archive': 'Where old letters of the list can be read.',
    'archived-at': 'Where this very letter can be read in an archive.',
    'x-archived-at': 'An old name of Archived-At.',
    'auto-submitted':
      'No human wrote this. Programs that answer by themselves must not answer it: otherwise two of them would never stop.',
    'disposition-notification-to': 'Asks that this address be told when it is opened. The reader may say no.',
    'disposition-notification-options': 'How that message about the opening shall be made.',
    'original-recipient': 'Whom the author addressed, before servers rewrote it.',
    'original-message-id': 'The name of a letter that was sent again in another shape.',
    'original-from': 'From, before a filter replaced part of the letter.',
    'original-subject': 'Subject, before a filter replaced part of the letter.',
    'accept-language': 'In which languages an automatic answer may come.',
    importance: 'How much it matters, as the author says: `high`, `normal`, `low`. No server hurries for it.',
    priority: 'How urgent it is, as the author says: `urgent`, `normal`, `non-urgent`.',
    sensitivity:
      'How private it is, as the author says: `Personal`, `Private`, `Company-Confidential`. A wish, not a lock.',
    'reply-by': 'By when the author wants an answer.',
    'delivery-date': 'When it was laid into the mailbox. The name is of X.400; Exim writes it too.',
    supersedes: 'Names an older letter that this one replaces.',
    expires: 'From when on the letter is of no use any more.',
    'message-context': 'What it is: voice, fax, a text or a picture message.',
    organization: 'Where the author works or learns.',
    'eesst-version': 'Of a school transcript sent by mail: the version of its form.',
    solicitation: 'Says that this is advertising, and of what kind.',
    'pics-label': 'A rating of what it holds. Of the nineties.',
    encrypted: 'A note that the body is encrypted. Replaced by what Content-Type says.',
    encoding: 'What the body is made of. Older than MIME, and replaced by it.',
    'sio-label': 'How secret it is, by the rules of a government or an army.',
    'sio-label-history': 'Who changed that label, and when.',
    'ediint-features': 'What a program for business documents can do.',
    'jabber-id': 'Where the author can be reached by chat (XMPP).',
    'apparently-to':
      'What old servers wrote where there was no To: they told everyone the recipients of the envelope. Do not write it.',
    'errors-to': 'Where a list wanted reports of failure. They go to the Return-Path.',
    face: 'A small picture of the author, in the header.',
    'x-face': 'A picture of the author of 48 by 48 dots.',
    'form-sub': 'Somebody filled in a form on the web, and so caused this letter.',
    privicon: 'A sign that says how the author wants the letter treated.',
    'wrong-recipient': 'Where to say that the letter reached the wrong person.',
    'user-agent': 'The program it was written with. Registered for netnews; mail programs use it too.',
    'x-mailer': 'The program it was written with.',
    precedence:
      'What lists and robots wrote before Auto-Submitted: `bulk`, `list`, `junk`. Whoever answers by itself stays silent.',
    lines: 'How many lines the body has. From netnews.',
    'domainkey-signature': 'A signature of DomainKeys, which DKIM replaced.',
    'x-original-to': 'Postfix writes down whom RCPT TO named, before aliases changed it.',
    'envelope-to': 'Exim writes down whom RCPT TO named.',
    'x-originating-ip': 'The address from which somebody used webmail.',
    'x-received': 'A postmark of Gmail’s own.',
    'x-google-dkim-signature': 'A signature that Gmail makes for itself.',
    'x-priority': 'How much it matters, from 1 (highest) to 5. A habit of Outlook and others.',
    'thread-topic': 'The subject of the thread, as Outlook keeps it.',
    'thread-index': 'The place in the thread, as Outlook keeps it.',
    'x-spam-status': 'What a filter thinks: `Yes` or `No`, the points, and the rules that gave them.',
    'x-spam-flag': '`YES`: a filter takes it for junk.',
    'x-spam-score': 'The points of a filter: the more, the more likely junk.',
    'x-spam-level': 'The points of a filter, a star for each.',
    'x-beenthere': 'A list’s mark: when it meets its own, it does not send the letter out again.',
    'x-virus-scanned': 'A filter looked for viruses. It says nothing about what it found.',
    'x-loop': 'A robot’s mark: when it meets its own mark, it stops.',
    'feedback-id': 'By what a mass sender finds complaints again.',
    'x-mailman-version': 'The version of the list’s program, Mailman.',
    other:
      'No list has this name. Any program may write fields of its own; readers who do not know one pass over it.',
  },
  letterFamily: {
    x400: 'From X.400, a mail system of the telephone companies. A gateway wrote it; on the Internet nobody acts on it.',
    military: 'Of military mail: orders, precedence, references. A gateway or an author there wrote it.',
    downgraded:
      'What stood in another field before a server had to make it ASCII. Kept so that nothing is lost.',
    certified: 'Of Italy’s certified mail (PEC): receipts and their kinds.',
  },
};
