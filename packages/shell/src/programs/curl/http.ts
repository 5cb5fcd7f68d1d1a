import { concat, latin1, octetsOfLatin1, utf8 } from '@ehlo/protocol';
import { CurlFailure, STATUS } from './failure.ts';
import { type BodyLength, readBody } from './http-body.ts';
import { ownHeader, type RequestBody, requestHead } from './http-request.ts';
import type { Protocol } from './protocol.ts';
import type { Transfer } from './transfer.ts';
import { sendUpload } from './upload.ts';
import { escapeUrl, follow, writeUrl } from './url.ts';

const MOST_HEAD_OCTETS = 300 * 1_024;
/** A body that is smaller goes out with the head. */
const TOGETHER_OCTETS = 64 * 1_024;
const LF = 0x0a;

/** What a redirect leaves of a request. */
export interface HttpState {
  /** `form`, `POST`, `PUT` became GET. */
  withoutBody: boolean;
  referer: string | undefined;
  /** The next request, when a redirect is followed. */
  next: string | undefined;
  /** Content-Type of the form that `upload` is. */
  formType: string | undefined;
  /** Of `-d`. */
  data: Uint8Array | undefined;
}

interface Head {
  status: number;
  version: string;
  fields: [name: string, value: string][];
  /** The empty line: shown after what curl says about the head. */
  end: Uint8Array;
}

const stateOf = (transfer: Transfer): HttpState => {
  transfer.http ??= {
    withoutBody: false,
    referer: transfer.operation.referer,
    next: undefined,
    formType: undefined,
    data: undefined,
  };
  return transfer.http;
};

export function methodOf(transfer: Transfer): string {
  const { operation } = transfer;
  if (operation.request !== undefined) return operation.request;
  const body = bodyOf(transfer);
  if (operation.noBody) return 'HEAD';
  return body === undefined ? 'GET' : body.kind === 'PUT' ? 'PUT' : 'POST';
}

function bodyOf(transfer: Transfer): RequestBody | undefined {
  const { withoutBody, formType, data } = stateOf(transfer);
  const { upload } = transfer;
  if (withoutBody) return undefined;
  if (data) return { kind: 'POST', size: data.length };
  if (formType !== undefined) return { kind: 'form', size: upload?.size, type: formType };
  return upload ? { kind: 'PUT', size: upload.size } : undefined;
}

/** HTTP/1.1 as curl speaks it (lib/http.c, lib/transfer.c). */
export const http: Protocol = {
  async connect() {
    // A request is the first thing said.
  },

  async perform(transfer) {
    const { trace, link, operation, login } = transfer;
    const state = stateOf(transfer);
    state.next = undefined;
    if (login && ownHeader(operation.headers, 'Authorization') === undefined)
      await trace.text(`Server auth using Basic with user '${login.user}'`);
    const body = bodyOf(transfer);
    const method = methodOf(transfer);
    const head = requestHead({
      url: transfer.url,
      operation,
      method,
      body,
      login,
      serverVersion: link.oldServer ? '1.0' : undefined,
      referer: state.referer,
    });
    const octets = utf8(head.text);
    const data = body?.kind === 'POST' ? state.data : undefined;
    const together =
      data && !head.chunked && !head.expects && data.length < TOGETHER_OCTETS ? data : undefined;
    transfer.requestOctets += octets.length + (together?.length ?? 0);
    await link.write(transfer, concat([octets, together ?? new Uint8Array()]));
    await trace.tell('headerOut', octets);
    if (together) {
      if (together.length > 0) await trace.tell('dataOut', together);
      transfer.meter.uploaded += together.length;
    }
    if (body && body.kind === 'POST') transfer.meter.uploadSize = body.size;
    if (together || !body) return respond(transfer, undefined);
    const send = () => sendBody(transfer, head.chunked, data);
    if (!head.expects) {
      await send();
      return respond(transfer, undefined);
    }
    return respond(transfer, send);
  },

  async finish() {
    // The body's end is the end.
  },

  async quit() {
    // Nothing is said.
  },
};

const LAST_CHUNK = octetsOfLatin1('0\r\n\r\n');

/** RFC 9112 §7.1. */
const chunkOf = (octets: Uint8Array): Uint8Array =>
  concat([octetsOfLatin1(`${octets.length.toString(16)}\r\n`), octets, octetsOfLatin1('\r\n')]);

