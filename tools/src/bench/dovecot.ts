/** Debian's Dovecot as a baseline: IMAP and POP3 on loopback ports of its own, every user's password is `secret`. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

const PROGRAM = '/usr/sbin/dovecot';
const READY_MS = 10_000;

export interface Dovecot {
  ports: { imap: number; pop3: number };
  stop(): Promise<void>;
}

/** Why it cannot be measured beside it, and what to do; undefined where it can. */
export function dovecotMissing(): string | undefined {
  const remedy = 'sudo apt-get install dovecot-imapd dovecot-pop3d';
  if (!existsSync(PROGRAM)) return `dovecot is missing: ${remedy}`;
  if (!existsSync('/usr/lib/dovecot/imap') || !existsSync('/usr/lib/dovecot/pop3'))
    return `dovecot has no IMAP or no POP3: ${remedy}`;
  return userInfo().uid === 0
    ? undefined
    : 'dovecot takes its own users on only where the bench runs as root';
}

export async function startDovecot(): Promise<Dovecot> {
  const folder = mkdtempSync(join(tmpdir(), 'ehlo-bench-dovecot-'));
  const [imap, pop3] = [await freePort(), await freePort()];
  for (const name of ['run', 'mail']) mkdirSync(join(folder, name), { mode: 0o755 });
  spawnSync('chown', ['-R', 'mail:mail', join(folder, 'mail')]);
  spawnSync('chmod', ['755', folder]);
  const file = join(folder, 'dovecot.conf');
  writeFileSync(file, configuration({ folder, imap, pop3 }));
  const child: ChildProcess = spawn(PROGRAM, ['-F', '-c', file], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const clear = () => {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', clear);
  const until = Date.now() + READY_MS;
  while (!(await answers(imap)) || !(await answers(pop3))) {
    if (child.exitCode !== null || Date.now() > until)
      throw new Error(`Dovecot did not start. It said:\n${said}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    ports: { imap, pop3 },
    async stop() {
      child.kill('SIGTERM');
      await gone;
      process.off('exit', clear);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** As Debian has it, but for the paths; mailboxes in Maildir, a file each, as is usual. */
function configuration({ folder, imap, pop3 }: { folder: string; imap: number; pop3: number }): string {
  return `base_dir = ${join(folder, 'run')}
log_path = /dev/stderr
protocols = imap pop3
ssl = no
disable_plaintext_auth = no
listen = 127.0.0.1
mail_location = maildir:${join(folder, 'mail')}/%u
first_valid_uid = 1
mail_uid = mail
mail_gid = mail
mail_max_userip_connections = 1000
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=mail gid=mail home=${join(folder, 'mail')}/%u
}
namespace inbox {
  inbox = yes
}
service imap-login {
  inet_listener imap {
    port = ${imap}
  }
  inet_listener imaps {
    port = 0
  }
}
service pop3-login {
  inet_listener pop3 {
    port = ${pop3}
  }
  inet_listener pop3s {
    port = 0
  }
}
`;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('data', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
  });
}
