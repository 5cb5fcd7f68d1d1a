import { filledIn, type Own, PLACEHOLDERS } from '../placeholders.ts';

/**
 * Of the reader's own in a lesson that anybody does. Ports outside stand in no line that is typed here; and what a task is about is somebody
 * or something of the world, which whoever records meant as it stands.
 */
const PUT_BACK = PLACEHOLDERS.filter((name) => !name.endsWith('-port') && !name.startsWith('task-'));

/** Makes placeholders of what is one's own: `EHLO ocean7.campus.test` → `EHLO {handle}.campus.test`. */
export function putBack(own: Own): (text: string) => string {
  const values = PUT_BACK.map((name) => ({ name, value: filledIn(`{${name}}`, own) }))
    .filter(({ value }) => value !== '')
    // A mailbox holds the handle.
    .sort((one, other) => other.value.length - one.value.length);
  const names = new Map(values.map(({ name, value }) => [value.toLowerCase(), name]));
  if (values.length === 0) return (text) => text;
  const pattern = new RegExp(
    `(?<![\\w])(?:${values.map(({ value }) => escaped(value)).join('|')})(?![\\w])`,
    'gi',
  );
  return (text) =>
    text.replace(pattern, (found) => {
      const name = names.get(found.toLowerCase());
      // Base64 and passwords are themselves only in their own case.
      if (name === undefined || (isExact(name) && filledIn(`{${name}}`, own) !== found)) return found;
      return `{${name}}`;
    });
}

const isExact = (name: string): boolean =>
  name === 'password' || name.endsWith('base64') || name === 'auth-plain';

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The same for everything that is text inside a value made of plain objects and lists. */
export function putBackAll<T>(value: T, put: (text: string) => string): T {
  if (typeof value === 'string') return put(value) as T;
  if (Array.isArray(value)) return value.map((one) => putBackAll(one, put)) as T;
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, putBackAll(one, put)])) as T;
  return value;
}
