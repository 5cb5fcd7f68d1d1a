import { textOfUtf8, utf8 } from '@ehlo/protocol';
import { homeDirectory } from '../../home.ts';
import type { PublishedPort, ShellWorld } from '../../world.ts';
import { mockImage } from './images.ts';
import { type PortConfig, readPort } from './ports.ts';

/** A port that leads into a container. */
export interface Mapping {
  ip: string;
  published: number;
  target: number;
  protocol: string;
}

/** What a real docker would know of a container; here a line in a book, and the lab's mock behind it. */
export interface Container {
  /** 64 hexadecimal digits. */
  id: string;
  name: string;
  image: string;
  project?: string;
  service?: string;
  /** Milliseconds since the epoch. */
  createdAt: number;
  startedAt?: number;
  stoppedAt?: number;
  /** The ports that were asked for, to notice when a file asks for others. */
  asked?: string;
  mappings: readonly Mapping[];
}

export interface Book {
  containers: Container[];
  /** Names of networks made by compose. */
  networks: string[];
}

/** Where the mock stands by itself, without any container. */
const OWN: readonly PublishedPort[] = [
  { published: 1025, target: 1025 },
  { published: 8025, target: 8025 },
];
const RUNS_SINCE_MS = 300_000;
/** Linux' first port for whoever names none. */
const FIRST_FREE = 32_768;

const bookOf = (world: ShellWorld) => `${homeDirectory(world.person)}/.docker/containers.json`;

/**
 * The book as it stands. The room's own state is the truth: a container is up only while the mock is, and at its ports
 * (a reset of the room takes them away).
 */
export async function openBook(world: ShellWorld): Promise<Book> {
  const octets = await world.files.read(bookOf(world));
  const book = octets ? readBook(textOfUtf8(octets)) : bookOfAFreshHome(world);
  const state = await world.services.state('mock');
  const ports = state === 'up' ? await world.services.ports('mock') : [];
  const stands = ({ published, target }: PublishedPort) =>
    ports.some((one) => one.published === published && one.target === target);
  return {
    ...book,
    containers: book.containers.map((container) => {
      if (container.startedAt === undefined || container.stoppedAt !== undefined) return container;
      const up = state === 'up' && published([container]).every(stands);
      return up ? container : { ...container, stoppedAt: container.startedAt };
    }),
  };
}

/** The mock server runs from the start, as if the course's file in the home had been brought up a while ago. */
function bookOfAFreshHome({ person, clock }: ShellWorld): Book {
  const project = person.handle;
  const startedAt = clock.now() - RUNS_SINCE_MS;
  const ports = OWN.flatMap(({ published, target }) => readPort(`${published}:${target}`));
  const mappings = OWN.map((port) => ({ ip: '0.0.0.0', ...port, protocol: 'tcp' }));
  const [image, service] = ['axllent/mailpit', 'smtp'];
  return {
    containers: [
      {
        id: newId(),
        name: `${project}-${service}-1`,
        image,
        project,
        service,
        createdAt: startedAt,
        startedAt,
        asked: JSON.stringify(ports),
        mappings,
      },
    ],
    networks: [`${project}_default`],
  };
}

/** The person's own file: whatever it says that is no book is an empty one. */
function readBook(text: string): Book {
  try {
    const { containers, networks } = JSON.parse(text) as Partial<Book>;
    const whole = (one: Partial<Container>) =>
      typeof one?.id === 'string' && typeof one.name === 'string' && Array.isArray(one.mappings);
    return {
      containers: (Array.isArray(containers) ? containers : []).filter(whole),
      networks: Array.isArray(networks) ? networks.filter((name) => typeof name === 'string') : [],
    };
  } catch {
    // Not JSON: somebody edited it.
    return { containers: [], networks: [] };
  }
}

