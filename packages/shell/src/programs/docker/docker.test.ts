import { utf8 } from '@ehlo/protocol';
import { describe, expect, it } from 'vitest';
import { bench } from '../../world.fixture.ts';
import type { PublishedPort, Services } from '../../world.ts';

const OWN: readonly PublishedPort[] = [
  { published: 1025, target: 1025 },
  { published: 8025, target: 8025 },
];

/** The lab's switchboard in a room in which the mock is up, as it is by itself. */
function switchboard(lines: readonly string[] = []) {
  let state: 'up' | 'down' = 'up';
  let ports = OWN;
  let listener: (line: string) => void = () => undefined;
  let followed: () => void = () => undefined;
  const following = new Promise<void>((resolve) => {
    followed = resolve;
  });
  const board = {
    following,
    unfollowed: 0,
    say: (line: string) => listener(line),
    get state() {
      return state;
    },
    get published() {
      return ports.map(({ published, target }) => `${published}:${target}`).join(' ');
    },
  };
  const services: Services = {
    state: () => Promise.resolve(state),
    ports: () => Promise.resolve(ports),
    past: () => Promise.resolve([...lines]),
    switch(_, to, at) {
      state = to;
      ports = at ?? OWN;
      return Promise.resolve();
    },
    follow(_, line) {
      listener = line;
      followed();
      return () => void board.unfollowed++;
    },
  };
  return { board, services };
}

/** Ports that a program of the practice machine has are refused. */
const taken =
  (...ports: number[]) =>
  ({ port }: { port: number }) =>
    ports.includes(port)
      ? Promise.resolve({ ok: false, failure: 'in-use' } as const)
      : Promise.resolve({
          ok: true,
          listener: { accept: () => new Promise<never>(() => undefined), close: () => undefined },
        } as const);

/** @param fresh nobody typed docker in this home yet; else no container is there */
function setUp({
  lines,
  listens = [],
  fresh = false,
}: {
  lines?: string[];
  listens?: number[];
  fresh?: boolean;
} = {}) {
  const { board, services } = switchboard(lines);
  const { run, shell, terminal, world } = bench({
    columns: 400,
    world: { services },
    listen: taken(...listens),
  });
  const writes = (text: string, name = 'compose.yaml') =>
    world.files.write(`/home/ocean7/${name}`, utf8(text));
  if (!fresh) {
    void world.files.makeDirectory('/home/ocean7/.docker');
    void writes('{"containers": [], "networks": []}', '.docker/containers.json');
  }
  return { board, run, shell, terminal, writes };
}

const withPorts = (...ports: string[]) =>
  `services:\n  smtp:\n    image: axllent/mailpit\n${ports.length > 0 ? '    ports:\n' : ''}${ports.map((port) => `      - ${port}\n`).join('')}`;

