import type { Lookup } from '../dns/lookup.ts';
import type { Settings } from '../dns/settings.ts';
import type { Process } from '../program.ts';

/** What one `dig` knows while it reads its arguments. */
export interface DigState {
  readonly process: Process;
  readonly settings: Settings;
  /** Options before the first name: each lookup begins as a copy. */
  readonly defaults: Lookup;
  readonly queue: Lookup[];
  /** `+short` */
  short: boolean;
  /** `+cmd`: the first line, which repeats the arguments. */
  command: boolean;
  /** Whether `+question` and `+comments` were asked for in so many words, also of a zone transfer. */
  plusQuestion: boolean;
  plusComments: boolean;
  /** `+split`; undefined: as each form has it. */
  splitWidth: number | undefined;
  /** `+domain` */
  domain: string;
  /** `-f` */
  batch: string | undefined;
  /** `-k` */
  keyFile: string | undefined;
  /** Addresses of the `@server` that was given last. */
  addresses: number;
  /** The first lookup of this program is still to come. */
  first: boolean;
  /** Said while options are read, in order. */
  said: { to: 'out' | 'err'; text: string }[];
}
