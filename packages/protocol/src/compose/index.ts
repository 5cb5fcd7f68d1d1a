export { base64Word } from './base64.ts';
export {
  type Attachment,
  type ComposedLetter,
  composeLetter,
  type LetterDraft,
  type LetterPiece,
  pieceOctets,
} from './letter.ts';
export { type AnsweredLetter, answerTo, type ReplyDraft } from './reply.ts';
