import { textOfUtf8, utf8 } from '@ehlo/protocol';
import { fromBase64 } from '../../base64.ts';
import { addressFamily, resolveHost } from '../../names/resolve.ts';
import { resolvePath } from '../../paths.ts';
import type { Connection, DialFailure } from '../../world.ts';
import { readCertificate } from '../../x509/certificate.ts';
import { showName } from '../../x509/show-name.ts';
import { formatTime } from '../date.ts';
import { readProblem } from '../files.ts';
import type { Process, Program } from '../program.ts';
import { logIn, MECHANISMS, type Mechanism } from './credentials.ts';
import { dataOctets, letterLines } from './letter.ts';
import { mailExchanger } from './mail-exchanger.ts';
import { readSwaks, type SwaksOptions } from './options.ts';
import { Silent, type SwaksReply, Talk } from './talk.ts';

/** In errno's words. */
const FAILURES: Readonly<Record<DialFailure, string>> = {
  refused: 'Connection refused',
  'timed-out': 'Connection timed out',
  unreachable: 'Network is unreachable',
  'not-allowed': 'Network is unreachable',
  'too-many': 'Too many open files',
  'unknown-host': 'Network is unreachable',
};

const EXIT = {
  options: 1,
  connect: 2,
  closed: 6,
  banner: 21,
  helo: 22,
  mail: 23,
  rcpt: 24,
  data: 25,
  letter: 26,
  quit: 27,
  auth: 28,
  tls: 29,
  heloInTls: 32,
} as const;

const DONE = /^2/;

/** The Swiss army knife for SMTP: one transaction, every line of it shown. As swaks 20201014 does it. */
export const swaks: Program = async (process) => {
  const read = readSwaks(process.argv.slice(1));
  if (read.kind === 'version') {
    await process.out('swaks version 20201014.0\n');
    return 0;
  }
  if (read.kind === 'help') {
    await process.out('swaks --to ADDRESS [--from ADDRESS] [--server HOST[:PORT]] …   (man swaks)\n');
    return 0;
  }
  if (read.kind === 'wrong') {
    await process.err(`${read.problem}\n`);
    return EXIT.options;
  }
  const { options } = read;
  const { hostName, handle } = process.world.person;
  if (options.to.length === 0) options.to = [await ask(process, 'To: ')];
  const from = options.from === '<>' ? '' : (options.from ?? `${handle}@${hostName}`);
  const where = await serverOf(process, options);
  const letter = await letterOf(process, options, from);
  if (!letter) return EXIT.options;
  const talkNowhere = (text: string) =>
    options.silent < 1 && !options.hide.info ? process.out(`=== ${text}\n`) : Promise.resolve();
  await talkNowhere(`Trying ${where.host}:${where.port}...`);
  const called = await call(process, options, where);
  if ('problem' in called) {
    if (options.silent < 3)
      await process.err(
        `*** Error connecting to ${where.host}:${where.port}:\n*** \tIO::Socket::INET6: ${called.problem}\n`,
      );
    return EXIT.connect;
  }
  const { connection } = called;
  const talk = new Talk(process, connection, options);
  await talk.info(`Connected to ${where.host}.`);
  process.announce({ id: connection.id, ...where, address: connection.address, crlf: true, calling: false });
  try {
    return await transaction(process, talk, connection, { options, from, letter, where });
  } catch (error) {
    if (!(error instanceof Silent)) throw error;
    await talk.problem('Remote host closed connection unexpectedly.');
    return EXIT.closed;
  } finally {
    connection.end();
    connection.abort();
  }
};

interface Mail {
  options: SwaksOptions;
  from: string;
  letter: readonly string[];
  where: { host: string; port: number };
}

