/** IANA, "Post Office Protocol version 3 (POP3) Extension Mechanism": both of its lists, column by column. */
import type { Registry } from './registry.ts';

export interface RegisteredCapability {
  tag: string;
  /** What may stand behind the tag. */
  arguments: string;
  commands: readonly string[];
  affected: string;
  /** In which states CAPA lists it. */
  listed: string;
  /** May the arguments differ after the login? */
  differs: boolean;
  valid: string;
  reference: readonly string[];
}

export interface RegisteredResponseCode {
  code: string;
  response: '-ERR';
  commands: string;
  reference: string;
}

const page = 'https://www.iana.org/assignments/pop3-extension-mechanism/pop3-extension-mechanism.xhtml';
const updated = '2013-03-13';
const taken = '2026-08-22';

const row = (
  tag: string,
  args: string,
  commands: readonly string[],
  affected: string,
  valid: string,
  reference: readonly string[],
  more: Partial<Pick<RegisteredCapability, 'listed' | 'differs'>> = {},
): RegisteredCapability => ({
  tag,
  arguments: args,
  commands,
  affected,
  listed: 'both',
  differs: false,
  valid,
  reference,
  ...more,
});

export const POP3_CAPABILITY_REGISTRY: Registry<RegisteredCapability> = {
  page,
  updated,
  taken,
  entries: [
    row('TOP', 'none', ['TOP'], 'none', 'TRANSACTION', ['RFC 2449', 'RFC 1939']),
    row('USER', 'none', ['USER', 'PASS'], 'none', 'AUTHENTICATION', ['RFC 2449', 'RFC 1939']),
    row('SASL', 'mech list', ['AUTH'], 'none', 'AUTHENTICATION', ['RFC 2449', 'RFC 5034']),
    row('RESP-CODES', 'none', [], 'none', 'n/a', ['RFC 2449']),
    row('LOGIN-DELAY', 'secs, USER', [], 'USER, PASS, APOP, AUTH', 'n/a', ['RFC 2449'], { differs: true }),
    row('PIPELINING', 'none', [], 'all', 'n/a', ['RFC 2449']),
    row('EXPIRE', 'days, NEVER, USER', [], 'none', 'n/a', ['RFC 2449'], { differs: true }),
    row('UIDL', 'none', ['UIDL'], 'none', 'TRANSACTION', ['RFC 2449', 'RFC 1939']),
    row('IMPLEMENTATION', 'text', [], 'none', 'n/a', ['RFC 2449', 'RFC 1939'], { listed: 'TRANS, both' }),
    row('STLS', 'none', ['STLS'], 'USER, PASS, CAPA', 'AUTHENTICATION', ['RFC 2595']),
    row('AUTH-RESP-CODE', 'none', [], 'none', 'n/a', ['RFC 3206']),
    row('UTF8', 'USER', ['UTF8'], 'USER, PASS, APOP, LIST, TOP, RETR', 'AUTHORIZATION', ['RFC 6856']),
    row('LANG', 'none', ['LANG'], 'all', 'AUTHORIZATION TRANSACTION', ['RFC 6856']),
  ],
};

export const POP3_RESPONSE_CODE_REGISTRY: Registry<RegisteredResponseCode> = {
  page,
  updated,
  taken,
  entries: [
    { code: 'LOGIN-DELAY', response: '-ERR', commands: 'USER, PASS, APOP, AUTH', reference: 'RFC 2449' },
    { code: 'IN-USE', response: '-ERR', commands: 'PASS, APOP, AUTH', reference: 'RFC 2449' },
    { code: 'SYS/PERM', response: '-ERR', commands: 'All commands', reference: 'RFC 3206' },
    { code: 'SYS/TEMP', response: '-ERR', commands: 'All commands', reference: 'RFC 3206' },
    {
      code: 'AUTH',
      response: '-ERR',
      commands: 'Any authentication command including AUTH, USER, PASS, or APOP',
      reference: 'RFC 3206',
    },
    { code: 'UTF8', response: '-ERR', commands: 'LIST, TOP, RETR', reference: 'RFC 6856' },
  ],
};
