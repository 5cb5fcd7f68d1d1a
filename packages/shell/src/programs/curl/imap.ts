import { CurlFailure, STATUS } from './failure.ts';
import { atom, type ImapTarget, readImapUrl } from './imap-url.ts';
import { contentOf, hear, say } from './ping-pong.ts';
import type { Protocol } from './protocol.ts';
import { chooseMechanism, hasInitial, messageOf, readPreference, steps } from './sasl.ts';
import { secure } from './tls.ts';
import type { Transfer } from './transfer.ts';
import { sendUpload } from './upload.ts';
import { decodeUrl } from './url.ts';

/** `ok`, `no`, `preauth`: the tagged line; `*`: an untagged one that is waited for; `+`: go on. */
type Code = 'ok' | 'no' | 'preauth' | '*' | '+';

interface Session {
  tag: string;
  commands: number;
  tls: boolean;
  loginDisabled: boolean;
  initial: boolean;
  mechanisms: string[];
  preauthenticated: boolean;
  mailbox: string | undefined;
  uidValidity: string | undefined;
}

/** What curl says in place of a letter for a refused LOGIN. */
const REFUSED = '\x02';
/** Commands whose untagged lines begin with something else. */
const ANY_UNTAGGED = /^(?:SELECT|EXAMINE|SEARCH|EXPUNGE|LSUB|UID|GETQUOTAROOT|NOOP)$/i;

const sessionOf = ({ link }: Transfer) => link.session as Session;

async function command(transfer: Transfer, text: string): Promise<void> {
  const session = sessionOf(transfer);
  session.commands++;
  session.tag = `${String.fromCharCode(65 + (transfer.link.number % 26))}${String(session.commands).padStart(3, '0')}`;
  await say(transfer, `${session.tag} ${text}`);
}

/** Waits for the tagged line, for `+` where it may come, for untagged ones that `wanted` knows. */
function answer(
  transfer: Transfer,
  { wanted, mayContinue = false }: { wanted?: (line: string) => boolean; mayContinue?: boolean } = {},
): Promise<{ code: Code; line: string }> {
  const { tag } = sessionOf(transfer);
  return hear(transfer, (line): Code | undefined => {
    if (line.startsWith(`${tag} `)) {
      const rest = line.slice(tag.length + 1);
      return rest.startsWith('OK') ? 'ok' : rest.startsWith('PREAUTH') ? 'preauth' : 'no';
    }
    if (line.startsWith('* ')) return wanted?.(line) ? '*' : undefined;
    if (!/^\+(?: |\r?\n$)/.test(line)) return undefined;
    if (!mayContinue) throw new CurlFailure(STATUS.reply, 'Unexpected continuation response');
    return '+';
  });
}

/** `* NAME …` or `* 12 NAME …` */
function untagged(name: string): (line: string) => boolean {
  return (line) => {
    const match = /^\* (?:\d+ )?(.*)$/s.exec(line.replace(/\r?\n$/, ''));
    const rest = match?.[1]?.toUpperCase();
    return rest === name.toUpperCase() || rest?.startsWith(`${name.toUpperCase()} `) === true;
  };
}

