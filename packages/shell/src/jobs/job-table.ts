/** Jobs that one can speak of by number: what runs beside the prompt, and what was stopped (bash manual, 7). */

export type JobSignal = 'HUP' | 'INT' | 'QUIT' | 'KILL' | 'TERM' | 'CONT' | 'STOP' | 'TSTP';

export const SIGNAL_NUMBERS: Readonly<Record<JobSignal, number>> = {
  HUP: 1,
  INT: 2,
  QUIT: 3,
  KILL: 9,
  TERM: 15,
  CONT: 18,
  STOP: 19,
  TSTP: 20,
};

/** What ends by a signal is said so. */
const ENDINGS: Readonly<Partial<Record<JobSignal, string>>> = {
  HUP: 'Hangup',
  INT: 'Interrupt',
  QUIT: 'Quit',
  KILL: 'Killed',
  TERM: 'Terminated',
};

export interface TableJob {
  readonly pid: number;
  /** As it was typed, without `&`. */
  readonly line: string;
  readonly state: 'running' | 'stopped' | 'done';
  readonly status: number;
  /** What ended it. */
  readonly signal: JobSignal | undefined;
  /** It ended or was stopped beside the prompt, and nobody was told. */
  news: boolean;
}

export interface Numbered<J extends TableJob> {
  readonly number: number;
  readonly job: J;
}

export interface JobTable<J extends TableJob> {
  /** Gives a job its number, if it has none; it becomes the current one. @returns undefined when there are too many */
  add(job: J): number | undefined;
  /** In order of their numbers. */
  all(): Numbered<J>[];
  /** `%1`, `1`, `%+`, `%-`, `%%`, `%text`, `%?text`; without one, the current one. @returns why there is none */
  find(spec?: string): Numbered<J> | 'no such job' | 'ambiguous job spec' | 'current';
  /** It is the current one from now on. */
  touch(job: J): void;
  /** Forgets it. */
  remove(job: J): void;
  /** `[1]+  Stopped                 ncat -C localhost 1025` */
  describe(entry: Numbered<J>, withPid?: boolean): string;
  /** Those of which there is news, described; who ended is forgotten. */
  takeNews(): string[];
}

/** More do not run beside the prompt. */
const MOST = 32;

export function createJobTable<J extends TableJob>(): JobTable<J> {
  const numbers = new Map<J, number>();
  /** The last is `+`, the one before it `-`. */
  let order: J[] = [];

  const all = () =>
    [...numbers].map(([job, number]) => ({ number, job })).sort((a, b) => a.number - b.number);
  const markOf = (job: J) => (job === order.at(-1) ? '+' : job === order.at(-2) ? '-' : ' ');
  const remove = (job: J) => {
    numbers.delete(job);
    order = order.filter((other) => other !== job);
  };
  const touch = (job: J) => {
    order = [...order.filter((other) => other !== job), job];
  };
  const describe = ({ number, job }: Numbered<J>, withPid = false) => {
    const pid = withPid ? `${job.pid} ` : ' ';
    const behind = job.state === 'running' ? ' &' : '';
    return `[${number}]${markOf(job)} ${pid}${stateOf(job).padEnd(24)}${job.line}${behind}`;
  };

  return {
    add(job) {
      const known = numbers.get(job);
      if (known === undefined) {
        if (numbers.size >= MOST) return undefined;
        numbers.set(job, Math.max(0, ...numbers.values()) + 1);
      }
      // Whoever is stopped comes first.
      if (job.state === 'stopped' || !order.some((other) => other.state === 'stopped')) touch(job);
      else order = [job, ...order.filter((other) => other !== job)];
      return numbers.get(job);
    },
    all,
    find(spec) {
      const text = spec?.replace(/^%/, '') ?? '';
      const by = (job: J | undefined): Numbered<J> | undefined =>
        job && { job, number: numbers.get(job) as number };
      if (text === '' || text === '+' || text === '%') return by(order.at(-1)) ?? 'current';
      if (text === '-') return by(order.at(-2) ?? order.at(-1)) ?? 'current';
      if (/^\d+$/.test(text)) return all().find(({ number }) => number === Number(text)) ?? 'no such job';
      const matches = all().filter(({ job }) =>
        text.startsWith('?') ? job.line.includes(text.slice(1)) : job.line.startsWith(text),
      );
      if (matches.length > 1) return 'ambiguous job spec';
      return matches[0] ?? 'no such job';
    },
    touch,
    remove,
    describe,
    takeNews() {
      const news = all().filter(({ job }) => job.news);
      const lines = news.map((entry) => describe(entry));
      for (const { job } of news) {
        job.news = false;
        if (job.state === 'done') remove(job);
      }
      return lines;
    },
  };
}

function stateOf(job: TableJob): string {
  if (job.state === 'running') return 'Running';
  if (job.state === 'stopped') return 'Stopped';
  const ending = job.signal && ENDINGS[job.signal];
  if (ending !== undefined) return ending;
  return job.status === 0 ? 'Done' : `Exit ${job.status}`;
}
