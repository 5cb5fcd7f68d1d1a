import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { FOLDER_NAME } from '@ehlo/lessons/format';
import { exampleLesson } from '@ehlo/lessons/node';

/**
 * Writes a first lesson to change, and its chapter where there is none.
 *
 * @param folder `my-lessons/10-our-course/10-say-hello`
 * @returns the files written, or why there are none
 */
export function newLesson(folder: string): { written: string[] } | { problem: string } {
  const lesson = resolve(folder);
  const chapter = dirname(lesson);
  for (const path of [lesson, chapter]) {
    const name = path.split(/[\\/]/).at(-1) ?? '';
    if (!FOLDER_NAME.test(name))
      return {
        problem: `"${name}" is no name of a lesson's or a chapter's folder. Write <nn-chapter>/<nn-lesson>, as in my-lessons/10-our-course/10-say-hello.`,
      };
  }
  if (existsSync(lesson)) return { problem: `${lesson} is there already. Give another name.` };
  mkdirSync(lesson, { recursive: true });
  const written: string[] = [];
  for (const { path, text } of exampleLesson()) {
    const [name = ''] = path.split('/').slice(-1);
    const file = join(name.startsWith('chapter') ? chapter : lesson, name);
    if (existsSync(file)) continue;
    writeFileSync(file, text);
    written.push(file);
  }
  return { written };
}