async function transaction(
  process: Process,
  talk: Talk,
  connection: Connection,
  mail: Mail,
): Promise<number> {
  const { options, from, letter } = mail;
  const helo = options.helo ?? process.world.person.hostName;
  /** QUIT, and the end. */
  const leave = async (status: number, when?: string): Promise<number> => {
    if (when !== undefined && options.dropAfter === when) {
      await talk.info('Dropping connection');
      return status;
    }
    await talk.say('QUIT');
    const { code } = await talk.reply(DONE);
    await talk.info('Connection closed with remote host.');
    return status === 0 && !DONE.test(code) ? EXIT.quit : status;
  };
  const stops = (...phases: string[]) =>
    phases.some((phase) => phase === options.quitAfter || phase === options.dropAfter);

  const wantsTls = options.tls === 'on-connect';
  if (wantsTls && !(await startTls(process, talk, connection, mail))) return EXIT.tls;
  const banner = await talk.reply(DONE);
  if (!DONE.test(banner.code)) return leave(EXIT.banner);
  if (stops('CONNECT', 'BANNER')) return leave(0, options.dropAfter);
  let greeting = await greet(talk, options, helo);
  if (!greeting) return leave(EXIT.helo);
  if (stops('FIRST-HELO', 'FIRST-EHLO')) return leave(0, options.dropAfter);
  if (options.tls === 'starttls' || options.tls === 'optional') {
    const offered = offers(greeting, 'STARTTLS');
    if (!offered && options.tls === 'starttls') {
      await talk.problem('Host did not advertise STARTTLS');
      return leave(EXIT.tls);
    }
    if (offered) {
      await talk.say('STARTTLS');
      const ready = await talk.reply(DONE);
      if (!DONE.test(ready.code)) {
        if (options.tls === 'starttls') return leave(EXIT.tls);
      } else {
        if (!(await startTls(process, talk, connection, mail))) return EXIT.tls;
        if (stops('TLS')) return leave(0, options.dropAfter);
        greeting = await greet(talk, options, helo);
        if (!greeting) return leave(EXIT.heloInTls);
      }
    }
  }
  if (stops('HELO', 'EHLO')) return leave(0, options.dropAfter);
  if (options.auth) {
    const problem = await authenticate(process, talk, greeting, options);
    if (problem !== undefined && !options.auth.optional) {
      await talk.problem(problem);
      return leave(EXIT.auth);
    }
  }
  if (stops('AUTH')) return leave(0, options.dropAfter);
  await talk.say(`MAIL FROM:<${from}>`);
  if (!DONE.test((await talk.reply(DONE)).code)) return leave(EXIT.mail);
  if (stops('MAIL', 'FROM')) return leave(0, options.dropAfter);
  let taken = 0;
  for (const to of options.to) {
    await talk.say(`RCPT TO:<${to}>`);
    if (DONE.test((await talk.reply(DONE)).code)) taken++;
  }
  if (taken === 0) return leave(EXIT.rcpt);
  if (stops('RCPT', 'TO')) return leave(0, options.dropAfter);
  await talk.say('DATA');
  if (!/^3/.test((await talk.reply(/^3/)).code)) return leave(EXIT.data);
  await talk.sayLetter(letter, dataOctets([...letter, '']));
  return leave(DONE.test((await talk.reply(DONE)).code) ? 0 : EXIT.letter, 'DOT');
}

/** EHLO, and HELO where that is not known. @returns undefined after a refusal */
async function greet(talk: Talk, { protocol }: SwaksOptions, helo: string): Promise<SwaksReply | undefined> {
  if (protocol !== 'smtp') {
    await talk.say(`EHLO ${helo}`);
    const reply = await talk.reply(DONE);
    if (DONE.test(reply.code)) return reply;
  }
  await talk.say(`HELO ${helo}`);
  const reply = await talk.reply(DONE);
  return DONE.test(reply.code) ? reply : undefined;
}

function offers({ lines }: SwaksReply, keyword: string): boolean {
  return lines.some((line) => line.slice(4).split(' ')[0]?.toUpperCase() === keyword);
}

async function startTls(
  process: Process,
  talk: Talk,
  connection: Connection,
  { options, where }: Mail,
): Promise<boolean> {
  const outcome = await process.until(
    connection.secure({
      authorities: options.verify ? await process.world.authorities() : '',
      required: options.verify,
      ...(options.tlsServerName !== undefined && { serverName: options.tlsServerName }),
      ...(options.verify && { hostName: where.host }),
    }),
  );
  if (!outcome.ok) {
    const { failure } = outcome;
    await talk.problem(
      `TLS startup failed (connect(): ${failure.kind === 'error' ? failure.line : failure.kind === 'untrusted' ? 'error:0A000086:SSL routines::certificate verify failed' : 'error:0A000126:SSL routines::unexpected eof while reading'})`,
    );
    return false;
  }
  const { protocol = '', cipher = '', certificates } = outcome.facts;
  talk.secured();
  await talk.info(`TLS started with cipher ${protocol}:${cipher}:${/256|CHACHA/.test(cipher) ? 256 : 128}`);
  await talk.info('TLS no local certificate set');
  const der = certificates[0];
  const certificate = der === undefined ? undefined : readCertificate(fromBase64(der));
  if (certificate) await talk.info(`TLS peer DN="${showName(certificate.subject, 'compat')}"`);
  return true;
}

/** @returns why it did not succeed, in swaks' words */
async function authenticate(
  process: Process,
  talk: Talk,
  greeting: SwaksReply,
  options: SwaksOptions,
): Promise<string | undefined> {
  const line = greeting.lines.find((text) => /^\d{3}[- ]AUTH[ =]/i.test(text));
  if (line === undefined) return 'Host did not advertise authentication';
  const offered = line.slice(9).toUpperCase().split(/\s+/);
  const wanted = options.auth?.types ?? [];
  const usable = MECHANISMS.filter(
    (mechanism) => offered.includes(mechanism) && (wanted.length === 0 || wanted.includes(mechanism)),
  );
  if (usable.length === 0) return 'Auth not attempted, requested type not available';
  const user = options.user ?? (await ask(process, 'Username: '));
  const password = options.password ?? (await ask(process, 'Password: '));
  for (const mechanism of usable)
    if (await tryToLogIn(talk, mechanism, user, password, options)) return undefined;
  return 'No authentication type succeeded';
}

