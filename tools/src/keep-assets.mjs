import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a build made itself, one name a line: what it keeps of the one before is not kept again. */
const OWN = '.own-assets';

/**
 * A page that is open asks for chunks of its own build when they are first needed, perhaps days later. So that it finds
 * them, a build keeps the hashed files of the one before it, until the next one.
 *
 * @param before folder of the last build, if there is one
 * @param next folder of the new one, complete, not served yet
 */
export function keepAssets(before, next) {
  const into = join(next, 'assets');
  mkdirSync(into, { recursive: true });
  const own = readdirSync(into);
  writeFileSync(join(next, OWN), own.join('\n'));
  const from = join(before, 'assets');
  if (!existsSync(from)) return;
  const list = join(before, OWN);
  const names = existsSync(list) ? readFileSync(list, 'utf8').split('\n') : readdirSync(from);
  for (const name of names) {
    if (own.includes(name) || !existsSync(join(from, name))) continue;
    copyFileSync(join(from, name), join(into, name));
  }
}
