export type {
  Dialogue,
  DialogueAnswer,
  DialogueEffect,
  DialogueInput,
  DialoguePeer,
  DialogueQuestion,
  DialogueTurn,
  MaildropLetter,
  Transmission,
} from './dialogue.ts';
export { MAX_COMMAND_OCTETS } from './dialogue.ts';
export { createDotReader, type DotReader, type DotStep } from './dot.ts';
export { createDotStuffer, type DotStuffer } from './dot-stuffer.ts';
export { createDotWriter, type DotWriter } from './dot-writer.ts';
export { createLineReader, type LineItem, type LineReader } from './lines.ts';
export { concat, latin1, octetsOfLatin1, textOfUtf8, utf8 } from './octets.ts';
export type { RuleFindings } from './smtp/rules.ts';
