import { quotedWord } from '../language/quoted-word.ts';
import type { ShellOption } from '../session.ts';
import { complain } from './builtins.ts';
import type { Program } from './program.ts';

/** As `set -o` lists them; those with a letter of ours can be switched, the others stand as they are here. */
const OPTIONS: readonly (readonly [name: string, option: ShellOption | undefined, on?: true])[] = [
  ['allexport', undefined],
  ['braceexpand', undefined, true],
  ['emacs', undefined],
  ['errexit', 'e'],
  ['errtrace', undefined],
  ['functrace', undefined],
  ['hashall', undefined, true],
  ['histexpand', undefined],
  ['history', undefined],
  ['ignoreeof', undefined],
  ['interactive-comments', undefined, true],
  ['keyword', undefined],
  ['monitor', undefined],
  ['noclobber', undefined],
  ['noexec', undefined],
  ['noglob', 'f'],
  ['nolog', undefined],
  ['notify', undefined],
  ['nounset', 'u'],
  ['onecmd', undefined],
  ['physical', undefined],
  ['pipefail', 'pipefail'],
  ['posix', undefined],
  ['privileged', undefined],
  ['verbose', undefined],
  ['vi', undefined],
  ['xtrace', 'x'],
];
const HERE = 'this shell has -e, -f, -u, -x and -o pipefail';
const SET_USAGE = 'set: usage: set [-abefhkmnptuvxBCEHPT] [-o option-name] [--] [-] [arg ...]';

/** What `set`, `bash` and their like were asked to switch. @returns what is wrong, for `complain` */
export function readShellOptions(
  words: string[],
): { switched: [ShellOption, boolean][]; listed?: '-' | '+' } | { problem: string } {
  const switched: [ShellOption, boolean][] = [];
  let listed: '-' | '+' | undefined;
  while (/^[-+][a-zA-Z]/.test(words[0] ?? '')) {
    const word = words.shift() as string;
    const sign = word[0] as '-' | '+';
    for (const letter of word.slice(1)) {
      if (letter === 'o') {
        const name = words.shift();
        const row = OPTIONS.find(([known]) => known === name);
        if (name === undefined) listed = sign;
        else if (!row) return { problem: `${name}: invalid option name` };
        else if (row[1]) switched.push([row[1], sign === '-']);
        else if ((row[2] ?? false) !== (sign === '-')) return { problem: `${name}: ${HERE}` };
      } else if ('eufx'.includes(letter)) switched.push([letter as ShellOption, sign === '-']);
      else if ('abkmnptvCEHPT'.includes(letter)) {
        if (sign === '-') return { problem: `-${letter}: ${HERE}` };
      } else if (!'hB'.includes(letter)) return { problem: `${sign}${letter}: invalid option\n${SET_USAGE}` };
    }
  }
  return { switched, ...(listed && { listed }) };
}

/** `set [-efux] [-o NAME] [--] [WORD…]`: options, and what `$1` and its like are. */
export const set: Program = async (process) => {
  const { session } = process;
  const words = process.argv.slice(1);
  if (words.length === 0) {
    for (const [name, value] of [...session.variables].sort(([a], [b]) => (a < b ? -1 : 1)))
      await process.out(`${name}=${quotedWord(value)}\n`);
    return 0;
  }
  const asked = readShellOptions(words);
  if ('problem' in asked) return complain(process, asked.problem, 2);
  for (const [option, on] of asked.switched) {
    if (on) session.options.add(option);
    else session.options.delete(option);
  }
  if (asked.listed)
    for (const [name, option, always] of OPTIONS) {
      const on = option ? session.options.has(option) : (always ?? false);
      await process.out(
        asked.listed === '-'
          ? `${name.padEnd(15)}\t${on ? 'on' : 'off'}\n`
          : `set ${on ? '-' : '+'}o ${name}\n`,
      );
    }
  if (words[0] === '--' || words[0] === '-') session.positional = words.slice(1);
  else if (words.length > 0) session.positional = words;
  return 0;
};
