import { octetsOfLatin1 } from '@ehlo/protocol';
import { toAscii } from '../dns/idn.ts';
import { CurlFailure, STATUS } from './failure.ts';
import { contentOf, hear, say } from './ping-pong.ts';
import type { Protocol } from './protocol.ts';
import { chooseMechanism, hasInitial, messageOf, offeredIn, readPreference, steps } from './sasl.ts';
import { secure } from './tls.ts';
import type { Transfer } from './transfer.ts';
import { sendUpload } from './upload.ts';
import { decodeUrl } from './url.ts';

/** What a connection remembers. */
interface Session {
  domain: string;
  tls: boolean;
  size: boolean;
  utf8: boolean;
  /** Undefined: not offered at all. */
  auth: string[] | undefined;
  loggedIn: boolean;
}

const sessionOf = ({ link }: Transfer) => link.session as Session;
const good = (code: number) => Math.floor(code / 100) === 2;
const isAscii = (text: string) => /^[\x00-\x7f]*$/.test(text);

/** A reply's last line: three digits and a space, or nothing more (RFC 5321 §4.2). */
function lastLine(line: string): number | undefined {
  if (!/^\d{3}/.test(line) || line.length < 4) return undefined;
  return line[3] === ' ' || line.length === 5 ? Number(line.slice(0, 3)) : undefined;
}

/** The same, and 1 for a line that another follows. */
const anyLine = (line: string) => lastLine(line) ?? (/^\d{3}-/.test(line) ? 1 : undefined);

async function reply(transfer: Transfer): Promise<{ code: number; line: string }> {
  const answer = await hear(transfer, lastLine);
  transfer.responseCode = answer.code;
  return answer;
}

/** SMTP as curl speaks it (lib/smtp.c). */
export const smtp: Protocol = {
  async connect(transfer) {
    const { url, operation } = transfer;
    const path = url.path.slice(1);
    const preference = readPreference(transfer.loginOptions, transfer.url.scheme);
    const domain = decodeUrl(path === '' ? transfer.process.world.person.hostName : path);
    const session: Session = {
      domain,
      tls: false,
      size: false,
      utf8: false,
      auth: undefined,
      loggedIn: false,
    };
    transfer.link.session = session;
    const { code } = await reply(transfer);
    if (!good(code)) throw new CurlFailure(STATUS.reply, `Got unexpected smtp-server response: ${code}`);
    let greeted = await greet(transfer);
    if (operation.tls !== 'no' && !transfer.link.secured && greeted) {
      if (session.tls) {
        await say(transfer, 'STARTTLS');
        const ready = await reply(transfer);
        // RFC 3207 §6: nothing may follow in clear.
        if (transfer.link.held.length > 0) throw new CurlFailure(STATUS.reply);
        if (ready.code === 220) {
          await secure(transfer);
          greeted = await greet(transfer);
        } else if (operation.tls === 'required')
          throw new CurlFailure(STATUS.needsTls, `STARTTLS denied, code ${ready.code}`);
      } else if (operation.tls === 'required')
        throw new CurlFailure(STATUS.needsTls, 'STARTTLS not supported.');
    }
    if (greeted) await logIn(transfer, preference);
  },

  async perform(transfer) {
    const { operation, upload } = transfer;
    if (upload && operation.mailRecipients.length > 0) await sendMail(transfer);
    else await commands(transfer);
  },

  async finish(transfer) {
    const { operation, upload } = transfer;
    if (!upload || operation.mailRecipients.length === 0) return;
    const end = upload.endsLine || upload.size === 0 ? '.\r\n' : '\r\n.\r\n';
    await transfer.link.write(transfer, octetsOfLatin1(end));
    transfer.link.saidMs = transfer.process.world.clock.now();
    const { code } = await reply(transfer);
    if (code !== 250) throw new CurlFailure(STATUS.reply);
  },

  async quit(transfer) {
    await say(transfer, 'QUIT');
    await hear(transfer, lastLine);
  },
};

/** EHLO, else HELO. @returns whether the server knows EHLO, and so may offer something */
async function greet(transfer: Transfer): Promise<boolean> {
  const session = sessionOf(transfer);
  Object.assign(session, { tls: false, auth: undefined });
  await say(transfer, `EHLO ${session.domain}`);
  for (;;) {
    const { code, line } = await hear(transfer, anyLine);
    if (code !== 1) transfer.responseCode = code;
    if (code !== 1 && !good(code)) {
      if (transfer.operation.tls === 'required' && !transfer.link.secured)
        throw new CurlFailure(STATUS.denied, `Remote access denied: ${code}`);
      break;
    }
    const offer = line.slice(4);
    if (offer.startsWith('STARTTLS')) session.tls = true;
    else if (offer.startsWith('SIZE')) session.size = true;
    else if (offer.startsWith('SMTPUTF8')) session.utf8 = true;
    else if (offer.startsWith('AUTH '))
      session.auth = [...(session.auth ?? []), ...offeredIn(offer.slice(5))];
    if (code !== 1) return true;
  }
  await say(transfer, `HELO ${session.domain}`);
  const { code } = await reply(transfer);
  if (!good(code)) throw new CurlFailure(STATUS.denied, `Remote access denied: ${code}`);
  return false;
}

