import type { Part } from '../reading.ts';
import { readTagList, type Tag } from './tag-list.ts';
import type { TextProblem } from './text-reading.ts';

/** How a tag's value is checked; the sentence that explains it is `<group>Tag.<name>`. */
export interface TagRow {
  rfc: string;
  /** The only values there are, or a pattern of the whole value. */
  values?: readonly string[] | RegExp;
  /** Read and no longer meant: the RFC that took it away. */
  historic?: string;
}

export interface TagsRead {
  tags: Map<string, string>;
  parts: Part[];
  problems: TextProblem[];
  /** The list itself, for what its readers check on their own. */
  list: Tag[];
}

/**
 * Names the tags of a record by its table.
 *
 * @param group  Prefix of the prose groups: `dkim` gives `dkimTag.p` and `dkimValue`.
 */
export function readTags(
  text: string,
  group: string,
  rows: Readonly<Record<string, TagRow>>,
  rfc: string,
): TagsRead {
  const { tags: list, strays } = readTagList(text);
  const read: TagsRead = { tags: new Map(), parts: [], problems: [], list };
  for (const [start, end] of strays)
    complainAt(read, start, end, 'tagStray', rfc, { text: text.slice(start, end) }, true);
  for (const { name, value, nameAt, valueAt } of list) {
    const key = name.toLowerCase();
    const row = Object.hasOwn(rows, key) ? rows[key] : undefined;
    const said = { id: `${group}Tag.${row ? key : 'other'}`, params: { name, value } };
    read.parts.push({ start: nameAt[0], end: nameAt[1], said, rfc: row?.rfc ?? rfc });
    if (valueAt[1] > valueAt[0]) {
      const valueSaid = { id: `${group}Value.${valueId(rows, key, value)}`, params: { name, value } };
      read.parts.push({ start: valueAt[0], end: valueAt[1], said: valueSaid, rfc: row?.rfc ?? rfc });
    }
    if (read.tags.has(key)) complainAt(read, nameAt[0], valueAt[1], 'tagTwice', rfc, { name }, true);
    else read.tags.set(key, value);
    if (!row) complainAt(read, nameAt[0], valueAt[1], 'tagUnknown', rfc, { name }, false);
    else if (row.historic)
      complainAt(
        read,
        nameAt[0],
        valueAt[1],
        'tagHistoric',
        row.historic,
        { name, rfc: row.historic },
        false,
      );
    else if (row.values && !fits(row.values, value))
      complainAt(
        read,
        valueAt[0],
        valueAt[1],
        'tagValue',
        row.rfc,
        { name, value, wanted: Array.isArray(row.values) ? row.values.join(', ') : '' },
        true,
      );
  }
  return read;
}

/** `p-reject` where the table lists the values one by one, else the tag's own name. */
function valueId(rows: Readonly<Record<string, TagRow>>, key: string, value: string): string {
  const row = Object.hasOwn(rows, key) ? rows[key] : undefined;
  if (!row) return 'other';
  const known = Array.isArray(row.values) && row.values.includes(value.toLowerCase());
  return known ? `${key}-${value.toLowerCase()}` : key;
}

const fits = (values: readonly string[] | RegExp, value: string): boolean =>
  values instanceof RegExp ? values.test(value) : values.includes(value.toLowerCase());

export function complainAt(
  read: { problems: TextProblem[] },
  start: number,
  end: number,
  id: string,
  rfc: string,
  params: Record<string, string | number>,
  grave: boolean,
): void {
  read.problems.push({ start, end, said: { id: `tagProblem.${id}`, params }, rfc, grave });
}