async function sendBody(transfer: Transfer, chunked: boolean, data: Uint8Array | undefined): Promise<void> {
  const { trace, link, meter, upload } = transfer;
  if (data && chunked) {
    const octets = chunkOf(data);
    await link.write(transfer, concat([octets, LAST_CHUNK]));
    await trace.tell('dataOut', octets);
    meter.uploaded += data.length;
  } else if (data) {
    await link.write(transfer, data);
    await trace.tell('dataOut', data);
    meter.uploaded += data.length;
    await trace.text('We are completely uploaded and fine');
  } else if (chunked && upload) {
    for (let chunk = await upload.next(); ; chunk = await upload.next()) {
      const octets = chunk === null ? LAST_CHUNK : chunkOf(chunk);
      if (chunk === null) await trace.text('Signaling end of chunked upload via terminating chunk.');
      await link.write(transfer, octets);
      await trace.tell('dataOut', octets);
      meter.uploaded += octets.length;
      await meter.update();
      if (chunk === null) break;
    }
  } else {
    meter.uploadSize = upload?.size;
    await sendUpload(transfer, { dots: false });
  }
}

/** Reads the answer; `send`: a body that waits for `100 Continue` (RFC 9110 §10.1.1). */
async function respond(transfer: Transfer, send: (() => Promise<void>) | undefined): Promise<void> {
  const { operation, link, trace } = transfer;
  let waiting = send;
  let owed: (() => Promise<void>) | undefined;
  if (waiting && !(await speaksWithin(transfer, operation.expectMs))) {
    await trace.text('Done waiting for 100-continue');
    await waiting();
    waiting = undefined;
  }
  for (;;) {
    const head = await readHead(transfer, waiting !== undefined);
    if (!head) return;
    transfer.responseCode = head.status;
    if (head.status >= 100 && head.status < 200 && head.status !== 101) {
      // What has come already is read first.
      if (head.status === 100 && link.held.length > 0) owed = waiting;
      else if (head.status === 100) await waiting?.();
      if (head.status === 100) waiting = undefined;
      continue;
    }
    await content(transfer, head, waiting !== undefined, owed);
    return;
  }
}

/** Waits for the server's first octets, for so long. */
async function speaksWithin(transfer: Transfer, ms: number): Promise<boolean> {
  const { link, process } = transfer;
  const patience = new CurlFailure(STATUS.timeout);
  const read = link.connection.read();
  try {
    const chunk = await transfer.within(
      { atMs: process.world.clock.now() + ms, failure: () => patience },
      () => transfer.wait(read),
    );
    if (chunk) link.putBack(chunk);
    else link.ended = true;
    return true;
  } catch (error) {
    if (error !== patience) throw error;
    // The read goes on: it is the next one's.
    link.resume(read);
    return false;
  }
}

async function content(
  transfer: Transfer,
  head: Head,
  unsent: boolean,
  owed: (() => Promise<void>) | undefined,
): Promise<void> {
  const { operation, link, trace } = transfer;
  const { status } = head;
  const field = (name: string) => head.fields.findLast(([key]) => key === name)?.[1];
  transfer.contentType = field('content-type');
  transfer.fields = head.fields;
  transfer.reached('first');
  transfer.httpVersion = head.version === '1.0' ? '1' : head.version;
  const keepsOpen =
    head.version === '1.0'
      ? /keep-alive/i.test(field('connection') ?? '')
      : !/close/i.test(field('connection') ?? '');
  link.spent ||= !keepsOpen;
  const length = lengthOf(head, operation.noBody);
  if (length.kind === 'to-the-end') {
    if (keepsOpen) await trace.text('no chunk, no close, no size. Assume close to signal end');
    link.spent = true;
  }
  if (operation.fail && status >= 400) {
    link.spent = true;
    throw new CurlFailure(STATUS.http, `The requested URL returned error: ${status}`);
  }
  if (unsent && status >= 300) {
    const redirected = operation.followLocation && field('location') !== undefined;
    if (!redirected) await trace.text('HTTP error before end of send, stop sending');
    link.spent = true;
  }
  await trace.tell('headerIn', head.end);
  await owed?.();
  noteRedirect(transfer, status, field('location'));
  await readBody(transfer, length);
}

function lengthOf({ status, fields }: Head, noBody: boolean): BodyLength {
  if (noBody || status === 204 || status === 304) return { kind: 'none' };
  const field = (name: string) => fields.findLast(([key]) => key === name)?.[1];
  if (/chunked/i.test(field('transfer-encoding') ?? '')) return { kind: 'chunked' };
  const size = field('content-length');
  if (size === undefined) return { kind: 'to-the-end' };
  return { kind: 'size', size: Number.parseInt(size, 10) };
}

/** Notes where a redirect leads (RFC 9110 §15.4). */
function noteRedirect(transfer: Transfer, status: number, location: string | undefined): void {
  if (location === undefined || status < 300 || status > 399) return;
  const plain = follow(transfer.url, location);
  // curl keeps what `-u` said in the URL that a relative one is seen from.
  const relative = !/^\s*(?:[A-Za-z0-9+.-]+:|\/\/)/.test(location);
  const { login } = transfer;
  const credentials = login && `${escapeUrl(utf8(login.user))}:${escapeUrl(utf8(login.password))}@`;
  const target = relative && credentials ? plain.replace('://', `://${credentials}`) : plain;
  if (!transfer.operation.followLocation) {
    transfer.redirectUrl = plain;
    return;
  }
  stateOf(transfer).next = target;
  transfer.ignoreBody = true;
}

