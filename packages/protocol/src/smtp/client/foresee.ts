import { type ClientStep, createSmtpClient, type Submission } from './client.ts';
import type { TakenReply } from './reply-reader.ts';

/** Each step answers at most one reply, and a submission asks for no more than its recipients do. */
const STEPS_BESIDE_RECIPIENTS = 20;

/**
 * What a client will say if the server takes everything, and offers these: the same client, told so. Nothing crosses.
 *
 * @param offered keywords as EHLO has them, with what follows each: before TLS and behind it
 */
export function foresee(
  submission: Submission,
  offered: { clear: readonly string[]; secured: readonly string[] },
): ClientStep[] {
  const client = createSmtpClient(submission);
  let secure = submission.tls === 'stands';
  const answerTo = (step: ClientStep | undefined): TakenReply => {
    if (step === undefined) return { code: 220, lines: [''] };
    if (step.do === 'write') return { code: 250, lines: [''] };
    const stage = step.do === 'say' ? step.stage : 'quit';
    switch (stage) {
      case 'hello':
        return { code: 250, lines: ['', ...(secure ? offered.secured : offered.clear)] };
      case 'data':
        return { code: 354, lines: [''] };
      case 'login':
        return { code: step.do === 'say' && step.line.startsWith('AUTH LOGIN') ? 334 : 235, lines: [''] };
      default:
        return { code: 250, lines: [''] };
    }
  };
  const all: ClientStep[] = [];
  let last: ClientStep | undefined;
  for (let left = submission.forwardPaths.length + STEPS_BESIDE_RECIPIENTS; left > 0; left--) {
    const steps = client.take(answerTo(last));
    all.push(...steps);
    last = steps.at(-1);
    if (last?.do === 'secure') {
      secure = true;
      const again = client.secured();
      all.push(...again);
      last = again.at(-1);
    }
    if (last === undefined || last.do === 'hang up' || client.stage === 'quit') break;
  }
  return all;
}
