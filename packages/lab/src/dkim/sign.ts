/// <reference path="./mailauth.d.ts" />
import { createHash, sign } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { promisify } from 'node:util';
import { readAddresses, readFields } from '@ehlo/protocol/mail';
import { type DkimKey, SELECTOR, SIGNING_DOMAIN } from './key.ts';
import { relaxedBody } from './relaxed-body.ts';

/**
 * Fields that are signed, each as often as the letter has it (RFC 6376 §5.4.1): what a reader sees and what makes the body
 * what it is; none that servers on the way write.
 */
const SIGNED = [
  'From',
  'Sender',
  'Reply-To',
  'Subject',
  'Date',
  'Message-ID',
  'To',
  'Cc',
  'In-Reply-To',
  'References',
  'MIME-Version',
  'Content-Type',
  'Content-Transfer-Encoding',
  'List-Id',
  'List-Unsubscribe',
  'List-Post',
];
/** Named once more than they are there, so that nobody adds another above them, which most programs would show (§8.15). */
const OVERSIGNED = ['From', 'Subject', 'Date', 'To'];

/** Octets of a header that is signed; a longer one nobody checks here. */
const MOST_HEAD_OCTETS = 32 * 1024;
/** Octets of a body between which others get their turn. */
const PIECE_OCTETS = 256 * 1024;

/** The parts of mailauth that write and canonicalize fields; loaded with the first letter that is signed. */
type Library = Pick<
  typeof import('mailauth/lib/tools.js'),
  'parseHeaders' | 'getSigningHeaderLines' | 'formatSignatureHeaderLine'
> &
  Pick<typeof import('mailauth/lib/dkim/header/relaxed.js'), 'relaxedHeaders'>;
let library: Promise<Library> | undefined;

async function load(): Promise<Library> {
  const [tools, header] = await Promise.all([
    import('mailauth/lib/tools.js'),
    import('mailauth/lib/dkim/header/relaxed.js'),
  ]);
  return { ...tools, ...header };
}

/**
 * Campus's signature for a letter (RFC 6376): rsa-sha256, relaxed/relaxed, all of the body.
 *
 * @param nowMs milliseconds since the epoch, for `t=`
 * @returns the field, CRLF-terminated; '' for a letter that campus does not sign: one of its authors is of another domain,
 *   or nobody can read who, or its header is no header.
 */
export async function dkimSignature(
  key: () => Promise<DkimKey>,
  letter: Uint8Array,
  nowMs: number,
): Promise<string> {
  const head = headOf(letter);
  if (!head || !isOurs(head.authors)) return '';
  library ??= load().catch((error: unknown) => {
    library = undefined;
    throw error;
  });
  const [{ privateKey }, tools] = await Promise.all([key(), library]);
  const hash = createHash('sha256');
  let sinceTurn = 0;
  for (const piece of relaxedBody(letter.subarray(head.bodyStart), PIECE_OCTETS)) {
    hash.update(piece);
    sinceTurn += piece.length;
    if (sinceTurn < PIECE_OCTETS) continue;
    sinceTurn = 0;
    await turn();
  }
  const { parsed } = tools.parseHeaders(Buffer.from(letter.subarray(0, head.end)));
  const { keys, headers } = tools.getSigningHeaderLines(parsed, SIGNED.join(':'));
  const { canonicalizedHeader, dkimHeaderOpts } = tools.relaxedHeaders(
    'DKIM',
    { keys: [keys, ...OVERSIGNED].join(': '), headers },
    {
      signingDomain: SIGNING_DOMAIN,
      selector: SELECTOR,
      algorithm: 'rsa-sha256',
      canonicalization: 'relaxed/relaxed',
      bodyHash: hash.digest('base64'),
      signTime: new Date(nowMs),
    },
  );
  const signature = await promisify(sign)('rsa-sha256', canonicalizedHeader, privateKey);
  const tags = { ...dkimHeaderOpts, b: signature.toString('base64') };
  return `${tools.formatSignatureHeaderLine('DKIM', tags, true)}\r\n`;
}

/** Values of the author fields, and where header and body are; undefined where there is no header that can be signed. */
function headOf(letter: Uint8Array): { authors: string[]; end: number; bodyStart: number } | undefined {
  const { fields, bodyStart } = readFields(letter.subarray(0, MOST_HEAD_OCTETS));
  const end = fields.at(-1)?.end ?? 0;
  // Something that is no field, or its length, ended it: who reads on differs from who stops here.
  if (end === 0 || (bodyStart === end && bodyStart < letter.length)) return undefined;
  const authors = fields.filter(({ name }) => name.toLowerCase() === 'from').map(({ value }) => value);
  return { authors, end, bodyStart };
}

function isOurs(authors: readonly string[]): boolean {
  const domains = authors.flatMap((value) =>
    readAddresses(value).map(({ address }) => address.slice(address.lastIndexOf('@') + 1).toLowerCase()),
  );
  const isOf = (domain: string) => domain === SIGNING_DOMAIN || domain.endsWith(`.${SIGNING_DOMAIN}`);
  return domains.length > 0 && domains.every(isOf);
}