/** IMAP as curl speaks it (lib/imap.c). */
export const imap: Protocol = {
  async connect(transfer) {
    const { operation, link, trace } = transfer;
    const preference = readPreference(transfer.loginOptions, transfer.url.scheme);
    const session: Session = {
      tag: '*',
      commands: 0,
      tls: false,
      loginDisabled: false,
      initial: false,
      mechanisms: [],
      preauthenticated: false,
      mailbox: undefined,
      uidValidity: undefined,
    };
    link.session = session;
    const greeting = await answer(transfer);
    if (greeting.code === 'preauth') {
      session.preauthenticated = true;
      await trace.text('PREAUTH connection, already authenticated');
    } else if (greeting.code !== 'ok')
      throw new CurlFailure(STATUS.reply, 'Got unexpected imap-server response');
    const known = await capabilities(transfer);
    if (operation.tls !== 'no' && !link.secured) {
      if (known && session.tls && !session.preauthenticated) {
        await command(transfer, 'STARTTLS');
        const { code } = await answer(transfer);
        // RFC 3501 §6.2.1: nothing may follow in clear.
        if (link.held.length > 0) throw new CurlFailure(STATUS.reply);
        if (code === 'ok') {
          await secure(transfer);
          await capabilities(transfer);
        } else if (operation.tls === 'required') throw new CurlFailure(STATUS.needsTls, 'STARTTLS denied');
      } else if (operation.tls === 'required')
        throw new CurlFailure(STATUS.needsTls, 'STARTTLS not available.');
    }
    await logIn(transfer, preference);
  },

  async perform(transfer) {
    const { operation, upload, url } = transfer;
    const session = sessionOf(transfer);
    const target = readImapUrl(url);
    const custom = operation.request === undefined ? undefined : decodeUrl(operation.request);
    const { mailbox, uidValidity } = target;
    const selected =
      mailbox !== undefined &&
      mailbox.toLowerCase() === session.mailbox?.toLowerCase() &&
      (uidValidity === undefined || session.uidValidity === undefined || uidValidity === session.uidValidity);
    const fetches = target.uid !== undefined || target.index !== undefined;
    if (upload) return append(transfer, target);
    if (custom !== undefined && (selected || mailbox === undefined)) return list(transfer, target, custom);
    if (mailbox !== undefined && (custom !== undefined || fetches || target.query !== undefined)) {
      if (!selected) await select(transfer, target);
      if (custom !== undefined) return list(transfer, target, custom);
      return fetches ? fetch(transfer, target) : search(transfer, target.query ?? '');
    }
    return list(transfer, target, undefined);
  },

  async finish(transfer) {
    const { upload, operation } = transfer;
    if (operation.request !== undefined) return;
    if (upload) {
      await say(transfer, '');
      const { code } = await answer(transfer);
      if (code !== 'ok') throw new CurlFailure(STATUS.upload);
      return;
    }
    const { uid, index } = readImapUrl(transfer.url);
    if (uid === undefined && index === undefined) return;
    const { code } = await answer(transfer);
    if (code !== 'ok') throw new CurlFailure(STATUS.reply);
  },

  async quit(transfer) {
    await command(transfer, 'LOGOUT');
    await answer(transfer);
  },
};

/** @returns whether the server knows the command */
async function capabilities(transfer: Transfer): Promise<boolean> {
  const session = sessionOf(transfer);
  Object.assign(session, { tls: false, mechanisms: [] });
  await command(transfer, 'CAPABILITY');
  for (;;) {
    const { code, line } = await answer(transfer, { wanted: untagged('CAPABILITY') });
    if (code !== '*') return code === 'ok';
    for (const word of line.slice(2).split(/[ \t\r]+/)) {
      if (word === 'STARTTLS') session.tls = true;
      else if (word === 'LOGINDISABLED') session.loginDisabled = true;
      else if (word === 'SASL-IR') session.initial = true;
      else if (word.startsWith('AUTH=')) session.mechanisms.push(word.slice(5));
    }
  }
}

async function logIn(transfer: Transfer, preference: ReturnType<typeof readPreference>): Promise<void> {
  const { login, operation, trace } = transfer;
  const session = sessionOf(transfer);
  if (!login || session.preauthenticated) return;
  const mechanism = chooseMechanism(session.mechanisms, preference, login);
  if (mechanism) {
    const answers = steps(mechanism, login);
    const inline = (session.initial || operation.saslInitial) && hasInitial(mechanism);
    const initial = inline ? ` ${answers.shift()?.('')}` : '';
    await command(transfer, `AUTHENTICATE ${mechanism}${initial}`);
    let { code, line } = await answer(transfer, { mayContinue: true });
    for (const next of answers) {
      if (code !== '+') throw new CurlFailure(STATUS.login);
      await say(transfer, next(messageOf(line, 2)));
      ({ code, line } = await answer(transfer, { mayContinue: true }));
    }
    if (code !== 'ok') throw new CurlFailure(STATUS.login);
    return;
  }
  if (session.loginDisabled || preference.mechanisms !== undefined) {
    await trace.text('No known authentication mechanisms supported');
    throw new CurlFailure(STATUS.login);
  }
  await command(transfer, `LOGIN ${atom(login.user)} ${atom(login.password)}`);
  const { code } = await answer(transfer);
  if (code !== 'ok') throw new CurlFailure(STATUS.login, `Access denied. ${REFUSED}`);
}

