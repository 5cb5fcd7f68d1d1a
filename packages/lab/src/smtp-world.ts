import type { Dialogue } from '@ehlo/protocol';
import {
  campusPolicy,
  createSmtpDialogue,
  isCampusAddress,
  mockPolicy,
  receivedField,
  returnPathField,
} from '@ehlo/protocol/smtp';
import type { Envelope } from '@ehlo/wire';
import type { Arrival } from './delivery.ts';
import type { Concierge } from './lab.ts';
import type { SeedLetter } from './letters/seed-letters.ts';
import { ROOM_MAILBOXES } from './world.ts';

/** The servers of the world that speak SMTP, each a policy of one dialogue. */
export const DIALOGUES = {
  mock: (): Dialogue => createSmtpDialogue(mockPolicy()) as Dialogue,
  mta: (concierge: Concierge): Dialogue =>
    createSmtpDialogue(
      campusPolicy({
        mailboxes: (name) => ROOM_MAILBOXES.includes(name) || concierge.roomOfHandle(name) !== undefined,
        isOnCampus: isCampusAddress,
      }),
    ) as Dialogue,
} as const;

/** What the last hop puts in front of a letter: `Return-Path:`, then its own `Received:` (RFC 5321 §4.4). */
export function traceFields(arrival: Arrival, queueId: string, envelope: Envelope, atMs: number): string {
  const { client, host, request } = arrival;
  const { helo, transmission } = request;
  const { forwardPaths } = envelope;
  return (
    returnPathField(envelope.reversePath) +
    receivedField({ helo, client, host, transmission, queueId, forwardPaths, atMs })
  );
}

/** The same for a letter that was there before anybody came. */
export function seedTrace(letter: SeedLetter, envelope: Envelope, atMs: number): string {
  return (
    returnPathField(envelope.reversePath) +
    receivedField({
      helo: letter.client.helo,
      client: letter.client.address,
      host: 'mail.campus.test',
      transmission: 'ESMTP',
      queueId: 'SEED',
      forwardPaths: envelope.forwardPaths,
      atMs,
    })
  );
}
