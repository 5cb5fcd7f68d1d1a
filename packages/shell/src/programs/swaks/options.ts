/** swaks' options, as Getopt::Long reads them: `--long`, `-short`, `--option value`, `--option=value`. */

export interface SwaksOptions {
  to: string[];
  from: string | undefined;
  server: string | undefined;
  port: string | undefined;
  helo: string | undefined;
  /** `smtp` greets with HELO. */
  protocol: 'smtp' | 'esmtp' | 'ssmtp' | 'esmtps' | 'esmtpa' | 'esmtpsa';
  tls: 'no' | 'starttls' | 'optional' | 'on-connect';
  tlsServerName: string | undefined;
  verify: boolean;
  auth: { types: string[]; optional: boolean } | undefined;
  user: string | undefined;
  password: string | undefined;
  hidePassword: string | undefined;
  headers: string[];
  addHeaders: string[];
  body: string | undefined;
  attachments: { what: string; type: string | undefined; name: string | undefined }[];
  data: string | undefined;
  quitAfter: string | undefined;
  dropAfter: string | undefined;
  suppressData: boolean;
  silent: number;
  hide: { send: boolean; receive: boolean; info: boolean };
  source: string | undefined;
  /** 0: no end. */
  timeoutS: number;
  family: 4 | 6 | undefined;
}

/** What is given with an option: nothing, a value, or a value if one follows. */
type Form = 'flag' | 'value' | 'maybe';

/** Every name of an option → what it is called here, and its form. */
const NAMES: Readonly<Record<string, readonly [string, Form]>> = Object.fromEntries(
  (
    [
      [['t', 'to', 'r', 'rcpt'], 'to', 'value'],
      [['f', 'from', 'mail-from', 'mail'], 'from', 'value'],
      [['s', 'server', 'serv'], 'server', 'value'],
      [['p', 'port'], 'port', 'value'],
      [['h', 'helo', 'ehlo', 'lhlo'], 'helo', 'value'],
      [['protocol'], 'protocol', 'value'],
      [['tls'], 'tls', 'flag'],
      [['tlso', 'tls-optional'], 'tlso', 'flag'],
      [['tlsc', 'tls-on-connect'], 'tlsc', 'flag'],
      [['tls-sni', 'tlssni'], 'sni', 'value'],
      [['tls-verify', 'tlsv'], 'verify', 'flag'],
      [['a', 'auth'], 'auth', 'maybe'],
      [['ao', 'auth-optional'], 'authOptional', 'maybe'],
      [['au', 'auth-user'], 'user', 'value'],
      [['ap', 'auth-password'], 'password', 'value'],
      [['apt', 'auth-plaintext'], 'plaintext', 'flag'],
      [['auth-hide-password', 'ahp'], 'hidePassword', 'maybe'],
      [['header', 'h-raw'], 'header', 'value'],
      [['add-header', 'ah'], 'addHeader', 'value'],
      [['b', 'body'], 'body', 'value'],
      [['attach'], 'attach', 'value'],
      [['attach-type'], 'attachType', 'value'],
      [['attach-name'], 'attachName', 'maybe'],
      [['d', 'data'], 'data', 'value'],
      [['q', 'quit-after', 'quit'], 'quitAfter', 'value'],
      [['da', 'drop-after'], 'dropAfter', 'value'],
      [['n', 'suppress-data'], 'suppressData', 'flag'],
      [['S', 'silent'], 'silent', 'maybe'],
      [['hs', 'hide-send'], 'hideSend', 'flag'],
      [['hr', 'hide-receive'], 'hideReceive', 'flag'],
      [['hi', 'hide-informational'], 'hideInfo', 'flag'],
      [['ha', 'hide-all'], 'hideAll', 'flag'],
      [['li', 'local-interface'], 'source', 'value'],
      [['timeout', 'to-secs'], 'timeout', 'value'],
      [['4'], 'four', 'flag'],
      [['6'], 'six', 'flag'],
      [['version'], 'version', 'flag'],
      [['help'], 'help', 'flag'],
    ] as const
  ).flatMap(([names, is, form]) => names.map((name) => [name, [is, form] as const])),
);

export type ReadSwaks =
  | { kind: 'run'; options: SwaksOptions }
  | { kind: 'version' }
  | { kind: 'help' }
  /** In Getopt::Long's words. */
  | { kind: 'wrong'; problem: string };

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };

