/**
 * Readers of protocols that are not SMTP. Each is a module of its own, fetched when a connection of its protocol is first
 * read: `@ehlo/protocol/pop3` and `@ehlo/protocol/imap` register themselves here as they are imported.
 */
import type { DialogueReading, ReadingContext, ReadingEvent } from './reading.ts';

/** Reads one connection: changes the reading that it was created with, in place. Neither function ever throws. */
export interface Reader {
  /** Takes the next event and raises the reading's `version`. Costs what the event's octets cost. */
  advance(event: ReadingEvent): void;
  /** Says why nothing happens since the last event; `at` in microseconds. Whether the reading changed. */
  quiet(at: number): boolean;
}

export type ReadProtocol = 'pop3' | 'imap';
/** Gets an empty reading whose `protocol` is set, and fills in what stands before the first event. */
export type CreateReader = (reading: DialogueReading, context: ReadingContext) => Reader;

const readers = new Map<ReadProtocol, CreateReader>();

export function registerReader(protocol: ReadProtocol, create: CreateReader): void {
  readers.set(protocol, create);
}

export const readerFor = (protocol: ReadProtocol | undefined): CreateReader | undefined =>
  protocol && readers.get(protocol);

const PROTOCOL_OF_SERVICE: Readonly<Record<string, ReadProtocol>> = {
  pop3: 'pop3',
  pop3s: 'pop3',
  imap: 'imap',
  imaps: 'imap',
};

export const protocolOfService = (service: string): ReadProtocol | undefined =>
  Object.hasOwn(PROTOCOL_OF_SERVICE, service) ? PROTOCOL_OF_SERVICE[service] : undefined;

const MODULES: Readonly<Partial<Record<ReadProtocol, () => Promise<unknown>>>> = {
  pop3: () => import('../pop3/index.ts'),
  imap: () => import('../imap/index.ts'),
};

/**
 * Fetches the readers that a connection of this service may need, which has to be before `createReading`: a reading
 * without its reader shows plain lines. Where the service is not the lab's, any of them may be needed.
 */
export async function fetchReaders(service: string): Promise<void> {
  const protocol = protocolOfService(service);
  if (service === 'dialled') await Promise.all(Object.values(MODULES).map((fetch) => fetch()));
  else if (protocol) await MODULES[protocol]?.();
}