describe('docker compose as the course types it', () => {
  it('starts, lists, stops and removes the mock server, and says that it is a stand-in', async () => {
    const { board, run } = setUp();
    const started = await run('docker compose up -d');
    expect(started).toContain('The real docker is not here');
    expect(started).toMatch(/^\[\+\] Running 2\/2$/m);
    expect(started).toMatch(/^ ✔ Network ocean7_default {3}Created +\d+\.\ds\s*$/m);
    expect(started).toMatch(/^ ✔ Container ocean7-smtp-1 {2}Started +\d+\.\ds\s*$/m);
    expect(started).toContain('localhost 1025 (SMTP) and localhost 8025 (the inbox)');
    expect(await run('docker compose up -d')).toMatch(/✔ Container ocean7-smtp-1 {2}Running/);
    const [, head, row] = (await run('docker compose ps')).split('\n');
    expect(head?.trimEnd()).toMatch(/^NAME +IMAGE +COMMAND +SERVICE +CREATED +STATUS +PORTS$/);
    expect(row).toMatch(/^ocean7-smtp-1 {3}axllent\/mailpit {3}"\/mailpit" {3}smtp +\S.* ago {3}Up /);
    expect(row).toContain(
      '0.0.0.0:1025->1025/tcp, [::]:1025->1025/tcp, 0.0.0.0:8025->8025/tcp, [::]:8025->8025/tcp, 1110/tcp',
    );
    expect(await run('docker compose stop')).toMatch(/✔ Container ocean7-smtp-1 {2}Stopped/);
    expect(board.state).toBe('down');
    expect(await run('docker compose ps -a')).toContain('Exited (0)');
    expect(await run('docker compose start')).toMatch(/✔ Container ocean7-smtp-1 {2}Started/);
    expect(board.state).toBe('up');
    const removed = await run('docker compose down');
    expect(removed).toMatch(/✔ Container ocean7-smtp-1 {2}Removed/);
    expect(removed).toMatch(/✔ Network ocean7_default {3}Removed/);
    expect(board.state).toBe('down');
    expect(await run('docker compose start')).toBe('service "smtp" has no container to start');
  });

  it('publishes where the file says, and nowhere else', async () => {
    const { board, run, writes } = setUp();
    await writes(withPorts('"2525:1025"', '"127.0.0.1:8080:8025"'));
    expect(await run('docker compose up -d')).toContain('localhost 2525 (SMTP) and localhost 8080');
    expect(board.published).toBe('2525:1025 8080:8025');
    expect(await run('docker compose ps')).toContain(
      '1110/tcp, 0.0.0.0:2525->1025/tcp, [::]:2525->1025/tcp, 127.0.0.1:8080->8025/tcp',
    );
    await writes(withPorts('"1025:1025"'));
    expect(await run('docker compose up -d')).toContain('localhost 1025 (SMTP)');
    expect(board.published).toBe('1025:1025');
  });

  it.each([
    ['none at all', [], 'nothing answers at localhost', ''],
    ['a port on which nothing listens in the container', ['"1025:25"'], 'nothing answers at localhost', ''],
    ['only UDP', ['"1025:1025/udp"'], 'nothing answers at localhost', ''],
    ['only the inbox', ['"8025:8025"'], 'nothing answers at localhost', '8025:8025'],
    ['any free one', ['"1025"'], 'localhost 32768 (SMTP)', '32768:1025'],
    ['the first free of a range', ['"4000-4005:1025"'], 'localhost 4001 (SMTP)', '4001:1025'],
    ['SMTP of another mock server', ['"1025:1025"', '"1080:1080"'], 'localhost 1025 (SMTP)', '1025:1025'],
  ])('of ports: %s', async (_, ports, says, published) => {
    const { board, run, writes } = setUp({ listens: [4000] });
    await writes(withPorts(...ports));
    expect(await run('docker compose up -d')).toContain(says);
    expect(board.published).toBe(published);
  });

  it('knows the other mock servers of courses by their own ports', async () => {
    const { board, run, writes } = setUp();
    await writes(withPorts('"1080:1080"', '"1025:1025"').replace('axllent/mailpit', 'maildev/maildev:2.1.0'));
    await run('docker compose up -d');
    expect(board.published).toBe('1025:1025 1080:8025');
  });

  it.each([
    ['another image', 'services:\n  web:\n    image: nginx\n', 'web (nginx): not in this page'],
    ['a Dockerfile', 'services:\n  app:\n    build: .\n', 'app (built from a Dockerfile): not in this page'],
    [
      'a taken port',
      withPorts('"4000:1025"'),
      'failed to bind host port 0.0.0.0:4000/tcp: address already in use',
    ],
    [
      'one port twice',
      withPorts('"1025:1025"', '"1025:8025"'),
      'Bind for 0.0.0.0:1025 failed: port is already allocated',
    ],
    ['no services', 'services: {}\n', 'no service selected'],
    ['a mistake', withPorts('"x:1025"'), 'invalid hostPort: x'],
  ])('refuses %s, with status 1', async (_, text, says) => {
    const { run, writes } = setUp({ listens: [4000] });
    await writes(text);
    const shown = await run('docker compose up -d; echo status $?');
    expect(shown).toContain(says);
    expect(shown).toMatch(/status 1$/);
  });

  it('shows logs until Ctrl-C', async () => {
    const { board, run, shell, terminal } = setUp();
    await run('docker compose up -d');
    shell.submit('docker compose logs -f');
    await board.following;
    board.say('mail \x1b[31m from <a>');
    await terminal.shows('smtp-1  | mail ␛[31m from <a>');
    shell.interrupt();
    await terminal.shows('^C\n~ $');
    expect(board.unfollowed).toBe(1);
    expect(board.state).toBe('up');
  });

  it('shows what the log has, or the last lines of it', async () => {
    const { run } = setUp({ lines: ['connection 4', 'mail 5', 'mail 6'] });
    await run('docker compose up -d');
    expect(await run('docker compose logs')).toMatch(
      /smtp-1 {2}\| connection 4\nsmtp-1 {2}\| mail 5\nsmtp-1/,
    );
    expect(await run('docker compose logs --tail 1')).not.toContain('mail 5');
  });

  it('stays with the logs without -d, and Ctrl-C stops the server', async () => {
    const { board, run, shell, terminal } = setUp();
    shell.submit('docker compose up');
    await board.following;
    await terminal.shows('Attaching to smtp-1');
    shell.interrupt();
    await terminal.shows('Gracefully Stopping... press Ctrl+C again to force');
    await terminal.shows('Container ocean7-smtp-1  Stopped');
    await terminal.until(() => shell.state().kind === 'prompt');
    expect(board.state).toBe('down');
    expect(await run('docker compose ps')).not.toContain('Up ');
  });

  it('writes a line a step into a pipe, as compose does without a terminal', async () => {
    const { run } = setUp();
    const shown = await run('docker compose up -d 2>&1 | cat');
    expect(shown).toContain(
      ' Network ocean7_default  Creating\n Network ocean7_default  Created\n Container ocean7-smtp-1  Creating\n Container ocean7-smtp-1  Created\n Container ocean7-smtp-1  Starting\n Container ocean7-smtp-1  Started\n',
    );
  });

  it('finds it running in a fresh home, as if the course’s file had been brought up', async () => {
    const { board, run } = setUp({ fresh: true });
    expect(await run('docker compose ps')).toMatch(
      /ocean7-smtp-1 .* Up 5 minutes .*0\.0\.0\.0:1025->1025\/tcp/,
    );
    expect(await run('docker compose up -d')).toMatch(/✔ Container ocean7-smtp-1 {2}Running/);
    expect(board.published).toBe('1025:1025 8025:8025');
    expect(await run('docker compose down')).toMatch(/✔ Container ocean7-smtp-1 {2}Removed/);
    expect(board.state).toBe('down');
    expect(await run('docker compose up -d')).toMatch(/✔ Container ocean7-smtp-1 {2}Started/);
    expect(board.state).toBe('up');
  });

  it('leaves the mock alone where no container was started', async () => {
    const { board, run } = setUp();
    const shown = await run('docker compose down');
    expect(shown).toContain('Warning: No resource found to remove for project "ocean7".');
    expect(shown).toContain('answers at localhost 1025 all the same');
    expect(board.state).toBe('up');
  });

  it.each([
    ['docker compose config', 'name: ocean7\nservices:\n  smtp:\n    image: axllent/mailpit'],
    ['docker compose config --services', 'smtp'],
    ['docker compose config -q; echo $?', '0'],
    ['docker compose -p lab config', 'name: lab'],
    ['docker compose -f - config < compose.yaml', 'name: ocean7'],
    ['mkdir a; cd a; docker compose config', 'name: ocean7'],
    [
      'cp compose.yaml docker-compose.yml; docker compose config',
      'Found multiple config files with supported names',
    ],
    ['mv compose.yaml docker-compose.yaml; docker compose config', 'name: ocean7'],
    [
      'echo "services: {smtp: {restart: always}}" > compose.override.yaml; docker compose config',
      'restart: always',
    ],
    [
      'TAG=v1.21; echo "services: {s: {image: axllent/mailpit:$TAG}}" > b.yml; docker compose -f b.yml config',
      'mailpit:v1.21',
    ],
    [
      'echo TAG=v9 > .env; echo \'services: {s: {image: "x:$TAG"}}\' > b.yml; docker compose -f b.yml config',
      'image: x:v9',
    ],
    ['docker compose pull', 'smtp Pulled'],
    ['docker compose version', 'Docker Compose version v2.40.3'],
    ['docker compose version --short', '2.40.3'],
    ['docker compose restart', 'No container runs'],
    ['docker compose --help', 'Usage:  docker compose'],
    ['docker compose up --help', 'Usage:  docker compose up'],
    ['docker compose', 'Usage:  docker compose'],
    ['docker', 'Usage:  docker COMMAND'],
    ['docker --version', 'Docker version 28.5.1'],
    ['docker images', 'axllent/mailpit'],
  ])('%s', async (line, shown) => {
    expect((await setUp().run(line)).replace(/ {2,}/g, ' ')).toContain(shown.replace(/ {2,}/g, ' '));
  });

  it.each([
    ['cd /; docker compose up -d', 'no configuration file provided: not found'],
    ['docker compose -f nope.yml up -d', 'open /home/ocean7/nope.yml: no such file or directory'],
    ['docker compose -f / up -d', 'read /: is a directory'],
    ['docker compose up -d web', 'no such service: web'],
    ['docker compose logs web', 'no such service: web'],
    ['docker compose up --detch', 'unknown flag: --detch'],
    ['docker compose up -x', "unknown shorthand flag: 'x' in -x"],
    ['docker compose -f', "flag needs an argument: 'f' in -f"],
    ['docker compose --file', 'flag needs an argument: --file'],
    ['docker compose upp', 'unknown docker command: "compose upp"'],
    ['docker compose exec smtp sh', 'docker compose exec: not in this page.'],
    ['docker compose down --rmi some', 'invalid value for --rmi: "some"'],
    ['docker compose config --format xml', 'unsupported format "xml"'],
    ['docker compose up -d --build --no-build', '--build and --no-build are incompatible'],
    ['docker buildx ls', 'docker buildx: not in this page'],
    [
      'docker composer up',
      "docker: unknown command: docker composer\n\nRun 'docker --help' for more information",
    ],
    ['docker logs x', 'No such container: x'],
    ['docker stop', "docker: 'docker stop' requires at least 1 argument"],
    ['docker pull nginx', 'nginx: not in this page'],
  ])('%s is answered with status 1', async (line, says) => {
    const shown = await setUp().run(`${line}; echo status $?`);
    expect(shown).toContain(says);
    expect(shown).toMatch(/status 1$/);
  });
});

