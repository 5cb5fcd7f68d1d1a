export {
  backupPolicy,
  CAMPUS_DEPARTED,
  type CampusOptions,
  campusPolicy,
  isCampusAddress,
  submissionPolicy,
} from './campus-policy.ts';
export {
  type CommandPhase,
  SMTP_COMMANDS,
  type SmtpCommandRow,
  type SmtpVerb,
  smtpCommandRow,
  smtpVerb,
} from './commands.ts';
export { dateTime } from './date.ts';
export { createSmtpDialogue } from './dialogue.ts';
export { type DomainForm, type DomainProblem, type DomainReading, readDomain } from './domain.ts';
export {
  MAX_LETTER_OCTETS,
  SMTP_EXTENSIONS,
  type SmtpExtension,
  type SmtpExtensionRow,
} from './extensions.ts';
export { FACULTY_MAILBOXES, facultyPolicy } from './faculty-policy.ts';
export { mockPolicy } from './mock-policy.ts';
export {
  type ParameterProblem,
  type ReadParameter,
  readParameters,
  SMTP_PARAMETERS,
  type SmtpParameter,
  type SmtpParameterRow,
  smtpParameterRow,
} from './parameters.ts';
export {
  type CommandProblem,
  LENIENCIES,
  type Leniency,
  type LeniencyId,
  parseCommand,
  type SmtpCommand,
} from './parse-command.ts';
export {
  PATH_LIMITS,
  type PathProblem,
  type PathReading,
  type PathRole,
  readPath,
  type SmtpPath,
} from './path.ts';
export {
  CANNOT_VERIFY,
  type OfferedExtension,
  RECIPIENT_OK,
  type RecipientJudged,
  type RecipientVerdict,
  SENDER_OK,
  type SenderJudged,
  type SenderVerdict,
  type SmtpPolicy,
  type SmtpSession,
} from './policy.ts';
export { PROBLEM_REPLIES, problemReply } from './problem-replies.ts';
export { MAX_REPLY_LINE, replyOctets, type SmtpReply } from './reply.ts';
export { type RuleFindings, type RuleRefusal, ruleReply } from './rules.ts';
export { catchAllPolicy, openRelayPolicy } from './small-policies.ts';
export type { Span } from './span.ts';
export type { SmtpState, SmtpTransaction, TransmissionType } from './state.ts';
export { type Hop, receivedField, returnPathField } from './trace.ts';
