import { describe, expect, it } from 'vitest';
import { terminal as en } from '../prose/en/terminal.ts';
import { terminal as fr } from '../prose/fr/terminal.ts';
import { plain, say } from '../prose/say.ts';
import { cardOf } from './card.ts';
import { missedBy } from './failed-command.ts';

describe('a command line that ended badly', () => {
  it.each<[string, number, string | undefined, string | undefined]>([
    ['EHLO me.campus.test', 127, 'smtp-at-shell-prompt', 'ncat -C localhost 1025'],
    ['MAIL FROM:<alice@campus.test>', 2, 'smtp-at-shell-prompt', 'ncat -C localhost 1025'],
    ['mail from:alice', 127, 'smtp-at-shell-prompt', 'ncat -C localhost 1025'],
    ['QUIT', 127, 'smtp-at-shell-prompt', 'ncat -C localhost 1025'],
    ['mail', 127, undefined, undefined],
    ['ehl', 127, undefined, undefined],
    ['ncat -C localhost:1025', 2, 'host-colon-port', 'ncat -C localhost 1025'],
    ['nc -C mail.campus.test:25', 1, 'host-colon-port', 'nc -C mail.campus.test 25'],
    ['ncat -C -w 5 localhost:1025', 2, 'host-colon-port', 'ncat -C -w 5 localhost 1025'],
    ['ncat -C ::1', 1, 'port-missing', 'ncat -C ::1 1025'],
    ['ncat localhost', 1, 'port-missing', 'ncat localhost 1025'],
    ['nc localhost', 1, 'port-missing', 'nc localhost 1025'],
    ['ncat -c localhost 1025', 2, 'ncat-small-c', 'ncat -C localhost 1025'],
    ['ncat -v -c mail.campus.test 25', 2, 'ncat-small-c', 'ncat -v -C mail.campus.test 25'],
    ['ncat -Z localhost 1025', 2, undefined, undefined],
    ['ncat -C localhost 99999', 2, undefined, undefined],
    ['ncat -C 192.0.2.25 25', 1, undefined, undefined],
    ['ncat', 2, undefined, undefined],
    ['cat nosuch', 1, undefined, undefined],
  ])('%s (%i): %s', (line, status, found, repair) => {
    const missed = missedBy(line.split(' '), status);
    expect(missed?.case).toBe(found);
    expect(missed?.repair).toBe(repair);
  });

  it.each(['ncat -C mial.campus.test 25', 'nc mial.campus.test 25', 'telnet mial.campus.test 25'])(
    '%s: nobody of that name',
    (line) => {
      expect(missedBy(line.split(' '), 1, 'mial.campus.test')).toEqual({
        case: 'unknown-host',
        data: { host: 'mial.campus.test' },
      });
    },
  );

  it('does not say that the DNS knows no localhost because an option was wrong', () => {
    expect(missedBy(['ncat', '-Z', 'localhost', '1025'], 2)).toBeUndefined();
  });

  it('does not say twice what the dial itself tells', () => {
    expect(missedBy(['ncat', '-C', 'localhost', '26'], 1)).toBeUndefined();
  });

  it('has sentences in both languages for each of them', () => {
    for (const line of [
      'QUIT',
      'ncat localhost:1025',
      'ncat localhost',
      'ncat -c a 25',
      'ncat nosuch.test 25',
    ]) {
      const missed = missedBy(line.split(' '), line === 'QUIT' ? 127 : 2, 'nosuch.test');
      const card = missed && cardOf(missed);
      for (const prose of [en, fr])
        for (const part of [card?.head, card?.body]) expect(part && plain(say(prose, part))).toMatch(/\w/);
    }
  });

  it('has no card for a case that it does not know: an older page may have told it', () => {
    expect(cardOf({ case: 'something-new', data: {} })).toBeUndefined();
  });
});
