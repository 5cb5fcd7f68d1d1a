import { createDotWriter } from '@ehlo/protocol';
import { pieceOctets } from '@ehlo/protocol/compose';
import {
  type ClientOutcome,
  type ClientStage,
  type ClientStep,
  createReplyReader,
  createSmtpClient,
  type SmtpClient,
  type Submission,
} from '@ehlo/protocol/smtp/client';
import type { Clock, Connection, DialFailure, Net } from '@ehlo/shell';
import type { SmtpServer } from './servers.ts';

/** How far it is. */
export interface Progress {
  stage: ClientStage | 'calling';
  /** Octets of the letter that were handed on, of so many; while it is written. */
  written?: { octets: number; of: number };
}

export type Sent =
  | { kind: 'not-reached'; failure: DialFailure }
  | { kind: 'ended'; outcome: ClientOutcome; by: 'server' | 'hang up' | 'silence' };

export interface Sending {
  done: Promise<Sent>;
  hangUp(): void;
}

/** How TLS is begun on a connection that stands; undefined resolves where it went well, else the reason. */
export type Secure = (connection: Connection, host: string) => Promise<string | undefined>;

/** What a mail program waits for an answer at least (RFC 5321 §4.5.3.2), in milliseconds. */
const PATIENCE_MS = 5 * 60_000;
const PATIENCE_DOT_MS = 10 * 60_000;
const RING_MS = 30_000;
/** A server that said goodbye and does not close. */
const GOODBYE_MS = 10_000;
const PIECE = 32 * 1024;

/**
 * Hands one letter to one server as a mail program does: over TCP through the bridge, so that the room's panels see every line.
 * Never rejects.
 */
export function sendLetter(parts: {
  net: Pick<Net, 'dial'>;
  clock: Pick<Clock, 'after'>;
  server: SmtpServer;
  /** Address to call from; '' for one's own. */
  source: string;
  submission: Submission;
  secure: Secure;
  onConnection(id: string): void;
  onProgress(progress: Progress): void;
}): Sending {
  const { net, clock, server, source, submission, secure, onProgress } = parts;
  let abandon = () => {};
  let by: Extract<Sent, { kind: 'ended' }>['by'] = 'server';
  const aborts: (() => void)[] = [];
  const signal = { aborted: false, onAbort: (listener: () => void) => void aborts.push(listener) };

  async function run(): Promise<Sent> {
    onProgress({ stage: 'calling' });
    const { host, address, port } = server;
    const dialled = await net.dial(
      { transport: 'tcp', host, address, port, ...(source !== '' && { source }), timeoutMs: RING_MS },
      signal,
    );
    if (!dialled.ok) return { kind: 'not-reached', failure: dialled.failure };
    const { connection } = dialled;
    parts.onConnection(connection.id);
    const client = createSmtpClient(submission);
    abandon = () => connection.abort();
    if (signal.aborted) connection.abort();
    // What becomes of the mail is known before the goodbye is said: nobody waits for that.
    await new Promise<void>((known) => {
      void converse(connection, client, known)
        // The connection broke: what the client was waiting for says what that means.
        .catch(() => client.lost())
        .then(() => goodbye(connection, client.stage, clock))
        .finally(known);
    });
    return { kind: 'ended', outcome: client.outcome ?? { taken: [], refused: [] }, by };
  }

  async function converse(connection: Connection, client: SmtpClient, known: () => void): Promise<void> {
    let cancel = () => {};
    const wait = () => {
      cancel();
      cancel = clock.after(client.stage === 'letter' ? PATIENCE_DOT_MS : PATIENCE_MS, () => {
        by = 'silence';
        connection.abort();
      });
    };
    const begin = () => secure(connection, server.host);

    /** @returns what is to be done with the rest that was heard: it counts, it is forgotten, or all is over */
    async function carryOut(steps: readonly ClientStep[]): Promise<'go on' | 'forget' | 'over'> {
      for (const step of steps) {
        onProgress({ stage: client.stage });
        if (step.do === 'hang up') return 'over';
        if (step.do === 'say') await connection.write(new TextEncoder().encode(`${step.line}\r\n`));
        else if (step.do === 'write') await write(connection, step, onProgress);
        else {
          const problem = await begin();
          if (problem !== undefined) {
            client.lost(problem);
            return 'over';
          }
          // What was said in clear behind the 220 is nobody's word (RFC 3207 §4.2).
          return (await carryOut(client.secured())) === 'over' ? 'over' : 'forget';
        }
      }
      return 'go on';
    }

    try {
      const problem = submission.tls === 'stands' ? await begin() : undefined;
      if (problem !== undefined) return client.lost(problem);
      onProgress({ stage: client.stage });
      let reader = createReplyReader();
      for (;;) {
        wait();
        const chunk = await connection.read();
        if (!chunk) return client.lost();
        for (const reply of reader.feed(chunk)) {
          const next = await carryOut(client.take(reply));
          if (client.outcome) known();
          if (next === 'over') return;
          if (next === 'go on') continue;
          reader = createReplyReader();
          break;
        }
      }
    } finally {
      cancel();
    }
  }

  return {
    done: run(),
    hangUp() {
      by = 'hang up';
      signal.aborted = true;
      for (const abort of aborts) abort();
      abandon();
    },
  };
}

/** After QUIT both sides close; whatever else ended it, nothing more is to be said. */
async function goodbye(
  connection: Connection,
  stage: ClientStage,
  clock: Pick<Clock, 'after'>,
): Promise<void> {
  if (stage !== 'quit') return connection.abort();
  connection.end();
  const cancel = clock.after(GOODBYE_MS, () => connection.abort());
  try {
    // The server closes last (RFC 5321 §4.1.1.10).
    while (await connection.read());
  } catch {
    // It is over, however it ended: the mail's fate was known before.
  } finally {
    cancel();
  }
}

/** The letter, its dots stuffed, and the dot that ends it (RFC 5321 §4.5.2); as fast as the bridge takes it. */
async function write(
  connection: Connection,
  { letter }: Extract<ClientStep, { do: 'write' }>,
  onProgress: (progress: Progress) => void,
): Promise<void> {
  const dots = createDotWriter();
  let octets = 0;
  for (const piece of letter.pieces) {
    const whole = pieceOctets(piece);
    for (let start = 0; start < whole.length; start += PIECE) {
      const cut = whole.subarray(start, start + PIECE);
      await connection.write(dots.feed(cut));
      octets += cut.length;
      onProgress({ stage: 'letter', written: { octets, of: letter.size } });
    }
  }
  await connection.write(dots.end());
  onProgress({ stage: 'letter' });
}
