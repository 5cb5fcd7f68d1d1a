import type { VerdictsWords } from '../verdicts-words.ts';

/** `campus.test`, or what stands for it where the field did not say. */
const of = (domain: string): string => (domain === '' ? 'the domain' : `\`${domain}\``);
const key = (selector: string): string => (selector === '' ? 'its key' : `the key \`${selector}\``);
const ASKED: Readonly<Record<string, string>> = {
  none: ' It asks for nothing to be done.',
  quarantine: ' It asks for such mail to be put aside as junk.',
  reject: ' It asks for such mail to be refused.',
};
const asked = (policy: string): string => ASKED[policy] ?? '';

export const verdicts: VerdictsWords = {
  authMethod: {
    spf: 'SPF: may this server send for the domain of MAIL FROM or EHLO?',
    dkim: 'DKIM: did a domain sign this letter, and is it unchanged?',
    dmarc: 'DMARC: does SPF or DKIM speak for the domain that From: shows?',
    arc: 'ARC: what those before found, sealed, so that forwarding does not lose it.',
    auth: 'Who logged in to send this.',
    iprev: 'Does the name of the client’s address lead back to that address?',
    dnswl: 'Is the client on a list of well-known senders?',
    smime: 'Is the S/MIME signature right?',
    rrvs: 'Has the mailbox had the same owner since a date that the sender named?',
    vbr: 'Does somebody vouch for the sender?',
    'dkim-atps': 'May this third party sign for the author’s domain?',
    'dkim-adsp': 'Does the author’s domain say that it signs everything? Given up in 2013.',
    domainkeys: 'DomainKeys, the forerunner of DKIM. Given up.',
    'sender-id': 'Sender ID, a sibling of SPF. Given up.',
    other: 'A method that is not registered.',
  },
  authResult: {
    none: 'Nothing to check: no record, or no signature.',
    pass: 'Checked, and right.',
    fail: 'Checked, and wrong.',
    softfail: 'Probably wrong: the domain would not put its hand in the fire.',
    neutral: 'The domain says nothing, or the signature could not be used.',
    policy: 'Right by itself; this receiver’s own rules do not take it.',
    temperror: 'Could not be checked now. Later it may be.',
    permerror: 'Cannot be checked: a record is wrong, and stays so until someone mends it.',
    hardfail: 'An old word for fail.',
    discard: 'The domain asked for such mail to be thrown away.',
    nxdomain: 'The domain does not exist.',
    unknown: 'The domain says nothing certain.',
    other: 'A result that is not registered.',
  },
  authSaid: {
    'spf-none': ({ domain }) => `SPF: ${of(domain)} publishes no record, so anyone could have sent this.`,
    'spf-pass': ({ domain }) => `SPF: this server may send for ${of(domain)}.`,
    'spf-fail': ({ domain }) => `SPF: this server may not send for ${of(domain)}.`,
    'spf-softfail': ({ domain }) => `SPF: this server is probably not one of ${of(domain)}.`,
    'spf-neutral': ({ domain }) => `SPF: ${of(domain)} says nothing about this server.`,
    'spf-policy': ({ domain }) => `SPF for ${of(domain)}: this receiver’s own rules decided.`,
    'spf-temperror': ({ domain }) => `SPF: the DNS gave no answer about ${of(domain)}.`,
    'spf-permerror': ({ domain }) => `SPF: the record of ${of(domain)} cannot be used.`,
    'spf-hardfail': ({ domain }) => `SPF: this server may not send for ${of(domain)}.`,
    'dkim-none': 'DKIM: the letter is not signed.',
    'dkim-pass': ({ domain }) => `DKIM: ${of(domain)} signed this letter, and it is unchanged.`,
    'dkim-fail': ({ domain }) => `DKIM: the signature of ${of(domain)} is not right.`,
    'dkim-policy': ({ domain }) => `DKIM: the signature of ${of(domain)} is not one this receiver takes.`,
    'dkim-neutral': ({ domain }) => `DKIM: the signature of ${of(domain)} could not be used.`,
    'dkim-temperror': ({ domain }) => `DKIM: the key of ${of(domain)} could not be fetched now.`,
    'dkim-permerror': ({ domain }) => `DKIM: the signature or key of ${of(domain)} is broken.`,
    'dmarc-none': ({ domain }) => `DMARC: ${of(domain)} publishes no policy.`,
    'dmarc-pass': ({ domain }) => `DMARC: the mail is really from ${of(domain)}, as From: says.`,
    'dmarc-fail': ({ domain }) => `DMARC: nothing shows that the mail is from ${of(domain)}, as From: says.`,
    'dmarc-temperror': ({ domain }) => `DMARC: the policy of ${of(domain)} could not be fetched now.`,
    'dmarc-permerror': ({ domain }) => `DMARC: the policy of ${of(domain)} cannot be read.`,
    other: ({ method, result }) => `${method}: ${result}.`,
  },
  authPart: {
    instance: 'Which step of the way wrote this, counted from the sender.',
    authservId: ({ host }) =>
      `Who checked: \`${host}\`. Only a field of one’s own server counts; anyone can write one.`,
    version: 'Version of this field.',
    none: 'Nothing was checked.',
    method: ({ method }) => `What was checked: ${method}.`,
    otherMethod: ({ method }) => `\`${method}\`, a method that is not registered.`,
    result: 'What came out: a result that is not registered.',
    'result-none': 'What came out: nothing to check.',
    'result-pass': 'What came out: right.',
    'result-fail': 'What came out: wrong.',
    'result-softfail': 'What came out: probably wrong.',
    'result-neutral': 'What came out: no statement.',
    'result-policy': 'What came out: not taken, by the receiver’s own rules.',
    'result-temperror': 'What came out: not to be checked now.',
    'result-permerror': 'What came out: not to be checked at all, a record is wrong.',
    'result-hardfail': 'What came out: wrong, in an old word.',
    'result-discard': 'What came out: to be thrown away.',
    'result-nxdomain': 'What came out: the domain does not exist.',
    'result-unknown': 'What came out: nothing certain.',
    reason: 'Why.',
    reasonText: 'The reason, in words.',
    comment: 'In parentheses: words for people.',
    ptype: 'What the check looked at.',
    'ptype-smtp': ({ name }) => `\`${name}\`: from the envelope, the dialogue of SMTP.`,
    'ptype-header': ({ name }) => `\`${name}\`: from the header of the letter.`,
    'ptype-body': ({ name }) => `\`${name}\`: from the body of the letter.`,
    'ptype-policy': ({ name }) => `\`${name}\`: from the receiver’s own rules.`,
    'ptype-dns': ({ name }) => `\`${name}\`: from the DNS.`,
    'spf-client-ip': 'The address that the mail came from.',
    'spf-envelope-from': 'The sender of the envelope, MAIL FROM.',
    'spf-helo': 'The name from EHLO or HELO.',
    'spf-problem': 'What went wrong with the check.',
    'spf-receiver': 'Who checked.',
    'spf-identity': 'Which identity was checked: `mailfrom` or `helo`.',
    'spf-mechanism': 'The term of the SPF record that decided.',
    extra: ({ name }) => `\`${name}\`: more than the standard names.`,
    value: 'Its value.',
  },
  verdictCoach: {
    'spf-fail': {
      head: ({ domain, ip }) =>
        ip === ''
          ? `SPF: this server may not send for ${of(domain)}.`
          : `SPF: ==${ip}== may not send for ${of(domain)}.`,
      body: ({ domain, helo }) =>
        `What counts is the domain in ${helo ? 'EHLO' : 'MAIL FROM'}, and the address of the client. Send through a server that ${of(domain)} names in its SPF record, or add this one there.`,
    },
    'spf-too-many-lookups': {
      head: ({ domain }) => `The SPF record of ${of(domain)} asks for too much.`,
      body: 'A checker may look up ten terms: `include`, `a`, `mx`, `ptr`, `exists`, `redirect`, those of included records too. After that it answers permerror. `ip4` and `ip6` cost nothing.',
    },
    'spf-too-many-lookups-counted': {
      head: ({ domain, count }) =>
        `The SPF record of ${of(domain)} costs ${count} look-ups; ten are allowed.`,
      body: 'Checkers answer permerror. Replace `include`, `a` or `mx` by `ip4` and `ip6`, which cost nothing, or drop what is not used.',
    },
    'dkim-fail-signature': {
      head: ({ domain }) => `The DKIM signature of ${of(domain)} is not right.`,
      body: ({ selector }) =>
        `A signed field was changed after signing, or ${key(selector)} in the DNS is not the one that signed.`,
    },
    'dkim-fail-body': {
      head: ({ domain }) => `The letter was changed after ${of(domain)} signed it.`,
      body: 'The hash of the body no longer fits. A footer added by a mailing list does it, or a line broken anew.',
    },
    'dkim-fail-key': {
      head: ({ domain }) => `The DNS has no key for the signature of ${of(domain)}.`,
      body: ({ selector, domain }) =>
        selector === '' || domain === ''
          ? 'It should be a TXT record at the selector, then `_domainkey`, then the domain.'
          : `It should be a TXT record at \`${selector}._domainkey.${domain}\`.`,
    },
    'dkim-fail-expired': {
      head: ({ domain }) => `The DKIM signature of ${of(domain)} has expired.`,
      body: 'Its tag `x` named a last moment, and the mail came after it.',
    },
    'dkim-fail-refused': {
      head: 'Refused: no DKIM signature that this receiver takes.',
      body: 'Either the letter is not signed, or it was changed on the way, or the key in the DNS is another one.',
    },
    'dmarc-fail': {
      head: ({ domain }) => `DMARC: nothing shows that this is from ${of(domain)}.`,
      body: ({ policy }) => `Neither SPF nor DKIM passed for the domain that From: shows.${asked(policy)}`,
    },
    'dmarc-fail-unaligned': {
      head: ({ domain, spfDomain, dkimDomain }) =>
        `DMARC: ==${spfDomain === '' ? dkimDomain : spfDomain}== passed, and From: shows ${of(domain)}.`,
      body: ({ spfDomain, policy }) =>
        `${spfDomain === '' ? 'DKIM' : 'SPF'} spoke for another domain than the reader sees. DMARC wants the same one, or one of the same organization.${asked(policy)}`,
    },
    'dmarc-fail-refused': {
      head: ({ domain }) => `Refused by the DMARC policy of ${of(domain)}.`,
      body: ({ policy }) =>
        `From: shows this domain, and neither SPF nor DKIM passed for it.${asked(policy)} Send through its own servers, or write another From:.`,
    },
  },
};
