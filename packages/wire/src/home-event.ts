import type { OpenedBy, Seq, ServiceName } from './event.ts';

/**
 * What the seal of a file of one's own is worth. `here`: this installation signed it. `known`, `foreign`: another one did, of which this
 * room has brought a file before, or not. `changed`: it is other than it was signed. `unsigned`: nobody says anything.
 */
export type Seal = 'here' | 'known' | 'foreign' | 'changed' | 'unsigned';

/** Somebody brought a file of their own along, from another installation or another room (docs/take-home.md). */
export interface HomeBrought {
  kind: 'home.brought';
  /** Who they were there. */
  handle: string;
  /** When it was made, as it says: microseconds since the epoch. */
  made: number;
  seal: Seal;
  /** Ed25519 key that signed it, in base64; absent where it is `unsigned`. */
  by?: string;
}

/** A dialogue out of such a file. It was held elsewhere, so nothing is judged by it; only its person looks at it. */
export interface DialogueBrought {
  kind: 'dialogue.brought';
  /** `seq` of its `home.brought`. */
  file: Seq;
  /** When it began, as the file says: microseconds since the epoch. */
  began: number;
  /** Who called, and whom. */
  by: Exclude<OpenedBy, 'relay'>;
  service: ServiceName;
  host: string;
  port: number;
  /** A list of who said what, as JSON (`[{"by":"client","octets":"…"}]`), in `blobs/<sha256>`. */
  blob: string;
  size: number;
}
