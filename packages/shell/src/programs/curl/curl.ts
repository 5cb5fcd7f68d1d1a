import { textOfUtf8 } from '@ehlo/protocol';
import type { Output } from '../../streams/stream.ts';
import type { Process, Program } from '../program.ts';
import { STATUS } from './failure.ts';
import { LIBRARIES } from './libraries.ts';
import { Messages } from './messages.ts';
import { type ReadCurl, readCurl } from './options.ts';
import { openFile, readNamed } from './output-file.ts';
import { runOperation } from './run.ts';
import { Connections } from './session.ts';
import type { GlobalSettings, Operation } from './settings.ts';
import { StandardOutput } from './standard-output.ts';
import { Trace } from './trace.ts';

/** What this curl is: the words of Debian's, and what is spoken here. */
const VERSION = `curl 7.88.1 (x86_64-pc-linux-gnu) ${LIBRARIES}
Release-Date: 2023-02-20, security patched: 7.88.1-10+deb12u15
Protocols: http https imap imaps pop3 pop3s smtp smtps
Features: AsynchDNS IDN IPv6 Largefile SSL
`;

/** `curl` of Debian 12, for mail and the web: the same octets, the same words, the same exit status. */
export const curl: Program = async (process) => {
  const messages = new Messages(process.stderr);
  const stdout = new StandardOutput(process.stdout);
  const words = process.argv.slice(1);
  if (words.length === 0) {
    await messages.usage();
    return STATUS.start;
  }
  const read = await readCurl(words, {
    messages,
    read: (name) => readNamed(process, name),
    redirect: (name) => redirect(process, messages, name),
  });
  if (read.kind !== 'run') return instead(process, read);
  const { global, operations } = read;
  for (const [index, operation] of operations.entries()) {
    if (operation.urls.every(({ url }) => url === undefined)) {
      await messages.usage('no URL specified!');
      return STATUS.start;
    }
    if (operation.json) addJsonHeaders(operation);
    await askPassword(process, operation, index, operations.length);
  }
  const trace = traceOf(process, messages, stdout, global);
  const connections = new Connections(process, trace);
  const run = {
    process,
    global,
    messages,
    trace,
    stdout,
    connections,
    knownAddresses: new Map(),
    resolvesTold: new Set<string>(),
  };
  let status = 0;
  for (const operation of operations) {
    status = await runOperation(run, operation);
    if (status !== 0 && global.failEarly) break;
  }
  await connections.close();
  return status;
};

async function instead(process: Process, read: Exclude<ReadCurl, { kind: 'run' }>): Promise<number> {
  switch (read.kind) {
    case 'wrong':
      return read.status;
    case 'version':
      await process.out(VERSION);
      return 0;
    case 'help':
      await process.out((await import('./help.ts')).helpText(read.category));
      return 0;
    case 'manual':
      await process.out((await import('../../manual/en/network.ts')).PAGES.curl ?? '');
      return 0;
  }
}

/** `--stderr FILE`. */
async function redirect(process: Process, messages: Messages, name: string): Promise<void> {
  if (name === '-') {
    messages.output = process.stdout;
    return;
  }
  const opened = await openFile(process, name);
  if (opened.ok) messages.output = opened.output;
  else await messages.warn(`Failed to open ${name}!`);
}

function traceOf(
  process: Process,
  messages: Messages,
  stdout: StandardOutput,
  { trace: { form, to, withTime } }: GlobalSettings,
): Trace {
  const open = async (): Promise<Output | undefined> => {
    if (to === undefined || to === '%') return messages.output;
    if (to === '-') return stdout;
    const opened = await openFile(process, to);
    if (opened.ok) return opened.output;
    await messages.warn('Failed to create/open output');
    return undefined;
  };
  const trace = new Trace(process.world.clock, open);
  trace.form = form;
  trace.withTime = withTime;
  return trace;
}

function addJsonHeaders(operation: Operation): void {
  const has = (name: string) =>
    operation.headers.some((header) => header.toLowerCase().startsWith(`${name.toLowerCase()}:`));
  for (const name of ['Content-Type', 'Accept'])
    if (!has(name)) operation.headers.push(`${name}: application/json`);
}

/** `-u NAME` without a password: it is asked for, and not shown. */
async function askPassword(
  process: Process,
  operation: Operation,
  index: number,
  count: number,
): Promise<void> {
  const { user } = operation;
  if (user === undefined || user.includes(':') || user.startsWith(';')) return;
  const where = index === 0 && count === 1 ? '' : ` on URL #${index + 1}`;
  await process.err(`Enter host password for user '${user.split(';')[0]}'${where}:`);
  process.stdin.setMode?.({ silent: true });
  const line = await process.stdin.read();
  process.stdin.setMode?.({});
  await process.err('\n');
  operation.user = `${user}:${textOfUtf8(line ?? new Uint8Array()).replace(/\r?\n.*$/s, '')}`;
}
