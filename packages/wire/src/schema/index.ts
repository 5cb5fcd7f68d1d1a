export { CaptureQuerySchema } from './captures.ts';
export { CertificateViewSchema } from './certificates.ts';
export {
  ClassReplayEventsQuerySchema,
  ClassReplayEventsSchema,
  ClassReplayRowsQuerySchema,
  ClassReplayRowsSchema,
  ClassReplaySchema,
} from './class-replay.ts';
export {
  ClassAddressesSchema,
  ClassAgreeSchema,
  ClassAssessmentSchema,
  ClassBroadcastSchema,
  ClassDoorSchema,
  ClassExportQuerySchema,
  ClassHandSchema,
  ClassHintSchema,
  ClassJoinSchema,
  ClassKeySchema,
  ClassLessonSchema,
  ClassMeSchema,
  ClassMistakeSchema,
  ClassmateSchema,
  ClassNameSchema,
  ClassNoteSchema,
  ClassPairSchema,
  ClassPassSchema,
  ClassPauseSchema,
  ClassPlaylistSchema,
  ClassProjectorSchema,
  ClassQuestionSchema,
  ClassRehearsalSchema,
  ClassReportSchema,
  ClassRevealSchema,
  ClassScriptSchema,
  ClassSpotlightSchema,
  ClassStartedSchema,
  ClassStartSchema,
  ClassTicketsSchema,
  ClassTimerSchema,
  ClassViewSchema,
  ClassVoteSchema,
  ClassWorldsSchema,
  MyClassesSchema,
} from './classes.ts';
export { ClientFrameSchema, type Decoded, decodeClientFrame } from './client-frame.ts';
export { FAULT_WANTED, faultMistakes } from './fault-mistakes.ts';
export { FaultHostSchema, FaultSchema, FaultViewSchema } from './faults.ts';
export { HomeContentsSchema, HomeLookSchema } from './home.ts';
export { HostRulesSchema, RuleStateSchema } from './host-rules.ts';
export { JourneyListQuerySchema, JourneyListViewSchema, JourneyViewSchema } from './journeys.ts';
export {
  LessonAnswerSchema,
  LessonHintSchema,
  LessonPredictionSchema,
  LessonRatingSchema,
  LessonStartSchema,
  RecordingQuerySchema,
} from './lessons.ts';
export { HoldSchema, HoldViewSchema, QueueQuerySchema, QueueViewSchema } from './queue.ts';
export {
  ClaimedSchema,
  ClaimSchema,
  FlagChangeSchema,
  FolderEmptiedSchema,
  FolderViewSchema,
  MailboxViewSchema,
  MailFolderQuerySchema,
  MailListQuerySchema,
  MailListViewSchema,
  MailMoveSchema,
  MailPutSchema,
  MailRowViewSchema,
  MailViewSchema,
  MeSchema,
  MissedSchema,
  PreparedQuerySchema,
  PreparedWishSchema,
  RefusalSchema,
  type RefusalView,
  ServiceStateSchema,
  ServiceViewSchema,
} from './rooms-api.ts';
export { VerdictViewSchema } from './verdicts.ts';
export {
  ClassHoldSchema,
  ClassHoldViewSchema,
  ClassUntilReplySchema,
  HeldLineSchema,
  PassageSchema,
  ProjectorHoldViewSchema,
  ProjectorPassSchema,
  UntilReplySchema,
  WireHoldSchema,
  WireViewSchema,
} from './wire-hold.ts';
export { WireListQuerySchema } from './wire-list.ts';
export {
  ZoneEditSchema,
  ZoneListQuerySchema,
  ZoneRefusalSchema,
  type ZoneRefusalView,
  ZoneSummaryViewSchema,
  ZoneViewSchema,
} from './zones.ts';
