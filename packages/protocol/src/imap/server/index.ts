/** The server's side of IMAP4rev1, and how responses with letters in them are made. */

export { MAX_HEADER_OCTETS } from '../../mail/fields.ts';
export { createImapDialogue, type ImapPolicy } from './dialogue.ts';
export {
  fetchResponse,
  HEADER_OCTETS,
  hasHeader,
  type Need,
  needOf,
  type Piece,
  type StaticTexts,
} from './fetch-response.ts';
export { levelsAbove } from './list-pattern.ts';
export type {
  ImapAnswer,
  ImapAsk,
  ImapFetch,
  ImapFolder,
  ImapMessage,
  ImapRefusal,
  ImapRow,
} from './mail.ts';
export { bodyTextsOf, searchBody } from './search-body.ts';
export { matches, type SearchedLetter, searchedHeader } from './search-match.ts';
export type { SearchTree } from './search-tree.ts';
export type { ImapState } from './state.ts';
