export { CONDITION_FIELDS } from './condition-schema.ts';
export { FOLDER_NAME } from './folder-name.ts';
export type { Places } from './misplaced.ts';
export { type LessonProblem, sentenceOf } from './problem.ts';
export { type LessonSource, type ReadLesson, readLesson, type WrittenLesson } from './read-lesson.ts';
export { readPlaylist } from './read-playlist.ts';
export { ChapterSchema, ChapterWordsSchema } from './schema.ts';
