import { composeLetter } from '@ehlo/protocol/compose';
import type { Submission } from '@ehlo/protocol/smtp/client';
import type { Connection, ConnectionLost, Dialled } from '@ehlo/shell';
import { describe, expect, it } from 'vitest';
import { type Progress, type Secure, sendLetter } from './send-letter.ts';
import type { SmtpServer } from './servers.ts';

const SERVER: SmtpServer = {
  service: 'mock',
  host: 'localhost',
  address: '127.0.0.1',
  port: 1025,
  group: 'practice',
  tls: 'never',
  login: false,
  down: false,
};
const SUBMISSION: Submission = {
  helo: 'me.test',
  tls: 'never',
  reversePath: 'a@campus.test',
  forwardPaths: ['b@campus.test'],
  compose: (wire) =>
    composeLetter(
      {
        from: [],
        to: [],
        cc: [],
        subject: 'é',
        text: '.\n',
        attachments: [{ name: 'big', type: 'x/y', octets: new Uint8Array(100_000) }],
        at: 0,
        offsetMinutes: 0,
        messageId: '1@me.test',
        boundary: 'cut',
      },
      wire,
    ),
};
type Say = { say: string } | 'end' | 'break';

/** A server that says these things, one each time something of the client's is whole; what it heard is kept. */
function serverOf(script: readonly Say[]) {
  const left = [...script];
  let heard = '';
  let wake: ((chunk: Uint8Array | null | 'break') => void) | undefined;
  const ready: (Uint8Array | null | 'break')[] = [];
  const give = () => {
    const next = left.shift();
    if (next === undefined) return;
    const chunk = next === 'end' ? null : next === 'break' ? next : new TextEncoder().encode(next.say);
    if (wake) wake(chunk);
    else ready.push(chunk);
    wake = undefined;
  };
  give();
  const lost = Object.assign(new Error('lost'), { name: 'ConnectionLost', how: 'reset' }) as ConnectionLost;
  const connection: Connection = {
    id: '7',
    address: '',
    port: 0,
    async read() {
      const chunk =
        ready.length > 0
          ? ready.shift()
          : await new Promise<Uint8Array | null | 'break'>((resolve) => (wake = resolve));
      if (chunk === 'break') throw lost;
      return chunk ?? null;
    },
    async write(octets) {
      heard += new TextDecoder('latin1').decode(octets);
      if (
        /^DATA\r\n/m.test(heard)
          ? heard.endsWith('DATA\r\n') || heard.endsWith('\r\n.\r\n') || heard.endsWith('QUIT\r\n')
          : heard.endsWith('\r\n')
      )
        give();
    },
    secure: () => Promise.reject(lost),
    renegotiate: () => Promise.reject(lost),
    end: () => undefined,
    abort: () => wake?.('break'),
  };
  return { connection, heard: () => heard };
}

function send(
  script: readonly Say[],
  change: Partial<Submission> = {},
  secure: Secure = async () => undefined,
) {
  const server = serverOf(script);
  const progress: Progress[] = [];
  const timers: (() => void)[] = [];
  const sending = sendLetter({
    net: { dial: async (): Promise<Dialled> => ({ ok: true, connection: server.connection }) },
    clock: {
      after(_ms, call) {
        timers.push(call);
        return () => undefined;
      },
    },
    server: SERVER,
    source: '',
    submission: { ...SUBMISSION, ...change },
    secure,
    onConnection: () => undefined,
    onProgress: (one) => progress.push(one),
  });
  return { ...server, sending, progress, timers };
}
const ok = (code: number): Say => ({ say: `${code} ok\r\n` });

describe('a letter from the form', () => {
  it('crosses line by line, the letter in pieces with its dots stuffed', async () => {
    const { sending, heard, progress } = send([
      ok(220),
      { say: '250-x\r\n250 SIZE 9\r\n' },
      ok(250),
      ok(250),
      ok(354),
      ok(250),
      ok(221),
    ]);
    expect(await sending.done).toMatchObject({
      kind: 'ended',
      by: 'server',
      outcome: { taken: ['b@campus.test'] },
    });
    expect(heard()).toContain('\r\n\r\n..\r\n--cut\r\n');
    expect(heard()).toMatch(/\r\n--cut--\r\n\.\r\nQUIT\r\n$/);
    const written = progress.flatMap((one) => (one.written ? [one.written.octets] : []));
    expect(written.length).toBeGreaterThan(3);
    expect(written.at(-1)).toBe(progress.find((one) => one.written)?.written?.of);
    expect(progress.map(({ stage }) => stage)).toContain('calling');
  });

  it.each<[string, Say, object]>([
    ['the server closes', 'end', { by: 'server', outcome: { stopped: { why: 'lost', at: 'rcpt' } } }],
    ['the line breaks', 'break', { by: 'server', outcome: { stopped: { why: 'lost', at: 'rcpt' } } }],
    ['421', ok(421), { outcome: { stopped: { why: 'refused', at: 'rcpt', reply: { code: 421 } } } }],
  ])('%s in the middle: it ends, and it is known where', async (_what, say, wanted) => {
    const { sending } = send([ok(220), ok(250), ok(250), say]);
    expect(await sending.done).toMatchObject(wanted);
  });

  it('a server that says nothing is given up after the time that the standard asks for', async () => {
    const { sending, timers } = send([ok(220)]);
    await expect.poll(() => timers.length).toBeGreaterThan(1);
    timers.at(-1)?.();
    expect(await sending.done).toMatchObject({
      by: 'silence',
      outcome: { stopped: { why: 'lost', at: 'hello' } },
    });
  });

  it('the writer hangs up', async () => {
    const { sending, progress } = send([ok(220)]);
    await expect.poll(() => progress.at(-1)?.stage).toBe('hello');
    sending.hangUp();
    expect(await sending.done).toMatchObject({ by: 'hang up' });
  });

  it('takes nothing for said that came in clear behind the 220 of STARTTLS (RFC 3207 §4.2)', async () => {
    const { sending, heard } = send(
      [
        ok(220),
        { say: '250-x\r\n250 STARTTLS\r\n' },
        { say: '220 go\r\n250-evil\r\n250 AUTH PLAIN\r\n' },
        { say: '250 x\r\n' },
        'end',
      ],
      { tls: 'starttls' },
      async () => undefined,
    );
    await sending.done;
    expect(heard()).toBe('EHLO me.test\r\nSTARTTLS\r\nEHLO me.test\r\nMAIL FROM:<a@campus.test>\r\n');
  });

  it('says why TLS could not be agreed on, and nothing in clear after that', async () => {
    const { sending, heard } = send(
      [ok(220), { say: '250-x\r\n250 STARTTLS\r\n' }, ok(220)],
      { tls: 'starttls', login: { user: 'a', password: 'b' } },
      async () => 'certificate has expired',
    );
    expect(await sending.done).toMatchObject({
      outcome: { stopped: { why: 'tls', sentence: 'certificate has expired' } },
    });
    expect(heard()).not.toContain('AUTH');
  });

  it('a server that cannot be reached is no error of the page', async () => {
    const sending = sendLetter({
      net: { dial: async () => ({ ok: false, failure: 'refused' }) },
      clock: { after: () => () => undefined },
      server: SERVER,
      source: '',
      submission: SUBMISSION,
      secure: async () => undefined,
      onConnection: () => undefined,
      onProgress: () => undefined,
    });
    expect(await sending.done).toEqual({ kind: 'not-reached', failure: 'refused' });
  });
});
