/** What the answers have told of the selected mailbox. Sequence numbers close up when a message goes (RFC 3501 §7.4.1). */
import { type NumberRange, numbersIn, readSet } from './sequence-set.ts';

interface KnownMessage {
  uid?: number;
  deleted?: boolean;
  seen?: boolean;
}

export interface Selected {
  /** Undefined where an excerpt does not tell. */
  name: string | undefined;
  readOnly: boolean;
  /** Messages; undefined while no answer has told. */
  exists: number | undefined;
  uidNext: number | undefined;
  uidValidity: number | undefined;
  /** By sequence number less one, of the first messages. */
  messages: (KnownMessage | undefined)[];
  /** The message that was fetched last, by sequence number. */
  fetched: number | undefined;
  /** Messages that this client flagged \Deleted, or saw flagged so, counted beyond those that are kept. */
  deleted: number;
}

/** Messages of which more than the number is kept. */
const KEPT = 5000;

export const createSelected = (name: string | undefined): Selected => ({
  name,
  readOnly: false,
  exists: undefined,
  uidNext: undefined,
  uidValidity: undefined,
  messages: [],
  fetched: undefined,
  deleted: 0,
});

export interface MessageFacts {
  uid?: number;
  /** Its flags as they are now. */
  flags?: readonly string[];
}

export function noteMessage(box: Selected, number: number, { uid, flags }: MessageFacts): void {
  if (number < 1) return;
  if (box.exists !== undefined && number > box.exists) box.exists = number;
  if (number > KEPT) return;
  const message = (box.messages[number - 1] ??= {});
  if (uid !== undefined) message.uid = uid;
  if (!flags) return;
  const lower = flags.map((flag) => flag.toLowerCase());
  mark(box, message, lower.includes('\\deleted'));
  message.seen = lower.includes('\\seen');
}

function mark(box: Selected, message: KnownMessage, deleted: boolean): void {
  if ((message.deleted ?? false) === deleted) return;
  message.deleted = deleted;
  box.deleted += deleted ? 1 : -1;
}

/** A STORE that was not echoed (`.SILENT`) has done this to the messages of its set. */
export function markSet(box: Selected, set: string, uids: boolean, deleted: boolean): void {
  for (const number of numbersOfSet(box, set, uids)) {
    if (number > KEPT) continue;
    mark(box, (box.messages[number - 1] ??= {}), deleted);
  }
}

/** Sequence numbers of a set, of numbers or of unique identifiers as far as these are known. */
export function numbersOfSet(box: Selected, set: string, uids: boolean): number[] {
  const ranges = readSet(set);
  if (!ranges) return [];
  const { exists = 0 } = box;
  if (!uids) return numbersIn(ranges, exists, KEPT);
  const last = Math.max(0, ...box.messages.slice(-1).map((message) => message?.uid ?? 0));
  const numbers: number[] = [];
  box.messages.forEach((message, index) => {
    const uid = message?.uid;
    if (uid !== undefined && ranges.some((range) => isWithin(uid, range, last))) numbers.push(index + 1);
  });
  return numbers;
}

function isWithin(uid: number, { from, to }: NumberRange, last: number): boolean {
  const [one, other] = [from === '*' ? last : from, to === '*' ? last : to];
  return uid >= Math.min(one, other) && uid <= Math.max(one, other);
}

export function noteExists(box: Selected, exists: number): void {
  box.exists = exists;
  if (box.messages.length > exists) box.messages.length = exists;
}

/** The message is gone, and every later one has a number less. */
export function noteExpunged(box: Selected, number: number): void {
  if (number < 1) return;
  if (box.exists !== undefined && box.exists > 0) box.exists--;
  if (number > KEPT) return;
  const [gone] = box.messages.splice(number - 1, 1);
  if (gone?.deleted) box.deleted--;
  if (box.fetched === number) box.fetched = undefined;
  else if (box.fetched !== undefined && box.fetched > number) box.fetched--;
}

/** Numbers of the messages that are known to be flagged \Deleted, the first of them. */
export function deletedNumbers(box: Selected, most: number): number[] {
  const numbers: number[] = [];
  for (let index = 0; index < box.messages.length && numbers.length < most; index++)
    if (box.messages[index]?.deleted) numbers.push(index + 1);
  return numbers;
}

/** The sequence number of a message by its unique identifier, where an answer has told it. */
export function numberOfUid(box: Selected, uid: number): number | undefined {
  const index = box.messages.findIndex((message) => message?.uid === uid);
  return index < 0 ? undefined : index + 1;
}

export const uidOfNumber = (box: Selected, number: number): number | undefined =>
  box.messages[number - 1]?.uid;
