/** The server's side of IMAP4rev1, and how responses with letters in them are made. */
export { createImapDialogue, type ImapPolicy } from './dialogue.ts';
export { fetchResponse, HEADER_OCTETS, hasHeader, type Need, needOf, type Piece } from './fetch-response.ts';
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
export { matches, type SearchedLetter, searchedHeader, searchedLetter } from './search-match.ts';
export type { SearchTree } from './search-tree.ts';
export type { ImapState } from './state.ts';
