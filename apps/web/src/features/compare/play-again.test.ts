import { advance, createReading } from '@ehlo/protocol/reading';
import type { Connection } from '@ehlo/shell';
import { describe, expect, it } from 'vitest';
import { clientLines } from '../branch/client-lines.ts';
import { LETTER, read, recorded, type Said, secret } from '../replay/recording.fixture.ts';
import { maskedRecording, type Recording } from '../replay/recording.ts';
import { playAgain, type SpokenLine } from './play-again.ts';

/** A server that answers each line by what it begins with; nothing where it has no answer, and an end where that is null. */
function played(
  recording: Recording,
  answers: Record<string, string | null>,
  options: { implicit?: boolean; tls?: boolean; lines?: readonly SpokenLine[] } = {},
) {
  const heard: string[] = [];
  const secured: string[] = [];
  const waiting: ((chunk: Uint8Array | null) => void)[] = [];
  const ready: (Uint8Array | null)[] = [];
  const tell = (chunk: Uint8Array | null) => {
    const next = waiting.shift();
    if (next) next(chunk);
    else ready.push(chunk);
  };
  const say = (text: string) => tell(new TextEncoder().encode(text));
  const connection: Connection = {
    address: '192.0.2.25',
    port: 25,
    id: '7',
    read: () => {
      const chunk = ready.shift();
      return chunk === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(chunk);
    },
    write: async (octets) => {
      const line = new TextDecoder().decode(octets);
      heard.push(line.trimEnd());
      const key = Object.keys(answers).find(
        (one) => line.trimEnd() === one || (one !== '.' && line.startsWith(one)),
      );
      const answer = key === undefined ? undefined : answers[key];
      if (answer === null) tell(null);
      else if (answer !== undefined) say(`${answer}\r\n`);
    },
    secure: async () => {
      throw new Error('the test hands in its own');
    },
    renegotiate: async () => undefined,
    end: () => tell(null),
    abort: () => tell(null),
  };
  let due: (() => void) | undefined;
  say('220 other ESMTP\r\n');
  const play = playAgain({
    net: { dial: async () => ({ ok: true, connection }) },
    clock: {
      now: () => 0,
      after: (_, call) => {
        due = call;
        return () => undefined;
      },
    },
    target: { host: 'other.test', address: '192.0.2.9', port: 25, implicit: options.implicit ?? false },
    lines: options.lines ?? clientLines(recording, read(recording)).lines,
    reading: createReading({ host: 'other.test', port: 25, service: 'mta', handle: '', mailboxes: [] }),
    advance,
    secure: async (_, host) => {
      secured.push(host);
      return options.tls === false ? 'no' : undefined;
    },
    onConnection: () => undefined,
    onLine: () => undefined,
  });
  return { play, heard, secured, silence: () => due?.() };
}

const GOOD = {
  EHLO: '250 other',
  MAIL: '250 2.1.0 ok',
  RCPT: '250 2.1.5 ok',
  DATA: '354 go',
  '.': '250 2.0.0 ok',
  QUIT: '221 bye',
};