describe('docker run', () => {
  it('publishes the mock as -p says, prints an id, and is listed', async () => {
    const { board, run } = setUp();
    const shown = await run(
      'docker run -d --name mock -p 2525:1025 -p 8025:8025 axllent/mailpit 2> /dev/null',
    );
    expect(shown).toMatch(/^[\da-f]{64}$/);
    expect(board.published).toBe('2525:1025 8025:8025');
    const listed = await run('docker ps 2> /dev/null');
    expect(listed).toMatch(/^CONTAINER ID {3}IMAGE +COMMAND +CREATED +STATUS +PORTS +NAMES$/m);
    expect(listed).toContain(shown.slice(0, 12));
    expect(listed).toMatch(/mock$/);
    expect(await run('docker rm mock')).toContain('cannot remove container "mock": container is running');
    expect(await run('docker stop mock')).toContain('mock');
    expect(board.state).toBe('down');
    expect(await run('docker ps -aq')).toBe(shown.slice(0, 12));
    expect(await run('docker rm mock; docker ps -aq')).not.toContain(shown.slice(0, 12));
  });

  it.each([
    ['docker run', "docker: 'docker run' requires at least 1 argument"],
    ['docker run -d nginx', 'docker: nginx: not in this page'],
    ['docker run -d -p x:1025 axllent/mailpit', 'docker: invalid hostPort: x'],
    ['docker run -d -p 4000:1025 axllent/mailpit', 'failed to bind host port 0.0.0.0:4000/tcp'],
    ['docker run --nme x axllent/mailpit', 'unknown flag: --nme'],
  ])('%s is refused', async (line, says) => {
    const { board, run } = setUp({ listens: [4000] });
    const shown = await run(`${line}; echo status $?`);
    expect(shown).toContain(says);
    expect(shown).toMatch(/status (?:1|125)$/);
    expect(board.published).toBe('1025:1025 8025:8025');
  });

  it('survives a book that somebody spoiled', async () => {
    const { run, writes } = setUp();
    await writes('{"containers": [5, {}]', '.docker/containers.json');
    expect(await run('docker ps -q; echo $?')).toBe('0');
    await writes('{"containers": [5, null, {}], "networks": 4}', '.docker/containers.json');
    expect(await run('docker ps -q; echo $?')).toBe('0');
  });
});
