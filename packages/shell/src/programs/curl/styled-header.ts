import { concat, latin1, octetsOfLatin1, utf8 } from '@ehlo/protocol';
import { createGlyphDecoder } from '../../tty/glyphs.ts';
import { CurlFailure } from './failure.ts';
import { type CurlUrl, follow, readUrl } from './url.ts';

const [BOLD, PLAIN] = ['\x1b[1m', '\x1b[0m'];
const [LINK, LINK_TEXT, LINK_END] = ['\x1b]8;;', '\x1b\\', '\x1b]8;;\x1b\\'];

/**
 * A header field as `-i` writes it to a terminal: its name bold, a redirect's target as a link (src/tool_cb_hdr.c). What
 * is shown has no link: it would lead out of the practice world.
 */
export function styledHeader(line: Uint8Array, url: CurlUrl): { written: Uint8Array; shown: string } {
  const colon = line.indexOf(0x3a);
  const plain = createGlyphDecoder();
  if (colon < 0) return { written: line, shown: plain.decode(line) };
  const name = latin1(line.subarray(0, colon));
  const value = line.subarray(colon + 1);
  const head = octetsOfLatin1(`${BOLD}${name}${PLAIN}:`);
  const target = name.toLowerCase() === 'location' ? linkTarget(url, latin1(value)) : undefined;
  const shown = `${BOLD}${plain.decode(line.subarray(0, colon))}${PLAIN}${plain.decode(line.subarray(colon))}`;
  if (target === undefined) return { written: concat([head, value]), shown };
  return { written: concat([head, utf8(`${LINK}${target}${LINK_TEXT}`), value, utf8(LINK_END)]), shown };
}

/** Undefined for what is no web address. */
function linkTarget(url: CurlUrl, location: string): string | undefined {
  const target = follow(url, location.trim());
  try {
    return readUrl(target).scheme.startsWith('http') ? target : undefined;
  } catch (error) {
    if (error instanceof CurlFailure) return undefined;
    throw error;
  }
}
