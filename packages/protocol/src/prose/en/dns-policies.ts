import type { DnsWords } from '../dns-words.ts';

type Policies = Pick<
  DnsWords,
  | 'dnsText'
  | 'spfMechanism'
  | 'spfTerm'
  | 'spfSign'
  | 'spfPart'
  | 'spfProblem'
  | 'tagProblem'
  | 'dkimSignatureTag'
  | 'dkimTag'
  | 'dkimValue'
  | 'dmarcTag'
  | 'dmarcValue'
  | 'stsTag'
  | 'stsValue'
  | 'tlsrptTag'
  | 'tlsrptValue'
  | 'bimiTag'
  | 'bimiValue'
>;

/** What a matching term of SPF leads to. */
const RESULT: Readonly<Record<string, string>> = {
  pass: 'may send',
  fail: 'may not send',
  softfail: 'probably may not send',
  neutral: 'are left undecided',
};
const result = (key: string): string => RESULT[key] ?? RESULT.neutral ?? '';
const costs = (lookups: number): string =>
  lookups === 1 ? 'It costs one of ten look-ups.' : `It costs ${lookups} of ten look-ups.`;

export const dnsPolicies: Policies = {
  dnsText: {
    'spf-nobody': ({ domain }) => `SPF: no server may send for \`${domain}\`.`,
    'spf-pass': ({ domain }) =>
      `SPF: every server of the world may send for \`${domain}\`. That protects nobody.`,
    'spf-fail': ({ domain, lookups }) =>
      `SPF: the servers named here may send for \`${domain}\`, all others may not. ${costs(lookups)}`,
    'spf-softfail': ({ domain, lookups }) =>
      `SPF: the servers named here may send for \`${domain}\`, others are suspect. ${costs(lookups)}`,
    'spf-neutral': ({ domain, lookups }) =>
      `SPF: the servers named here may send for \`${domain}\`; about others it says nothing. ${costs(lookups)}`,
    'spf-redirect': ({ domain, target }) => `SPF: for \`${domain}\` the record of \`${target}\` decides.`,
    'dkim-rsa': ({ selector, domain, bits, testing }) =>
      `DKIM: the public key \`${selector}\` of \`${domain}\`, RSA with ${bits} bits.${testing ? ' The domain is only testing.' : ''}`,
    'dkim-ed25519': ({ selector, domain, testing }) =>
      `DKIM: the public key \`${selector}\` of \`${domain}\`, Ed25519.${testing ? ' The domain is only testing.' : ''}`,
    'dkim-revoked': ({ selector, domain }) => `DKIM: the key \`${selector}\` of \`${domain}\` was withdrawn.`,
    'dkim-unreadable': ({ selector, domain }) =>
      `DKIM: a key record \`${selector}\` of \`${domain}\` whose key cannot be read.`,
    'dkim-other': ({ selector, domain }) =>
      `DKIM: a key \`${selector}\` of \`${domain}\`, of a kind that is not registered.`,
    'dmarc-none': ({ domain }) =>
      `DMARC: \`${domain}\` asks for nothing to be done about mail that fails; reports may still be wanted.`,
    'dmarc-quarantine': ({ domain, testing }) =>
      testing
        ? `DMARC: \`${domain}\` is testing. It would have failing mail put aside; for now nothing is to be done.`
        : `DMARC: \`${domain}\` asks receivers to put mail that fails aside, as junk.`,
    'dmarc-reject': ({ domain, testing }) =>
      testing
        ? `DMARC: \`${domain}\` is testing. It would have failing mail refused; for now it is to be put aside.`
        : `DMARC: \`${domain}\` asks receivers to refuse mail that fails.`,
    'dmarc-unusable': ({ domain }) =>
      `Meant as DMARC for \`${domain}\`, and ignored: it must begin with \`v=DMARC1\`, written just so.`,
    sts: ({ domain }) => `MTA-STS: \`${domain}\` has a policy that demands TLS; it is fetched over HTTPS.`,
    tlsrpt: ({ domain }) => `TLS reports: where senders tell \`${domain}\` how TLS went.`,
    bimi: ({ domain }) =>
      `BIMI: a logo of \`${domain}\` that mail programs may show. A draft, not a standard.`,
    other: 'A text without a meaning for mail that is known here. Proofs of ownership look like this.',
  },
  spfMechanism: {
    all: 'Everyone that nothing before it matched. It comes last: `-all` closes the list, `~all` leaves it ajar.',
    include: 'Servers that another domain’s record lets pass. Costs one look-up, and what that record costs.',
    a: 'Servers at the addresses of a domain. Costs one look-up.',
    mx: 'Servers that take mail for a domain. Costs one look-up; with more than ten hosts the check fails.',
    ptr: 'Servers whose address has a name in the domain. Not to be published any more.',
    ip4: 'An IPv4 address or network. Costs nothing.',
    ip6: 'An IPv6 address or network. Costs nothing.',
    exists: 'Matches if a name, mostly built with macros, has an IPv4 address. Costs one look-up.',
    redirect:
      'If nothing matched, another domain’s record decides. Costs one look-up, and what that record costs.',
    exp: 'Where the words are found that go with a fail.',
    ra: 'The mailbox that wants reports about failures.',
    rp: 'How many failures in a hundred are to be reported.',
    rr: 'Which failures are to be reported.',
  },
  spfTerm: {
    version: 'This text is an SPF record, version 1.',
    all: ({ result: r }) => `Everyone: all servers that nothing before matched ${result(r)}.`,
    include: ({ domain, result: r }) =>
      `Servers that the SPF record of \`${domain}\` lets pass ${result(r)}. Its \`-all\` does not count here.`,
    a: ({ domain, prefix, result: r }) =>
      `Servers at the addresses of \`${domain}\`${prefix === '' ? '' : `, with their networks (\`${prefix}\`),`} ${result(r)}.`,
    mx: ({ domain, prefix, result: r }) =>
      `The servers that take mail for \`${domain}\`${prefix === '' ? '' : `, with their networks (\`${prefix}\`),`} ${result(r)}.`,
    ptr: ({ domain, result: r }) =>
      `Servers whose address has a name in \`${domain}\` ${result(r)}. Not to be used any more: slow and fragile.`,
    ip4: ({ domain, prefix, result: r }) => `IPv4 \`${domain}${prefix}\`: servers there ${result(r)}.`,
    ip6: ({ domain, prefix, result: r }) => `IPv6 \`${domain}${prefix}\`: servers there ${result(r)}.`,
    exists: ({ domain, result: r }) =>
      `If \`${domain}\` has an IPv4 address, whichever, servers ${result(r)}.`,
    redirect: ({ domain }) => `If nothing matched, the record of \`${domain}\` is taken instead of this one.`,
    exp: ({ domain }) => `On a fail, the reason is found as text under \`${domain}\`.`,
    ra: ({ domain }) => `Reports about failures go to the mailbox \`${domain}\` of this domain.`,
    rp: ({ domain }) => `\`${domain}\` out of a hundred failures are to be reported.`,
    rr: ({ domain }) => `Which failures are to be reported: \`${domain}\`.`,
    otherModifier: ({ name }) => `\`${name}\` is a modifier that is not known. It is passed over.`,
    unknown: 'Not a word of SPF. A checker stops here: permerror.',
  },
  spfSign: {
    pass: '+ pass: it may send. Without a sign, this is meant.',
    fail: '- fail: it may not send. Receivers may refuse the mail.',
    softfail: '~ softfail: probably not. Receivers accept and look closer.',
    neutral: '? neutral: nothing is said, as if there were no SPF.',
  },
  spfPart: {
    ip4: 'An IPv4 address or network.',
    ip6: 'An IPv6 address or network.',
    domain: 'A domain that is looked up.',
    prefix: 'How many leading bits of the address must agree.',
    escape: 'Stands for a percent sign (`%%`), a blank (`%_`) or `%20` (`%-`).',
    macro: 'A macro: a letter in braces that is replaced before the look-up.',
    'macro-s': '`%{s}`: the whole sender, `alice@campus.test`.',
    'macro-l': '`%{l}`: the part before the at sign of the sender.',
    'macro-o': '`%{o}`: the domain of the sender.',
    'macro-d': '`%{d}`: the domain being checked.',
    'macro-i': '`%{i}`: the address of the client, part by part.',
    'macro-p': '`%{p}`: the name of the client’s address. Not to be used any more.',
    'macro-h': '`%{h}`: the name from EHLO or HELO.',
    'macro-v': '`%{v}`: `in-addr` for IPv4, `ip6` for IPv6.',
    'macro-c': '`%{c}`: the client’s address as people write it; in explanations only.',
    'macro-r': '`%{r}`: the name of the host that checks; in explanations only.',
    'macro-t': '`%{t}`: the time in seconds; in explanations only.',
  },
  spfProblem: {
    spfSignBeforeModifier: ({ name }) => `\`${name}=\` is a modifier. It takes no sign before it.`,
    spfMeant: ({ term, meant }) => `\`${term}\` is not a word of SPF. Did you mean \`${meant}\`?`,
    spfNoTerm: ({ term }) =>
      `\`${term}\` is no term of SPF. Is there a blank too many, after a colon perhaps?`,
    spfUnknown: ({ term }) => `SPF has no mechanism \`${term}\`. Checkers answer permerror.`,
    spfTrailing: ({ term, value }) => `After \`${term}\` a colon is expected, not \`${value}\`.`,
    spfNothingMayFollow: ({ term, value }) => `\`${term}\` stands alone; \`${value}\` must not follow.`,
    spfNeedsValue: ({ term }) => `\`${term}\` needs something to look at: a domain or an address.`,
    spfPrefixTooLong: ({ value }) =>
      `\`${value}\` is longer than an address: 32 bits for IPv4, 128 for IPv6.`,
    spfOtherFamily: ({ term, value }) =>
      `\`${value}\` is an address of the other family than \`${term}\` says.`,
    spfNotAddress: ({ term, value }) => `\`${term}\` takes an address, and \`${value}\` is none.`,
    spfModifierTwice: ({ name }) => `\`${name}\` stands there twice; once is allowed.`,
    spfAfterAll: 'What follows `all` is never looked at.',
    spfRedirectUnused: '`redirect` is never followed: `all` has matched before.',
    spfEveryone: '`+all` lets every server of the world pass. Who publishes it gives the domain away.',
    spfOpenEnd: 'The record has no `all` and no `redirect`: other servers get neutral.',
    spfPtr: '`ptr` is slow and costs the receiver much. The standard asks not to publish it.',
    spfTooManyLookups: ({ count }) =>
      `${count} look-ups in this record alone; a checker stops after ten and answers permerror.`,
    spfMacroUnknown: ({ text }) => `There is no macro \`${text}\`.`,
    spfMacroOnlyExp: ({ text }) => `\`${text}\` has a meaning in explanations only, not in a domain.`,
    spfMacroZero: ({ text }) => `\`${text}\`: zero parts of a name is nothing. Checkers answer permerror.`,
    spfMacroBroken: ({ text }) =>
      `After a percent sign come \`{\`, \`%\`, \`_\` or \`-\`; here stands \`${text}\`.`,
  },
  tagProblem: {
    tagStray: ({ text }) =>
      `\`${text}\` is no tag: write a name, an equals sign and a value, then a semicolon.`,
    tagTwice: ({ name }) => `The tag \`${name}\` stands there twice.`,
    tagUnknown: ({ name }) => `The tag \`${name}\` is not registered. Readers pass it over.`,
    tagHistoric: ({ name, rfc }) => `The tag \`${name}\` was given up (${rfc}). New readers pass it over.`,
    tagValue: ({ name, value, wanted }) =>
      wanted === ''
        ? `\`${value}\` is not what \`${name}\` takes.`
        : `\`${value}\` is not what \`${name}\` takes: ${wanted}.`,
    tagMissing: ({ name }) => `The tag \`${name}\` is missing.`,
    dkimVersionFirst: 'If `v` is there, it must come first. Verifiers ignore this key.',
    dkimNoKey: 'Without `p` there is no key.',
    dkimUnreadableKey: 'The value of `p` is not base64 of a key of this kind.',
    dkimShortKey: ({ bits }) => `${bits} bits are too few. Verifiers take no RSA key below 1024.`,
    dkimModestKey: ({ bits }) => `${bits} bits are allowed; 2048 are advised.`,
    dkimOldHash: 'Only SHA-1 is allowed here, and that must not be used any more.',
    dkimNotForMail: 'By `s` this key is not for mail.',
    dmarcVersion:
      'The record must begin with `v=DMARC1`, in capital letters. Otherwise all of it is ignored.',
    dmarcNoPolicy: 'Without `p` the record counts as `p=none`. Older readers want it there.',
    dmarcFoAlone: '`fo` says when to report failures; without `ruf` nobody knows where to.',
    dmarcReportSize: ({ value }) => `The size at the end of \`${value}\` is no longer used.`,
    dmarcNoUri: ({ name, value }) =>
      `\`${name}\` takes URIs such as \`mailto:dmarc@campus.test\`; \`${value}\` is none.`,
  },
  dkimSignatureTag: {
    v: 'Version of the signature: always 1.',
    a: 'Algorithm: `rsa-sha256` or `ed25519-sha256`. `rsa-sha1` must not be used any more.',
    b: 'The signature itself, in base64.',
    bh: 'Hash of the body. When it does not fit, the text was changed.',
    c: 'How header and body were brought into a form to sign: `simple` forgives nothing, `relaxed` forgives blanks.',
    d: 'The domain that signs, and answers for the letter.',
    h: 'Fields that were signed. From: must be among them.',
    i: 'For whom the domain signs: a person or a part of it.',
    l: 'How many octets of the body were signed. What is added behind them goes unnoticed.',
    q: 'How the key is found: `dns/txt`.',
    s: 'Selector: which of the domain’s keys signed. It is found at `selector._domainkey.domain`.',
    t: 'When it was signed, in seconds since 1970.',
    x: 'Until when the signature holds, in seconds since 1970.',
    z: 'Copies of signed fields, for finding out what changed.',
    atps: 'The author’s domain on whose behalf a third party signs.',
    atpsh: 'The hash that the third party’s name is looked up by.',
    r: 'Whether the signer wants reports about failures.',
    other: 'A tag that is not registered. Verifiers pass it over.',
  },
  dkimTag: {
    v: 'Version of the key record.',
    h: 'Hashes that a signature may use.',
    k: 'Kind of key. RSA when it is not said.',
    n: 'A note for people.',
    p: 'The public key in base64. Empty: it was withdrawn.',
    s: 'What the key is for. Everything when it is not said.',
    t: 'Flags.',
    g: 'Which mailboxes the key was for: given up in 2011.',
    other: 'A tag that is not registered. Verifiers pass it over.',
  },
  dkimValue: {
    'v-dkim1': 'DKIM, version 1: the only one.',
    'k-rsa': 'RSA.',
    'k-ed25519': 'Ed25519: short keys, not yet known to every verifier.',
    h: 'Names of hashes, with colons between.',
    n: 'Nobody’s program reads this.',
    p: 'The key. With it anyone can check a signature; only the domain can make one.',
    s: '`*` is everything, `email` is mail.',
    t: '`y`: the domain is testing, a bad signature counts as none. `s`: `i=` must name exactly the domain of `d=`.',
    other: 'Its value.',
  },
  dmarcTag: {
    v: 'Version. It must come first.',
    p: 'What receivers are asked to do with mail that fails.',
    sp: 'The same for subdomains that exist.',
    np: 'The same for subdomains that do not exist.',
    t: 'Whether the domain is only testing its policy.',
    psd: 'Whether the domain is a public suffix, such as `ch`.',
    adkim: 'How closely the domain of the DKIM signature must match the From: of the letter.',
    aspf: 'How closely the domain of MAIL FROM must match the From: of the letter.',
    rua: 'Where daily summaries go.',
    ruf: 'Where reports about single failures go.',
    fo: 'Which failures are to be reported.',
    pct: 'A share of the mail: given up in 2026, `t` took its place.',
    rf: 'The format of failure reports: given up in 2026.',
    ri: 'The interval between summaries: given up in 2026.',
    other: 'A tag that is not registered. Receivers pass it over.',
  },
  dmarcValue: {
    'v-dmarc1': 'DMARC, version 1, in capital letters: the only one.',
    'p-none': 'No preference. The domain watches, often to collect reports first.',
    'p-quarantine': 'Treat it as suspicious, as junk.',
    'p-reject': 'Refuse it. The domain is sure that such mail is not its own.',
    'sp-none': 'No preference for subdomains.',
    'sp-quarantine': 'Subdomains: treat it as suspicious.',
    'sp-reject': 'Subdomains: refuse it.',
    'np-none': 'No preference for names that do not exist.',
    'np-quarantine': 'Names that do not exist: treat it as suspicious.',
    'np-reject': 'Names that do not exist: refuse it.',
    't-y': 'Testing: apply one step less than what is asked.',
    't-n': 'Not testing: as it stands.',
    'psd-y': 'A public suffix: others register names below it.',
    'psd-n': 'Not a public suffix, and the top of its organization.',
    'psd-u': 'Not said; it is found by walking up the DNS.',
    'adkim-r': 'Relaxed: the same organization is enough, `news.campus.test` for `campus.test`.',
    'adkim-s': 'Strict: exactly the same domain.',
    'aspf-r': 'Relaxed: the same organization is enough.',
    'aspf-s': 'Strict: exactly the same domain.',
    rua: 'URIs, with commas between.',
    ruf: 'URIs, with commas between.',
    fo: '`0`: when everything failed, `1`: when anything failed, `d`: DKIM, `s`: SPF.',
    other: 'Its value.',
  },
  stsTag: {
    v: 'Version of MTA-STS.',
    id: 'A mark of the policy: when it changes, senders fetch the policy again.',
    other: 'A field that is not known. Senders pass it over.',
  },
  stsValue: {
    'v-stsv1': 'MTA-STS, version 1.',
    id: 'Up to 32 letters and digits, often a date.',
    other: 'Its value.',
  },
  tlsrptTag: {
    v: 'Version of TLS reporting.',
    rua: 'Where daily reports go: by mail or HTTPS.',
    other: 'A field that is not known. Senders pass it over.',
  },
  tlsrptValue: {
    'v-tlsrptv1': 'TLS reporting, version 1.',
    rua: 'URIs, with commas between.',
    other: 'Its value.',
  },
  bimiTag: {
    v: 'Version of BIMI.',
    l: 'Where the logo is, as SVG.',
    a: 'Where the certificate is that ties the logo to the domain.',
    other: 'A tag that is not known.',
  },
  bimiValue: {
    'v-bimi1': 'BIMI, version 1.',
    l: 'An HTTPS address. Empty: the domain wants no logo shown.',
    a: 'An HTTPS address.',
    other: 'Its value.',
  },
};
