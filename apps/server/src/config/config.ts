import type { OutsideService } from '@ehlo/lab';
import { isLoopbackHost } from '../http/loopback.ts';
import type { DialTarget, HostAndPort } from './parse.ts';
import { type Parsed, VARIABLES, type Variable } from './variables.ts';

type Value<V> = V extends Variable<infer T> ? T : never;
type Key = keyof typeof VARIABLES;
type Values = { [K in Key]: Value<(typeof VARIABLES)[K]> | undefined };

export interface Config {
  /** Address that all listeners bind. */
  host: string;
  webPort: number;
  ports: Record<OutsideService, number>;
  dataDir: string;
  mockUpstream: HostAndPort | undefined;
  allowDial: DialTarget[];
  allowRealMail: boolean;
  dnsForward: 'system' | HostAndPort | undefined;
  lessonsDir: string | undefined;
  publicUrl: URL | undefined;
}

/** `notes` and `problems`: one line each, for the person who starts EHLO. */
export type ReadConfig = { ok: true; config: Config; notes: string[] } | { ok: false; problems: string[] };

/** Ports on which one mail server takes mail from another, or from a person. */
const MAIL_PORTS = new Set([25, 465, 587]);

/** A variable that is empty counts as not set (compose files write `${EHLO_X:-}`). */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ReadConfig {
  const problems: string[] = [];
  const values = {} as Record<Key, unknown>;
  for (const key of Object.keys(VARIABLES) as Key[]) {
    const variable = VARIABLES[key];
    const text = env[variable.name]?.trim() || variable.default;
    if (text === undefined) continue;
    const parsed: Parsed<unknown> = variable.parse(text);
    if (parsed.ok) values[key] = parsed.value;
    else problems.push(`${variable.name}=${oneLine(text)} ${parsed.problem}`);
  }
  if (problems.length > 0) return { ok: false, problems };

  const read = values as Values;
  const config: Config = {
    host: read.host!,
    webPort: read.webPort!,
    ports: {
      mock: read.mockPort!,
      mta: read.mtaPort!,
      submission: read.submissionPort!,
      smtps: read.smtpsPort!,
      pop3: read.pop3Port!,
      pop3s: read.pop3sPort!,
      imap: read.imapPort!,
      imaps: read.imapsPort!,
      dns: read.dnsPort!,
    },
    dataDir: read.dataDir!,
    mockUpstream: read.mockUpstream,
    allowDial: read.allowDial ?? [],
    allowRealMail: read.allowRealMail ?? false,
    dnsForward: read.dnsForward,
    lessonsDir: read.lessonsDir,
    publicUrl: read.publicUrl,
  };
  problems.push(...realMailProblems(config));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, config, notes: unknownNames(env) };
}

/** True when mail typed here may reach people: an operator listed a mail port of another machine, and said yes to it. */
export function mayLeaveTheLab(config: Config): boolean {
  return config.allowRealMail && realMail(config).length > 0;
}

/** Where real mail could go, each as `variable=value`. */
function realMail({ allowDial, mockUpstream }: Config): string[] {
  const targets = allowDial
    .filter(({ host, toPort }) => isRealMail(host, toPort))
    .map(({ name, port, host, toPort }) => `EHLO_ALLOW_DIAL=${name}:${port}=${host}:${toPort}`);
  if (mockUpstream && isRealMail(mockUpstream.host, mockUpstream.port))
    targets.push(`EHLO_MOCK_UPSTREAM=${mockUpstream.host}:${mockUpstream.port}`);
  return targets;
}

function isRealMail(host: string, port: number): boolean {
  return MAIL_PORTS.has(port) && !isLoopbackHost(host);
}

function realMailProblems(config: Config): string[] {
  if (config.allowRealMail) return [];
  return realMail(config).map(
    (setting) =>
      `${setting} is a mail port of another machine. If mail typed here may really leave this lab, set EHLO_ALLOW_REAL_MAIL=yes too.`,
  );
}

/** `EHLO_MOCKPORT=1026` would otherwise be obeyed by silence. */
function unknownNames(env: Readonly<Record<string, string | undefined>>): string[] {
  const known = new Set<string>(Object.values(VARIABLES).map(({ name }) => name));
  return Object.keys(env)
    .filter((name) => name.startsWith('EHLO_') && !known.has(name))
    .map(
      (name) =>
        `${name}=${oneLine(env[name] ?? '')} is not a variable of EHLO. See --help for those there are.`,
    );
}

const SHOWN_MAX = 80;

function oneLine(text: string): string {
  return text.replace(/[\x00-\x1f\x7f]+/g, ' ').slice(0, SHOWN_MAX);
}
