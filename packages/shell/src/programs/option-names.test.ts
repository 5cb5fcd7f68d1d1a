// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholders are bash’s.
import { options as en } from '@ehlo/protocol/prose/en/options';
import { options as fr } from '@ehlo/protocol/prose/fr/options';
import { describe, expect, it } from 'vitest';
import { complete } from '../line-editor/completion.ts';
import { bench } from '../world.fixture.ts';
import { PROGRAM_NAMES } from './names.ts';
import { PROGRAM_OPTIONS, SAME_PROGRAM } from './option-names.ts';

/** They take none, or what begins with a dash is no option of theirs. */
const WITHOUT = new Set(
  '[ : apropos apt basename bg break builtin cd clear continue dirname docker download edit eval exec exit false fg fresh-home getopts hash help ip less let man nano pwd resolvectl return shift sleep source sudo tac test touch true umask wait which whoami yes'.split(
    ' ',
  ),
);

const INTO: readonly [string, string[]][] = [
  ['openssl s_client', []],
  ['openssl x509', []],
  ['openssl base64', []],
  ['docker compose', []],
  ['docker compose up', []],
  ['docker compose ps', []],
  ['docker compose logs', []],
  ['docker compose config', []],
  ['docker run', []],
];
const names = [...PROGRAM_NAMES.map((name) => SAME_PROGRAM[name] ?? name), ...INTO.map(([name]) => name)];
const programs = [...new Set(names)].filter((name) => !WITHOUT.has(name) && name !== 'openssl');

describe('options that Tab offers', () => {
  it.each(programs)('of %s have a word each, in both languages', (program) => {
    const offered = [...(PROGRAM_OPTIONS[program] ?? [])].sort();
    expect(offered.length).toBeGreaterThan(0);
    expect(Object.keys(en[program] ?? {}).sort()).toEqual(offered);
    expect(Object.keys(fr[program] ?? {}).sort()).toEqual(offered);
  });
});

describe('Tab', () => {
  const sources = {
    programs: PROGRAM_NAMES,
    variables: ['HOME', 'HOST', 'USER'],
    jobs: ['%1', '%2'],
    world: bench().world,
    directory: '/home/ocean7',
  };
  it.each([
    ['echo $HO', ['$HOME', '$HOST']],
    ['echo "${US', ['"${USER}']],
    ['fg %', ['%1', '%2']],
    ['kill %2', ['%2']],
    ['man tracer', ['traceroute']],
    ['type unal', ['unalias']],
    ['export US', ['USER']],
    ['ip a', ['addr']],
    ['docker compose u', ['up -d']],
    ['openssl s_client -co', ['-connect']],
    ['tail -f mail', ['mail.txt']],
    ['nc -l', ['-l']],
    ['netcat -z', ['-z']],
  ])('%s', async (line, candidates) => {
    expect((await complete(line, line.length, sources)).candidates).toEqual(candidates);
  });
});
