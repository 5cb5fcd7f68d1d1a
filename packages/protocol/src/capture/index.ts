export {
  type CaptureImport,
  type CaptureSource,
  createCaptureImport,
  type ImportLimits,
  importCapture,
} from './read/capture-import.ts';
export type { CaptureProblem } from './read/capture-problem.ts';
export type {
  ImportedCapture,
  ImportedConnection,
  ImportedEvent,
  ImportedProtocol,
  ImportedQuestion,
} from './read/imported.ts';
export { readingContextOf, readingEventsOf, transcriptOf, wireEventsOf } from './read/reading-of.ts';
export type { CaptureAddress, CaptureEvent } from './write/capture-event.ts';
export {
  type CaptureOptions,
  type CaptureWriter,
  createCaptureWriter,
  writeCapture,
} from './write/capture-writer.ts';
