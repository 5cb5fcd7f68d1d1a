/** Exit tickets of a class, counted, and their sentences without names. */
import type { ClassTickets, Logged, RoomId } from '@ehlo/wire';

export const TICKET_KINDS = ['lesson.rated'] as const;

const SENTENCES = 50;

/** @param events by member, in order, of `TICKET_KINDS`; of each lesson a member's last ticket counts */
export function countTickets(events: ReadonlyMap<RoomId, readonly Logged[]>): ClassTickets {
  const lessons = new Map<string, ClassTickets['lessons'][number]>();
  for (const own of events.values()) {
    const last = new Map<string, Extract<Logged, { kind: 'lesson.rated' }>>();
    for (const event of own) if (event.kind === 'lesson.rated') last.set(event.lesson, event);
    for (const { lesson, level, sentence } of last.values()) {
      const counted = lessons.get(lesson) ?? { lesson, easy: 0, right: 0, hard: 0, sentences: [] };
      lessons.set(lesson, counted);
      counted[level]++;
      if (sentence && counted.sentences.length < SENTENCES) counted.sentences.push({ level, sentence });
    }
  }
  // In an order that does not say who came first.
  for (const { sentences } of lessons.values())
    sentences.sort((a, b) => a.sentence.localeCompare(b.sentence));
  return { lessons: [...lessons.values()] };
}