async function tryToLogIn(
  talk: Talk,
  mechanism: Mechanism,
  user: string,
  password: string,
  { hidePassword }: SwaksOptions,
): Promise<boolean> {
  const { first, answers } = logIn(mechanism, user, password);
  const hidden = (text: string) => (hidePassword === undefined ? text : hidePassword);
  await talk.say(
    first,
    answers.length > 0 || hidePassword === undefined ? first : `AUTH PLAIN ${hidePassword}`,
  );
  let reply = await talk.reply(answers.length > 0 ? /^3/ : DONE);
  for (const [index, answer] of answers.entries()) {
    if (!/^3/.test(reply.code)) return false;
    const text = answer(reply.lines.at(-1)?.slice(4) ?? '');
    await talk.say(text, hidden(text));
    reply = await talk.reply(index === answers.length - 1 ? DONE : /^3/);
  }
  return DONE.test(reply.code);
}

/** Where to: `--server host:port`, else the MX of the first recipient's domain. */
async function serverOf(process: Process, options: SwaksOptions): Promise<{ host: string; port: number }> {
  const byProtocol = options.tls === 'on-connect' ? 465 : 25;
  const { server } = options;
  const match = server === undefined ? undefined : /^(?:\[([^\]]+)\]|([^:]+))(?::(\d+))?$/.exec(server);
  const port = Number(options.port ?? match?.[3] ?? byProtocol);
  if (server !== undefined) return { host: match?.[1] ?? match?.[2] ?? server, port };
  const domain = options.to[0]?.split('@')[1];
  return { host: domain === undefined ? 'localhost' : await mailExchanger(process, domain), port };
}

/** A dial without an end: longer than the system tries. */
const NO_END_MS = 120_000;

async function call(
  process: Process,
  { family, source, timeoutS }: SwaksOptions,
  { host, port }: { host: string; port: number },
): Promise<{ connection: Connection } | { problem: string }> {
  const resolved = await resolveHost(process, host, family, port);
  if (!resolved.ok) return { problem: `getaddrinfo: ${resolved.problem}` };
  let problem = '';
  for (const address of resolved.addresses) {
    process.announce({ id: '', host, address, port, crlf: true, calling: true });
    const dialled = await process.until(
      process.world.net.dial(
        {
          transport: 'tcp',
          host,
          address,
          port,
          timeoutMs: timeoutS > 0 ? timeoutS * 1_000 : NO_END_MS,
          ...(source !== undefined && addressFamily(source) !== undefined && { source }),
        },
        process.interrupt,
      ),
    );
    if (dialled.ok) return { connection: dialled.connection };
    problem = `connect: ${dialled.sentence ?? FAILURES[dialled.failure]}`;
  }
  return { problem };
}

/** @returns undefined where a file cannot be read, which was said */
async function letterOf(
  process: Process,
  options: SwaksOptions,
  from: string,
): Promise<string[] | undefined> {
  const now = process.world.clock.now();
  const fileOr = async (what: string | undefined): Promise<string | undefined> => {
    if (what === undefined || !what.startsWith('@')) return what;
    const octets = await contents(process, what.slice(1));
    return octets && textOfUtf8(octets);
  };
  const attachments = [];
  for (const { what, type, name } of options.attachments) {
    const file = what.startsWith('@') ? what.slice(1) : undefined;
    const octets = file === undefined ? utf8(what) : await contents(process, file);
    if (!octets) return undefined;
    attachments.push({
      octets,
      type: type ?? 'application/octet-stream',
      name: name ?? file?.split('/').at(-1),
    });
  }
  const body = await fileOr(options.body);
  const data = options.data === '-' ? await readInput(process) : await fileOr(options.data);
  if (
    (options.body !== undefined && body === undefined) ||
    (options.data !== undefined && data === undefined)
  )
    return undefined;
  const stamp = formatTime(now, '%Y%m%d%H%M%S', false);
  return letterLines({
    to: options.to.join(','),
    from,
    date: formatTime(now, '%a, %d %b %Y %H:%M:%S %z', false),
    messageId: `${stamp}.${String(Math.floor(Math.random() * 1_000_000)).padStart(6, '0')}@${process.world.person.hostName}`,
    headers: options.headers,
    addHeaders: options.addHeaders,
    body,
    attachments,
    data,
    boundary: `----=_MIME_BOUNDARY_000_${Math.floor(Math.random() * 100_000)}`,
  });
}

async function contents(process: Process, name: string): Promise<Uint8Array | undefined> {
  const octets = await process.world.files.read(resolvePath(process.session.directory, name));
  if (!octets) await process.err(`*** ${name}: ${await readProblem(process, name)}\n`);
  return octets;
}

async function readInput(process: Process): Promise<string> {
  let text = '';
  for (let chunk = await process.stdin.read(); chunk !== null; chunk = await process.stdin.read())
    text += textOfUtf8(chunk);
  return text;
}

async function ask(process: Process, question: string): Promise<string> {
  await process.out(question);
  const chunk = await process.stdin.read();
  return textOfUtf8(chunk ?? new Uint8Array()).replace(/\r?\n.*$/s, '');
}
