import { createHash, type KeyObject, sign } from 'node:crypto';

/** How a letter is signed; what is left out is as usual. */
export interface Signing {
  domain: string;
  selector: string;
  key: KeyObject;
  algorithm?: 'rsa-sha256' | 'rsa-sha1' | 'ed25519-sha256';
  canonicalization?: `${'simple' | 'relaxed'}/${'simple' | 'relaxed'}`;
  /** Names of fields for `h=`. */
  fields?: readonly string[];
  /** Further tags, as they stand: `x=1; l=4`. */
  tags?: string;
}

/**
 * A letter with a signature on top, written by the book and by nobody's library (RFC 6376 §3.7), so that what checks it is
 * held against something else than itself.
 *
 * @param letter with CR LF, one character an octet
 */
export function signedLetter(letter: string, how: Signing): string {
  const { domain, selector, key, algorithm = 'rsa-sha256', canonicalization = 'relaxed/relaxed' } = how;
  const { fields = ['From', 'To', 'Subject'], tags } = how;
  const [headerWay, bodyWay] = canonicalization.split('/') as ['simple' | 'relaxed', 'simple' | 'relaxed'];
  const end = letter.indexOf('\r\n\r\n') + 2;
  const limit = /\bl=(\d+)/.exec(tags ?? '')?.[1];
  const body = BODIES[bodyWay](letter.slice(end + 2)).slice(
    0,
    limit === undefined ? undefined : Number(limit),
  );
  const hash = algorithm === 'rsa-sha1' ? 'sha1' : 'sha256';
  const bodyHash = createHash(hash).update(body, 'latin1').digest('base64');
  const said = `DKIM-Signature: v=1; a=${algorithm}; c=${canonicalization}; d=${domain}; s=${selector};\r\n h=${fields.join(':')};${tags ? ` ${tags};` : ''}\r\n bh=${bodyHash};\r\n b=`;
  const left = letter.slice(0, end).split(/(?<=\r\n)(?![ \t])/);
  const chosen = fields.flatMap((name) => {
    const at = left.findLastIndex((field) => field.toLowerCase().startsWith(`${name.toLowerCase()}:`));
    return at < 0 ? [] : left.splice(at, 1);
  });
  const canonical = [...chosen, said].map(FIELDS[headerWay]).join('');
  const octets = Buffer.from(canonical, 'latin1');
  const signature =
    algorithm === 'ed25519-sha256'
      ? sign(null, createHash('sha256').update(octets).digest(), key)
      : sign(hash, octets, key);
  return `${said}${signature.toString('base64')}\r\n${letter}`;
}

const FIELDS = {
  simple: (field: string) => field,
  relaxed(field: string) {
    const colon = field.indexOf(':');
    const value = field
      .slice(colon + 1)
      .replace(/\r\n/g, '')
      .replace(/[ \t]+/g, ' ')
      .trim();
    const lineEnd = field.endsWith('\r\n') ? '\r\n' : '';
    return `${field.slice(0, colon).trim().toLowerCase()}:${value}${lineEnd}`;
  },
};

const BODIES = {
  simple: (body: string) => `${body.replace(/(?:\r\n)*$/, '')}\r\n`,
  relaxed(body: string) {
    const lines = body.replace(/[ \t]+/g, ' ').replace(/ (?=\r\n|$)/g, '');
    const text = lines.replace(/(?:\r\n)*$/, '');
    return text === '' ? '' : `${text}\r\n`;
  },
};
