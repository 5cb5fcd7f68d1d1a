export {
  type CommandPhase,
  SMTP_COMMANDS,
  type SmtpCommandRow,
  type SmtpVerb,
  smtpCommandRow,
  smtpVerb,
} from './commands.ts';
export { type DomainForm, type DomainProblem, type DomainReading, readDomain } from './domain.ts';
export {
  MAX_LETTER_OCTETS,
  SMTP_EXTENSIONS,
  type SmtpExtension,
  type SmtpExtensionRow,
} from './extensions.ts';
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
export type { Span } from './span.ts';
