import { type Context, chosen, isOf, logPrefix, networkOf } from './compose-context.ts';
import { closeBook, isRunning, openBook } from './containers.ts';
import { mockImage } from './images.ts';
import { humanDuration, portsOf, statusOf, table } from './listing.ts';
import { type Step, showProgress, warn } from './progress.ts';
import { followLogs, STAND_IN, sayWhere, showLogs } from './stand-in.ts';

const TIMEOUT = { long: { timeout: 'value' }, short: { t: 'timeout' } } as const;

export const down = {
  flags: {
    long: { 'remove-orphans': 'switch', volumes: 'switch', timeout: 'value', rmi: 'value' },
    short: { v: 'volumes', t: 'timeout' },
  },
  async run(context: Context): Promise<number> {
    const { process, project, flags } = context;
    const { world } = process;
    const images = flags.values('rmi').at(-1);
    if (images !== undefined && images !== 'all' && images !== 'local') {
      await process.err(`invalid value for --rmi: ${JSON.stringify(images)}\n`);
      return 1;
    }
    await process.err(STAND_IN);
    const startedAt = world.clock.now();
    const book = await process.until(openBook(world));
    const services = chosen(context);
    const gone = book.containers.filter((one) => services.some((service) => isOf(project, service)(one)));
    const steps: Step[] = gone.map(({ name }) => ({
      what: `Container ${name}`,
      doing: 'Removing',
      done: 'Removed',
    }));
    const network = networkOf(project);
    if (context.services.length === 0 && book.networks.includes(network)) {
      book.networks = book.networks.filter((name) => name !== network);
      steps.push({ what: `Network ${network}`, doing: 'Removing', done: 'Removed' });
    }
    if (steps.length === 0) {
      await warn(process, `Warning: No resource found to remove for project "${project.name}".`);
      await saysOfItself(context);
      return 0;
    }
    const wasUp = gone.some(isRunning);
    book.containers = book.containers.filter((one) => !gone.includes(one));
    await process.until(closeBook(world, book));
    await showProgress(process, 'Running', steps, world.clock.now() - startedAt);
    if (wasUp) await refusesNow(context);
    return 0;
  },
} as const;

export const stop = {
  flags: TIMEOUT,
  async run(context: Context): Promise<number> {
    const { process } = context;
    await process.err(STAND_IN);
    const stopped = await change(context, 'Stopping', (one) => (isRunning(one) ? 'Stopped' : undefined));
    if (stopped > 0) await refusesNow(context);
    else await saysOfItself(context);
    return 0;
  },
} as const;

export const start = {
  flags: { long: { wait: 'switch', 'wait-timeout': 'value' } },
  async run(context: Context): Promise<number> {
    const { process, project } = context;
    const book = await process.until(openBook(process.world));
    const without = chosen(context).find((service) => !book.containers.some(isOf(project, service)));
    if (without) {
      await process.err(`service ${JSON.stringify(without.name)} has no container to start\n`);
      return 1;
    }
    await process.err(STAND_IN);
    await change(context, 'Starting', (one) => (isRunning(one) ? undefined : 'Started'));
    await sayWhere(process, (await process.until(openBook(process.world))).containers.filter(isRunning));
    return 0;
  },
} as const;

export const restart = {
  flags: { long: { timeout: 'value', 'no-deps': 'switch' }, short: { t: 'timeout' } },
  async run(context: Context): Promise<number> {
    const { process, project } = context;
    await process.err(STAND_IN);
    const book = await process.until(openBook(process.world));
    const services = chosen(context);
    if (!book.containers.some((one) => services.some((service) => isOf(project, service)(one)))) {
      await saysOfItself(context);
      return 0;
    }
    // Open connections end, as with a server that goes down and comes back.
    await process.until(process.world.services.switch('mock', 'down', []));
    await change(context, 'Restarting', () => 'Started');
    return 0;
  },
} as const;

