import type { Logged, RoomEvent } from '@ehlo/wire';
import { expect, it } from 'vitest';
import { EARLIER } from '../lesson.ts';
import { createMailFacts } from './mail-facts.ts';

const logged = (seq: number, event: RoomEvent): Logged =>
  ({ ...event, seq, at: seq, room: 'room-1' }) as Logged;
const stored = (seq: number, folder: string, copyOf?: number): Logged =>
  logged(seq, {
    kind: 'mail.stored',
    mailbox: 'ocean7@campus.test',
    folder,
    blob: 'b',
    size: 1,
    prefix: '',
    flags: [],
    envelope: { reversePath: '', forwardPaths: [] },
    summary: { from: '', to: '', subject: 'Minutes', date: '', attachments: 0, snippet: '' },
    ...(copyOf === undefined ? {} : { copyOf }),
  });
const expunged = (seq: number, ...gone: number[]): Logged =>
  logged(seq, { kind: 'mail.expunged', stored: gone });
const namesOf = (events: Logged[]) => {
  const take = createMailFacts();
  return events.flatMap((event) => take(event).map(({ name }) => name));
};

it('a letter that somebody moves is stored again, and gone', () => {
  expect(namesOf([stored(1, 'INBOX'), stored(2, 'Seminar', 1), expunged(3, 1)])).toEqual([
    'stored',
    'stored',
    'expunged',
  ]);
});

it('a letter that a lesson puts aside is nobody’s doing', () => {
  expect(namesOf([stored(1, 'INBOX'), stored(2, EARLIER, 1), expunged(3, 1)])).toEqual(['stored']);
});

it('a letter put aside can be deleted by hand later', () => {
  expect(namesOf([stored(1, 'INBOX'), stored(2, EARLIER, 1), expunged(3, 1), expunged(4, 2)])).toEqual([
    'stored',
    'expunged',
  ]);
});
