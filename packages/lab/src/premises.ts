import type { BlobStore, EventLog } from '@ehlo/log';
import type { CertificateProblem, RoomId, Seq } from '@ehlo/wire';
import type { LabClock } from './clock.ts';
import type { Arrival } from './delivery.ts';
import type { Certificate } from './door/certificates.ts';
import type { Home } from './door/tap.ts';
import type { Faults } from './faults/faults.ts';
import type { WireHolds } from './hold/wire-holds.ts';
import type { Concierge } from './lab.ts';
import type { Connections } from './line-server/connections.ts';
import type { LoginBrake } from './login-brake.ts';
import type { ImapMail } from './mail/imap-mail.ts';
import type { Maildrops } from './mail/maildrops.ts';
import type { NewOwner } from './move-connection.ts';
import type { DnsClient } from './relay/dns-client.ts';
import type { FindRules } from './rules/find-rules.ts';
import type { Switches } from './switches.ts';

/** What every server of the world shares. */
export interface Premises {
  log: EventLog;
  blobs: BlobStore;
  concierge: Concierge;
  clock: LabClock;
  connections: Connections;
  switches: Switches;
  /** Whose wires are held. */
  wire: Pick<WireHolds, 'of' | 'moved'>;
  faults: Faults;
  /** What a host's rules find of a client. */
  findRules: FindRules;
  deliver: (arrival: Arrival) => Promise<{ queueId: string }>;
  /** Gives what nobody claimed to a person (`moveConnection`). */
  move: (from: Home, owner: NewOwner) => Promise<Home | undefined>;
  /** Certificate of every host of the world; `bad`: one that a client had better not take. */
  certificate: (bad?: CertificateProblem) => Promise<Certificate>;
  /** Questions to the world's resolver. */
  dns: DnsClient;
  /** Mail to be read. */
  maildrops: Maildrops;
  loginBrake: LoginBrake;
  imap: ImapMail;
  /** Whether a room may keep so many octets of mail more. */
  hasPlace: (room: RoomId, octets: number) => Promise<boolean>;
  /** A dial from inside was logged. */
  taken: (nonce: string, id: Seq) => void;
}
