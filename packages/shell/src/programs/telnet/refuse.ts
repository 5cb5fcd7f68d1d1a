import { DO, DONT, IAC, WILL, WONT } from './octets.ts';

/**
 * `-t` of ncat and nc: every offer is answered by DONT and every request by WONT (RFC 854), across chunks. What the
 * server sent is not touched.
 *
 * @returns what to send; undefined when there is nothing to refuse
 */
export function createRefuser(): (octets: Uint8Array) => Uint8Array | undefined {
  let state: 'data' | 'iac' | number = 'data';
  return (octets) => {
    const said: number[] = [];
    for (const octet of octets) {
      if (typeof state === 'number') {
        said.push(IAC, state >= DO ? WONT : DONT, octet);
        state = 'data';
      } else if (state === 'iac') state = octet >= WILL && octet <= DONT ? octet : 'data';
      else if (octet === IAC) state = 'iac';
    }
    return said.length > 0 ? Uint8Array.from(said) : undefined;
  };
}
