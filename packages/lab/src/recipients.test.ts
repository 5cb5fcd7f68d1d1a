import { describe, expect, it } from 'vitest';
import { createQueueIds } from './queue-id.ts';
import { divide, recipientsOf } from './recipients.ts';

const roomOfHandle = (handle: string) => (handle === 'teal' ? 'room-of-teal' : undefined);
const campus = (...paths: string[]) =>
  recipientsOf({ kind: 'campus' }, paths, { room: 'mine', handle: 'ocean7' }, roomOfHandle).map(
    ({ room, mailbox, forwardPaths }) => `${room} ${mailbox} ${forwardPaths.join('+')}`,
  );

describe('divide', () => {
  it.each([
    ['mta', ['bob@campus.test', 'x@CS.campus.test', 'bob@[192.0.2.25]', 'Postmaster'], []],
    ['submission', ['bob@campus.test'], ['dean@faculty.test', 'x@notcampus.test']],
    ['backup', [], ['bob@campus.test']],
    ['openrelay', ['x@open.test'], ['bob@campus.test']],
    ['mx1', ['dean@faculty.test', 'dean@[198.51.100.10]'], []],
    ['spam', ['x@bulk.spam.test'], []],
    ['mock', ['x@anywhere.example'], []],
  ] as const)('at %s keeps %j and sends %j on', (service, here, onward) => {
    expect(divide(service, [...here, ...onward])).toMatchObject({ here, onward });
  });
});

describe('recipientsOf', () => {
  it.each([
    ['Dean@faculty.test', 'dean@faculty.test'],
    ['postmaster@mx1.faculty.test', 'postmaster@faculty.test'],
    ['other@faculty.test', 'postmaster@faculty.test'],
  ])('lays mail for %s into %s of the sender’s room', (path, mailbox) => {
    const sender = { room: 'mine', handle: 'ocean7' };
    expect(recipientsOf({ kind: 'faculty' }, [path], sender, roomOfHandle)).toEqual([
      { room: 'mine', mailbox, forwardPaths: [path] },
    ]);
  });

  it('keeps one copy on the mock, as Mailpit does', () => {
    expect(
      recipientsOf({ kind: 'mock' }, ['a@x', 'b@y'], { room: 'mine', handle: undefined }, roomOfHandle),
    ).toEqual([{ room: 'mine', mailbox: 'mock', forwardPaths: ['a@x', 'b@y'] }]);
  });

  it.each([
    ['bob@campus.test', 'mine bob@campus.test bob@campus.test'],
    ['BOB@Campus.TEST', 'mine bob@campus.test BOB@Campus.TEST'],
    ['"bob"@campus.test', 'mine bob@campus.test "bob"@campus.test'],
    ['bob@[192.0.2.25]', 'mine bob@campus.test bob@[192.0.2.25]'],
    ['ocean7@campus.test', 'mine ocean7@campus.test ocean7@campus.test'],
    ['teal@campus.test', 'room-of-teal teal@campus.test teal@campus.test'],
    ['Postmaster', 'mine postmaster@campus.test Postmaster'],
    ['whoever@campus.test', 'mine postmaster@campus.test whoever@campus.test'],
  ])('%s lies in %s', (path, wanted) => {
    expect(campus(path)).toEqual([wanted]);
  });

  it('gives a mailbox one copy however often it is named', () => {
    expect(campus('bob@campus.test', 'Bob@campus.test', 'alice@campus.test')).toEqual([
      'mine bob@campus.test bob@campus.test+Bob@campus.test',
      'mine alice@campus.test alice@campus.test',
    ]);
  });
});

describe('createQueueIds', () => {
  it('never gives a name twice, though the clock stands still or goes back', () => {
    let now = 1_767_225_600_000;
    const next = createQueueIds(() => now);
    const names = Array.from({ length: 1000 }, () => next());
    now -= 60_000;
    names.push(next());
    expect(new Set(names).size).toBe(1001);
    expect(names[0]).toMatch(/^[0-9A-Z]{9,10}$/);
  });
});