/** Starts or stops the containers of the chosen services. @returns how many changed */
async function change(
  { process, project, ...rest }: Context,
  title: string,
  to: (container: Parameters<typeof isRunning>[0]) => 'Started' | 'Stopped' | undefined,
): Promise<number> {
  const { world } = process;
  const now = world.clock.now();
  const services = chosen({ process, project, ...rest });
  const book = await process.until(openBook(world));
  const steps: Step[] = [];
  book.containers = book.containers.map((one) => {
    const done = services.some((service) => isOf(project, service)(one)) ? to(one) : undefined;
    if (done === undefined) return one;
    steps.push({ what: `Container ${one.name}`, doing: title, done });
    const { stoppedAt: _, ...up } = one;
    return done === 'Stopped' ? { ...one, stoppedAt: now } : { ...up, startedAt: now };
  });
  if (steps.length > 0) await process.until(closeBook(world, book));
  await showProgress(process, title === 'Stopping' ? 'Stopping' : 'Running', steps, world.clock.now() - now);
  return steps.length;
}

async function refusesNow({ process }: Context): Promise<void> {
  const { services } = process.world;
  if ((await process.until(services.state('mock'))) === 'down')
    await process.err(
      'The mock server is down: connections to it are refused. "docker compose up -d" brings it back.\n',
    );
}

/** In a fresh room the mock answers though no container was ever started. */
async function saysOfItself({ process }: Context): Promise<void> {
  const { services } = process.world;
  if ((await process.until(services.state('mock'))) === 'up')
    await process.err(
      'No container runs. The lab’s mock server answers at localhost 1025 all the same: it needs none. After "docker compose up -d" it does as the container does.\n',
    );
}

export const ps = {
  flags: {
    long: {
      all: 'switch',
      quiet: 'switch',
      services: 'switch',
      'no-trunc': 'switch',
      orphans: 'switch',
      format: 'value',
      filter: 'value',
      status: 'value',
    },
    short: { a: 'all', q: 'quiet' },
  },
  async run(context: Context): Promise<number> {
    const { process, project, flags } = context;
    const format = flags.values('format').at(-1) ?? 'table';
    if (format !== 'table') {
      await process.err(`--format ${format}: only "table" is in this page.\n`);
      return 1;
    }
    const { containers } = await process.until(openBook(process.world));
    const now = process.world.clock.now();
    const services = chosen(context);
    const shown = containers
      .filter((one) => services.some((service) => isOf(project, service)(one)))
      .filter((one) => flags.has('all') || isRunning(one))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    if (flags.has('quiet')) {
      await process.out(shown.map(({ id }) => `${id}\n`).join(''));
      return 0;
    }
    if (flags.has('services')) {
      await process.out(`${shown.map(({ service }) => service).join('\n')}\n`);
      return 0;
    }
    await process.err(STAND_IN);
    const rows = shown.map((one) => [
      one.name,
      one.image,
      `"${mockImage(one.image)?.command ?? ''}"`,
      one.service ?? '',
      `${humanDuration(now - one.createdAt)} ago`,
      statusOf(one, now),
      portsOf(one),
    ]);
    await process.out(
      table([['NAME', 'IMAGE', 'COMMAND', 'SERVICE', 'CREATED', 'STATUS', 'PORTS'], ...rows]),
    );
    if (!shown.some(isRunning)) await saysOfItself(context);
    return 0;
  },
} as const;

export const logs = {
  flags: {
    long: {
      follow: 'switch',
      timestamps: 'switch',
      'no-color': 'switch',
      'no-log-prefix': 'switch',
      tail: 'value',
      since: 'value',
      until: 'value',
      index: 'value',
    },
    short: { f: 'follow', t: 'timestamps', n: 'tail' },
  },
  async run(context: Context): Promise<number> {
    const { process, project, flags } = context;
    const { containers } = await process.until(openBook(process.world));
    const services = chosen(context).filter((service) => containers.some(isOf(project, service)));
    if (services.length === 0) {
      await saysOfItself(context);
      return 0;
    }
    const prefix = flags.has('no-log-prefix') ? '' : logPrefix(project, services);
    if (flags.has('follow')) {
      await process.err(`${STAND_IN}Its connections and mails as they come; Ctrl-C ends it.\n`);
      return followLogs(process, prefix);
    }
    await process.err(STAND_IN);
    const tail = flags.values('tail').at(-1);
    await showLogs(
      process,
      prefix,
      tail === undefined || tail === 'all' ? 0 : Math.max(0, Number(tail) || 0),
    );
    return 0;
  },
} as const;
