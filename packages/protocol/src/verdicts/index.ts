export {
  type AuthProperty,
  type AuthResult,
  type AuthResults,
  domainOfResult,
  propertyOf,
  readAuthenticationResults,
} from './authentication-results.ts';
export {
  casesOfReceivedSpf,
  casesOfResults,
  casesOfSpfRecord,
  type DkimFailure,
  dkimFailure,
  type VerdictCard,
  type VerdictCase,
} from './cases.ts';
export {
  AUTH_METHODS,
  AUTH_PTYPES,
  AUTH_RESULTS,
  type AuthMethod,
  type AuthPtype,
  type AuthResultName,
} from './methods.ts';
export {
  RECEIVED_SPF_KEYS,
  type ReceivedSpf,
  type ReceivedSpfKey,
  readReceivedSpf,
  SPF_RESULTS,
  type SpfResult,
} from './received-spf.ts';
export { casesOfReply, VERDICT_CODES } from './reply.ts';
