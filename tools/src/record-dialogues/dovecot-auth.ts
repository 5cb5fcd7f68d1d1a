/** What Postfix needs beside itself for recordings with logins and TLS. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** Debian's Dovecot with nothing but its password checker: bob's password is `secret`. */
export async function startDovecotAuth(home: string): Promise<{ socket: string; close(): Promise<void> }> {
  await chmod(home, 0o755);
  const [run, state, socket] = ['run', 'state', 'auth'].map((name) => join(home, name)) as [
    string,
    string,
    string,
  ];
  await mkdir(run);
  await mkdir(state);
  await writeFile(join(home, 'users'), 'bob:{PLAIN}secret\n');
  await writeFile(
    join(home, 'dovecot.conf'),
    `
protocols =
base_dir = ${run}
state_dir = ${state}
log_path = ${home}/dovecot.log
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login cram-md5
auth_failure_delay = 0
passdb {
  driver = passwd-file
  args = ${home}/users
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=/nonexistent
}
service auth {
  unix_listener ${socket} {
    mode = 0666
  }
}
# Wrong passwords are no reason to wait here.
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  chroot =
}
`.trimStart(),
  );
  const dovecot = spawn('dovecot', ['-F', '-c', join(home, 'dovecot.conf')], { stdio: 'ignore' });
  const ended = once(dovecot, 'exit');
  for (let tries = 0; tries < 100 && dovecot.exitCode === null; tries++) {
    const there = await access(socket).then(
      () => true,
      () => false,
    );
    if (there)
      return {
        socket,
        async close() {
          dovecot.kill('SIGTERM');
          await ended;
        },
      };
    // It tells nobody when it is ready.
    await delay(50);
  }
  dovecot.kill('SIGTERM');
  throw new Error(`Dovecot did not start; see ${home}/dovecot.log. On Debian: apt-get install dovecot-core`);
}

export interface Certificate {
  certFile: string;
  keyFile: string;
}

/** A small self-signed certificate of mail.campus.test: elliptic, so that recordings with TLS stay short. */
export function makeCertificate(home: string): Certificate {
  const [certFile, keyFile] = [join(home, 'cert.pem'), join(home, 'key.pem')];
  const argv = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const about = ['-keyout', keyFile, '-out', certFile, '-days', '30', '-subj', '/CN=mail.campus.test'];
  execFileSync('openssl', [...argv, ...about], { stdio: 'ignore' });
  return { certFile, keyFile };
}
