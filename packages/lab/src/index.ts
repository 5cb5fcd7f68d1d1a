// apps/server (letter/) opens a stored mail with the reader that made its summary; it may not import protocol.

// The same for what is said about a zone.
export { adviceSentence, rowOf, textOfRows } from '@ehlo/protocol/dns';
export { type Field, fieldValue, readFields } from '@ehlo/protocol/mail';
export { type CaptureWish, capturable, captureRoom } from './capture/capture-room.ts';
export { type CrossedLetter, createLetterWindows, type LetterWindows } from './capture/letter-window.ts';
export { type LabClock, realClock } from './clock.ts';
export { createLab } from './create-lab.ts';
export { RoomFull } from './delivery.ts';
export {
  createForward,
  createRoomZones,
  type Forward,
  type ForwardTarget,
  type RoomZone,
  type RoomZones,
  ZONE_LIMITS,
  type ZoneEdit,
} from './dns/index.ts';
export { MOST_FAULTS } from './faults/faults.ts';
export type { HeldLine, WireHolds } from './hold/wire-holds.ts';
export type { Concierge, DialOrigin, Guest, Lab, LabOptions, OutsideService, Route } from './lab.ts';
export { assortedLetters } from './letters/prepared/assorted-letters.ts';
export { preparedLetter } from './letters/prepared/prepared-letter.ts';
export { createMailStore } from './mail/create-mail-store.ts';
export { folderRows } from './mail/folder-rows.ts';
export { type FileLetter, mboxEntry, readLetters } from './mail/letter-files.ts';
export { move } from './mail/move.ts';
export { putLetters } from './mail/put-letters.ts';
export { SEEN } from './mail/search.ts';
export type { MailStore, StoredMail } from './mail-store.ts';
export { PLACES } from './places.ts';
export { CAMPUS_DOMAIN, campusMailboxes, FOREIGN_SOURCES, HOSTS, MOCK_MAILBOX, worldFor } from './world.ts';
