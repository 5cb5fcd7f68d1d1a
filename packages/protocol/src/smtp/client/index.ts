export {
  type ClientOutcome,
  type ClientStage,
  type ClientStep,
  type ClientStop,
  createSmtpClient,
  type SmtpClient,
  type Submission,
} from './client.ts';
export { foresee } from './foresee.ts';
export { createReplyReader, type NoReply, type ReplyReader, type TakenReply } from './reply-reader.ts';
