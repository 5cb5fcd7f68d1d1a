import { decodeWords } from 'postal-mime';
import { textOf } from './charset.ts';

/** `value; name=token; other="quoted \" string"` (RFC 2045 §5.1). */
export interface Structured {
  /** In lower case. */
  value: string;
  /** By name in lower case, decoded. */
  parameters: ReadonlyMap<string, string>;
}

const MAX_FIELD = 8 * 1024;
const PARAMETER = /;\s*([^\s=;"]{1,80})\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;]*))/g;

interface Section {
  text: string;
  /** Percent-encoded octets (RFC 2231 §4). */
  extended: boolean;
}

/**
 * Reads Content-Type and Content-Disposition: parameters in sections, in other charsets (RFC 2231 §3, §4) and, as many programs
 * write them, in encoded words. Of two that have one name the first counts. Never throws.
 */
export function readStructured(field: string): Structured {
  const text = field.slice(0, MAX_FIELD);
  const sections = new Map<string, Map<number, Section>>();
  for (const [, rawName = '', quoted, token = ''] of text.matchAll(PARAMETER)) {
    const [, name = '', number = '0', star] =
      /^([^*]*)(?:\*(\d{1,3}))?(\*)?$/.exec(rawName.toLowerCase()) ?? [];
    if (name === '') continue;
    const ofName = sections.get(name) ?? new Map<number, Section>();
    sections.set(name, ofName);
    const section = Number(number);
    const given = quoted === undefined ? token : quoted.replace(/\\(.)/g, '$1');
    // `filename*=` says more than the `filename=` that stands beside it for older readers (RFC 6266 §4.3).
    const better = star !== undefined && ofName.get(section)?.extended === false;
    if (!ofName.has(section) || better) ofName.set(section, { text: given, extended: star !== undefined });
  }
  return {
    value: (/^[^;]*/.exec(text)?.[0] ?? '')
      .replace(/\([^()]*\)/g, '')
      .trim()
      .toLowerCase(),
    parameters: new Map([...sections].map(([name, ofName]) => [name, joined(ofName)])),
  };
}

/** Sections in order, up to the first that is missing. */
function joined(sections: ReadonlyMap<number, Section>): string {
  const first = sections.get(0);
  if (!first) return '';
  if (!first.extended && sections.size === 1) return decodeWords(first.text);
  const [, charset = '', start = first.text] = first.extended
    ? (/^([^']*)'[^']*'(.*)$/s.exec(first.text) ?? [])
    : [];
  const octets: Buffer[] = [];
  for (let number = 0; ; number++) {
    const section = sections.get(number);
    if (!section) break;
    const text = number === 0 ? start : section.text;
    octets.push(section.extended ? percentDecoded(text) : Buffer.from(text, 'utf8'));
  }
  return textOf(Buffer.concat(octets), charset);
}

function percentDecoded(text: string): Buffer {
  return Buffer.from(
    Buffer.from(text, 'utf8')
      .toString('latin1')
      .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}
