import { methodOf } from './http.ts';
import { LIBRARIES } from './libraries.ts';
import type { Messages } from './messages.ts';
import type { Transfer } from './transfer.ts';
import { writeUrl } from './url.ts';

/** What `-w` may ask about a transfer that has ended. */
export interface Ended {
  transfer: Transfer | undefined;
  /** As it was typed, after expansion. */
  url: string;
  index: number;
  status: number;
  sentence: string;
  fileName: string | undefined;
  totalMs: number;
}

const seconds = (ms: number) => (ms / 1_000).toFixed(6);

/** Variables that curl 7.88.1 has (src/tool_writeout.c); '' where there is nothing to tell. */
const VARIABLES: Readonly<Record<string, (ended: Ended) => string | number>> = {
  certs: () => '',
  content_type: ({ transfer }) => transfer?.contentType ?? '',
  errormsg: ({ status, sentence }) => (status === 0 ? '' : sentence),
  exitcode: ({ status }) => status,
  filename_effective: ({ fileName }) => fileName ?? '',
  ftp_entry_path: () => '',
  http_code: (ended) => code(ended),
  http_connect: () => '000',
  http_version: ({ transfer }) => transfer?.httpVersion ?? '0',
  local_ip: ({ transfer }) => (transfer?.connected ? transfer.process.world.person.address : ''),
  local_port: () => 0,
  method: ({ transfer }) => (transfer ? methodOf(transfer) : 'GET'),
  num_certs: () => 0,
  num_connects: ({ transfer }) => transfer?.connects ?? 0,
  num_headers: ({ transfer }) => transfer?.headerCount ?? 0,
  num_redirects: ({ transfer }) => transfer?.redirects ?? 0,
  proxy_ssl_verify_result: () => 0,
  redirect_url: ({ transfer }) => transfer?.redirectUrl ?? '',
  referer: ({ transfer }) => transfer?.operation.referer ?? '',
  remote_ip: ({ transfer }) => (transfer?.connected ? transfer.link.connection.address : ''),
  remote_port: ({ transfer }) => (transfer?.connected ? transfer.url.port : 0),
  response_code: (ended) => code(ended),
  scheme: ({ transfer }) => (transfer ? transfer.url.scheme.toUpperCase() : ''),
  size_download: ({ transfer }) => transfer?.meter.downloaded ?? 0,
  size_header: ({ transfer }) => transfer?.headerOctets ?? 0,
  size_request: ({ transfer }) => transfer?.requestOctets ?? 0,
  size_upload: ({ transfer }) => transfer?.meter.uploaded ?? 0,
  speed_download: ({ transfer }) => transfer?.meter.downloadSpeed ?? 0,
  speed_upload: ({ transfer }) => transfer?.meter.uploadSpeed ?? 0,
  ssl_verify_result: () => 0,
  time_appconnect: ({ transfer }) => seconds(transfer?.times.secured ?? 0),
  time_connect: ({ transfer }) => seconds(transfer?.times.connected ?? 0),
  time_namelookup: ({ transfer }) => seconds(transfer?.times.lookedUp ?? 0),
  time_pretransfer: ({ transfer }) => seconds(transfer?.times.ready ?? 0),
  time_redirect: () => seconds(0),
  time_starttransfer: ({ transfer }) => seconds(transfer?.times.first ?? 0),
  time_total: ({ totalMs }) => seconds(totalMs),
  url: ({ url }) => url,
  url_effective: ({ transfer, url }) => (transfer ? effective(transfer) : url),
  urlnum: ({ index }) => index,
};
const NUMBERS =
  /^(?:exitcode|http_code|http_connect|local_port|num_.*|remote_port|response_code|size_.*|speed_.*|(?:proxy_)?ssl_verify_result|time_.*|urlnum)$/;

const code = ({ transfer }: Ended) => String(transfer?.responseCode ?? 0).padStart(3, '0');

const effective = ({ url }: Transfer) => writeUrl({ ...url, user: undefined, password: undefined });

/** Expands `%{name}`, `\n` and writes it: to standard output, or from `%{stderr}` on to standard error. */
export async function writeOut(
  format: string,
  ended: Ended,
  out: (text: string) => Promise<void>,
  messages: Messages,
): Promise<void> {
  let toError = false;
  const put = (text: string) => (toError ? messages.say(text) : out(text));
  const pieces = format.match(/%\{[^}]*\}|%header\{[^}]*\}|%.|\\.|[^%\\]+|[%\\]/gs) ?? [];
  for (const piece of pieces) {
    const name = /^%\{([^}]*)\}$/.exec(piece)?.[1]?.toLowerCase();
    const field = /^%header\{([^}]*)\}$/.exec(piece)?.[1]?.toLowerCase();
    if (field !== undefined) await put(ended.transfer?.fields.find(([key]) => key === field)?.[1] ?? '');
    else if (name === undefined) await put(plain(piece));
    else if (name === 'onerror') {
      if (ended.status === 0) return;
    } else if (name === 'stdout' || name === 'stderr') toError = name === 'stderr';
    else if (name === 'json') await put(json(ended));
    else if (name === 'header_json') await put(headerJson(ended));
    else if (Object.hasOwn(VARIABLES, name)) await put(String(VARIABLES[name]?.(ended)));
    else await messages.say(`curl: unknown --write-out variable: '${piece.slice(2, -1)}'\n`);
  }
}

function plain(piece: string): string {
  if (piece === '%%') return '%';
  if (piece === '\\n') return '\n';
  if (piece === '\\r') return '\r';
  if (piece === '\\t') return '\t';
  return piece;
}

function json(ended: Ended): string {
  const pairs = Object.entries(VARIABLES).map(([name, value]) => {
    const found = value(ended);
    if (NUMBERS.test(name)) return `"${name}":${Number(found)}`;
    return `"${name}":${found === '' ? 'null' : JSON.stringify(String(found))}`;
  });
  return `{${pairs.join(',')},"curl_version":"${LIBRARIES}"}`;
}

function headerJson({ transfer }: Ended): string {
  const names = [...new Set(transfer?.fields.map(([name]) => name))];
  const rows = names.map(
    (name) =>
      `"${name}":${JSON.stringify(transfer?.fields.filter(([key]) => key === name).map(([, value]) => value))}`,
  );
  return `{${rows.join(',\n')}\n}`;
}
