import { type Dialogue, type DialogueEffect, textOfUtf8, utf8 } from '@ehlo/protocol';

/** `www.campus.test`, which is `web` by CNAME. */
export const WWW = { host: 'www.campus.test', address: '192.0.2.80', port: 80 } as const;

const PAGE = `<!doctype html>
<title>Campus</title>
<h1>Campus</h1>
<p>HTTP is text too: you asked with a few lines and an empty one, and this came back.
`;
const MISSING = 'There is nothing at this address. Ask for /\n';
const BAD = `This is a web server: it speaks HTTP. Ask like this, with an empty line at the end:

GET / HTTP/1.1
Host: www.campus.test

`;

/** Lines of one request: more is 431 (RFC 6585 §5). */
const MAX_FIELDS = 100;
/** Methods that RFC 9110 §9.3 has; others are 501 (§15.6.2). */
const METHODS = /^(?:GET|HEAD|POST|PUT|DELETE|CONNECT|OPTIONS|TRACE)$/;
/** RFC 9112 §3. */
const REQUEST_LINE = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+) (\S+) HTTP\/1\.([01])$/;
/** RFC 9112 §5. */
const FIELD = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*(.*?)[ \t]*$/;

interface WwwState {
  open: boolean;
  request?: { method: string; target: string; minor: string };
  fields: readonly (readonly [name: string, value: string])[];
}
const FRESH: WwwState = { open: true, fields: [] };

/**
 * A web server of one page (RFC 9112), for a terminal: what is no request is answered 400, SMTP typed at it too. It has no
 * clock and so sends no Date (RFC 9110 §6.6.1).
 */
export function createWwwDialogue(): Dialogue {
  const dialogue: Dialogue<WwwState> = {
    start: () => FRESH,
    step(state, input) {
      if (!state.open) return { state, effects: [] };
      switch (input.kind) {
        case 'line':
          return takeLine(state, textOfUtf8(input.octets));
        case 'overlong':
          return last(state.request ? '431 Request Header Fields Too Large' : '414 URI Too Long', BAD);
        case 'idle':
          return state.request ? last('408 Request Timeout', BAD) : hangUp();
        case 'shutdown':
          return hangUp();
        default:
          return { state, effects: [] };
      }
    },
  };
  return dialogue as Dialogue;
}

type Turn = { state: WwwState; effects: DialogueEffect[] };

function takeLine(state: WwwState, line: string): Turn {
  const { request, fields } = state;
  if (!request) {
    // RFC 9112 §2.2: empty lines before a request are overlooked.
    if (line === '') return { state, effects: [] };
    const [, method, target, minor] = REQUEST_LINE.exec(line) ?? [];
    if (method === undefined || target === undefined || minor === undefined)
      return /HTTP\/\d/.test(line) && !/ HTTP\/1\.[01]$/.test(line) && / HTTP\/\d\.\d$/.test(line)
        ? last('505 HTTP Version Not Supported', BAD)
        : last('400 Bad Request', BAD);
    return { state: { ...state, request: { method, target, minor } }, effects: [] };
  }
  if (line === '') return answer(request, fields);
  const [, name, value] = FIELD.exec(line) ?? [];
  if (name === undefined || value === undefined) return last('400 Bad Request', BAD);
  if (fields.length >= MAX_FIELDS) return last('431 Request Header Fields Too Large', BAD);
  return { state: { ...state, fields: [...fields, [name.toLowerCase(), value]] }, effects: [] };
}

function answer(
  { method, target, minor }: NonNullable<WwwState['request']>,
  fields: WwwState['fields'],
): Turn {
  const hosts = fields.filter(([name]) => name === 'host');
  // RFC 9112 §3.2: HTTP/1.1 needs it, once.
  if (hosts.length > 1 || (minor === '1' && hosts.length === 0)) return last('400 Bad Request', BAD);
  if (!METHODS.test(method)) return last('501 Not Implemented', BAD);
  if (method !== 'GET' && method !== 'HEAD')
    return last('405 Method Not Allowed', BAD, 'Allow: GET, HEAD\r\n');
  const wants = fields.find(([name]) => name === 'connection')?.[1].toLowerCase() ?? '';
  const stays = minor === '1' ? !wants.includes('close') : wants.includes('keep-alive');
  const path = target.replace(/^https?:\/\/[^/?#]*/i, '').replace(/[?#].*$/, '');
  const isPage = path === '/' || path === '' || path === '/index.html';
  const octets = response(isPage ? '200 OK' : '404 Not Found', {
    type: isPage ? 'text/html' : 'text/plain',
    body: isPage ? PAGE : MISSING,
    head: method === 'HEAD',
    more: stays ? (minor === '0' ? 'Connection: keep-alive\r\n' : '') : 'Connection: close\r\n',
  });
  const reply: DialogueEffect = { kind: 'reply', octets };
  return stays
    ? { state: FRESH, effects: [reply] }
    : { state: { ...FRESH, open: false }, effects: [reply, { kind: 'close' }] };
}

/** An answer after which the server hangs up: it may not know where the next request would begin. */
function last(status: string, body: string, more = ''): Turn {
  const octets = response(status, {
    type: 'text/plain',
    body,
    head: false,
    more: `${more}Connection: close\r\n`,
  });
  return { state: { ...FRESH, open: false }, effects: [{ kind: 'reply', octets }, { kind: 'close' }] };
}

function hangUp(): Turn {
  return { state: { ...FRESH, open: false }, effects: [{ kind: 'close' }] };
}

function response(
  status: string,
  { type, body, head, more }: { type: string; body: string; head: boolean; more: string },
): Uint8Array {
  const text =
    `HTTP/1.1 ${status}\r\nServer: EHLO\r\nContent-Type: ${type}; charset=utf-8\r\n` +
    `Content-Length: ${utf8(body).length}\r\n${more}\r\n${head ? '' : body}`;
  return utf8(text);
}
