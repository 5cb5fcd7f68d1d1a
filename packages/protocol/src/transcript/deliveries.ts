import type { Transaction } from './transactions.ts';
import type { Part } from './transcript.ts';

type Outcome = 'sent' | 'refused' | 'later';

/** What a log says became of mails, by their queue id: who sent them, and what became of each recipient. */
export interface Deliveries {
  from(id: string, reversePath: string): void;
  to(id: string, path: string, outcome: Outcome): void;
  transactions(): Transaction[];
  /** The envelopes as the commands that they were: of those whose sender is known. */
  parts(): Part[];
}

export function createDeliveries(): Deliveries {
  const mails = new Map<string, { reversePath?: string; paths: Map<string, Outcome> }>();
  const mailOf = (id: string) => {
    let mail = mails.get(id);
    if (!mail) mails.set(id, (mail = { paths: new Map() }));
    return mail;
  };
  const known = () =>
    [...mails.values()].flatMap(({ reversePath, paths }) =>
      reversePath === undefined ? [] : [{ reversePath, paths: [...paths] }],
    );
  return {
    from(id, reversePath) {
      mailOf(id).reversePath = reversePath;
    },
    to(id, path, outcome) {
      mailOf(id).paths.set(path, outcome);
    },
    transactions: () =>
      known().map(({ reversePath, paths }) => ({
        reversePath,
        forwardPaths: paths.map(([path, outcome]) => ({ path, accepted: outcome === 'sent' })),
        outcome: outcomeOf(paths.map(([, outcome]) => outcome)),
      })),
    parts: () =>
      known().flatMap(({ reversePath, paths }) =>
        [`MAIL FROM:<${reversePath}>`, ...paths.map(([path]) => `RCPT TO:<${path}>`)].map(
          (line): Part => ({
            by: 'client',
            octets: `${line}\r\n`,
          }),
        ),
      ),
  };
}

function outcomeOf(outcomes: readonly Outcome[]): Transaction['outcome'] {
  if (outcomes.includes('sent')) return 'sent';
  // Who is told to come later waits in the queue still.
  return outcomes.length > 0 && outcomes.every((one) => one === 'refused') ? 'refused' : 'abandoned';
}
