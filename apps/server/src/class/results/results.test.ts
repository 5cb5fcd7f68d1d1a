import type { Logged, RoomEvent } from '@ehlo/wire';
import { describe, expect, it } from 'vitest';
import { rankMistakes } from './mistakes.ts';
import { countTickets } from './tickets.ts';

const by = (rooms: Record<string, RoomEvent[]>): Map<string, Logged[]> =>
  new Map(
    Object.entries(rooms).map(([room, events]) => [
      room,
      events.map((event, i) => ({ ...event, room, seq: i + 1, at: i })),
    ]),
  );

describe('mistakes of a class', () => {
  const missed = { kind: 'lesson.missed', lesson: 'a/b', step: 's' } as const;
  it('are ranked by how many made them, then by how often', () => {
    const ranked = rankMistakes(
      by({
        ana: [
          { ...missed, case: 'no-brackets', line: 'RCPT TO:bob' },
          { ...missed, case: 'no-brackets', line: 'RCPT TO:eve' },
          { ...missed, miss: 0 },
        ],
        bea: [
          { ...missed, miss: 0 },
          { kind: 'terminal.missed', case: 'no-c', data: {} },
        ],
      }),
    );
    expect(ranked).toEqual([
      { miss: { lesson: 'a/b', step: 's', miss: 0 }, members: 2, times: 2 },
      { case: 'no-brackets', members: 1, times: 2, line: 'RCPT TO:eve' },
      { case: 'no-c', members: 1, times: 1 },
    ]);
  });
});

describe('mistakes of a class on the wire', () => {
  it('are counted too, and a near miss that the dialogue’s coach knew is not counted twice', () => {
    const events = by({
      ana: [{ kind: 'lesson.missed', lesson: 'a/b', step: 's', case: 'no-brackets', connection: 4 }],
      bea: [{ kind: 'lesson.missed', lesson: 'a/b', step: 's', case: 'no-brackets', connection: 4 }],
    });
    const wire = new Map([['ana', new Map([['no-brackets', { times: 3, line: 'RCPT TO:bob' }]])]]);
    expect(rankMistakes(events, wire)).toEqual([
      { case: 'no-brackets', members: 2, times: 4, line: 'RCPT TO:bob' },
    ]);
  });
});

describe('exit tickets', () => {
  it('count once a member and lesson, and carry no names', () => {
    const rated = { kind: 'lesson.rated', lesson: 'a/b' } as const;
    const tickets = countTickets(
      by({
        ana: [
          { ...rated, level: 'hard', sentence: 'the dot' },
          { ...rated, level: 'right', sentence: 'the dot, now clear' },
        ],
        bea: [{ ...rated, level: 'hard' }],
      }),
    );
    expect(tickets).toEqual({
      lessons: [
        {
          lesson: 'a/b',
          easy: 0,
          right: 1,
          hard: 1,
          sentences: [{ level: 'right', sentence: 'the dot, now clear' }],
        },
      ],
    });
    expect(JSON.stringify(tickets)).not.toMatch(/ana|bea/);
  });
});
