import type { Process } from '../program.ts';
import type { Family } from './addresses.ts';
import type { Server } from './lookup.ts';

/** What holds for all lookups of one program: dighost's global variables. */
export interface Settings {
  servers: Server[];
  search: string[];
  useSearch: boolean;
  showSearch: boolean;
  ndots: number;
  /** Seconds; 0: the default of the transport. */
  timeoutS: number;
  /** Attempts that a lookup begins with. */
  attempts: number;
  /** Undefined: 53, or that of the transport. */
  port: number | undefined;
  family: Family;
  source: string | undefined;
  /** Look at RA: a server without recursion is passed over. */
  checkRecursion: boolean;
  /** See `newLookup`. */
  idn: boolean;
}

const DEFAULT_NDOTS = 1;
const DEFAULT_ATTEMPTS = 3;

/** As the machine's resolv.conf has it; `family` leaves out servers of the other kind. */
export function settingsOf(process: Process, family?: Family): Settings {
  const { address, others = [], search = [], ndots, timeoutS, attempts } = process.world.resolver;
  const servers = [address, ...others]
    .filter((each) => family === undefined || (each.includes(':') ? 6 : 4) === family)
    .map((each) => ({ address: each, called: each }));
  const fallback = ['::1', '127.0.0.1'].filter(
    (each) => family === undefined || (each.includes(':') ? 6 : 4) === family,
  );
  return {
    servers: servers.length > 0 ? servers : fallback.map((each) => ({ address: each, called: each })),
    search: [...search],
    useSearch: false,
    showSearch: false,
    ndots: ndots ?? DEFAULT_NDOTS,
    timeoutS: timeoutS ?? 0,
    attempts: attempts ?? DEFAULT_ATTEMPTS,
    port: undefined,
    family,
    source: undefined,
    checkRecursion: false,
    idn: process.stdout.screen !== undefined && !process.session.variables.has('IDN_DISABLE'),
  };
}
