import { type JobSignal, type Numbered, SIGNAL_NUMBERS } from '../jobs/job-table.ts';
import type { RunningJob } from '../jobs/running-job.ts';
import type { Process, Program } from './program.ts';

/** `jobs [-l] [-p] [JOB…]` */
export const jobs: Program = async (process) => {
  const words = process.argv.slice(1);
  const options = words.filter((word) => word.startsWith('-')).join('');
  const specs = words.filter((word) => !word.startsWith('-'));
  const { control } = process;
  let status = 0;
  const entries: Numbered<RunningJob>[] = specs.length === 0 ? control.all() : [];
  for (const spec of specs) {
    const found = await find(process, spec);
    if (found) entries.push(found);
    else status = 1;
  }
  for (const entry of entries) {
    const line = options.includes('p')
      ? String(entry.job.pid)
      : control.describe(entry, options.includes('l'));
    await process.out(`${line}\n`);
    entry.job.news = false;
    if (entry.job.state === 'done') control.remove(entry.job);
  }
  return status;
};

/** `fg [JOB]`: its exit status is the job's. */
export const fg: Program = async (process) => {
  const found = await find(process, process.argv[1]);
  if (!found) return 1;
  if (found.job.state === 'done') {
    process.control.remove(found.job);
    await process.err('bash: fg: job has terminated\n');
    return 1;
  }
  await process.out(`${found.job.line}\n`);
  return process.control.toForeground(found.job);
};

/** `bg [JOB…]` */
export const bg: Program = async (process) => {
  const { control } = process;
  const [first, ...more] = process.argv.slice(1);
  let status = 0;
  for (const spec of [first, ...more]) {
    const found = await find(process, spec);
    if (!found) status = 1;
    else if (found.job.state === 'running') {
      await process.err(`bash: bg: job ${found.number} already in background\n`);
    } else {
      control.toBackground(found.job);
      await process.out(`${control.describe(found).replace(/\] *([+-]?) .*/s, ']$1')} ${found.job.line} &\n`);
    }
  }
  return status;
};

/** `wait [JOB|PID…]`: until they end; without any, all of them. */
export const wait: Program = async (process) => {
  const specs = process.argv.slice(1);
  const { control } = process;
  if (specs.length === 0) {
    // Who is stopped would never end.
    for (const { job } of control.all()) if (job.state !== 'stopped') await process.until(job.done);
    return 0;
  }
  let status = 0;
  for (const spec of specs) {
    const job = await target(process, spec);
    if (!job) status = 127;
    else if (job.state === 'stopped') status = 148;
    else ({ status } = await process.until(job.done));
  }
  return status;
};

const NAMES = Object.keys(SIGNAL_NUMBERS) as JobSignal[];
const USAGE =
  'kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]\n';

/** `kill [-SIGNAL] JOB|PID…`; TERM without one. */
export const kill: Program = async (process) => {
  const words = process.argv.slice(1);
  let signal: JobSignal = 'TERM';
  if (words[0] === '-l' && words.length > 1) {
    for (const word of words.slice(1)) {
      const wanted = word.toUpperCase().replace(/^SIG/, '');
      const named = NAMES.find((name) => name === wanted);
      // The status of what a signal ended is 128 more than its number.
      const numbered = NAMES.find((name) => SIGNAL_NUMBERS[name] === Number(word) % 128);
      if (!named && !numbered) {
        await process.err(`${process.speaker}: kill: ${word}: invalid signal specification\n`);
        return 1;
      }
      await process.out(`${named ? SIGNAL_NUMBERS[named] : numbered}\n`);
    }
    return 0;
  }
  if (words[0] === '-l') {
    for (const name of NAMES) await process.out(`${String(SIGNAL_NUMBERS[name]).padStart(2)}) SIG${name}\n`);
    return 0;
  }
  if (words[0]?.startsWith('-')) {
    const option = (words.shift() as string).slice(1);
    const text = option === 's' || option === 'n' ? (words.shift() ?? '') : option;
    const known = NAMES.find(
      (name) =>
        `SIG${name}` === text.toUpperCase() ||
        name === text.toUpperCase() ||
        String(SIGNAL_NUMBERS[name]) === text,
    );
    if (!known) {
      await process.err(`bash: kill: ${text}: invalid signal specification\n`);
      return 1;
    }
    signal = known;
  }
  if (words.length === 0) {
    await process.err(USAGE);
    return 2;
  }
  let status = 0;
  for (const word of words) {
    const job = await target(process, word);
    if (job && job.state !== 'done') process.control.signal(job, signal);
    else status = 1;
  }
  return status;
};

/** By job or process number. */
async function target(process: Process, word: string): Promise<RunningJob | undefined> {
  if (word.startsWith('%')) return (await find(process, word))?.job;
  if (!/^\d+$/.test(word)) {
    await process.err(
      process.argv[0] === 'kill'
        ? `bash: kill: ${word}: arguments must be process or job IDs\n`
        : `bash: wait: \`${word}': not a pid or valid job spec\n`,
    );
    return undefined;
  }
  const job = process.control.all().find((entry) => entry.job.pid === Number(word))?.job;
  if (!job)
    await process.err(
      process.argv[0] === 'kill'
        ? `bash: kill: (${word}) - No such process\n`
        : `bash: wait: pid ${word} is not a child of this shell\n`,
    );
  return job;
}

async function find(process: Process, spec: string | undefined): Promise<Numbered<RunningJob> | undefined> {
  const found = process.control.find(spec);
  if (typeof found !== 'string') return found;
  const name = process.argv[0];
  if (found === 'current') await process.err(`bash: ${name}: current: no such job\n`);
  else {
    if (found === 'ambiguous job spec')
      await process.err(`bash: ${name}: ${spec?.replace(/^%/, '')}: ambiguous job spec\n`);
    await process.err(`bash: ${name}: ${spec}: no such job\n`);
  }
  return undefined;
}
