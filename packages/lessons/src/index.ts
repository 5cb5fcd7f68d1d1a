export type * from './condition.ts';
export * from './lesson.ts';
export type * from './lesson-view.ts';
export { filledIn, filledInAll, type Own, PLACEHOLDERS, variantFor } from './placeholders.ts';
export { minutesOf, type Playlist, type PlaylistEntryWords } from './playlist.ts';
export {
  type Countable,
  forgets,
  type Passed,
  type Progress,
  progressOf,
  type StepProgress,
} from './progress.ts';
export { type Block, type Inline, textOf, wordsIn } from './prose.ts';
export { ALBUM, stampsIn } from './stamps.ts';
export {
  controlCharacter,
  keyOf,
  linesToShow,
  listens,
  type Seen,
  type Standing,
  wantsLine,
} from './typist.ts';
export { asAssessed, type Variant, variantOf, withOneFault } from './variant.ts';
