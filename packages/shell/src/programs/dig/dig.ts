import { resolvePath } from '../../paths.ts';
import { Interrupted } from '../../streams/interrupt.ts';
import { readAll } from '../../streams/lines.ts';
import { ToolExit } from '../dns/exit.ts';
import { newLookup } from '../dns/lookup.ts';
import { DnsRun } from '../dns/run.ts';
import { settingsOf } from '../dns/settings.ts';
import { VERSION } from '../dns/version.ts';
import { readProblem } from '../files.ts';
import type { Process, Program } from '../program.ts';
import { flushSaid, linesOfText, MOST_BATCH_WORDS, readArguments, readDigrc, wordsOf } from './arguments.ts';
import { NO_KEYS, scanDashes } from './dash-options.ts';
import { createPrinter } from './print.ts';
import type { DigState } from './state.ts';

const MOST_BATCH_OCTETS = 1 << 20;

/** dig of BIND 9.18. */
export const dig: Program = async (process) => {
  let state: DigState | undefined;
  let run: DnsRun | undefined;
  try {
    const { family, digrc } = scanDashes(process.argv.slice(1));
    state = createState(process, family);
    const begun = state;
    if (digrc) await readDigrc(state);
    const parsed = await readArguments(state, process.argv.slice(1), 'command line');
    await flushSaid(state);
    if (parsed === 'help') {
      await process.out((await import('./help.ts')).HELP);
      return 0;
    }
    if (parsed === 'version') {
      await process.err(`DiG ${VERSION}\n`);
      return 0;
    }
    if (state.keyFile !== undefined) await refuseKey(process, state.keyFile);
    if (state.domain !== '') {
      state.settings.search = [state.domain];
      state.settings.useSearch = true;
    }
    const batch = state.batch === undefined ? undefined : await openBatch(process, state.batch);
    const printer = createPrinter(state);
    run = new DnsRun(process, state.settings, {
      ...printer,
      trying: () => Promise.resolve(),
      async more() {
        const line = batch?.next();
        if (line === undefined) return false;
        await readArguments(begun, wordsOf(line, MOST_BATCH_WORDS), 'batch file');
        await flushSaid(begun);
        run?.queue.push(...begun.queue.splice(0));
        return true;
      },
    });
    run.queue.push(...state.queue.splice(0));
    await run.run();
    return run.exitCode;
  } catch (error) {
    if (error instanceof Interrupted && run) return run.exitCode;
    if (!(error instanceof ToolExit)) throw error;
    if (state) await flushSaid(state);
    await process.err(error.says);
    return error.status;
  }
};

function createState(process: Process, family: 4 | 6 | undefined): DigState {
  const settings = settingsOf(process, family);
  const defaults = {
    ...newLookup(settings.attempts, settings.idn),
    adFlag: true,
    ednsVersion: 0,
    sendCookie: true,
  };
  return {
    process,
    settings,
    defaults,
    queue: [],
    short: false,
    command: true,
    plusQuestion: false,
    plusComments: false,
    splitWidth: undefined,
    domain: '',
    batch: undefined,
    keyFile: undefined,
    addresses: 0,
    first: true,
    said: [],
  };
}

/** Without the file dig goes on unsigned; a key itself would be of no use here. */
async function refuseKey(process: Process, name: string): Promise<void> {
  const path = resolvePath(process.session.directory, name);
  if (await process.until(process.world.files.stat(path))) throw new ToolExit(1, NO_KEYS);
  await process.err(`Couldn't read key from ${name}: file not found\n`);
}

/** Lines of `-f FILE`, `-` being standard input; empty lines and comments before the first name are passed over. */
async function openBatch(process: Process, name: string): Promise<{ next(): string | undefined }> {
  const octets =
    name === '-'
      ? await readAll(process.stdin, MOST_BATCH_OCTETS)
      : await process.until(process.world.files.read(resolvePath(process.session.directory, name)));
  if (!octets) {
    const problem = name === '-' ? 'File too large' : await readProblem(process, name);
    throw new ToolExit(8, `${name}: ${problem}\ndig: couldn't open specified batch file\n`);
  }
  const lines = linesOfText(octets);
  let begun = false;
  return {
    next() {
      while (!begun && lines.length > 0 && /^(?:\r|#|;|$)/.test(lines[0] as string)) lines.shift();
      begun = true;
      return lines.shift();
    },
  };
}
