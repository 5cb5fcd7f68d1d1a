import { CurlFailure, STATUS } from './failure.ts';
import { hear, say } from './ping-pong.ts';
import type { Protocol } from './protocol.ts';
import {
  apopDigest,
  chooseMechanism,
  hasInitial,
  messageOf,
  offeredIn,
  readPreference,
  steps,
} from './sasl.ts';
import { secure } from './tls.ts';
import type { Transfer } from './transfer.ts';
import { decodeUrl } from './url.ts';

type Code = '+' | '-' | '*';

interface Offer {
  tls: boolean;
  plain: boolean;
  /** Undefined: no SASL. */
  sasl: string[] | undefined;
}

function anyLine(line: string): Code | undefined {
  if (line.startsWith('-ERR')) return '-';
  if (line.startsWith('+OK')) return '+';
  return line.startsWith('+') ? '*' : undefined;
}

/** CAPA's lines, up to the dot (RFC 2449 §5). */
function capabilityLine(line: string): Code {
  if (line.startsWith('-ERR')) return '-';
  return line.startsWith('.') ? '+' : '*';
}

/** POP3 as curl speaks it (lib/pop3.c). */
export const pop3: Protocol = {
  async connect(transfer) {
    const { operation, link } = transfer;
    const preference = readPreference(transfer.loginOptions, transfer.url.scheme);
    const { code, line } = await hear(transfer, anyLine);
    if (code !== '+') throw new CurlFailure(STATUS.reply, 'Got unexpected pop3-server response');
    const stamp = /<[^<]*@[^<]*>\r?$/.exec(line)?.[0].replace(/\r$/, '');
    let offer = await capabilities(transfer);
    if (operation.tls !== 'no' && !link.secured) {
      if (offer.tls) {
        await say(transfer, 'STLS');
        const ready = await hear(transfer, anyLine);
        // RFC 2595 §4: nothing may follow in clear.
        if (link.held.length > 0) throw new CurlFailure(STATUS.reply);
        if (ready.code === '+') {
          await secure(transfer);
          offer = await capabilities(transfer);
        } else if (operation.tls === 'required') throw new CurlFailure(STATUS.needsTls, 'STARTTLS denied');
      } else if (operation.tls === 'required') throw new CurlFailure(STATUS.needsTls, 'STLS not supported.');
    }
    await logIn(transfer, offer, stamp, preference);
  },

  async perform(transfer) {
    const { operation, url, link } = transfer;
    const id = decodeUrl(url.path.slice(1));
    const custom = operation.request === undefined ? undefined : decodeUrl(operation.request);
    const list = id === '' || operation.listOnly;
    const command = custom || (list ? 'LIST' : 'RETR');
    await say(transfer, id === '' ? command : `${command} ${id}`);
    const { code } = await hear(transfer, anyLine);
    if (code !== '+') throw new CurlFailure(STATUS.reply);
    const content = !operation.noBody && !(operation.listOnly && id !== '');
    if (content) await readContent(transfer);
    else link.takeHeld();
  },

  async finish() {
    // The dot was the end.
  },

  async quit(transfer) {
    await say(transfer, 'QUIT');
    await hear(transfer, anyLine);
  },
};

async function capabilities(transfer: Transfer): Promise<Offer> {
  const offer: Offer = { tls: false, plain: false, sasl: undefined };
  await say(transfer, 'CAPA');
  for (;;) {
    const { code, line } = await hear(transfer, capabilityLine);
    if (code === '+') return offer;
    if (code === '-') return { ...offer, plain: true };
    if (line.startsWith('STLS')) offer.tls = true;
    else if (line.startsWith('USER')) offer.plain = true;
    else if (line.startsWith('SASL ')) offer.sasl = [...(offer.sasl ?? []), ...offeredIn(line.slice(5))];
  }
}

