import { Interrupted } from '../../streams/interrupt.ts';
import {
  type Context,
  chosen,
  containerName,
  isOf,
  logPrefix,
  networkOf,
  newContainer,
} from './compose-context.ts';
import {
  type Book,
  type Container,
  closeBook,
  isRunning,
  mapPorts,
  openBook,
  takenSays,
} from './containers.ts';
import { mockImage, notHere } from './images.ts';
import { type Step, showProgress } from './progress.ts';
import type { Service } from './project.ts';
import { followLogs, STAND_IN, sayWhere } from './stand-in.ts';

export const up = {
  flags: {
    long: {
      detach: 'switch',
      wait: 'switch',
      build: 'switch',
      'no-build': 'switch',
      'force-recreate': 'switch',
      'no-recreate': 'switch',
      'remove-orphans': 'switch',
      'no-start': 'switch',
      'no-deps': 'switch',
      'no-color': 'switch',
      'no-log-prefix': 'switch',
      'quiet-pull': 'switch',
      'abort-on-container-exit': 'switch',
      menu: 'switch',
      yes: 'switch',
      pull: 'value',
      timeout: 'value',
      scale: 'value',
    },
    short: { d: 'detach', t: 'timeout', y: 'yes' },
  },
  run: runUp,
} as const;

async function runUp(context: Context): Promise<number> {
  const { process, project, flags } = context;
  const { world } = process;
  const detached = flags.has('detach') || flags.has('wait');
  if (flags.has('build') && flags.has('no-build'))
    return fail(context, '--build and --no-build are incompatible');
  if (flags.has('force-recreate') && flags.has('no-recreate'))
    return fail(context, '--force-recreate and --no-recreate are incompatible');
  if (detached && flags.has('abort-on-container-exit'))
    return fail(
      context,
      '--detach cannot be combined with --abort-on-container-exit, --abort-on-container-failure, --attach, --attach-dependencies or --watch',
    );
  if (project.services.length === 0) return fail(context, 'no service selected');
  await process.err(STAND_IN);
  const services = chosen(context);
  const here = services.filter(({ image }) => image !== undefined && mockImage(image));
  for (const { name, image } of services)
    if (!here.some((one) => one.name === name))
      await process.err(
        `${notHere(image === undefined ? `${name} (built from a Dockerfile)` : `${name} (${image})`)}\n`,
      );
  if (here.length === 0) return 1;

  const startedAt = world.clock.now();
  const book = await process.until(openBook(world));
  const steps: Step[] = [];
  if (!book.networks.includes(networkOf(project))) {
    book.networks.push(networkOf(project));
    steps.push({ what: `Network ${networkOf(project)}`, doing: 'Creating', done: 'Created' });
  }
  for (const service of here) {
    const problem = await start(context, service, book, steps);
    if (problem === undefined) continue;
    await process.until(closeBook(world, book));
    await showProgress(process, 'Running', steps, world.clock.now() - startedAt);
    return fail(context, problem);
  }
  await process.until(closeBook(world, book));
  await showProgress(process, 'Running', steps, world.clock.now() - startedAt);
  if (flags.has('no-start')) return 0;
  const running = book.containers.filter((one) => here.some((service) => isOf(project, service)(one)));
  await sayWhere(process, running);
  const status = here.length < services.length ? 1 : 0;
  return detached ? status : attach(context, here);
}

async function fail({ process }: Context, says: string): Promise<number> {
  await process.err(`${says}\n`);
  return 1;
}

/** Enters the service's container into the book as running. @returns what the daemon says against it */
async function start(
  { process, project, flags }: Context,
  service: Service,
  book: Book,
  steps: Step[],
): Promise<string | undefined> {
  const { world } = process;
  const what = `Container ${containerName(project, service)}`;
  const asked = JSON.stringify(service.ports);
  const image = service.image as string;
  const before = book.containers.find(isOf(project, service));
  const same = before && before.asked === asked && before.image === image && !flags.has('force-recreate');
  if (before && same && isRunning(before)) {
    steps.push({ what, done: 'Running' });
    return undefined;
  }
  const others = book.containers.filter((one) => one !== before);
  const holder = others.find(({ name }) => name === containerName(project, service));
  if (holder)
    return `Error response from daemon: Conflict. The container name "/${holder.name}" is already in use by container "${holder.id}". You have to remove (or rename) that container to be able to reuse that name.`;
  const now = world.clock.now();
  const container: Container = same
    ? { ...before }
    : { ...newContainer(project, service, image, now), asked };
  if (before && !same) steps.push({ what, doing: 'Recreate', done: 'Recreated' });
  else if (!before) steps.push({ what, doing: 'Creating', done: 'Created' });
  book.containers = [...others, container];
  if (flags.has('no-start')) return undefined;
  const mapped = await process.until(mapPorts(world, service.ports, others));
  if (!mapped.ok) return takenSays(mapped.taken, container.name);
  delete container.stoppedAt;
  Object.assign(container, { startedAt: now, mappings: mapped.mappings });
  // On a screen one line stands for a container: what happened to it last.
  if (process.stderr.screen && !same) steps.pop();
  steps.push({ what, doing: 'Starting', done: 'Started' });
  return undefined;
}

/** `up` without `-d`: logs until Ctrl-C, which stops the containers. */
async function attach(context: Context, services: readonly Service[]): Promise<number> {
  const { process, project } = context;
  const names = services.map((service) => containerName(project, service).replace(`${project.name}-`, ''));
  await process.out(`Attaching to ${names.join(', ')}\n`);
  try {
    return await followLogs(process, logPrefix(project, services));
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    // The job is over for the shell; what is left to do needs no waiting for keys.
    const book = await openBook(process.world);
    const stoppedAt = process.world.clock.now();
    book.containers = book.containers.map((one) =>
      services.some((service) => isOf(project, service)(one)) && isRunning(one) ? { ...one, stoppedAt } : one,
    );
    await closeBook(process.world, book);
    await process.lastWords('Gracefully Stopping... press Ctrl+C again to force\n');
    await showProgress(
      process,
      'Stopping',
      services.map((service) => ({
        what: `Container ${containerName(project, service)}`,
        doing: 'Stopping',
        done: 'Stopped',
      })),
      process.world.clock.now() - stoppedAt,
      process.lastWords,
    );
    throw error;
  }
}

export const pull = {
  flags: {
    long: { quiet: 'switch', 'include-deps': 'switch', 'ignore-pull-failures': 'switch', policy: 'value' },
    short: { q: 'quiet' },
  },
  async run(context: Context): Promise<number> {
    const { process } = context;
    await process.err(
      'The real docker is not here: nothing is fetched, the lab’s own mock server is there already.\n',
    );
    const steps: Step[] = [];
    let status = 0;
    for (const { name, image } of chosen(context)) {
      if (image === undefined)
        steps.push({ what: name, doing: 'Skipped', done: 'Skipped: No image to be pulled', mark: '!' });
      else if (mockImage(image)) steps.push({ what: name, doing: 'Pulling', done: 'Pulled' });
      else {
        status = 1;
        await process.err(`${notHere(`${name} (${image})`)}\n`);
      }
    }
    if (!context.flags.has('quiet')) await showProgress(process, 'Pulling', steps, 0);
    return status;
  },
} as const;
