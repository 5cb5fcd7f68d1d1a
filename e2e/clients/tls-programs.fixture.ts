/** Programs that check a server's certificate, as a person would call them: on port 465, TLS at once. */
import { fileURLToPath } from 'node:url';
import type { TlsClient } from '@ehlo/protocol/tls';
import type { Program } from './real-program.fixture.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

interface At {
  host: string;
  smtps: number;
  imaps: number;
  /** The lab's CA, for a program that is to trust it. */
  authority?: string | undefined;
}

const file = (authority: string | undefined) => (authority === undefined ? [] : [authority]);
const given = (option: string, authority: string | undefined) =>
  authority === undefined ? [] : [option, authority];

export interface TlsProgram {
  title: string;
  client: Exclude<TlsClient, 'thunderbird'>;
  /** What has to be installed, and what is run. */
  needs: Program;
  run: string;
  argv: (at: At) => string[];
}

/** All but Thunderbird, which no test here drives. */
export const TLS_PROGRAMS: readonly TlsProgram[] = [
  {
    title: 'curl',
    client: 'curl',
    needs: 'curl',
    run: 'curl',
    argv: ({ host, smtps, authority }) => [
      ...['--silent', '--show-error', '--max-time', '10'],
      ...given('--cacert', authority),
      `smtps://${host}:${smtps}`,
    ],
  },
  {
    title: 'openssl s_client',
    client: 'openssl',
    needs: 'openssl',
    run: 'openssl',
    argv: ({ host, smtps, authority }) => [
      ...['s_client', '-brief', '-verify_return_error', '-verify_hostname', host],
      ...given('-CAfile', authority),
      ...['-connect', `${host}:${smtps}`],
    ],
  },
  {
    title: 'swaks',
    client: 'swaks',
    needs: 'swaks',
    run: 'swaks',
    argv: ({ host, smtps, authority }) => [
      ...[
        '--server',
        host,
        '--port',
        String(smtps),
        '--tls-on-connect',
        '--tls-verify',
        '--quit-after',
        'HELO',
      ],
      ...given('--tls-ca-path', authority),
    ],
  },
  {
    title: 'Python’s smtplib',
    client: 'python',
    needs: 'python3',
    run: 'python3',
    argv: ({ host, smtps, authority }) => [
      here('python/check_tls.py'),
      'smtps',
      host,
      String(smtps),
      ...file(authority),
    ],
  },
  {
    title: 'Python’s imaplib',
    client: 'python',
    needs: 'python3',
    run: 'python3',
    argv: ({ host, imaps, authority }) => [
      here('python/check_tls.py'),
      'imaps',
      host,
      String(imaps),
      ...file(authority),
    ],
  },
  {
    title: 'ncat',
    client: 'ncat',
    needs: 'ncat',
    run: 'ncat',
    argv: ({ host, smtps, authority }) => [
      ...['-v', '-i', '2s', '--ssl-verify', ...given('--ssl-trustfile', authority)],
      ...[host, String(smtps)],
    ],
  },
  {
    title: 'Java',
    client: 'java',
    needs: 'javac',
    run: 'java',
    argv: ({ host, smtps, authority }) => [
      here('java/CheckTls.java'),
      host,
      String(smtps),
      ...file(authority),
    ],
  },
];