export function readSwaks(argumentWords: readonly string[]): ReadSwaks {
  const given: [name: string, value: string][] = [];
  const words = [...argumentWords];
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    const match = /^--?([^=]+)(?:=(.*))?$/s.exec(word);
    if (!match || word === '-') return { kind: 'wrong', problem: `Unknown argument: ${word}` };
    const [, name = '', inline] = match;
    const heading = /^h-(.+)$/.exec(name)?.[1];
    if (heading !== undefined && heading !== 'raw') {
      const value = inline ?? words.shift() ?? '';
      given.push(['header', `${heading.replaceAll('_', '-')}: ${value}`]);
      continue;
    }
    const known = Object.hasOwn(NAMES, name) ? NAMES[name] : undefined;
    if (!known) return { kind: 'wrong', problem: `Unknown option: ${name}` };
    const [is, form] = known;
    if (form === 'flag') given.push([is, '']);
    else {
      const next = words[0];
      const follows = next !== undefined && (!/^-./.test(next) || form === 'value');
      const value = inline ?? (follows ? words.shift() : undefined);
      if (value === undefined && form === 'value')
        return { kind: 'wrong', problem: `Option ${name} requires an argument` };
      given.push([is, value ?? '']);
    }
  }
  const all = (name: string) => given.filter(([is]) => is === name).map(([, value]) => value);
  const last = (name: string) => all(name).at(-1);
  const has = (name: string) => given.some(([is]) => is === name);
  const timeout = /^(?<count>\d+)(?<unit>[hms])?$/i.exec(last('timeout') ?? '30');
  if (!timeout) return { kind: 'wrong', problem: `*** Unknown timeout format '${last('timeout')}'` };
  if (has('version')) return { kind: 'version' };
  if (has('help')) return { kind: 'help' };
  const types = (last('auth') || last('authOptional') || '')
    .split(',')
    .filter((type) => type !== '')
    .map((type) => type.toUpperCase());
  const protocol = (last('protocol') ?? 'esmtp').toLowerCase();
  const attachments: SwaksOptions['attachments'] = [];
  let type: string | undefined;
  let name: string | undefined;
  for (const [is, value] of given) {
    if (is === 'attachType') type = value;
    else if (is === 'attachName') name = value;
    else if (is === 'attach') {
      attachments.push({ what: value, type, name });
      name = undefined;
    }
  }
  return {
    kind: 'run',
    options: {
      to: all('to').flatMap((list) => list.split(',').map((address) => address.trim())),
      from: last('from'),
      server: last('server'),
      port: last('port'),
      helo: last('helo'),
      protocol: /^(?:smtp|esmtp|ssmtp|esmtps|esmtpa|esmtpsa)$/.test(protocol)
        ? (protocol as SwaksOptions['protocol'])
        : 'esmtp',
      tls:
        has('tlsc') || protocol === 'ssmtp'
          ? 'on-connect'
          : has('tls') || /^esmtps/.test(protocol)
            ? 'starttls'
            : has('tlso')
              ? 'optional'
              : 'no',
      tlsServerName: last('sni'),
      verify: has('verify'),
      auth:
        has('auth') || has('authOptional') || has('user') || /^esmtps?a$/.test(protocol)
          ? { types, optional: has('authOptional') }
          : undefined,
      user: last('user'),
      password: last('password'),
      hidePassword: has('hidePassword') ? last('hidePassword') || 'PROVIDED_BUT_REMOVED' : undefined,
      headers: all('header'),
      addHeaders: all('addHeader'),
      body: last('body'),
      attachments,
      data: last('data'),
      quitAfter: last('quitAfter')?.toUpperCase(),
      dropAfter: last('dropAfter')?.toUpperCase(),
      suppressData: has('suppressData'),
      silent: has('silent') ? Number(last('silent') || 1) : 0,
      hide: {
        send: has('hideSend') || has('hideAll'),
        receive: has('hideReceive') || has('hideAll'),
        info: has('hideInfo') || has('hideAll'),
      },
      source: last('source'),
      timeoutS: Number(timeout.groups?.count) * (SECONDS[timeout.groups?.unit?.toLowerCase() ?? 's'] ?? 1),
      family: has('four') ? 4 : has('six') ? 6 : undefined,
    },
  };
}