/** Keeps the book, and has the room's mock stand where the running containers publish it. */
export async function closeBook(world: ShellWorld, book: Book): Promise<void> {
  const path = bookOf(world);
  await world.files.makeDirectory(path.slice(0, path.lastIndexOf('/')));
  await world.files.write(path, utf8(`${JSON.stringify(book, null, 2)}\n`));
  const running = book.containers.filter(isRunning);
  if (running.length === 0) return world.services.switch('mock', 'down', []);
  const ports = published(running);
  await world.services.switch('mock', 'up', same(ports, OWN) ? undefined : ports);
}

const same = (a: readonly PublishedPort[], b: readonly PublishedPort[]) =>
  JSON.stringify(a) === JSON.stringify(b);

export const isRunning = ({ startedAt, stoppedAt }: Container): boolean =>
  startedAt !== undefined && stoppedAt === undefined;

/** What of a container's ports leads to the mock; TCP only, in order. */
export function published(containers: readonly Container[]): PublishedPort[] {
  const ports = containers.flatMap(({ image, mappings }) =>
    mappings.flatMap((mapping) => {
      const target = mapping.protocol === 'tcp' ? mockImage(image)?.ports[mapping.target] : undefined;
      return target === undefined ? [] : [{ published: mapping.published, target }];
    }),
  );
  const seen = new Set<number>();
  return ports
    .filter(({ published }) => !seen.has(published) && seen.add(published))
    .sort((a, b) => a.published - b.published);
}

/** A port that somebody else of the practice machine has. */
export interface PortTaken {
  mapping: Mapping;
  /** By another container, or by a program (`ncat -l`). */
  by: 'container' | 'program';
}

/** Chooses the machine's port for each of a container's: as asked, the first free one of a range, or any. */
export async function mapPorts(
  world: ShellWorld,
  ports: readonly PortConfig[],
  others: readonly Container[],
): Promise<{ ok: true; mappings: Mapping[] } | { ok: false; taken: PortTaken }> {
  const held = new Set(
    others.filter(isRunning).flatMap(({ mappings }) => mappings.map((one) => one.published)),
  );
  const standing = new Set((await world.services.ports('mock')).map((one) => one.published));
  const mappings: Mapping[] = [];
  for (const { host_ip, target = 0, published, protocol = 'tcp' } of ports) {
    const [first, last = first] = (published ?? '0').split('-').map(Number) as [number, number?];
    const free = first === 0;
    let taken: PortTaken | undefined;
    let chosen: Mapping | undefined;
    for (let port = free ? FIRST_FREE : first; port <= (free ? 65_535 : last) && !chosen; port++) {
      const mapping = { ip: host_ip ?? '0.0.0.0', published: port, target, protocol };
      const by = held.has(port)
        ? 'container'
        : standing.has(port) || protocol !== 'tcp' || (await isFree(world, port))
          ? undefined
          : 'program';
      if (by === undefined) chosen = mapping;
      else taken ??= { mapping, by };
    }
    if (!chosen) return { ok: false, taken: taken as PortTaken };
    held.add(chosen.published);
    mappings.push(chosen);
  }
  return { ok: true, mappings };
}

/** What the daemon says of a port that is taken. */
export function takenSays({ mapping: { ip, published, protocol }, by }: PortTaken, name: string): string {
  const where = `failed to set up container networking: driver failed programming external connectivity on endpoint ${name}`;
  const why =
    by === 'container'
      ? `Bind for ${ip}:${published} failed: port is already allocated`
      : `failed to bind host port ${ip}:${published}/${protocol}: address already in use`;
  return `Error response from daemon: ${where}: ${why}`;
}

/** Nobody listens there: found out by listening for a moment. */
async function isFree({ net }: ShellWorld, port: number): Promise<boolean> {
  const listened = await net.listen({ address: '0.0.0.0', port });
  if (listened.ok) listened.listener.close();
  // Too many listeners are no reason to say that this port is taken.
  return listened.ok || listened.failure !== 'in-use';
}

export function newId(): string {
  return Array.from({ length: 64 }, () => Math.floor(Math.random() * 16).toString(16)).join('');
}
