import type { Submission } from '@ehlo/protocol/smtp/client';
import type { Seq } from '@ehlo/wire';
import { useRef, useState } from 'react';
import { usePlayground } from '../../../rooms/context.ts';
import { pageClock } from '../../../session/page-clock.ts';
import { secureAs } from './secure.ts';
import { type Progress, type Sending, type Sent, sendLetter } from './send-letter.ts';
import type { SmtpServer } from './servers.ts';
import { useComposeWords } from './use-words.ts';

export type SendingState =
  | { kind: 'idle' }
  | { kind: 'sending'; server: SmtpServer; progress: Progress; connection?: Seq }
  | { kind: 'sent'; server: SmtpServer; sent: Sent; connection?: Seq };

export interface ToSend {
  server: SmtpServer;
  /** Address to call from; '' for one's own. */
  source: string;
  submission: Submission;
}

/** One letter at a time; the panels show its connection. Whoever leaves the page lets it go on. */
export function useSending(onDone: (sent: Sent) => void) {
  const { bridge, dialogue } = usePlayground();
  const [state, setState] = useState<SendingState>({ kind: 'idle' });
  const under = useRef<Sending | undefined>(undefined);
  const words = useComposeWords();
  const done = useRef(onDone);
  done.current = onDone;

  function send({ server, source, submission }: ToSend): void {
    if (under.current) return;
    setState({ kind: 'sending', server, progress: { stage: 'calling' } });
    const sending = sendLetter({
      net: bridge,
      clock: pageClock,
      server,
      source,
      submission,
      async secure(connection, host) {
        const problem = await secureAs(connection, host);
        return problem && words.tlsProblem(problem);
      },
      onConnection(id) {
        const connection = bridge.connectionOf(id);
        if (connection === undefined) return;
        dialogue.show(connection);
        setState((before) => (before.kind === 'sending' ? { ...before, connection } : before));
      },
      onProgress: (progress) =>
        setState((before) => (before.kind === 'sending' ? { ...before, progress } : before)),
    });
    under.current = sending;
    void sending.done.then((sent) => {
      under.current = undefined;
      setState(({ kind, ...before }) =>
        kind === 'sending'
          ? {
              kind: 'sent',
              server,
              sent,
              ...('connection' in before &&
                before.connection !== undefined && { connection: before.connection }),
            }
          : { kind: 'idle' },
      );
      done.current(sent);
    });
  }

  return {
    state,
    send,
    hangUp: () => under.current?.hangUp(),
    /** What came of the last one is read. */
    clear: () => setState((before) => (before.kind === 'sent' ? { kind: 'idle' } : before)),
  };
}