async function logIn(transfer: Transfer, preference: ReturnType<typeof readPreference>): Promise<void> {
  const { login, operation, trace } = transfer;
  const session = sessionOf(transfer);
  if (!session.auth || !login) return;
  const mechanism = chooseMechanism(session.auth, preference, login);
  if (!mechanism) {
    await trace.text('No known authentication mechanisms supported');
    throw new CurlFailure(STATUS.login);
  }
  session.loggedIn = true;
  const answers = steps(mechanism, login);
  // RFC 4954 §4: a command line has 512 octets at most.
  const initial = operation.saslInitial && hasInitial(mechanism) ? answers[0]?.('') : undefined;
  const fits = initial !== undefined && mechanism.length + initial.length <= 504;
  if (fits) answers.shift();
  await say(transfer, `AUTH ${mechanism}${fits ? ` ${initial}` : ''}`);
  let { code, line } = await reply(transfer);
  for (const answer of answers) {
    if (code !== 334) throw new CurlFailure(STATUS.login);
    await say(transfer, answer(messageOf(line, 4)));
    ({ code, line } = await reply(transfer));
  }
  if (code !== 235) throw new CurlFailure(STATUS.login);
}

/** A mailbox as curl takes it apart: without angle brackets, the host in ASCII (RFC 5890 §2.3.2.1). */
function mailbox(typed: string): { text: string; beyondAscii: boolean } {
  const bare = typed.replace(/^</, '').replace(/>$/, '');
  const at = bare.indexOf('@');
  const local = at < 0 ? bare : bare.slice(0, at);
  const host = at < 0 ? undefined : bare.slice(at + 1);
  const ascii = host === undefined ? undefined : toAscii(host);
  const converted = ascii?.ok ? ascii.text : host;
  return {
    text: converted === undefined ? local : `${local}@${converted}`,
    beyondAscii: !isAscii(local) || (host !== undefined && !isAscii(host)),
  };
}

async function sendMail(transfer: Transfer): Promise<void> {
  const { operation, upload, meter } = transfer;
  const session = sessionOf(transfer);
  const from = mailbox(operation.mailFrom ?? '');
  const auth = operation.mailAuth !== undefined && session.loggedIn ? mailbox(operation.mailAuth) : undefined;
  const beyond =
    from.beyondAscii ||
    auth?.beyondAscii === true ||
    operation.mailRecipients.some((recipient) => !isAscii(recipient));
  const size = session.size && (upload?.size ?? 0) > 0 ? ` SIZE=${upload?.size}` : '';
  await say(
    transfer,
    `MAIL FROM:<${from.text}>${auth ? ` AUTH=<${auth.text}>` : ''}${size}${beyond && session.utf8 ? ' SMTPUTF8' : ''}`,
  );
  const mail = await reply(transfer);
  if (!good(mail.code)) throw new CurlFailure(STATUS.send, `MAIL failed: ${mail.code}`);
  let taken = false;
  let refusal = 0;
  for (const recipient of operation.mailRecipients) {
    await say(transfer, `RCPT TO:<${mailbox(recipient).text}>`);
    const { code } = await reply(transfer);
    if (good(code)) taken = true;
    else if (!operation.allowFailedRecipients) throw new CurlFailure(STATUS.send, `RCPT failed: ${code}`);
    else refusal = code;
  }
  if (!taken) throw new CurlFailure(STATUS.send, `RCPT failed: ${refusal} (last error)`);
  await say(transfer, 'DATA');
  const data = await reply(transfer);
  if (data.code !== 354) throw new CurlFailure(STATUS.send, `DATA failed: ${data.code}`);
  meter.uploadSize = upload?.size;
  await sendUpload(transfer, { dots: true });
}

/** VRFY for each recipient, or what `-X` says, or HELP. */
async function commands(transfer: Transfer): Promise<void> {
  const { operation } = transfer;
  const session = sessionOf(transfer);
  const custom = operation.request === undefined ? undefined : decodeUrl(operation.request);
  const one = async (command: string, withRecipient: boolean) => {
    await say(transfer, command);
    for (;;) {
      const { code, line } = await hear(transfer, anyLine);
      if (code !== 1) transfer.responseCode = code;
      if (code !== 1 && !good(code) && !(withRecipient && code === 553))
        throw new CurlFailure(STATUS.reply, `Command failed: ${code}`);
      if (!operation.noBody) await transfer.writeBody(contentOf(line));
      if (code !== 1) return;
    }
  };
  if (operation.mailRecipients.length === 0) return one(custom || 'HELP', false);
  for (const recipient of operation.mailRecipients) {
    if (custom) {
      const beyond = session.utf8 && custom === 'EXPN' ? ' SMTPUTF8' : '';
      await one(`${custom} ${recipient}${beyond}`, true);
    } else {
      const { text, beyondAscii } = mailbox(recipient);
      await one(`VRFY ${text}${beyondAscii && session.utf8 ? ' SMTPUTF8' : ''}`, true);
    }
  }
}
