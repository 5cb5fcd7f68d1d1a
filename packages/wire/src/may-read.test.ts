import { describe, expect, it } from 'vitest';
import type { ConnectionHeld, ConnectionOctets, ConnectionReleased, Logged, Seq } from './event.ts';
import { learnSecret, mayRead, type SecretSpan, type Viewer } from './may-read.ts';

const LINE = 'AUTH PLAIN c2VjcmV0\r\n';
const owner: Viewer = { room: 'r', role: 'owner' };
const teacher: Viewer = { room: 'r', role: 'teacher' };
const other: Viewer = { room: 'r', role: 'other' };

function octets(text: string, offset = 0, fields: Partial<ConnectionOctets> = {}): Logged {
  const bytes = new TextEncoder().encode(text);
  return {
    kind: 'connection.octets',
    room: 'r',
    seq: 3,
    at: 1,
    connection: 1,
    from: 'client',
    layer: 'clear',
    offset,
    length: bytes.length,
    octets: bytes,
    ...fields,
  };
}

function released(text: string, fields: Partial<ConnectionReleased> = {}): Logged {
  return {
    kind: 'connection.released',
    room: 'r',
    seq: 4,
    at: 1,
    connection: 1,
    from: 'client',
    held: 3,
    as: 'edited',
    how: 'by-hand',
    octets: new TextEncoder().encode(text),
    ...fields,
  };
}

/** A line that waits, which no server has read. */
function held(text: string, fields: Partial<ConnectionHeld> = {}): Logged {
  const bytes = new TextEncoder().encode(text);
  return {
    kind: 'connection.held',
    room: 'r',
    seq: 3,
    at: 1,
    connection: 1,
    from: 'client',
    offset: 0,
    length: bytes.length,
    octets: bytes,
    ...fields,
  };
}

function secrets(...spans: [start: number, end: number][]): Map<Seq, SecretSpan[]> {
  const known = new Map<Seq, SecretSpan[]>();
  for (const [start, end] of spans)
    learnSecret(known, { kind: 'connection.secret', connection: 1, from: 'client', start, end });
  return known;
}

const HIDDEN = { hidden: { start: 4, end: 19 } };

function shown(event: Logged | undefined): string | undefined {
  return event && 'octets' in event && event.octets ? new TextDecoder().decode(event.octets) : undefined;
}

describe('mayRead', () => {
  it('gives keys of TLS to the owner alone', () => {
    const keys: Logged = {
      kind: 'connection.keys',
      room: 'r',
      seq: 3,
      at: 1,
      connection: 1,
      line: 'CLIENT_RANDOM',
    };
    expect([owner, teacher, other].map((viewer) => mayRead(viewer, keys, secrets()))).toEqual([
      keys,
      undefined,
      undefined,
    ]);
  });

  it.each<[string, Viewer, Logged, Map<Seq, SecretSpan[]>, string | undefined]>([
    ['the owner sees secrets', owner, octets(LINE), secrets([11, 19]), LINE],
    ['others see nothing', other, octets(LINE), secrets(), undefined],
    [
      'the owner of another room sees nothing',
      { room: 'q', role: 'owner' },
      octets(LINE),
      secrets(),
      undefined,
    ],
    [
      'the teacher of another room sees nothing',
      { room: 'q', role: 'teacher' },
      octets(LINE),
      secrets(),
      undefined,
    ],
    ['a teacher sees what is no secret', teacher, octets(LINE), secrets(), LINE],
    ['a teacher sees as many asterisks', teacher, octets(LINE), secrets([11, 19]), 'AUTH PLAIN ********\r\n'],
    [
      'a secret that ends in a later chunk',
      teacher,
      octets('AUTH PLAIN c2Vj'),
      secrets([11, 19]),
      'AUTH PLAIN ****',
    ],
    [
      'a secret that began in an earlier chunk',
      teacher,
      octets('cmV0\r\nQUIT\r\n', 15),
      secrets([11, 19]),
      '****\r\nQUIT\r\n',
    ],
    ['a chunk within a secret', teacher, octets('Vjcm', 13), secrets([11, 19]), '****'],
    ['a chunk right after a secret', teacher, octets('\r\n', 19), secrets([11, 19]), '\r\n'],
    ['a chunk right before a secret', teacher, octets('AUTH PLAIN '), secrets([11, 19]), 'AUTH PLAIN '],
    [
      'two secrets in one chunk',
      teacher,
      octets('dXNlcg==\r\ncGFzcw==\r\n'),
      secrets([0, 8], [10, 18]),
      '********\r\n********\r\n',
    ],
    ['secrets that overlap', teacher, octets('abcdef'), secrets([1, 3], [2, 5]), 'a****f'],
    [
      'the other direction',
      teacher,
      octets('334 VXNl\r\n', 0, { from: 'server' }),
      secrets([0, 8]),
      '334 VXNl\r\n',
    ],
    ['another connection', teacher, octets(LINE, 0, { connection: 2 }), secrets([11, 19]), LINE],
    [
      'ciphertext, whose offsets are others',
      teacher,
      octets('xxxxxxxxxxxxxxxxxxxx', 0, { layer: 'tls' }),
      secrets([11, 19]),
      'xxxxxxxxxxxxxxxxxxxx',
    ],
    ['an edited line where a secret was told', teacher, released('AUTH x'), secrets([11, 19]), '******'],
    ['an edited line where none was told', teacher, released('EHLO x'), secrets(), 'EHLO x'],
    [
      'what may be a secret in an edited line',
      teacher,
      released(LINE, HIDDEN),
      secrets(),
      'AUTH***************\r\n',
    ],
    [
      'an edited line of the other side',
      teacher,
      released('250 x', { from: 'server' }),
      secrets([11, 19]),
      '250 x',
    ],
    ['the owner sees their own line that waits', owner, held(LINE, HIDDEN), secrets(), LINE],
    ['a teacher sees a line that waits', teacher, held('EHLO x'), secrets(), 'EHLO x'],
    [
      'what may be a secret in a line that waits',
      teacher,
      held(LINE, HIDDEN),
      secrets(),
      'AUTH***************\r\n',
    ],
    ['others see no line that waits', other, held('EHLO x'), secrets(), undefined],
  ])('%s', (_title, viewer, event, known, expected) => {
    expect(shown(mayRead(viewer, event, known))).toBe(expected);
  });

  it('never changes the event itself', () => {
    const event = octets(LINE);
    mayRead(teacher, event, secrets([11, 19]));
    expect(shown(event)).toBe(LINE);
  });

  it('gives a teacher events without octets as they are', () => {
    const event: Logged = {
      kind: 'connection.closed',
      room: 'r',
      seq: 5,
      at: 1,
      connection: 1,
      by: 'client',
      how: 'ended',
    };
    expect(mayRead(teacher, event, secrets([0, 9]))).toBe(event);
  });
});
