import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const GUIDE = fileURLToPath(new URL('../../../../docs/authoring-lessons.md', import.meta.url));
/** `path/of/file.md`: and below it what is in it. */
const FILE = /^`(?<path>[^`]+\.md)`:\n\n(?<fence>`{3,})markdown\n(?<text>[\s\S]*?\n)\k<fence>$/gm;

/** The whole lesson that docs/authoring-lessons.md shows: its files, by their path below a folder of lessons. */
export function exampleLesson(): { path: string; text: string }[] {
  return [...readFileSync(GUIDE, 'utf8').matchAll(FILE)].map(({ groups }) => ({
    path: groups?.path ?? '',
    text: groups?.text ?? '',
  }));
}

/** Writes it below a folder. */
export function writeExample(folder: string): void {
  for (const { path, text } of exampleLesson()) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
