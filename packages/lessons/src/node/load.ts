/** Lessons from folders: `<nn-chapter>/<nn-lesson>/lesson.md` and `lesson.fr.md`, with `chapter.md` and `chapter.fr.md` beside them. */
import { isUtf8 } from 'node:buffer';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FOLDER_NAME } from '../format/folder-name.ts';
import {
  type LessonProblem,
  type Places,
  readLesson,
  readPlaylist,
  type WrittenLesson,
} from '../format/index.ts';
import { readChapter } from '../format/read-chapter.ts';
import type { Chapter, Lesson } from '../lesson.ts';
import type { Playlist } from '../playlist.ts';

/** Those that EHLO brings along. */
export const SHIPPED = fileURLToPath(new URL('../../content', import.meta.url));

/** Beside the chapters: `smtp-in-90-minutes.md`, `smtp-in-90-minutes.fr.md`. */
const PLAYLISTS = 'playlists';
const MAX_FILE = 256 * 1024;

export interface Loaded {
  chapters: Chapter[];
  playlists: Playlist[];
  problems: LessonProblem[];
  /** Where each lesson that could be read stands, by its id. */
  written: Map<string, WrittenLesson>;
}

export interface LoadOptions {
  /**
   * What was read of the same folder: what is there and can no longer be read stays as it was, so that somebody who writes takes no
   * lesson away from those who are in it.
   */
  before?: Loaded | undefined;
  /** What lessons may name; absent: anything. */
  places?: Places;
}

/** Reads every lesson below a folder. What cannot be read is a problem, and the others are there all the same. */
export async function loadLessons(folder: string, { before, places }: LoadOptions = {}): Promise<Loaded> {
  const problems: LessonProblem[] = [];
  const written = new Map<string, WrittenLesson>();
  const chapters: Chapter[] = [];
  const named = new Map<string, string>();
  const names = await foldersIn(folder, problems, basename(folder));
  const misnamed = names && (await levelMistake(folder));
  if (misnamed) problems.push(misnamed);
  if (!names || misnamed)
    return { chapters: before?.chapters ?? [], playlists: before?.playlists ?? [], problems, written };
  for (const name of names) {
    if (name === PLAYLISTS) continue;
    const slug = slugIn(name, named, problems, name);
    const was = before?.chapters.find(({ id }) => id === slug);
    const loaded =
      slug &&
      ((await loadChapter(join(folder, name), name, slug, { problems, written }, { before: was, places })) ??
        was);
    if (loaded) chapters.push(loaded);
  }
  if (named.size === 0 && problems.length === 0)
    problems.push({
      file: folder,
      line: 1,
      problem: 'There are no chapters in this folder.',
      remedy: 'Lessons lie in <nn-chapter>/<nn-lesson>/; "lessons new" makes a first one.',
    });
  return { chapters, playlists: await loadPlaylists(folder, problems, before?.playlists), problems, written };
}

/** A chapter's or a lesson's folder was named, and not the one that holds chapters. Where a chapter is, the folder is right, whatever lies beside it. */
async function levelMistake(folder: string): Promise<LessonProblem | undefined> {
  const inside = await namesIn(folder);
  for (const name of inside)
    if (FOLDER_NAME.test(name) && (await isChapter(join(folder, name)))) return undefined;
  const found = inside.includes('lesson.md')
    ? { what: 'lesson', above: dirname(dirname(folder)) }
    : (await isChapter(folder))
      ? { what: 'chapter', above: dirname(folder) }
      : undefined;
  return (
    found && {
      file: basename(folder),
      line: 1,
      problem: `This is the folder of one ${found.what}.`,
      remedy: `Name the folder that holds chapters, which hold lessons: ${found.above}`,
    }
  );
}

async function isChapter(folder: string): Promise<boolean> {
  const inside = await namesIn(folder);
  if (inside.includes('chapter.md')) return true;
  for (const name of inside)
    if (FOLDER_NAME.test(name) && (await namesIn(join(folder, name))).includes('lesson.md')) return true;
  return false;
}

/** None where it is a file, or cannot be read: `foldersIn` says so where it matters. */
const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

/** There need not be any. */
async function loadPlaylists(
  folder: string,
  problems: LessonProblem[],
  before: readonly Playlist[] = [],
): Promise<Playlist[]> {
  const at = join(folder, PLAYLISTS);
  const names = await readdir(at).catch(() => []);
  const playlists: Playlist[] = [];
  for (const name of names.sort()) {
    const id = /^(?<id>[a-z0-9-]+)\.md$/.exec(name)?.groups?.id;
    if (id === undefined) {
      if (name.endsWith('.md') && !/^[a-z0-9-]+\.fr\.md$/.test(name))
        problems.push({
          file: `${PLAYLISTS}/${name}`,
          line: 1,
          problem: 'The file has not the name of a playlist.',
          remedy: 'Name it in lower case with hyphens: first-week.md, and first-week.fr.md.',
        });
      continue;
    }
    const en = await source(at, `${PLAYLISTS}/${name}`, name, problems);
    const fr = await source(at, `${PLAYLISTS}/${id}.fr.md`, `${id}.fr.md`, problems);
    const playlist = (en && fr && readPlaylist(id, en, fr, problems)) ?? before.find((one) => one.id === id);
    if (playlist) playlists.push(playlist);
  }
  return playlists;
}

