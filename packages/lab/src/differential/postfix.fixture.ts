import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const DAEMONS = '/usr/lib/postfix/sbin';

/** Why Postfix cannot be compared with here, in words with a remedy; undefined when it can. */
export function postfixMissing(): string | undefined {
  try {
    execFileSync(join(DAEMONS, 'master'), ['-t'], { stdio: 'ignore' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      return 'Debian’s Postfix is not installed. Remedy: apt-get install postfix (no configuration)';
  }
  if (process.getuid?.() !== 0)
    return 'Postfix starts as root only. Remedy: run the tests as root, in a container';
  return undefined;
}

export interface Postfix {
  port: number;
  /** Ports of `PostfixSettings.doors`. */
  doors: Readonly<Record<string, number>>;
  close(): Promise<void>;
}

export interface PostfixSettings {
  /** Lines of main.cf after those that are here already. */
  main?: string;
  /** Further services of `smtpd`, each on a port of its own: its lines of `-o` settings in master.cf. */
  doors?: Readonly<Record<string, readonly string[]>>;
  /** Lines of master.cf. */
  services?: string;
}

/** Debian's Postfix as mail.campus.test, with Debian's defaults; its mail is thrown away. */
export async function startPostfix(settings: PostfixSettings = {}): Promise<Postfix> {
  const home = await mkdtemp(join(tmpdir(), 'ehlo-postfix-'));
  const port = await freePort();
  const doors: Record<string, number> = {};
  for (const name of Object.keys(settings.doors ?? {})) doors[name] = await freePort();
  const [conf, queue, data] = ['conf', 'queue', 'data'].map((name) => join(home, name)) as [
    string,
    string,
    string,
  ];
  for (const path of [conf, queue, data]) await mkdir(path);
  await chmod(home, 0o755);
  await writeFile(join(conf, 'main.cf'), `${mainConfiguration(home)}${settings.main ?? ''}`);
  const more = Object.entries(settings.doors ?? {}).map(([name, overrides]) => {
    const options = overrides.map((setting) => `  -o { ${setting} }\n`).join('');
    return `127.0.0.1:${doors[name]} inet n - n - - smtpd\n${options}`;
  });
  await writeFile(join(conf, 'master.cf'), `${services(port)}${more.join('')}${settings.services ?? ''}`);
  execFileSync('chown', ['postfix', data]);
  execFileSync('postfix', ['-c', conf, 'check'], { stdio: 'ignore' });

  const master = spawn(join(DAEMONS, 'master'), ['-c', conf, '-d'], {
    detached: true,
    stdio: 'ignore',
    env: { ...process.env, MAIL_CONFIG: conf },
  });
  const ended = once(master, 'exit');
  const close = async () => {
    endGroup(master);
    await ended;
    await rm(home, { recursive: true, force: true });
  };
  try {
    await listening(port, master);
  } catch (error) {
    const log = await readFile(join(home, 'log'), 'utf8').catch(() => 'It wrote no log.');
    await close();
    throw new Error(`Postfix did not start. ${log}`, { cause: error });
  }
  return { port, doors, close };
}

function endGroup(master: ChildProcess): void {
  if (master.pid === undefined || master.exitCode !== null) return;
  // Its daemons are of its own process group, which is nobody else's.
  process.kill(-master.pid, 'SIGTERM');
}

/** Postfix cannot be told to choose one and say which, so it is chosen just before. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function listening(port: number, master: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 150; tries++) {
    if (master.exitCode !== null) throw new Error(`master ended with ${master.exitCode}`);
    const socket = connect({ host: '127.0.0.1', port });
    const answered = await Promise.race([
      once(socket, 'data').then(
        () => true,
        () => false,
      ),
      once(socket, 'close').then(() => false),
    ]);
    socket.destroy();
    if (answered) return;
    // It tells nobody when it is ready.
    await delay(100);
  }
  throw new Error(`nothing listens on ${port}`);
}

function mainConfiguration(home: string): string {
  return `
compatibility_level = 3.6
queue_directory = ${home}/queue
data_directory = ${home}/data
command_directory = /usr/sbin
daemon_directory = ${DAEMONS}
mail_owner = postfix
setgid_group = postdrop
maillog_file_prefixes = ${home}
maillog_file = ${home}/log
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mail.campus.test
mydestination = campus.test, mail.campus.test
mynetworks =
alias_maps =
local_recipient_maps = inline:{ alice=x, bob=x, postmaster=x }
local_transport = discard:
default_transport = discard:
message_size_limit = 36700160
mailbox_size_limit = 0
smtpd_peername_lookup = no
# Only what would make the comparison slow or unequal: the number of mistakes is the campus server's.
smtpd_error_sleep_time = 0
smtpd_soft_error_limit = 1000
smtpd_hard_error_limit = 100
smtpd_client_connection_count_limit = 0
`.trimStart();
}

function services(port: number): string {
  return `
127.0.0.1:${port} inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
discard unix - - n - - discard
error unix - - n - - error
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
`.trimStart();
}
