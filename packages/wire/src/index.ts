export { fromBase64, toBase64 } from './base64.ts';
export type * from './certificate-view.ts';
export type * from './class-event.ts';
export { CLASS_KEPT_MS, CLASS_LIMITS } from './class-limits.ts';
export * from './class-replay.ts';
export type * from './class-view.ts';
export { Credit, creditOf } from './credit.ts';
export type * from './dialogue-view.ts';
export type * from './event.ts';
export type * from './fault.ts';
export { type FaultOutcome, faultOutcome, SENDER_WAITS } from './fault-outcome.ts';
export {
  FAULT_LIMITS,
  FAULT_PLACES,
  FAULT_TYPES,
  type FaultField,
  type FaultKind,
  type FaultProblem,
  type FaultProblemId,
  faultProblems,
  hasNth,
  hasRecipient,
  hasSender,
  isCounted,
  kindsAt,
  PLACES_OF,
} from './fault-rules.ts';
export type * from './frame.ts';
export {
  CREDIT_OCTETS,
  decodeStreamFrame,
  encodeStreamFrame,
  FRAME_VERSION,
  HEADER_OCTETS,
  MAX_CREDIT_OCTETS,
  MAX_FRAME_OCTETS,
  RESUME_MS,
} from './frame.ts';
export type * from './home-event.ts';
export * from './home-view.ts';
export {
  DENYLIST,
  HOST_RULES,
  type HostRule,
  type HostRules,
  isOnAtFirst,
  MAILS_A_MINUTE,
} from './host-rule.ts';
export type * from './journey-view.ts';
export { fromJsonEvent, toJsonEvent } from './json-event.ts';
export * from './lesson-event.ts';
export * from './mail-view.ts';
export { domainAt, mailboxesAt } from './mailboxes-at.ts';
export { learnSecret, mayRead, type SecretSpan, type Secrets, type Viewer } from './may-read.ts';
export { type ClassViewer, mayReadClass } from './may-read-class.ts';
export { onStage, SOMEBODY, type Staged } from './may-read-stage.ts';
export { afterPair, type PairAnswers } from './pair-answers.ts';
export * from './prepared.ts';
export type * from './queue-view.ts';
export type * from './tls.ts';
export type * from './verdict.ts';
export type * from './verdict-view.ts';
export type * from './zone-view.ts';
