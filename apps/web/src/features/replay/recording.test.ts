import { type Logged, onStage } from '@ehlo/wire';
import { describe, expect, it } from 'vitest';
import { read, recorded, type Said } from './recording.fixture.ts';
import { maskedRecording, recordingOf } from './recording.ts';
import { secretsRead } from './secrets-read.ts';

const log = { room: 'r' };
const octets = new TextEncoder().encode('220 x\r\n');
const EVENTS = [
  {
    ...log,
    kind: 'connection.opened',
    seq: 3,
    at: 5_000_000,
    by: 'terminal',
    from: { address: '10.20.0.2', port: 40_000 },
    to: { host: 'mail.campus.test', address: '192.0.2.25', port: 25 },
    service: 'mta',
    tls: 'none',
  },
  {
    ...log,
    kind: 'connection.octets',
    seq: 4,
    at: 5_001_000,
    connection: 3,
    from: 'server',
    layer: 'clear',
    offset: 0,
    length: 7,
    octets,
  },
  {
    ...log,
    kind: 'connection.octets',
    seq: 5,
    at: 5_001_000,
    connection: 3,
    from: 'server',
    layer: 'tls',
    offset: 0,
    length: 7,
    octets,
  },
  {
    ...log,
    kind: 'connection.secret',
    seq: 6,
    at: 5_002_000,
    connection: 3,
    from: 'client',
    start: 2,
    end: 4,
  },
  { ...log, kind: 'connection.closed', seq: 7, at: 6_000_000, connection: 3, by: 'server', how: 'ended' },
] satisfies Logged[];

describe('a recording', () => {
  it('is what crossed in clear, from when the connection was opened', () => {
    expect(recordingOf(EVENTS)).toEqual({
      host: 'mail.campus.test',
      port: 25,
      service: 'mta',
      startedAt: 5000,
      implicit: false,
      events: [
        { kind: 'octets', at: 1000, from: 'server', offset: 0, length: 7, octets },
        { kind: 'closed', at: 1_000_000, by: 'server', how: 'ended' },
      ],
      secrets: [{ from: 'client', start: 2, end: 4 }],
    });
  });

  it('is none without its beginning', () => {
    expect(recordingOf(EVENTS.slice(1))).toBeUndefined();
  });

  it('says where it is hidden whose it is', () => {
    const staged = (hiddenHandle?: string) =>
      recordingOf(
        EVENTS.flatMap(
          (event) =>
            onStage(event, { connection: 3, ...(hiddenHandle && { hiddenHandle }) }, new Map()) ?? [],
        ),
      );
    expect(staged('ocean')?.nameless).toBe(true);
    expect(staged()).not.toHaveProperty('nameless');
  });

  it('is masked across chunks, and is itself left as it was', () => {
    const recording = recorded(
      [
        ['client', 'PASS se', 1],
        ['client', 'cret\r\n', 2],
      ],
      {
        secrets: [{ from: 'client', start: 5, end: 11 }],
      },
    );
    const said = (of: typeof recording) =>
      of.events
        .map((event) => (event.kind === 'octets' ? new TextDecoder().decode(event.octets) : ''))
        .join('');
    expect(said(maskedRecording(recording))).toBe('PASS ******\r\n');
    expect(said(recording)).toBe('PASS secret\r\n');
  });
});

describe('secrets that nobody marked', () => {
  it.each<[string, string, Said[], string[]]>([
    [
      'AUTH PLAIN at once',
      'mta',
      [
        ['server', '220 x\r\n', 1],
        ['client', 'AUTH PLAIN AGEAYg==\r\n', 2],
        ['server', '235 2.7.0 ok\r\n', 3],
      ],
      ['AUTH PLAIN ********'],
    ],
    [
      'AUTH LOGIN in turns',
      'mta',
      [
        ['server', '220 x\r\n', 1],
        ['client', 'AUTH LOGIN\r\n', 2],
        ['server', '334 VXNlcm5hbWU6\r\n', 3],
        ['client', 'Ym9i\r\n', 4],
        ['server', '334 UGFzc3dvcmQ6\r\n', 5],
        ['client', 'c2VjcmV0\r\n', 6],
        ['server', '235 2.7.0 ok\r\n', 7],
        ['client', 'NOOP\r\n', 8],
      ],
      ['AUTH LOGIN', '****', '********', 'NOOP'],
    ],
    [
      'PASS',
      'pop3',
      [
        ['server', '+OK\r\n', 1],
        ['client', 'USER bob\r\n', 2],
        ['server', '+OK\r\n', 3],
        ['client', 'PASS my word\r\n', 4],
        ['server', '+OK\r\n', 5],
      ],
      ['USER bob', 'PASS *******'],
    ],
    [
      'APOP',
      'pop3',
      [
        ['server', '+OK <1@x>\r\n', 1],
        ['client', 'APOP bob c4c9334b\r\n', 2],
        ['server', '+OK\r\n', 3],
      ],
      ['APOP bob ********'],
    ],
    [
      'LOGIN',
      'imap',
      [
        ['server', '* OK x\r\n', 1],
        ['client', 'a1 LOGIN bob secret\r\n', 2],
        ['server', 'a1 OK in\r\n', 3],
        ['client', 'a2 NOOP\r\n', 4],
      ],
      ['a1 LOGIN **********', 'a2 NOOP'],
    ],
    [
      'LOGIN in literals',
      'imap',
      [
        ['server', '* OK x\r\n', 1],
        ['client', 'a1 LOGIN {3}\r\n', 2],
        ['server', '+ go\r\n', 3],
        ['client', 'bob {6}\r\n', 4],
        ['server', '+ go\r\n', 5],
        ['client', 'secret\r\n', 6],
        ['server', 'a1 OK in\r\n', 7],
      ],
      ['a1 LOGIN {3}', '****{6}', '******'],
    ],
  ])('are found in %s', async (_, service, said, expected) => {
    const { fetchReaders } = await import('@ehlo/protocol/reading');
    await fetchReaders(service);
    const recording = recorded(said, { service });
    const masked = maskedRecording({ ...recording, secrets: secretsRead(read(recording)) });
    const lines = masked.events.flatMap((event) =>
      event.kind === 'octets' && event.from === 'client'
        ? [new TextDecoder().decode(event.octets).trimEnd()]
        : [],
    );
    expect(lines).toEqual(expected);
  });
});
