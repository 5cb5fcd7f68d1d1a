import type { TwoViewsWords } from './words.ts';

const lines = (count: number) => (count === 1 ? 'one line' : `${count} lines`);
const octets = (count: number) => (count === 1 ? '1 octet' : `${count} octets`);

export const en: TwoViewsWords = {
  title: 'Two views of this connection',
  ends: 'The two ends read',
  listener: 'A listener on the wire reads',
  empty: 'Nothing has crossed yet.',
  knows: {
    label: 'What a listener knows',
    all: (count) =>
      `Nothing is encrypted: whoever listens on the wire has read ${lines(count)}, which is all there is.`,
    before: (count) => `Until TLS began a listener on the wire read ${lines(count)} in clear.`,
    fromTheStart: 'TLS stands from the first octet.',
    secret: (count) =>
      count === 1 ? 'A **password** was among them.' : `**Passwords** were among them: ${count} secrets.`,
    records: (count, sum) =>
      `Of what came behind, it has ${count === 1 ? 'one record' : `${count} records`}, ${octets(sum)}: who spoke, when, and how much. Not what.`,
    name: (name) => `The name that was asked for crossed in clear: \`${name}\`.`,
    front: 'The name that it read may be of a front: the true one is encrypted (ECH).',
    chosen: (version, cipher) => `It knows that both chose ${version} with \`${cipher}\`.`,
    certificateHidden: 'The certificate crossed encrypted.',
    certificateShown: 'It has the server’s certificate too: before TLS 1.3 that crosses in clear.',
    opaque: 'The lab passes this TLS on and has no key: it is a listener here itself.',
  },
  moment: {
    starttls: 'STARTTLS: TLS begins here',
    starttlsSays: 'The same connection, the same port. From here every octet is inside a TLS record.',
    implicit: 'TLS begins with the first octet',
    implicitSays: 'This port speaks nothing else, so no command had to ask for it.',
    secured: (protocol) => `${protocol} stands`,
    securedSays: (cipher) => `Both have the keys now (\`${cipher}\`). The listener has none.`,
    forgotten:
      'What was said in clear is forgotten: somebody on the way could have written it (RFC 3207 §4.2).',
    unsecured: {
      client: 'The client broke the handshake off',
      server: 'The server cannot go on with this handshake',
    },
    unsecuredSays: (reason) => `The server’s TLS library says: \`${reason}\`.`,
    opaque: 'TLS passes through',
    opaqueSays: 'The client and the server behind the lab agree on keys that the lab has not.',
    closed: {
      client: 'The client hung up.',
      server: 'The server hung up.',
      lab: 'The lab ended the connection.',
      bridge: 'The page’s side went away.',
    },
    reset: {
      client: 'The client broke the connection.',
      server: 'The server broke the connection.',
      lab: 'The lab broke the connection.',
      bridge: 'The page’s side broke the connection.',
    },
  },
  you: 'client',
  server: 'server',
  own: {
    handshake: 'TLS agrees on keys.',
    later: 'TLS’s own: nothing for the programs.',
    opaque: 'Only the two ends can read this.',
  },
  octets,
  leftOut: (items, sum) => `${items} more, ${octets(sum)}`,
  rowsLeftOut: (rows) => `${rows === 1 ? 'One exchange is' : `${rows} exchanges are`} left out here.`,
  unkept: (count) => `${octets(count)}, counted and not kept`,
  readable: 'readable',
  unreadable: 'unreadable',
  head: 'Head of the record',
  decoded: (parts) => `Base64 hides nothing. Decoded: ${parts}`,
  certificate: 'The certificate',
  dropped:
    'Thrown away unread: it came in clear behind STARTTLS, where somebody on the way could have put it (CVE-2011-0411).',
  secretSeen: 'A secret, and anybody on the way has it.',
  note: {
    hello: (name, versions, suites) =>
      `${name === undefined ? 'It names no server.' : `It wants \`${name}\`.`} It offers ${versions}, and ${suites} cipher suites.`,
    alpn: (protocols) => `It means to speak \`${protocols}\` (ALPN).`,
    resumes: 'It offers to go on with a session of before.',
    encryptedHello: 'A second, encrypted hello is inside (ECH).',
    chosen: (version, cipher, group) =>
      `Chosen: ${version}, \`${cipher}\`${group === undefined ? '' : `, \`${group}\``}.`,
    retry: '“Greet again, with a group that I have.”',
    resumed: 'It goes on with a session of before: no certificate follows.',
    certificate: (count) => `The server’s certificate, ${octets(count)}. TLS 1.3 encrypts it.`,
    keyExchange: 'Half of a key. One half opens nothing.',
    rest13: 'Encrypted already: the rest of the handshake.',
    finished: '`Finished`, the first encrypted message.',
    change13: 'Means nothing in TLS 1.3: it calms old boxes on the way.',
    change12: 'From the next record on this side encrypts.',
    alertHidden: 'An alert. Which one is encrypted; as the last record it is a goodbye.',
    none: 'No TLS record: text in clear where TLS had to begin.',
  },
  alert: {
    close_notify: 'Goodbye: this side says no more.',
    unknown_ca: 'The client does not know who signed the certificate, and hangs up.',
    bad_certificate: 'The client does not take the certificate, and hangs up.',
    certificate_expired: 'The certificate’s time is over, and the client hangs up.',
    certificate_unknown: 'The client does not take the certificate; it does not say why.',
    certificate_revoked: 'Whoever signed the certificate has taken it back.',
    unsupported_certificate: 'The client cannot use a certificate of this kind.',
    handshake_failure: 'They have no way of encrypting in common.',
    protocol_version: 'They have no version of TLS in common.',
    unrecognized_name: 'The server does not know the name that was asked for.',
    no_application_protocol: 'The server does not speak what the client asked for (ALPN).',
    unexpected_message: 'Something came that had no place there.',
    decode_error: 'Something came that could not be read.',
    decrypt_error: 'Something came that did not fit the keys.',
    bad_record_mac: 'A record was changed on the way, or the keys differ.',
    internal_error: 'Something went wrong on this side.',
  },
  alertOther: (name) => `TLS alert \`${name}\`.`,
};
