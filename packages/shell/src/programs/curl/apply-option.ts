import type { TlsVersion } from '../../world.ts';
import { chooseMethod } from './method.ts';
import { hasSoundType } from './mime.ts';
import { integer, milliseconds, type Problem, whole } from './numbers.ts';
import {
  type Apply,
  addData,
  data,
  flag,
  type Given,
  http,
  keepPost,
  list,
  number,
  text,
  tlsFrom,
  trace,
  unsupported,
} from './option-kinds.ts';
import { type Applied, giveOutput, giveUpload, giveUrl, textOf } from './options.ts';
import { encodedData, withoutLines } from './post-data.ts';
import { SCHEMES } from './url.ts';

const BAD_USE: Problem = 'is badly used here';

const TLS_MAX: Readonly<Record<string, TlsVersion | undefined>> = {
  default: undefined,
  '1.0': 'TLSv1',
  '1.1': 'TLSv1.1',
  '1.2': 'TLSv1.2',
  '1.3': 'TLSv1.3',
};

/** What the options do; one that is not listed changes nothing for the protocols spoken here, as in curl. */
const OPTIONS: Readonly<Record<string, Apply>> = {
  url: ({ operation, value }) => {
    giveUrl(operation, value);
    return undefined;
  },
  next: () => ({ next: true }),
  'dns-ipv4-addr': unsupported,
  'dns-ipv6-addr': unsupported,
  'dns-interface': unsupported,
  'dns-servers': unsupported,
  http3: unsupported,
  'http3-only': unsupported,
  'connect-timeout': number(milliseconds, (operation, ms) => {
    operation.connectTimeoutMs = ms;
  }),
  'max-time': number(milliseconds, (operation, ms) => {
    operation.timeoutMs = ms;
  }),
  'expect100-timeout': number(milliseconds, (operation, ms) => {
    operation.expectMs = ms;
  }),
  'happy-eyeballs-timeout-ms': number(whole, (operation, ms) => {
    operation.eyeballsMs = ms;
  }),
  'keepalive-time': number(whole, () => undefined),
  'max-redirs': number(
    (value) => {
      const found = integer(value);
      return typeof found === 'number' && found < -1 ? 'expected a proper numerical parameter' : found;
    },
    (operation, most) => {
      operation.maxRedirects = most;
    },
  ),
  trace: trace('hex', '--trace'),
  'trace-ascii': trace('ascii', '--trace-ascii'),
  'trace-time': ({ global, on }) => {
    global.trace = { ...global.trace, withTime: on };
    return undefined;
  },
  verbose: async ({ global, on, io }) => {
    if (on && global.trace.form !== 'none' && global.trace.form !== 'plain')
      await io.messages.warn('-v, --verbose overrides an earlier trace/verbose option');
    global.trace = on ? { ...global.trace, form: 'plain', to: undefined } : { ...global.trace, form: 'none' };
    return undefined;
  },
  npn: async ({ io }) => {
    await io.messages.warn('--npn is no longer supported');
    return undefined;
  },
  metalink: async ({ io }) => {
    await io.messages.error('--metalink is disabled');
    return BAD_USE;
  },
  alpn: flag('noAlpn', false),
  stderr: async ({ io, value }) => {
    await io.redirect(value);
    return undefined;
  },
  ssl: async ({ operation, on, io }) => {
    if (operation.tls !== 'required') operation.tls = on ? 'try' : 'no';
    if (on) await io.messages.warn('--ssl is an insecure option, consider --ssl-reqd instead');
    return undefined;
  },
  'ssl-reqd': ({ operation, on }) => {
    operation.tls = on ? 'required' : 'no';
    return undefined;
  },
  crlf: flag('crlf'),
  interface: text('interface'),
  resolve: list('resolve'),
  'mail-from': text('mailFrom'),
  'mail-rcpt': list('mailRecipients'),
  'mail-auth': text('mailAuth'),
  'mail-rcpt-allowfails': flag('allowFailedRecipients'),
  'login-options': text('loginOptions'),
  'sasl-authzid': text('authorization'),
  'sasl-ir': flag('saslInitial'),
  'path-as-is': flag('pathAsIs'),
  'proto-default': ({ operation, value }) => {
    if (!Object.hasOwn(SCHEMES, value.toLowerCase())) return 'a specified protocol is unsupported by libcurl';
    operation.defaultScheme = value;
    return undefined;
  },
  'tls-max': ({ operation, value }) => {
    if (!Object.hasOwn(TLS_MAX, value)) return BAD_USE;
    operation.maxTls = TLS_MAX[value];
    return undefined;
  },
  'http1.0': http('1.0'),
  'http1.1': http('1.1'),
  'http0.9': flag('http09'),
  tlsv1: tlsFrom('TLSv1'),
  'tlsv1.0': tlsFrom('TLSv1'),
  'tlsv1.1': tlsFrom('TLSv1.1'),
  'tlsv1.2': tlsFrom('TLSv1.2'),
  'tlsv1.3': tlsFrom('TLSv1.3'),
  sslv2: async ({ io }) => {
    await io.messages.warn('Ignores instruction to use SSLv2');
    return undefined;
  },
  sslv3: async ({ io }) => {
    await io.messages.warn('Ignores instruction to use SSLv3');
    return undefined;
  },
  ipv4: ({ operation }) => {
    operation.family = 4;
    return undefined;
  },
  ipv6: ({ operation }) => {
    operation.family = 6;
    return undefined;
  },
  cacert: text('caFile'),
  insecure: flag('insecure'),
  'user-agent': text('userAgent'),
  referer: ({ operation, value }) => {
    const auto = value.indexOf(';auto');
    operation.autoReferer = auto >= 0;
    const referer = auto >= 0 ? value.slice(0, auto) : value;
    operation.referer = referer === '' ? undefined : referer;
    return undefined;
  },
  cookie: ({ operation, value }) => {
    // A file of cookies: none is kept here, so that there is none to send.
    if (!value.startsWith('@') && value.includes('=')) operation.cookies.push(value);
    return undefined;
  },
  data: data('text'),
  'data-ascii': data('text'),
  'data-raw': data('raw'),
  'data-binary': data('binary'),
  json: data('binary', true),
  'data-urlencode': async ({ operation, value, io }) => {
    addData(operation, await encodedData(value, io.read, (words) => io.messages.warn(words)), '&');
    return undefined;
  },
  'url-query': async ({ operation, value, io }) => {
    const query = value.startsWith('+')
      ? value.slice(1)
      : await encodedData(value, io.read, (words) => io.messages.warn(words));
    operation.query = operation.query === undefined ? query : `${operation.query}&${query}`;
    return undefined;
  },
  get: flag('dataAsQuery'),
  'request-target': text('requestTarget'),
  'dump-header': text('dumpHeaders'),
  fail: async (given) => {
    given.operation.fail = given.on;
    return oneFail(given);
  },
  'fail-with-body': async (given) => {
    given.operation.failWithBody = given.on;
    return oneFail(given);
  },
  'fail-early': ({ global, on }) => {
    global.failEarly = on;
    return undefined;
  },
  'styled-output': ({ global, on }) => {
    global.styled = on;
    return undefined;
  },
  'remove-on-error': flag('removeOnError'),
  form: (given) => addForm(given, false),
  'form-string': (given) => addForm(given, true),
  'form-escape': flag('formEscape'),
  globoff: flag('noGlob'),
  help: ({ value, on }) =>
    on ? { instead: { kind: 'help', category: value === '' ? undefined : value } } : undefined,
  manual: ({ on }) => (on ? { instead: { kind: 'manual' } } : undefined),
  version: ({ on }) => (on ? { instead: { kind: 'version' } } : undefined),
  header: async ({ operation, value, io }) => {
    if (!value.startsWith('@')) {
      operation.headers.push(value);
      return undefined;
    }
    const octets = await io.read(value.slice(1));
    if (octets)
      operation.headers.push(
        ...textOf(octets)
          .split(/[\r\n]+/)
          .filter((line) => line !== ''),
      );
    else await io.messages.warn(`Failed to open ${value.slice(1)}!`);
    return undefined;
  },
  include: flag('showHeaders'),
  head: async ({ operation, on, io }) => {
    operation.noBody = on;
    operation.showHeaders = on;
    const method = on ? 'HEAD' : 'GET';
    return (await chooseMethod(operation, method, (words) => io.messages.warn(words))) ? undefined : BAD_USE;
  },
  'list-only': flag('listOnly'),
  location: flag('followLocation'),
  'location-trusted': ({ operation, on }) => {
    operation.followLocation = on;
    operation.trustLocation = on;
    return undefined;
  },
  post301: keepPost(301),
  post302: keepPost(302),
  post303: keepPost(303),
  // `-N` is the short form of `--no-buffer`.
  buffer: ({ operation }) => {
    operation.noBuffer = true;
    return undefined;
  },
  output: async ({ operation, value, io }) => {
    if (value === '') {
      await io.messages.warn('output file name has no length');
      return BAD_USE;
    }
    giveOutput(operation, { kind: 'file', name: value });
    return undefined;
  },
  'remote-name': ({ operation, on }) => {
    giveOutput(operation, on ? { kind: 'remote-name' } : undefined);
    return undefined;
  },
  'remote-name-all': flag('remoteNameAll'),
  'output-dir': text('outputDirectory'),
  'create-dirs': flag('createDirectories'),
  clobber: flag('clobber'),
  range: async ({ operation, value, io }) => {
    if (/^\d/.test(value) && !value.includes('-')) {
      await io.messages.warn('A specified range MUST include at least one dash (-). Appending one for you!');
      operation.range = `${Number.parseInt(value, 10)}-`;
      return undefined;
    }
    if (/[^\d,-]/.test(value))
      await io.messages.warn(
        "Invalid character is found in given range. A specified range MUST have only digits in 'start'-'stop'. The server's response to this request is uncertain.",
      );
    operation.range = value;
    return undefined;
  },
  silent: ({ io, on }) => {
    io.messages.silent = on;
    return undefined;
  },
  'show-error': ({ io, on }) => {
    io.messages.showError = on;
    return undefined;
  },
  'upload-file': ({ operation, value }) => {
    giveUpload(operation, value);
    return undefined;
  },
  user: text('user'),
  'write-out': async ({ operation, value, io }) => {
    if (!value.startsWith('@')) {
      operation.writeOut = value;
      return undefined;
    }
    const octets = await io.read(value.slice(1));
    operation.writeOut = octets && withoutLines(textOf(octets));
    if (!octets) await io.messages.warn(`Failed to read ${value === '@-' ? '<stdin>' : value.slice(1)}`, '');
    return undefined;
  },
  request: text('request'),
  'progress-bar': ({ global, on }) => {
    global.progress = on ? 'bar' : 'meter';
    return undefined;
  },
  'progress-meter': ({ global, on }) => {
    global.noProgress = !on;
    return undefined;
  },
};

const ALIASES: Readonly<Record<string, string>> = { 'ftp-ssl': 'ssl', 'ftp-ssl-reqd': 'ssl-reqd' };

export function applyOption(given: Given): Applied | Promise<Applied> {
  const name = ALIASES[given.row.name] ?? given.row.name;
  return Object.hasOwn(OPTIONS, name) ? OPTIONS[name]?.(given) : undefined;
}

async function oneFail({ operation, io }: Given): Promise<Applied> {
  if (!operation.fail || !operation.failWithBody) return undefined;
  await io.messages.error('You must select either --fail or --fail-with-body, not both.');
  return BAD_USE;
}

async function addForm({ operation, value, io }: Given, literal: boolean): Promise<Applied> {
  if (!value.includes('=')) {
    await io.messages.warn('Illegally formatted input field!');
    return BAD_USE;
  }
  if (!literal && !hasSoundType(value)) {
    await io.messages.warn('Illegally formatted content-type field!');
    return BAD_USE;
  }
  operation.form.push({ typed: value, literal });
  return (await chooseMethod(operation, 'form', (words) => io.messages.warn(words))) ? undefined : BAD_USE;
}
