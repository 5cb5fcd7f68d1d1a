import { fieldValue } from '@ehlo/lab';
import { decodeWords } from 'postal-mime';
import { textOf } from './charset.ts';
import { type Entity, readEntity } from './entity.ts';
import { fileNameOf } from './file-name.ts';
import { decodeTransfer } from './transfer-encoding.ts';

/** Characters of one header field that are given out. */
const MAX_VALUE = 64 * 1024;

/** A stored mail, opened. Nothing of its bodies is decoded before it is asked for; no function here throws. */
export interface Letter {
  /** Top to bottom; `value` unfolded and decoded, `raw` as it crossed: what stands behind the colon, folding kept. */
  headers(): { name: string; value: string; raw: string }[];
  /** Unfolded value of the first field of that name, encoded words as written. */
  field(name: string): string | undefined;
  /** All of them, in order (To and Cc may stand twice). */
  fields(name: string): string[];
  /** Plain text, decoded; undefined when it has none. */
  text(): string | undefined;
  html(): string | undefined;
  /** What is neither its text nor its HTML, in order. */
  readonly parts: LetterPart[];
}

export interface LetterPart {
  /** 1, 2, 3 … */
  n: number;
  /** Mailpit's number: `2`, `2.1`. */
  partId: string;
  /** Decoded, without directories; '' when the part has none. */
  name: string;
  /** Media type in lower case, without parameters. */
  type: string;
  /** Without angle brackets; '' when the part has none. */
  contentId: string;
  disposition: 'attachment' | 'inline';
  octets(): Uint8Array;
}

export function readLetter(source: Uint8Array): Letter {
  const root = readEntity(source);
  const bodies: Entity[] = [];
  const others: Entity[] = [];
  for (const leaf of leavesOf(root)) (isBody(leaf) ? bodies : others).push(leaf);
  // A multipart with nothing in it that can be read is a part of its own, so that it can be looked at.
  const isLone = bodies.length === 0 && others.length === 1 && others[0] === root;

  return {
    headers: () =>
      root.fields.map(({ name, value, start, end }) => ({
        name,
        value: decodeWords(value.slice(0, MAX_VALUE)),
        raw: textOf(root.octets.subarray(start + root.octets.subarray(start, end).indexOf(58) + 1, end), '')
          .slice(0, MAX_VALUE)
          .replace(/\r?\n$/, '')
          .replace(/^ /, ''),
      })),
    field: (name) => fieldValue(root.fields, name)?.slice(0, MAX_VALUE),
    fields(name) {
      const wanted = name.toLowerCase();
      return root.fields
        .filter((field) => field.name.toLowerCase() === wanted)
        .map(({ value }) => value.slice(0, MAX_VALUE));
    },
    text: () => joined(bodies, 'text/plain'),
    html: () => joined(bodies, 'text/html'),
    parts: others.map((entity, index) => toPart(entity, index + 1, isLone)),
  };
}

function leavesOf(entity: Entity): Entity[] {
  return entity.children.length === 0 ? [entity] : entity.children.flatMap(leavesOf);
}

/** Text that is shown as the letter: not an attachment, and no file beside it (RFC 2183 §2.1). */
function isBody({ type, disposition }: Entity): boolean {
  if (type.value !== 'text/plain' && type.value !== 'text/html') return false;
  if (disposition.value === 'attachment') return false;
  return (disposition.parameters.get('filename') ?? type.parameters.get('name') ?? '') === '';
}

function joined(bodies: readonly Entity[], type: string): string | undefined {
  const texts = bodies.filter((entity) => entity.type.value === type).map(decodedText);
  return texts.length === 0 ? undefined : texts.join('\n');
}

function decodedText(entity: Entity): string {
  return textOf(decodeTransfer(entity.body, encodingOf(entity)), entity.type.parameters.get('charset') ?? '');
}

function encodingOf({ fields }: Entity): string {
  return fieldValue(fields, 'Content-Transfer-Encoding') ?? '';
}

function toPart(entity: Entity, n: number, isLone: boolean): LetterPart {
  const { type, disposition, partId } = entity;
  const contentId = /^\s*<?([^<>]*)/.exec(fieldValue(entity.fields, 'Content-ID') ?? '')?.[1]?.trim() ?? '';
  return {
    n,
    partId,
    name: fileNameOf(disposition.parameters.get('filename') ?? type.parameters.get('name') ?? ''),
    type: type.value,
    contentId: contentId.slice(0, 1000),
    disposition: isInline(disposition.value, contentId, isLone) ? 'inline' : 'attachment',
    octets: () => decodeTransfer(entity.body, encodingOf(entity)),
  };
}

/** What the part says; where it says nothing, one that HTML can name by its Content-ID is inline (RFC 2392). */
function isInline(disposition: string, contentId: string, isLone: boolean): boolean {
  if (disposition === 'inline') return true;
  return disposition !== 'attachment' && contentId !== '' && !isLone;
}
