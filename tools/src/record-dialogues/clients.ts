/** The client programs, as speeches. Each is told to be `me.campus.test`, so that no recording names a machine. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { run } from './program.ts';
import type { Speech } from './scenario.ts';
import { type Typed, type Typing, typeInto } from './typed.ts';

const ME = 'me.campus.test';
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const quoted = (argv: readonly string[]): string =>
  argv
    .map((word) =>
      /^[\w@.,:/=<>-]+$/.test(word) ? word : `'${word.replaceAll('\r', '\\r').replaceAll('\n', '\\n')}'`,
    )
    .join(' ');

/** Lines that a person types into `ncat -C`. */
export function typed(lines: readonly Typed[], more: Omit<Typing, 'lines'> = {}): Speech {
  const { program = 'ncat', argv = ['-C'], leaving, hasty } = more;
  const end = leaving === 'ctrl-d' ? ', then Ctrl-D' : leaving === 'ctrl-c' ? ', then Ctrl-C' : '';
  const command = [program, ...argv, 'HOST', 'PORT'].join(' ');
  return {
    client: program === 'nc' ? 'nc (OpenBSD)' : 'ncat',
    how: `typed into \`${command}\`${hasty ? ' before the greeting' : ''}${end}`,
    speak: (tap) => typeInto(tap, { ...more, lines }),
  };
}

/** A file given to ncat as its input, all at once. */
export function file(text: string, argv: readonly string[] = []): Speech {
  return {
    client: 'ncat',
    how: `\`${['ncat', ...argv, 'HOST', 'PORT'].join(' ')} < file\``,
    async speak(tap) {
      await run('ncat', [...argv, '127.0.0.1', String(tap.port)], text).ended;
    },
  };
}

export function swaks(...options: readonly string[]): Speech {
  return {
    client: 'swaks 20201014',
    how: `\`swaks ${quoted(options)}\``,
    async speak(tap) {
      const where = ['--server', '127.0.0.1', '--port', String(tap.port), '--helo', ME, '--timeout', '5'];
      await run('swaks', [...where, ...options], '').ended;
    },
  };
}

/** @param letter what `--upload-file -` reads; none is sent without it */
export function curl(options: readonly string[], letter?: string, scheme = 'smtp'): Speech {
  const upload = letter === undefined ? [] : ['--upload-file', '-'];
  return {
    client: 'curl 7.88',
    how: `\`curl ${scheme}://HOST/${ME} ${quoted([...options, ...upload])}\``,
    async speak(tap) {
      const url = `${scheme}://127.0.0.1:${tap.port}/${scheme === 'http' ? '' : ME}`;
      await run(
        'curl',
        ['--silent', '--insecure', '--max-time', '5', url, ...options, ...upload],
        letter ?? '',
      ).ended;
    },
  };
}

/** A function of clients/smtp_clients.py. */
export function python(what: string): Speech {
  return {
    client: 'Python 3.11',
    how: `clients/smtp_clients.py, ${what}`,
    async speak(tap) {
      const argv = [here('clients/smtp_clients.py'), '127.0.0.1', String(tap.port), what];
      await run('python3', argv, '').ended;
    },
  };
}

let classes: string | undefined;
function compiled(): string {
  if (classes !== undefined) return classes;
  const made = mkdtempSync(join(tmpdir(), 'ehlo-course-'));
  process.once('exit', () => rmSync(made, { recursive: true, force: true }));
  execFileSync('javac', ['-d', made, here('clients/Course.java')]);
  classes = made;
  return made;
}

/** A case of clients/Course.java. */
export function java(what: string): Speech {
  return {
    client: 'Java 17',
    how: `clients/Course.java, ${what}`,
    async speak(tap) {
      await run('java', ['-cp', compiled(), 'Course', '127.0.0.1', String(tap.port), what], '').ended;
    },
  };
}

export interface Mailing {
  mails: readonly SendMailOptions[];
  auth?: { user: string; pass: string };
  tls?: 'starttls' | 'implicit';
}

export function mailer(how: string, { mails, auth, tls }: Mailing): Speech {
  return {
    client: 'nodemailer 10.6.0',
    how,
    async speak(tap) {
      const transport = createTransport({
        host: '127.0.0.1',
        port: tap.port,
        name: ME,
        ...(mails.length > 1 ? { pool: true, maxConnections: 1 } : {}),
        secure: tls === 'implicit',
        ignoreTLS: tls === undefined,
        requireTLS: tls === 'starttls',
        tls: { rejectUnauthorized: false },
        ...(auth ? { auth } : {}),
      });
      // A refusal is what some of these are recorded for.
      for (const mail of mails) await transport.sendMail(mail).catch(() => undefined);
      transport.close();
    },
  };
}

/** Any other program, with HOST and PORT in its arguments. */
export function program(name: string, client: string, argv: readonly string[], input = ''): Speech {
  return {
    client,
    how: `\`${name} ${quoted(argv)}\``,
    async speak(tap) {
      const own = argv.map((word) => word.replace('HOST', '127.0.0.1').replace('PORT', String(tap.port)));
      await run(name, own, input).ended;
    },
  };
}
