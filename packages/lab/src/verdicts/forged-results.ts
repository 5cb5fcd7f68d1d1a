import type { BlobStore } from '@ehlo/log';
import { latin1, octetsOfLatin1 } from '@ehlo/protocol';
import { readAuthenticationResults } from '@ehlo/protocol/verdicts';

/** Octets in which the header is looked for at first; a longer one is read whole. */
const HEAD_OCTETS = 32 * 1024;

interface Kept {
  sha256: string;
  size: number;
}

/**
 * The letter without the `Authentication-Results:` that came with it and claim to be of this domain's own servers, or of
 * nobody: a reader could not tell them from those that are (RFC 8601 §5). Other servers' fields stay: they are others' words.
 *
 * @param domain whose servers may say so; those of its subdomains are its own too
 * @returns undefined when there is nothing to remove. Rejects with `StoreFull`, or when the store cannot be read.
 */
export async function withoutForgedResults(
  blobs: Pick<BlobStore, 'read' | 'create'>,
  letter: Kept,
  domain: string,
): Promise<(Kept & { removed: number }) | undefined> {
  const start = await blobs.read(letter.sha256, { start: 0, end: Math.min(HEAD_OCTETS, letter.size) });
  if (!start) return undefined;
  const beginning = latin1(start);
  const isWhole = endOfHead(beginning) !== undefined || letter.size <= HEAD_OCTETS;
  if (isWhole && countForged(beginning, domain) === 0) return undefined;
  const octets = await blobs.read(letter.sha256);
  if (!octets) return undefined;
  const text = latin1(octets);
  const removed = countForged(text, domain);
  if (removed === 0) return undefined;
  const end = endOfHead(text) ?? text.length;
  const left = fieldsOf(text.slice(0, end))
    .filter((field) => !isForged(field, domain))
    .join('');
  const writer = blobs.create();
  await writer.write(octetsOfLatin1(left));
  await writer.write(octets.subarray(end));
  return { ...(await writer.finish()), removed };
}

const countForged = (text: string, domain: string): number =>
  fieldsOf(text.slice(0, endOfHead(text) ?? text.length)).filter((field) => isForged(field, domain)).length;

/** Where the empty line begins; undefined where there is none. */
function endOfHead(text: string): number | undefined {
  if (/^\r?\n/.test(text)) return 0;
  const found = /\n\r?\n/.exec(text);
  return found ? found.index + 1 : undefined;
}

/** With their line ends. */
const fieldsOf = (head: string): string[] => head.split(/(?<=\n)(?![ \t])/);

function isForged(field: string, domain: string): boolean {
  const name = /^authentication-results[ \t]*:/i.exec(field)?.[0];
  if (name === undefined) return false;
  const id = readAuthenticationResults(field.slice(name.length)).authservId.toLowerCase().replace(/\.$/, '');
  return id === '' || id === domain || id.endsWith(`.${domain}`);
}
