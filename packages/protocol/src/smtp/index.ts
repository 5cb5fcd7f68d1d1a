export {
  CAMPUS_DEPARTED,
  type CampusOptions,
  campusPolicy,
  isCampusAddress,
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
  type RecipientVerdict,
  SENDER_OK,
  type SenderVerdict,
  type SmtpPolicy,
  type SmtpSession,
} from './policy.ts';
export { PROBLEM_REPLIES, problemReply } from './problem-replies.ts';
export { MAX_REPLY_LINE, replyOctets, type SmtpReply } from './reply.ts';
export type { Span } from './span.ts';
export type { SmtpState, SmtpTransaction, TransmissionType } from './state.ts';
export { type Hop, receivedField, returnPathField } from './trace.ts';
