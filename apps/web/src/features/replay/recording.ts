/** One connection as it can be played again: what crossed in clear, with its times. Pure. */
import { readingEvent } from '@ehlo/lessons/reading-event';
import type { ReadingContext, ReadingEvent } from '@ehlo/protocol/reading';
import { type Logged, type SecretSpan, type Seq, SOMEBODY } from '@ehlo/wire';

export type { SecretSpan } from '@ehlo/wire';

const ASTERISK = 0x2a;

export interface Recording {
  /** As a person would name it, or its address. */
  host: string;
  port: number;
  /** Of the world; `dialled` for any other. */
  service: string;
  /** When it was opened, in milliseconds since the epoch. */
  startedAt: number;
  /** TLS began with the first octet. */
  implicit: boolean;
  /** It begins after the greeting. */
  midway?: true;
  /** Whose it is is hidden: where their handle stood, `x` stands, which no server would answer as it did then. */
  nameless?: true;
  /** In order; `at` in microseconds since the connection was opened, `opened` left out. */
  events: readonly ReadingEvent[];
  /** Octets of each side's clear direction that hold a secret. */
  secrets: readonly SecretSpan[];
  /** Of this room: where octets lie that the log left out, by the event that tells of them. Never packed. */
  kept?: readonly { from: 'client' | 'server'; offset: number; event: Seq }[];
}

/** Reads a dialogue's events from the log, as a view brings them; undefined while its beginning is not among them. */
export function recordingOf(logged: readonly Logged[]): Recording | undefined {
  const opened = logged.find((event) => event.kind === 'connection.opened');
  if (opened?.kind !== 'connection.opened') return undefined;
  const { at: start, from, to, service, tls } = opened;
  const events: ReadingEvent[] = [];
  const secrets: SecretSpan[] = [];
  const kept: NonNullable<Recording['kept']>[number][] = [];
  for (const event of logged) {
    if (event.kind === 'connection.secret')
      secrets.push({ from: event.from, start: event.start, end: event.end });
    if (event.kind === 'connection.octets' && event.layer === 'clear' && !event.octets && event.blob)
      kept.push({ from: event.from, offset: event.offset, event: event.seq });
    const read = readingEvent(event);
    if (read && read.kind !== 'opened') events.push({ ...read, at: Math.max(0, read.at - start) });
  }
  return {
    host: to.host ?? to.address,
    port: to.port,
    service,
    startedAt: Math.round(start / 1000),
    implicit: tls === 'implicit',
    ...(from.address === SOMEBODY && { nameless: true as const }),
    events,
    secrets,
    ...(kept.length > 0 && { kept }),
  };
}

/** The same with an asterisk for each secret octet, as everybody but the owner sees it. */
export function maskedRecording(recording: Recording): Recording {
  const { events, secrets } = recording;
  if (secrets.length === 0) return recording;
  return { ...recording, events: events.map((event) => maskedEvent(event, secrets)) };
}

function maskedEvent(event: ReadingEvent, secrets: readonly SecretSpan[]): ReadingEvent {
  if (event.kind !== 'octets' || !event.octets) return event;
  const { from, offset } = event;
  const end = offset + event.octets.length;
  const within = secrets.filter((span) => span.from === from && span.start < end && span.end > offset);
  if (within.length === 0) return event;
  const octets = event.octets.slice();
  for (const span of within) octets.fill(ASTERISK, Math.max(0, span.start - offset), span.end - offset);
  return { ...event, octets };
}

/** @param handle  of whoever reads: for lines that may be placed at the prompt */
export function contextOf(
  { host, port, service, midway }: Recording,
  handle: string,
  mailboxes: readonly string[],
): ReadingContext {
  return { host, port, service, handle, mailboxes, ...(midway && { midway }) };
}

/** What is read of a recording, from its beginning. */
export const readingEventsOf = (recording: Recording): ReadingEvent[] => [
  { kind: 'opened', at: 0 },
  ...recording.events,
];