/** Before a redirect is followed: what becomes of the request (Curl_follow). */
export async function turnInto(transfer: Transfer): Promise<void> {
  const { operation, trace, responseCode } = transfer;
  const state = stateOf(transfer);
  if (operation.autoReferer)
    state.referer = writeUrl({ ...transfer.url, user: undefined, fragment: undefined });
  const body = bodyOf(transfer);
  if (!body || operation.keepPost.has(responseCode)) return;
  const moved = body.kind !== 'PUT' && (responseCode === 301 || responseCode === 302);
  if (!moved && responseCode !== 303) return;
  state.withoutBody = true;
  await trace.text(responseCode === 303 ? 'Switch to GET' : 'Switch from POST to GET');
}

/** Lines up to an empty one. @returns undefined for HTTP/0.9, whose content went out already */
async function readHead(transfer: Transfer, mayClose: boolean): Promise<Head | undefined> {
  const { operation, link, trace } = transfer;
  let octets = 0;
  let head: Head | undefined;
  for (;;) {
    const line = await readLine(transfer);
    if (line === null) {
      link.spent = true;
      if (head || mayClose) return head;
      throw new CurlFailure(STATUS.nothing, 'Empty reply from server');
    }
    octets += line.length;
    if (octets > MOST_HEAD_OCTETS)
      throw new CurlFailure(STATUS.receive, `Too large response headers: ${octets} > ${MOST_HEAD_OCTETS}`);
    const text = latin1(line).replace(/\r?\n$/, '');
    if (!head) {
      head = statusLine(text);
      if (!head) return old(transfer, line, operation.http09);
      if (head.version === '1.0') {
        await trace.text('HTTP 1.0, assume close after body');
        link.oldServer = true;
      }
    } else if (text !== '') {
      const colon = text.indexOf(':');
      if (colon < 0) throw new CurlFailure(STATUS.reply, 'Header without colon');
      const name = text.slice(0, colon).trim().toLowerCase();
      const value = text.slice(colon + 1).trim();
      head.fields.push([name, value]);
      transfer.headerCount++;
      await remark(transfer, head.status, name, value);
    }
    transfer.headerOctets += line.length;
    await transfer.takeHeader(line);
    if (text === '') {
      head.end = line;
      return head;
    }
    await trace.tell('headerIn', line);
  }
}

/** What curl says before it shows a field. */
async function remark(transfer: Transfer, status: number, name: string, value: string): Promise<void> {
  const { trace, login, operation, link } = transfer;
  if (name === 'content-length' && !/^\d/.test(value))
    throw new CurlFailure(STATUS.reply, 'Invalid Content-Length: value');
  if (name === 'connection' && link.oldServer && /keep-alive/i.test(value))
    await trace.text('HTTP/1.0 connection set to keep alive');
  if (name === 'www-authenticate' && status === 401 && login && /^basic\b/i.test(value))
    await trace.text('Authentication problem. Ignoring this.');
  const redirects = name === 'location' && status >= 300 && status < 400 && operation.followLocation;
  const body = bodyOf(transfer);
  if (redirects && body && body.kind !== 'PUT') await trace.text('Please rewind output before next send');
}

function statusLine(text: string): Head | undefined {
  const match = /^HTTP\/(\d(?:\.\d)?)[ \t]+(\d{3})/.exec(text);
  if (!match) return undefined;
  return { version: match[1] as string, status: Number(match[2]), fields: [], end: new Uint8Array() };
}

/** What begins with no status line (HTTP/0.9). */
async function old(transfer: Transfer, line: Uint8Array, allowed: boolean): Promise<undefined> {
  transfer.link.spent = true;
  if (!allowed) throw new CurlFailure(STATUS.protocol, 'Received HTTP/0.9 when not allowed');
  transfer.link.putBack(line);
  await readBody(transfer, { kind: 'to-the-end' });
}

async function readLine(transfer: Transfer): Promise<Uint8Array | null> {
  let line: Uint8Array = new Uint8Array();
  for (;;) {
    const chunk = await transfer.link.read(transfer);
    if (chunk === null) return line.length > 0 ? line : null;
    const end = chunk.indexOf(LF);
    line = concat([line, end < 0 ? chunk : chunk.subarray(0, end + 1)]);
    if (end >= 0) {
      transfer.link.putBack(chunk.subarray(end + 1));
      return line;
    }
    if (line.length > MOST_HEAD_OCTETS || (line.length >= 5 && !/^HTTP\//.test(latin1(line.subarray(0, 5)))))
      return line;
  }
}
