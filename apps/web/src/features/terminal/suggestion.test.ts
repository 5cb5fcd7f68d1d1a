import { describe, expect, it } from 'vitest';
import { callsMail, FIRST_CALL, greyLine, repair } from './suggestion.ts';

const CALL = { id: '1', host: 'localhost', address: '127.0.0.1', port: 1025, crlf: true, since: 0 };
const running = (calling: boolean) =>
  ({ kind: 'running', program: 'ncat', line: FIRST_CALL, connection: { ...CALL, calling } }) as const;

describe('the grey line', () => {
  it('is the first call at an empty prompt', () => {
    expect(greyLine({ kind: 'prompt' }, undefined, undefined)).toBe('ncat -C localhost 1025');
  });

  it('is the likely line that the grammar allows now, inside a connection', () => {
    const next = [
      { line: 'DATA', likely: true, needs: { id: 'recipient' } },
      { line: 'RCPT TO:<bob@campus.test>', likely: true },
      { line: 'QUIT', likely: false },
    ];
    expect(greyLine(running(false), undefined, next)).toBe('RCPT TO:<bob@campus.test>');
  });

  it('says nothing while the phone rings, or in a program without a connection', () => {
    expect(greyLine(running(true), undefined, [])).toBeUndefined();
    expect(greyLine({ kind: 'running', program: 'cat', line: 'cat' }, undefined, undefined)).toBeUndefined();
  });

  it('says nothing at the prompt of telnet itself, where no line of the grammar goes to the server', () => {
    const atItsPrompt = { ...running(false), connection: { ...CALL, calling: false, aside: true } } as const;
    const next = [{ line: 'MAIL FROM:<alice@campus.test>', likely: true }];
    expect(greyLine(atItsPrompt, undefined, next)).toBeUndefined();
  });

  it.each([
    [{ host: 'localhost', port: 1026, failure: 'refused' }, FIRST_CALL],
    [{ host: 'localhost', port: 1025, failure: 'refused' }, 'docker compose up -d'],
    [{ host: 'mail.campus.test', port: 26, failure: 'refused' }, 'ncat -C mail.campus.test 25'],
    [{ host: 'nowhere.test', port: 25, failure: 'unknown-host' }, FIRST_CALL],
    [{ host: 'lcalhost', port: 1025, failure: 'unknown-host' }, FIRST_CALL],
    [{ host: 'mial.campus.test', port: 25, failure: 'unknown-host' }, 'ncat -C mail.campus.test 25'],
    [{ host: 'nosuch.campus.test', port: 465, failure: 'unknown-host' }, 'ncat -C mail.campus.test 25'],
    [{ host: 'mail.campus.test', port: 25, failure: 'no-lookup' }, FIRST_CALL],
    [{ host: 'google.com', port: 25, failure: 'no-lookup' }, FIRST_CALL],
  ] as const)('after %j offers %s', (failure, line) => {
    expect(repair(failure)).toBe(line);
    expect(greyLine({ kind: 'prompt' }, failure, undefined)).toBe(line);
  });
});

describe('a lesson wants the grey line', () => {
  const next = [{ line: 'MAIL FROM:<alice@campus.test>', likely: true }];
  it.each([
    ['whole', 'dig campus.test mx', 'MAIL FROM:<alice@campus.test>'],
    ['verb', 'dig ', 'MAIL FROM:'],
    ['off', undefined, undefined],
  ] as const)('%s', (grey, atPrompt, inDialogue) => {
    const wants = { call: 'dig campus.test mx', grey };
    expect(greyLine({ kind: 'prompt' }, undefined, undefined, wants)).toBe(atPrompt);
    expect(greyLine(running(false), undefined, next, wants)).toBe(inDialogue);
  });
});

describe('the first pointer says "it calls a mail server"', () => {
  it.each([
    FIRST_CALL,
    'ncat -C mail.campus.test 25',
    'telnet pop.campus.test 110',
    'openssl s_client -connect imap.campus.test:993',
  ])('of %s', (line) => expect(callsMail(line)).toBe(true));

  it.each(['ip addr', 'dig campus.test mx', 'ncat -C -l 2525', 'ncat www.campus.test 80', 'ncat -C -l 25'])(
    'and not of %s',
    (line) => expect(callsMail(line)).toBe(false),
  );
});
