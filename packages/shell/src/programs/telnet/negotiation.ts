import { DO, DONT, IAC, OPTIONS, WILL, WONT } from './octets.ts';

/**
 * Which side has which option on, and what is still to be answered, as BSD's telnet keeps it (RFC 1143 tells why the
 * count of open requests is needed).
 */
export interface Negotiation {
  /** Answers what the server asked; the octets to send. */
  hear(verb: number, option: number): number[];
  /** Asks by oneself (`mode`, `send do`, what is offered to port 23). */
  ask(verb: number, option: number): number[];
  /** Lines are edited here: the server did not get "suppress go ahead". */
  readonly lines: boolean;
  /** What is typed is shown here: the server does not echo. */
  readonly localEcho: boolean;
}

/** On at the server, when it offers; on here, when it asks. Everything else is refused. */
const WELCOME_THERE = new Set<number>([OPTIONS.binary, OPTIONS.sga, OPTIONS.echo, OPTIONS.status]);
const WELCOME_HERE = new Set<number>([
  OPTIONS.binary,
  OPTIONS.sga,
  OPTIONS.naws,
  OPTIONS.ttype,
  OPTIONS.tspeed,
  OPTIONS.lflow,
]);

interface Side {
  wanted: boolean;
  on: boolean;
  open: number;
}

export function createNegotiation(): Negotiation {
  const there = new Map<number, Side>();
  const here = new Map<number, Side>();
  const sideOf = (map: Map<number, Side>, option: number): Side => {
    const known = map.get(option);
    if (known) return known;
    const side = { wanted: false, on: false, open: 0 };
    map.set(option, side);
    return side;
  };

  /** @param on what the other side said: WILL or DO, else WONT or DONT */
  const answer = (
    side: Side,
    on: boolean,
    welcome: boolean,
    accept: number,
    refuse: number,
    option: number,
  ): number[] => {
    if (side.open > 0) {
      side.open--;
      if (side.open > 0 && side.on === on) side.open--;
    }
    const said: number[] = [];
    if (side.open === 0 && side.wanted !== on) {
      if (on && !welcome) {
        side.open++;
        said.push(IAC, refuse, option);
      } else {
        side.wanted = on;
        if (on || side.on) said.push(IAC, on ? accept : refuse, option);
      }
    }
    side.on = on;
    return said;
  };

  return {
    hear(verb, option) {
      // A timing mark is answered and never stays on (RFC 860).
      if (option === OPTIONS.tm) return verb === DO ? [IAC, WILL, option] : [];
      if (verb === WILL || verb === WONT)
        return answer(sideOf(there, option), verb === WILL, WELCOME_THERE.has(option), DO, DONT, option);
      return answer(sideOf(here, option), verb === DO, WELCOME_HERE.has(option), WILL, WONT, option);
    },
    ask(verb, option) {
      const on = verb === DO || verb === WILL;
      const side = sideOf(verb === DO || verb === DONT ? there : here, option);
      if (side.wanted === on || (side.open === 0 && side.on === on)) return [];
      side.wanted = on;
      side.open++;
      return [IAC, verb, option];
    },
    get lines() {
      return !sideOf(there, OPTIONS.sga).wanted;
    },
    get localEcho() {
      return !sideOf(there, OPTIONS.echo).wanted;
    },
  };
}