describe('the same lines to another server', () => {
  it('end before a BDAT, whose octets another server might take for commands (RFC 3030 §2)', async () => {
    const said: Said[] = [
      ['server', '220 x\r\n', 1],
      ['client', 'EHLO me\r\n', 2],
      ['server', '250-x\r\n250 CHUNKING\r\n', 3],
      ['client', 'BDAT 12 LAST\r\nRSET\r\nx: y\r\n', 4],
      ['server', '250 ok\r\n', 5],
    ];
    const { play, heard } = played(recorded(said), GOOD);
    expect(await play.done).toMatchObject({ said: 1, ending: { how: 'chunk', line: 2 } });
    expect(heard).toEqual(['EHLO me']);
  });

  it('are all said, the letter too, each once the one before is answered', async () => {
    const { play, heard } = played(recorded(LETTER), GOOD);
    expect(await play.done).toEqual({ kind: 'played', said: 10, skipped: 0, ending: { how: 'said' } });
    expect(heard.slice(-6)).toEqual(['DATA', 'Subject: x', '', '..dot', '.', 'QUIT']);
  });

  it('leave the letter out where it is not asked for', async () => {
    const { play, heard } = played(recorded(LETTER), { ...GOOD, DATA: '554 5.5.1 no recipients' });
    expect(await play.done).toEqual({ kind: 'played', said: 6, skipped: 4, ending: { how: 'said' } });
    expect(heard.slice(-2)).toEqual(['DATA', 'QUIT']);
  });

  it('end where a letter is asked for that nobody has', async () => {
    const said: Said[] = [
      ['server', '220 x\r\n', 1],
      ['client', 'DATA\r\n', 2],
      ['server', '503 5.5.1 no\r\n', 3],
      ['client', 'QUIT\r\n', 4],
      ['server', '221 bye\r\n', 5],
    ];
    const { play, heard } = played(recorded(said), GOOD);
    expect(await play.done).toMatchObject({ said: 1, ending: { how: 'asks', line: 1 } });
    expect(heard).toEqual(['DATA']);
  });

  it('end with the connection, and with silence', async () => {
    const closed = played(recorded(LETTER), { ...GOOD, MAIL: null });
    expect(await closed.play.done).toMatchObject({ said: 2, ending: { how: 'closed', line: 2 } });
    const { MAIL: _, ...silent } = GOOD;
    const quiet = played(recorded(LETTER), silent);
    await expect.poll(() => quiet.heard.length).toBe(2);
    quiet.silence();
    const ended = quiet.play.done;
    expect(await ended).toMatchObject({ said: 2, ending: { how: 'silence', line: 2 } });
  });

  it('end before a secret that is not known', async () => {
    const said: Said[] = [
      ['server', '220 x\r\n', 1],
      ['client', 'AUTH PLAIN AGEAYg==\r\n', 2],
      ['server', '235 ok\r\n', 3],
    ];
    const own = recorded(said, { secrets: [secret(11, 19)] });
    expect(await played(maskedRecording(own), GOOD).play.done).toMatchObject({
      said: 0,
      ending: { how: 'secret', line: 1 },
    });
    const { play, heard } = played(own, { AUTH: '235 ok' });
    expect(await play.done).toMatchObject({ said: 1, ending: { how: 'said' } });
    expect(heard).toEqual(['AUTH PLAIN AGEAYg==']);
  });

  it('are said behind TLS where they were, or not at all', async () => {
    const clear = recorded([
      ['server', '220 x\r\n', 1],
      ['client', 'STARTTLS\r\n', 2],
      ['server', '220 go\r\n', 3],
    ]);
    const octets = new TextEncoder().encode('EHLO again\r\n');
    const answer = new TextEncoder().encode('250 x\r\n');
    const recording: Recording = {
      ...clear,
      events: [
        ...clear.events,
        { kind: 'secured', at: 4000 },
        { kind: 'octets', from: 'client', at: 5000, offset: 10, length: octets.length, octets },
        { kind: 'octets', from: 'server', at: 6000, offset: 15, length: answer.length, octets: answer },
      ],
    };
    const good = played(recording, { ...GOOD, STARTTLS: '220 go' });
    expect(await good.play.done).toMatchObject({ said: 2, ending: { how: 'said' } });
    expect(good.secured).toEqual(['other.test']);
    const refused = played(recording, { ...GOOD, STARTTLS: '454 not now' });
    expect(await refused.play.done).toMatchObject({ said: 1, ending: { how: 'tls', line: 1 } });
    expect(refused.secured).toEqual([]);
    const distrusted = played(recording, { ...GOOD, STARTTLS: '220 go' }, { tls: false });
    expect(await distrusted.play.done).toMatchObject({ said: 1, ending: { how: 'tls', line: 1 } });
    const implicit = played(recording, GOOD, { implicit: true });
    expect(await implicit.play.done).toMatchObject({ said: 1, skipped: 1, ending: { how: 'said' } });
  });

  it('stop when somebody says so', async () => {
    const { MAIL: _, ...silent } = GOOD;
    const { play, heard } = played(recorded(LETTER), silent);
    await expect.poll(() => heard.length).toBe(2);
    play.stop();
    expect(await play.done).toMatchObject({ kind: 'played', ending: { how: 'stopped' } });
  });

  describe('of which nobody heard the answers', () => {
    const lines: SpokenLine[] = LETTER.filter(([from]) => from === 'client')
      .flatMap(([, text]) => text.split('\r\n').slice(0, -1))
      .map((text) => ({
        ...{ text, ending: 'crlf', offset: 0, secured: false, byTurn: true },
        ...(text === 'DATA' && { answer: { stamp: '354', text: '' } }),
        ...(text === '.' && { answer: { stamp: '250', text: '' } }),
      }));

    it('wait where it is the server’s turn, and not within a letter', async () => {
      const { play, heard } = played(recorded(LETTER), GOOD, { lines });
      expect(await play.done).toEqual({ kind: 'played', said: 10, skipped: 0, ending: { how: 'said' } });
      expect(heard.slice(-6)).toEqual(['DATA', 'Subject: x', '', '..dot', '.', 'QUIT']);
    });

    it('leave out a letter that is not asked for', async () => {
      const { play, heard } = played(recorded(LETTER), { ...GOOD, DATA: '554 5.5.1 no' }, { lines });
      expect(await play.done).toMatchObject({ said: 6, skipped: 4, ending: { how: 'said' } });
      expect(heard.slice(-2)).toEqual(['DATA', 'QUIT']);
    });

    it('go on behind a challenge', async () => {
      const auth: SpokenLine[] = ['AUTH LOGIN', 'YQ==', 'Yg==', 'QUIT'].map((text) => ({
        ...{ text, ending: 'crlf', offset: 0, secured: false, byTurn: true },
      }));
      const answers = {
        AUTH: '334 VXNlcm5hbWU6',
        'YQ==': '334 UGFzc3dvcmQ6',
        'Yg==': '235 2.7.0 ok',
        QUIT: '221 bye',
      };
      const { play, heard } = played(recorded(LETTER), answers, { lines: auth });
      expect(await play.done).toMatchObject({ said: 4, ending: { how: 'said' } });
      expect(heard).toEqual(['AUTH LOGIN', 'YQ==', 'Yg==', 'QUIT']);
    });
  });
});
