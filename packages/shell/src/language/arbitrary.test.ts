// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholders are bash’s.
/** Command lines that nobody would type. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bench } from '../world.fixture.ts';
import { parseCommand } from './parse.ts';
import { escapedWord, quotedWord } from './quoted-word.ts';

/** What the language is made of, so that arbitrary sequences of it meet every rule of the grammar. */
const PIECES =
  "if|then|else|elif|fi|for|in|while|until|do|done|case|esac|function|time|{|}|(|)|((|))|[[|]]|;|;;|;&|&|&&|\\||\\|\\||!|<|>|>>|2>&1|&>|<<EOF|<<<|EOF|$|$x|${x|${x:-|${x%|${#|}|$(|`|$((|$@|\"|'|$'|\\|\n| |\t|#|*|?|[a-z]|{a,b}|{1..3}|~|=|x=|a=(|f()|echo|cat|%|+|-|/|..|,|0|9|é|漢|😀|\0|\u0301"
    .split(/(?<!\\)\|/)
    .map((piece) => piece.replaceAll('\\|', '|'));
const line = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join('')),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 25 }).map((pieces) => pieces.join(' ')),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

/** Each complaint that bash has for a text that is no command. */
const BASHS_WORDS =
  /^(?:syntax error near unexpected token `.*'|syntax error: unexpected end of file|unexpected EOF while looking for matching `.'|syntax error: expansions nested too deeply for this shell)$/s;

describe('any text at all', () => {
  it('is a command, wants more lines, or is refused in the words of bash', async () => {
    await fc.assert(
      fc.asyncProperty(line, async (text) => {
        const parsed = await parseCommand(text);
        if (parsed.kind !== 'script') expect(parsed.problem).toMatch(BASHS_WORDS);
      }),
      { numRuns: 800 },
    );
  });

  it.each([
    '(',
    '((',
    '$(',
    '$((',
    '${x:-',
    '`',
    '"$(',
    '{a,',
    '{ ',
    'if ',
    '[[ ( ',
    '! ',
    'a|',
    'a&&',
    '<<E ',
    '((((1+',
    'case x in ',
    'a=(',
    'f() ',
    '\\',
    '[',
    '*',
    '{1..9}',
  ])('%s, two thousand times over, is read at once and leaves the prompt', async (piece) => {
    const { run } = bench();
    const started = Date.now();
    await parseCommand(piece.repeat(2_000));
    await parseCommand(`echo ${piece.repeat(2_000)}`);
    expect(Date.now() - started).toBeLessThan(2_000);
    await run(`bash -c '${piece.repeat(300)}' > /dev/null 2>&1`);
    expect(await run('echo alive')).toBe('alive');
  });

  it.each([
    ['quotedWord', quotedWord],
    ['escapedWord', escapedWord],
  ])('comes back from %s as it was', async (_, write) => {
    const { run, world } = bench();
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', maxLength: 30 }).filter((text) => !text.includes('\0')),
        async (word) => {
          await run(`printf %s ${write(word)} > f`.replaceAll('\n', "'\n'").replace(/'\n'/g, '\n'));
          const octets = await world.files.read('/home/ocean7/f');
          expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(octets)).toBe(word);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('what multiplies itself', () => {
  it.each([
    ['echo {1..9999}{1..9999}', 'braces'],
    ['x=a; for i in {1..40}; do x=$x$x; done', 'a variable'],
    ['f() { f | f; }; f', 'a function'],
    ['eval "$(printf \'eval %.0s\' {1..500}) true"', 'eval'],
    ['x=$(yes | head -c 300000); echo ${#x} ${x//z*} ${x%z*} ${x#*z} ${x/b} > /dev/null', 'a pattern'],
    ['a[999999999]=x', 'an array'],
    ['printf "%999999999d" 1 > /dev/null', 'a width'],
    ['echo $((9**999999999))', 'a power'],
    ['seq 1 9999999999 | head -1', 'a sequence'],
  ])('%s: ends by itself or at Ctrl-C (%s)', async (text) => {
    const { terminal, shell, run } = bench();
    shell.submit(text);
    // No wait for anything: the moment at which somebody loses patience. What ends before it never sees the key.
    const timer = setTimeout(() => terminal.type('\x03'), 600);
    await terminal.until(() => shell.state().kind === 'prompt' && terminal.lastLine.endsWith('$'));
    clearTimeout(timer);
    expect(await run('echo alive')).toBe('alive');
  });
});
