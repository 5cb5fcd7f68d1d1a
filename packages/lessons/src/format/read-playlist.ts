import { z } from 'zod';
import type { Playlist, PlaylistEntryWords } from '../playlist.ts';
import { readDocument } from './document.ts';
import { fenceOf, frontOf, onlyFence } from './fences.ts';
import { complaintsOf, type LessonProblem } from './problem.ts';
import type { WantId } from './words.ts';

const sentence = z.string().trim().min(1).max(300);
const FrontSchema = z.strictObject({ title: z.string().trim().min(1).max(60), summary: sentence });
const words = {
  shows: sentence.describe('What stands on the projector'),
  asks: sentence.describe('The question to ask'),
  trouble: sentence.describe('The usual trouble, and what helps'),
};
const WordsSchema = z.strictObject(words);
const EntrySchema = z.strictObject({
  lesson: z
    .string()
    .regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'lesson' satisfies WantId)
    .exactOptional(),
  minutes: z.int().min(1).max(120),
  ...words,
});

interface Source {
  file: string;
  text: string;
}

/** A playlist of its two files: each `##` is an entry with a block `run`. Undefined where it cannot be read; `problems` says why. */
export function readPlaylist(
  id: string,
  en: Source,
  fr: Source,
  problems: LessonProblem[],
): Playlist | undefined {
  const before = problems.length;
  const english = fileOf(en, EntrySchema, problems);
  const french = fileOf(fr, WordsSchema, problems);
  if (english && french && english.entries.length !== french.entries.length) {
    const { add, says } = complaintsOf(fr.file, problems);
    add(1, says.entriesApart(french.entries.length, english.entries.length));
  }
  if (!english || !french || problems.length > before) return undefined;
  return {
    id,
    entries: english.entries.map(({ lesson, minutes }) => ({
      minutes,
      ...(lesson === undefined ? {} : { lesson }),
    })),
    words: {
      en: { ...english.front, entries: english.entries.map(wordsOf) },
      fr: { ...french.front, entries: french.entries.map(wordsOf) },
    },
  };
}

const wordsOf = ({ title, shows, asks, trouble }: PlaylistEntryWords): PlaylistEntryWords => ({
  title,
  shows,
  asks,
  trouble,
});

function fileOf<S extends z.ZodType<object>>({ file, text }: Source, schema: S, problems: LessonProblem[]) {
  const complaints = complaintsOf(file, problems);
  const document = readDocument(text, complaints);
  const front = document && frontOf(document, FrontSchema, complaints)?.value;
  if (!document || !front) return undefined;
  const entries = document.sections.flatMap((section) => {
    const fence = onlyFence(section, 'run', complaints);
    if (!fence) complaints.add(section.line, complaints.says.noRun(section.title));
    const read = fence && fenceOf(fence, schema, complaints);
    return read ? [{ title: section.title, ...(read.value as z.output<S>) }] : [];
  });
  return { front, entries };
}
