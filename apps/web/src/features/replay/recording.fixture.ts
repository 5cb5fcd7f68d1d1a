import { advance, createReading, type DialogueReading, type ReadingEvent } from '@ehlo/protocol/reading';
import { contextOf, type Recording, readingEventsOf, type SecretSpan } from './recording.ts';

/** What was said, by whom, and after how many milliseconds since the connection was opened. */
export type Said = [from: 'client' | 'server', text: string, ms: number];

export function recorded(said: readonly Said[], rest: Partial<Recording> = {}): Recording {
  const offset = { client: 0, server: 0 };
  const events = said.map(([from, text, ms]): ReadingEvent => {
    const octets = new TextEncoder().encode(text);
    const event = {
      kind: 'octets',
      at: ms * 1000,
      from,
      offset: offset[from],
      length: octets.length,
      octets,
    } as const;
    offset[from] += octets.length;
    return event;
  });
  return {
    host: 'mail.campus.test',
    port: 25,
    service: 'mta',
    startedAt: Date.UTC(2026, 10, 26, 9),
    implicit: false,
    events,
    secrets: [],
    ...rest,
  };
}

export function read(recording: Recording): DialogueReading {
  const reading = createReading(contextOf(recording, 'ocean', ['bob@campus.test']));
  for (const event of readingEventsOf(recording)) advance(reading, event);
  return reading;
}

export const secret = (start: number, end: number): SecretSpan => ({ from: 'client', start, end });

/** A refusal, a letter, and somebody who went for a coffee. */
export const LETTER: readonly Said[] = [
  ['server', '220 mail.campus.test ESMTP\r\n', 2],
  ['client', 'EHLO ocean.campus.test\r\n', 1_000],
  ['server', '250-mail.campus.test\r\n250 SIZE 1000\r\n', 1_002],
  ['client', 'MAIL FROM:<ocean@campus.test>\r\n', 3_000],
  ['server', '250 2.1.0 Ok\r\n', 3_002],
  ['client', 'RCPT TO:<bbo@campus.test>\r\n', 5_000],
  ['server', '550 5.1.1 No such mailbox\r\n', 5_002],
  ['client', 'RCPT TO:<bob@campus.test>\r\n', 65_000],
  ['server', '250 2.1.5 Ok\r\n', 65_002],
  ['client', 'DATA\r\n', 66_000],
  ['server', '354 Go on\r\n', 66_002],
  ['client', 'Subject: x\r\n\r\n..dot\r\n.\r\n', 67_000],
  ['server', '250 2.0.0 Ok\r\n', 67_002],
  ['client', 'QUIT\r\n', 68_000],
  ['server', '221 2.0.0 Bye\r\n', 68_002],
];
