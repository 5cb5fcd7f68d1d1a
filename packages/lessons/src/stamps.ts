/** Reply codes that somebody met by hand: a quiet collection. */
import type { LessonEvent, Logged, StampEarned } from '@ehlo/wire';
import type { Fact } from './facts/fact.ts';

/** What the album has a place for: codes of RFC 5321 and RFC 4954 that a server of the lab says on one occasion or another. */
export const ALBUM = [
  220, 221, 235, 250, 251, 252, 334, 354, 421, 450, 451, 452, 500, 501, 502, 503, 504, 530, 535, 550, 551,
  552, 553, 554,
] as const;

const LENGTH = 200;

/** The stamp that a fact earns, new or not: a reply of SMTP to somebody, not to a mail server of the lab. */
export function stampOf({ name, code, text, value, line, connection }: Fact): StampEarned | undefined {
  if (name !== 'reply' || value?.by === 'relay' || connection === undefined) return undefined;
  if (!(ALBUM as readonly (number | undefined)[]).includes(code)) return undefined;
  const host = typeof text.host === 'string' ? text.host : text.host?.[0];
  const last = typeof text.text === 'string' ? text.text : text.text?.at(-1);
  return {
    kind: 'stamp.earned',
    code: code as number,
    connection,
    host: host ?? '',
    port: Number(value?.port ?? 0),
    ...(line === undefined ? {} : { line }),
    reply: (last ?? '').slice(0, LENGTH),
  };
}

/** The stamps somebody has, each code once, in the order in which they were earned. One earned here outweighs one brought along. */
export function stampsIn(events: Iterable<Logged<LessonEvent>>): Logged<StampEarned>[] {
  let stamps = new Map<number, Logged<StampEarned>>();
  for (const event of events) {
    if (event.kind === 'lesson.forgotten' && event.lesson === undefined) stamps = new Map();
    if (event.kind !== 'stamp.earned') continue;
    const known = stamps.get(event.code);
    if (known && (!known.brought || event.brought)) continue;
    stamps.delete(event.code);
    stamps.set(event.code, event);
  }
  return [...stamps.values()];
}
