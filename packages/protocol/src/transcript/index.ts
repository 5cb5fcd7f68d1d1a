export { contextOf, eventsOf } from './events.ts';
export { type Explanation, explain } from './explain.ts';
export type { ExplainedLine, ExplainedNote, ExplainedToken } from './line-record.ts';
export { MAX_TRANSCRIPT, parseTranscript } from './parse-transcript.ts';
export type { Transaction } from './transactions.ts';
export type { Part, Transcript, TranscriptProblem, TranscriptResult } from './transcript.ts';
