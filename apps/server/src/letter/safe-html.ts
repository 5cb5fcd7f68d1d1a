import type { LetterPart } from './letter.ts';
import { asBuffer } from './transfer-encoding.ts';

/** Characters of HTML that are shown. */
const MAX_HTML = 4 * 1024 * 1024;
/** Octets of pictures put into it, each time they are named. */
const MAX_INLINED = 16 * 1024 * 1024;

/**
 * What lets a browser show HTML of strangers: no scripts, no forms, no network, an origin of its own. Pictures come as `data:`.
 * X-Frame-Options says what frame-ancestors says, and must not say DENY here.
 */
export const HTML_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; " +
    "frame-ancestors 'self'",
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'SAMEORIGIN',
  'X-DNS-Prefetch-Control': 'off',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'private, no-cache',
};

/** A `cid:` URL (RFC 2392) where an attribute's value or a CSS url() begins. */
const CID = /(=\s*["']?|\(\s*["']?|["'])cid:([^\s"'<>()]{1,1000})/gi;

/** The HTML as it was sent, its own pictures put in as `data:` URLs. Nothing else is rewritten: `HTML_HEADERS` does the rest. */
export function inlinePictures(html: string, parts: readonly LetterPart[]): string {
  const byId = new Map<string, LetterPart>();
  for (const part of parts)
    if (part.contentId !== '') byId.set(part.contentId, byId.get(part.contentId) ?? part);
  let left = MAX_INLINED;
  const urls = new Map<LetterPart, string>();
  return html.slice(0, MAX_HTML).replace(CID, (whole, before: string, written: string) => {
    const part = byId.get(written) ?? byId.get(percentDecoded(written));
    if (!part) return whole;
    const url = urls.get(part) ?? dataUrl(part);
    urls.set(part, url);
    left -= url.length;
    return left < 0 ? whole : before + url;
  });
}

function dataUrl(part: LetterPart): string {
  const type = /^image\/[a-z0-9.+-]+$/.test(part.type) ? part.type : 'application/octet-stream';
  return `data:${type};base64,${asBuffer(part.octets()).toString('base64')}`;
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray percent sign: it is meant as it stands.
    return text;
  }
}
