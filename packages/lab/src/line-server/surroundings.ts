import type { BlobStore } from '@ehlo/log';
import type {
  Dialogue,
  DialogueAnswer,
  DialogueEffect,
  DialogueInput,
  DialogueQuestion,
  RuleFindings,
} from '@ehlo/protocol';
import type { LabClock } from '../clock.ts';
import type { Certificate } from '../door/certificates.ts';
import type { FaultWatch } from '../faults/watch.ts';
import type { KeptLetter } from './incoming-letter.ts';
import type { ReadableMail } from './mail-reading.ts';

export type StoreRequest = Extract<DialogueEffect, { kind: 'store' }>;
export type Login = Extract<DialogueEffect, { kind: 'authenticate' }>;
export type Named = Extract<DialogueEffect, { kind: 'named' }>;

/** What the house does for one connection. */
export interface House extends ReadableMail {
  /**
   * Keeps a letter durably; resolves with the server's name for it. Rejects with `StoreFull` when there is no room, with
   * `RefusedByPolicy` when the author's domain wants it refused.
   */
  keep(request: StoreRequest, letter: KeptLetter): Promise<{ queueId: string }>;
  /** What to ask of who logs in with CRAM-MD5. */
  challenge(): string;
  /** Whose a password is. Never rejects. */
  authenticate(login: Login): Promise<DialogueInput>;
  /** Finds out what a policy has to know. Never rejects. */
  ask(question: DialogueQuestion): Promise<DialogueAnswer | RuleFindings>;
  /** The client said who it is. */
  named(effect: Named): void;
  /** The client's first command was answered. */
  spoke(): void;
  /** The client got on: the idle clock starts anew. */
  progress(): void;
  /** A command has begun and not ended. */
  unfinished(): void;
  /** Octets came in that are no whole command yet. */
  arrived(): void;
  gone(): void;
}

/** What a conversation works with. */
export interface Surroundings {
  house: House;
  dialogue: Dialogue;
  blobs: BlobStore;
  /** Mistakes that the server makes on purpose. */
  faults: FaultWatch | undefined;
  after: LabClock['after'];
  /**
   * For STARTTLS.
   * @param offset octets of the client's clear direction before its STARTTLS
   */
  certificate(offset: number): Promise<Certificate>;
}
