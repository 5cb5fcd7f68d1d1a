export { type Draft, type DraftStep, draftOf } from './draft.ts';
export { type LessonFiles, markdownOf } from './markdown.ts';
export { LONGEST_TAKE, type RecordedFacts, SEEN_CHARACTERS, type Take, type TypedLine } from './take.ts';