async function loadChapter(
  folder: string,
  name: string,
  id: string,
  { problems, written }: Pick<Loaded, 'problems' | 'written'>,
  { before, places }: { before: Chapter | undefined; places: Places | undefined },
): Promise<Chapter | undefined> {
  const chapter = readChapter(
    await source(folder, `${name}/chapter.md`, 'chapter.md', problems),
    await source(folder, `${name}/chapter.fr.md`, 'chapter.fr.md', problems),
    problems,
    places,
  );
  const lessons: Lesson[] = [];
  const named = new Map<string, string>();
  const inside = (await foldersIn(folder, problems, name)) ?? [];
  for (const inner of inside) {
    const slug = slugIn(inner, named, problems, `${name}/${inner}`);
    if (!slug) continue;
    const at = join(folder, inner);
    const [en, fr] = [
      await source(at, `${name}/${inner}/lesson.md`, 'lesson.md', problems),
      await source(at, `${name}/${inner}/lesson.fr.md`, 'lesson.fr.md', problems),
    ];
    const read =
      en && fr && readLesson({ id: `${id}/${slug}`, inherited: chapter?.inherited ?? {}, en, fr, places });
    problems.push(...(read?.problems ?? []));
    if (read?.written) written.set(`${id}/${slug}`, read.written);
    const lesson = read?.lesson ?? before?.lessons.find((one) => one.id === `${id}/${slug}`);
    if (lesson) lessons.push(lesson);
  }
  if (inside.length === 0)
    problems.push({
      file: `${name}/chapter.md`,
      line: 1,
      problem: 'The chapter has no lessons.',
      remedy: `Write one in ${name}/<nn-lesson>/: "lessons new" makes a first one.`,
    });
  return chapter && { id, words: chapter.words, lessons };
}

async function foldersIn(
  folder: string,
  problems: LessonProblem[],
  spoken: string,
): Promise<string[] | undefined> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map(({ name }) => name)
      .sort();
  } catch (error) {
    problems.push({
      file: spoken,
      line: 1,
      problem: `The folder cannot be read: ${(error as NodeJS.ErrnoException).code}.`,
      remedy: 'Name a folder that is there and may be read.',
    });
    return undefined;
  }
}

function slugIn(
  name: string,
  named: Map<string, string>,
  problems: LessonProblem[],
  file: string,
): string | undefined {
  const slug = FOLDER_NAME.exec(name)?.groups?.slug;
  const other = slug && named.get(slug);
  if (slug && !other) {
    named.set(slug, name);
    return slug;
  }
  problems.push({
    file,
    line: 1,
    problem: other
      ? `The folder has the same name as ${other}, but for its number.`
      : `The folder "${name}" has not the name of a chapter or lesson.`,
    remedy: other
      ? 'Give one of them another name: a lesson goes by it.'
      : 'Name it like 20-smtp-by-hand: two digits for its place, then words in lower case with hyphens.',
  });
  return undefined;
}

async function source(
  folder: string,
  file: string,
  name: string,
  problems: LessonProblem[],
): Promise<{ file: string; text: string } | undefined> {
  try {
    const octets = await readFile(join(folder, name));
    if (octets.length > MAX_FILE)
      throw Object.assign(new Error(), { code: `larger than ${MAX_FILE} octets` });
    const wrong = encodingMistake(octets);
    if (wrong) {
      problems.push({ file, ...wrong, remedy: 'Save the file as UTF-8.' });
      return undefined;
    }
    return { file, text: octets.toString('utf8') };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    problems.push({
      file,
      line: 1,
      problem: code === 'ENOENT' ? 'The file is not there.' : `The file cannot be read: ${code}.`,
      remedy: code === 'ENOENT' ? await remedyForNone(folder, name) : 'Make it smaller, or readable.',
    });
    return undefined;
  }
}

/** A file beside it that was probably to be this one: `Lesson.md`, `lesson-fr.md`, `lesson.md.txt`. */
async function remedyForNone(folder: string, name: string): Promise<string> {
  const letters = (one: string) =>
    one
      .toLowerCase()
      .replace(/\.(txt|markdown)$/, '')
      .replace(/[^a-z]/g, '');
  const beside = await readdir(folder).catch(() => []);
  const other = beside.find((one) => one !== name && letters(one) === letters(name));
  if (other) return `There is "${other}": rename it to ${name}.`;
  return name.includes('.fr.')
    ? 'Lessons speak English and French: write the French words beside the English ones.'
    : 'Write it, or take the folder away; docs/authoring-lessons.md shows one.';
}

/** Where a file begins to be something else than UTF-8; undefined: nowhere. */
function encodingMistake(octets: Buffer): { line: number; problem: string } | undefined {
  if (isUtf8(octets) && !octets.includes(0)) return undefined;
  const two = octets.subarray(0, 2).toString('hex');
  if (two === 'fffe' || two === 'feff' || octets.includes(0))
    return { line: 1, problem: 'The file is UTF-16, or no text at all.' };
  const lines = octets.toString('latin1').split('\n');
  const at = lines.findIndex((line) => !isUtf8(Buffer.from(line, 'latin1')));
  return { line: at + 1, problem: `"${lines[at]?.trim().slice(0, 60)}" is not UTF-8 (perhaps Latin-1).` };
}
