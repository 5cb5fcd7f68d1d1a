import { describe, expect, it } from 'vitest';
import { withSwitches } from './switches.ts';

describe('--lan', () => {
  it.each([
    [[], {}, undefined],
    [['--lan'], {}, '0.0.0.0'],
    [['--lan'], { EHLO_HOST: '' }, '0.0.0.0'],
    [['--lan'], { EHLO_HOST: '192.168.1.20' }, '192.168.1.20'],
    [['--lan'], { EHLO_HOST: '::' }, '::'],
  ])('%j with %j binds %s', (switches, env, host) => {
    const read = withSwitches(switches, env);
    expect(read.ok && (read.env.EHLO_HOST || undefined)).toBe(host);
  });

  it('and a variable that says the contrary are a sentence, and no guess', () => {
    const read = withSwitches(['--lan'], { EHLO_HOST: '127.0.0.1' });
    expect(!read.ok && read.problem).toContain('EHLO_HOST=127.0.0.1');
  });

  it.each([['--lann'], ['-h'], ['--port=8026']])('spelt %s is told, and not passed over', (typed) => {
    const read = withSwitches(['--lan', typed], {});
    expect(!read.ok && read.problem).toBe(
      `${typed} is no switch of EHLO. There is --lan; all else are variables, which --help lists.`,
    );
  });
});