async function select(transfer: Transfer, { mailbox = '', uidValidity }: ImapTarget): Promise<void> {
  const session = sessionOf(transfer);
  Object.assign(session, { mailbox: undefined, uidValidity: undefined });
  await command(transfer, `SELECT ${atom(mailbox)}`);
  for (;;) {
    const { code, line } = await answer(transfer, { wanted: () => true });
    const valid = /^\* OK \[UIDVALIDITY (\d{1,19})\]/i.exec(line)?.[1];
    if (code === '*') {
      if (valid !== undefined) session.uidValidity = valid;
      continue;
    }
    if (code !== 'ok') throw new CurlFailure(STATUS.login, 'Select failed');
    break;
  }
  if (uidValidity !== undefined && session.uidValidity !== undefined && uidValidity !== session.uidValidity)
    throw new CurlFailure(STATUS.notFound, 'Mailbox UIDVALIDITY has changed');
  session.mailbox = mailbox;
}

/** LIST, or what `-X` says. */
async function list(
  transfer: Transfer,
  { mailbox = '' }: ImapTarget,
  custom: string | undefined,
): Promise<void> {
  await command(transfer, custom ?? `LIST "${atom(mailbox, { inQuotes: true })}" *`);
  const verb = custom?.split(' ')[0];
  const wanted =
    verb === undefined
      ? untagged('LIST')
      : (line: string) =>
          untagged(verb)(line) ||
          (verb.toUpperCase() === 'STORE' && untagged('FETCH')(line)) ||
          ANY_UNTAGGED.test(verb);
  await contents(transfer, wanted);
}

async function search(transfer: Transfer, query: string): Promise<void> {
  await command(transfer, `SEARCH ${query}`);
  await contents(transfer, untagged('SEARCH'));
}

async function contents(transfer: Transfer, wanted: (line: string) => boolean): Promise<void> {
  for (;;) {
    const { code, line } = await answer(transfer, { wanted });
    if (code === 'ok') return;
    if (code !== '*') throw new CurlFailure(STATUS.quote);
    if (!transfer.operation.noBody) await transfer.writeBody(contentOf(line));
  }
}

async function fetch(
  transfer: Transfer,
  { uid, index = '', section = '', partial }: ImapTarget,
): Promise<void> {
  const what = `BODY[${section}]${partial === undefined ? '' : `<${partial}>`}`;
  await command(transfer, uid === undefined ? `FETCH ${index} ${what}` : `UID FETCH ${uid} ${what}`);
  const { code, line } = await answer(transfer, { wanted: untagged('FETCH') });
  if (code !== '*') throw new CurlFailure(STATUS.notFound);
  const size = /\{(\d+)\}\r$/.exec(line.slice(line.indexOf('{')))?.[1];
  if (size === undefined) throw new CurlFailure(STATUS.reply, 'Failed to parse FETCH response.');
  await readLiteral(transfer, Number(size));
}

/** A literal of a known size (RFC 3501 §4.3). */
async function readLiteral(transfer: Transfer, size: number): Promise<void> {
  const { link, meter, trace } = transfer;
  await trace.text(`Found ${size} bytes to download`);
  meter.downloadSize = size;
  const came = link.takeHeld(size);
  let left = size - came.length;
  if (came.length > 0) {
    await transfer.writeBody(came);
    await trace.text(`Written ${came.length} bytes, ${left} bytes are left for transfer`);
  }
  while (left > 0) {
    const chunk = await link.read(transfer);
    if (chunk === null) throw new CurlFailure(STATUS.partial, `end of response with ${left} bytes missing`);
    const octets = chunk.subarray(0, left);
    link.putBack(chunk.subarray(left));
    await trace.tell('dataIn', octets);
    await transfer.writeBody(octets);
    left -= octets.length;
    meter.downloaded += octets.length;
    await meter.update();
  }
}

async function append(transfer: Transfer, { mailbox }: ImapTarget): Promise<void> {
  const { upload, meter } = transfer;
  if (mailbox === undefined) throw new CurlFailure(STATUS.url, 'Cannot APPEND without a mailbox.');
  if (upload?.size === undefined)
    throw new CurlFailure(STATUS.upload, 'Cannot APPEND with unknown input file size');
  await command(transfer, `APPEND ${atom(mailbox)} (\\Seen) {${upload.size}}`);
  const { code } = await answer(transfer, { mayContinue: true });
  if (code !== '+') throw new CurlFailure(STATUS.upload);
  meter.uploadSize = upload.size;
  await sendUpload(transfer, { dots: false });
}
