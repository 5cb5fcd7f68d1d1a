import type { TrustWords } from './words.ts';

export const en: TrustWords = {
  sure: {
    head: 'What you can count on',
    surety: { known: 'certain', wrong: 'not so', open: 'only said' },
    says: {
      address: ({ address, host }) =>
        `**It was handed over by** \`${address}\`. ${host === '' ? 'Your server' : `\`${host}\``} saw that itself. Who sits there, it does not know.`,
      noAddress: () => '**Where it came from** no server of yours has written down.',
      authorShown: ({ domain }) =>
        `**It comes from** \`${domain}\`, as From: says: the domain’s own records bear it out. Which person there wrote it, they do not say.`,
      authorNotShown: ({ domain }) =>
        `**It says that it is from** \`${domain}\`, and nothing bears that out.`,
      authorUnchecked: () =>
        '**Who wrote it** is what From: says, and nobody checked. Anyone can write any name there.',
      signed: ({ domain }) =>
        `**Its text is as it was signed** by \`${domain}\`. What the signature does not cover may have been changed.`,
      signatureWrong: ({ domain }) =>
        `**It bears a signature that does not fit,** of \`${domain}\`: it was changed on the way, or signed with another key.`,
      unsigned: () => '**That nobody changed it** nobody vouches for. Each server on the way could have.',
      chosen: () =>
        '**Subject, date, names and text** are whatever the sender chose. So is each field below your server’s own.',
      others: () => '**Who else got it** the letter does not tell: a blind copy leaves no line.',
      sealed: () =>
        '**Nobody on the way could read it:** it is encrypted from end to end. Its header is not.',
      open: () =>
        '**It is no secret.** It is not encrypted from end to end, so each server on the way could read it.',
    },
    lab: 'That EHLO names the connection that really sent it is the lab’s own doing. No real mailbox can.',
  },
  envelope: {
    head: 'Envelope and letter',
    says: 'Servers deliver by the envelope. Readers see the letter. Nothing makes them agree.',
    none: 'No envelope is known: no server delivered it here.',
    agree: 'Here they agree.',
    split:
      'Others whom the letter names are not on this envelope: on its way a mail is parted, and each server gets only the recipients that it delivers to. Whether the others got theirs, this copy does not tell.',
  },
  bands: {
    head: 'Who wrote which line',
    says: 'Each server puts its lines on top. So whoever hands a letter over has written everything below the lines of the server that takes it.',
    name: { own: 'Your servers', servers: 'Servers before, it says', author: 'The sender' },
    is: {
      own: 'Written when it came in. You can believe these.',
      servers: 'Fields that servers write. Some may be true; a forger can write as many as he likes.',
      author: 'Fields of the author and of the author’s program.',
    },
    body: 'The letter itself',
    bodyIs: 'Whatever the sender wrote.',
    times: (count) => `${count} times`,
  },
  readers: {
    head: 'Who could read it',
    says: 'Between two servers TLS keeps others out. On each server the letter lies open.',
    none: 'No Received field tells which way it took.',
    wrote: 'Handed it in, by this name.',
    unnamed: 'without a name',
    had: 'Had all of it in the clear.',
    mailbox: 'Mailbox',
    mailboxIs: 'Lies open to whoever runs the server, and to whoever has the password.',
    how: {
      tls: 'under TLS: a listener sees only that something crossed',
      plain: 'in the clear: everyone on the way could read it, and change it',
      unsaid: 'nobody says how',
    },
    told: 'so it says',
    seen: 'your server saw it',
  },
};
