import { DONT, IAC, SB, SE, WILL } from './octets.ts';

export type Heard =
  | { kind: 'text'; octets: Uint8Array }
  | { kind: 'verb'; verb: number; option: number }
  | { kind: 'suboption'; octets: number[] }
  | { kind: 'command'; command: number };

/** A longer one is no suboption of any option known here. */
const MAX_SUBOPTION = 512;

/**
 * Takes TELNET's commands out of what the server sends (RFC 854), across chunks. CR LF becomes LF where lines are
 * echoed here, CR NUL becomes CR.
 *
 * @param localEcho asked for each CR LF
 */
export function createReceiver(localEcho: () => boolean): (octets: Uint8Array) => Heard[] {
  let state: 'data' | 'cr' | 'iac' | 'suboption' | 'suboption-iac' | number = 'data';
  let suboption: number[] = [];

  return (octets) => {
    const heard: Heard[] = [];
    let text: number[] = [];
    const flush = () => {
      if (text.length > 0) heard.push({ kind: 'text', octets: Uint8Array.from(text) });
      text = [];
    };
    const data = (octet: number) => {
      if (octet === IAC) state = 'iac';
      else {
        state = octet === 0x0d ? 'cr' : 'data';
        text.push(octet);
      }
    };
    const command = (octet: number) => {
      state = 'data';
      if (octet === IAC) text.push(IAC);
      else if (octet >= WILL && octet <= DONT) state = octet;
      else if (octet === SB) {
        suboption = [];
        state = 'suboption';
      } else {
        flush();
        heard.push({ kind: 'command', command: octet });
      }
    };
    for (const octet of octets) {
      if (typeof state === 'number') {
        flush();
        heard.push({ kind: 'verb', verb: state, option: octet });
        state = 'data';
        continue;
      }
      switch (state) {
        case 'cr':
          state = 'data';
          if (octet === 0) break;
          if (octet === 0x0a && localEcho()) text.splice(-1, text.at(-1) === 0x0d ? 1 : 0);
          data(octet);
          break;
        case 'data':
          data(octet);
          break;
        case 'iac':
          command(octet);
          break;
        case 'suboption':
          if (octet === IAC) state = 'suboption-iac';
          else if (suboption.length < MAX_SUBOPTION) suboption.push(octet);
          break;
        case 'suboption-iac':
          if (octet === IAC) {
            suboption.push(IAC);
            state = 'suboption';
            break;
          }
          flush();
          heard.push({ kind: 'suboption', octets: suboption });
          if (octet === SE) state = 'data';
          else command(octet);
          break;
        default:
          state satisfies never;
      }
    }
    flush();
    return heard;
  };
}
