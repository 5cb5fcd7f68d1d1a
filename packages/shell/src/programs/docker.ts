import { resolvePath } from '../paths.ts';
import type { Process, Program } from './program.ts';

const STAND_IN = 'The real docker is not here: this line starts the lab’s mock server.';
const USAGE = `Usage:  docker compose up -d | ps | logs -f | down

${STAND_IN}
`;

/** A stand-in for the course's `docker compose`, which switches the lab's mock server. It says so, each time. */
export const docker: Program = async (process) => {
  const [command, ...words] = process.argv.slice(1);
  if (command !== 'compose' || words.length === 0 || words.includes('--help')) {
    await process.out(USAGE);
    return command === undefined || command === 'compose' || command === '--help' ? 0 : 1;
  }
  const action = words.find((word) => !word.startsWith('-'));
  const flags = words.filter((word) => word.startsWith('-'));
  const file = resolvePath(process.session.directory, 'compose.yaml');
  if (!(await process.world.files.stat(file))) {
    await process.err('no configuration file provided: not found\n');
    return 14;
  }
  switch (action) {
    case 'up':
      return up(process, flags.includes('-d') || flags.includes('--detach'));
    case 'ps':
      return ps(process);
    case 'logs':
      return logs(
        process,
        flags.some((flag) => flag === '-f' || flag === '--follow'),
      );
    case 'down':
    case 'stop':
      await process.err(`${STAND_IN.replace('starts', 'stops')}\n`);
      await process.until(process.world.services.switch('mock', 'down'));
      await process.err(' ✔ Container smtp-1  Removed\nlocalhost 1025 now refuses connections.\n');
      return 0;
    default:
      await process.err(`unknown docker command: "compose ${action ?? ''}"\n\n${USAGE}`);
      return 1;
  }
};

async function up(process: Process, detached: boolean): Promise<number> {
  await process.err(`${STAND_IN}\n`);
  const before = await process.until(process.world.services.state('mock'));
  if (before === 'down') await process.until(process.world.services.switch('mock', 'up'));
  await process.err(
    ` ✔ Container smtp-1  ${before === 'up' ? 'Running' : 'Started'}\nIt listens on localhost 1025; its inbox is the "Mock inbox" beside the terminal.\n`,
  );
  return detached ? 0 : logs(process, true);
}

async function ps(process: Process): Promise<number> {
  const state = await process.until(process.world.services.state('mock'));
  await process.err(`${STAND_IN.replace('this line starts', 'this line asks')}\n`);
  await process.out('NAME      SERVICE   STATUS    PORTS\n');
  if (state === 'up') await process.out('smtp-1    smtp      Up        1025/tcp, 8025/tcp\n');
  return 0;
}

/** Lines as they happen until Ctrl-C; without `-f` there is nothing kept to show. */
async function logs(process: Process, follow: boolean): Promise<number> {
  if (!follow) {
    await process.err(
      'Only "docker compose logs -f" is here: it shows connections and mails as they come.\n',
    );
    return 1;
  }
  let chain = Promise.resolve();
  let fail: (error: unknown) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const stop = process.world.services.follow('mock', (line) => {
    chain = chain.then(() => process.out(`smtp-1  | ${line}\n`)).catch(fail);
  });
  try {
    return await process.until(failed);
  } finally {
    stop();
  }
}