async function logIn(
  transfer: Transfer,
  { plain, sasl }: Offer,
  stamp: string | undefined,
  preference: ReturnType<typeof readPreference>,
): Promise<void> {
  const { login, trace } = transfer;
  if (!login) return;
  const any = preference.mechanisms === undefined;
  const mechanism = sasl && chooseMechanism(sasl, preference, login);
  if (mechanism) return bySasl(transfer, mechanism);
  if (stamp !== undefined && (any || preference.plain === '+APOP')) {
    await say(transfer, `APOP ${login.user} ${apopDigest(stamp, login.password)}`);
    const { code } = await hear(transfer, anyLine);
    if (code !== '+') throw new CurlFailure(STATUS.login, `Authentication failed: ${code.charCodeAt(0)}`);
    return;
  }
  if (!plain || !any) {
    await trace.text('No known authentication mechanisms supported');
    throw new CurlFailure(STATUS.login);
  }
  for (const command of [`USER ${login.user}`, `PASS ${login.password}`]) {
    await say(transfer, command);
    const { code } = await hear(transfer, anyLine);
    if (code !== '+') throw new CurlFailure(STATUS.login, `Access denied. ${code}`);
  }
}

async function bySasl(
  transfer: Transfer,
  mechanism: NonNullable<ReturnType<typeof chooseMechanism>>,
): Promise<void> {
  const { login, operation } = transfer;
  if (!login) return;
  const answers = steps(mechanism, login);
  const initial = operation.saslInitial && hasInitial(mechanism) ? answers[0]?.('') : undefined;
  // RFC 2449 §4: a command line has 255 octets at most.
  const fits = initial !== undefined && mechanism.length + initial.length <= 247;
  if (fits) answers.shift();
  await say(transfer, `AUTH ${mechanism}${fits ? ` ${initial}` : ''}`);
  let { code, line } = await hear(transfer, anyLine);
  for (const answer of answers) {
    if (code !== '*') throw new CurlFailure(STATUS.login);
    await say(transfer, answer(messageOf(line, 2)));
    ({ code, line } = await hear(transfer, anyLine));
  }
  if (code !== '+') throw new CurlFailure(STATUS.login);
}

/** Lines up to the dot; a dot that stands before another is left out (RFC 1939 §3). */
async function readContent(transfer: Transfer): Promise<void> {
  const { link, meter, trace } = transfer;
  const content = new DottedContent();
  let counted = false;
  for (;;) {
    const chunk = await link.read(transfer);
    if (chunk === null) return;
    // What came with the answer is not counted, as in curl.
    if (counted) {
      meter.downloaded += chunk.length;
      await trace.tell('dataIn', chunk);
    }
    counted = true;
    const { octets, rest } = content.take(chunk);
    await transfer.writeBody(octets);
    await meter.update();
    if (rest) {
      link.putBack(rest);
      return;
    }
  }
}

const [CR, LF, DOT] = [0x0d, 0x0a, 0x2e];
/** CR LF . CR LF */
const END = [CR, LF, DOT, CR, LF];

/** Takes the dots out. The line's end before the last dot belongs to the content. */
export class DottedContent {
  /** How much of the end has come; the answer's line end counts, and is no content. */
  #matched = 2;
  #own = 2;

  /** `rest`: the end has come, and what follows it. */
  take(chunk: Uint8Array): { octets: Uint8Array; rest: Uint8Array | undefined } {
    const out: number[] = [];
    const release = () => {
      // Of what looked like the end, the first answer's CR LF is not content.
      out.push(...END.slice(this.#own, this.#matched));
      this.#own = 0;
    };
    for (const [at, octet] of chunk.entries()) {
      if (octet === END[this.#matched]) {
        this.#matched++;
        if (this.#matched === END.length) {
          out.push(CR, LF);
          return { octets: Uint8Array.from(out), rest: chunk.subarray(at + 1) };
        }
        continue;
      }
      if (this.#matched === 3) {
        // CR LF and a dot, and more of the line: the dot was put there by the server.
        this.#matched = 2;
        release();
        this.#matched = 0;
        if (octet !== DOT) out.push(DOT);
      } else if (this.#matched > 0) {
        release();
        this.#matched = 0;
      }
      this.#own = 0;
      if (octet === CR) this.#matched = 1;
      else out.push(octet);
    }
    return { octets: Uint8Array.from(out), rest: undefined };
  }
}
