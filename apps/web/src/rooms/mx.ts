import type { DnsRecord } from '@ehlo/protocol/dns';
import type { Net } from '@ehlo/shell';
import type { Seq, World } from '@ehlo/wire';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** The preferred MX of a domain; `none`: it has no MX record; `unknown`: the lab's DNS knows no such domain; undefined: nobody answered yet. */
export type MxAnswer = { preference: number; host: string } | 'none' | 'unknown' | undefined;

export type MxStore = StoreApi<Readonly<Record<string, MxAnswer>>> & {
  /**
   * Asks the lab's DNS, once a domain and state of the zones. The answer comes into the store; without one the domain stays
   * unknown. `zones`: the room's newest edit of a zone.
   */
  ask(domain: string, zones?: Seq): void;
};

const MX_TYPE = 15;
const TIMEOUT_MS = 3_000;

/** Real answers for the route strip: the question goes over the bridge to the lab's resolver, as the terminal's do. */
export function createMxStore(net: Net, resolver: () => World['resolver'] | undefined): MxStore {
  const store = createStore<Readonly<Record<string, MxAnswer>>>(() => ({}));
  const asked = new Set<string>();
  let askedOf: Seq | undefined;
  return {
    ...store,
    ask(domain, zones) {
      // What was answered before an edit may be otherwise now.
      if (zones !== askedOf) asked.clear();
      askedOf = zones;
      const to = resolver();
      if (asked.has(domain) || !to) return;
      asked.add(domain);
      void lookUp(net, to, domain).then(
        (answer) => store.setState({ [domain]: answer }),
        // Nobody answered, or the answer could not be read: the strip names the domain alone, and asks again later.
        () => asked.delete(domain),
      );
    },
  };
}

async function lookUp(net: Net, { address, port }: World['resolver'], domain: string): Promise<MxAnswer> {
  const { decodeMessage, encodeMessage, PAGES_OWN_ID: id } = await import('@ehlo/protocol/dns');
  const dialled = await net.dial({ transport: 'udp', host: address, address, port, timeoutMs: TIMEOUT_MS });
  if (!dialled.ok) throw new Error(`the resolver cannot be reached: ${dialled.failure}`);
  const { connection } = dialled;
  const timer = setTimeout(() => connection.abort(), TIMEOUT_MS);
  try {
    const header = {
      response: false,
      opcode: 0,
      aa: false,
      tc: false,
      rd: true,
      ra: false,
      z: false,
      ad: false,
    };
    const questions = [{ name: `${domain}.`, type: MX_TYPE, class: 1 }];
    const query = {
      id,
      ...header,
      cd: false,
      rcode: 0,
      questions,
      answers: [],
      authorities: [],
      additionals: [],
    };
    await connection.write(encodeMessage(query));
    for (;;) {
      const octets = await connection.read();
      if (octets === null) throw new Error('the resolver closed without an answer');
      const decoded = decodeMessage(octets);
      if (decoded.ok && decoded.message.response && decoded.message.id === id)
        return preferred(decoded.message.answers) ?? WITHOUT[decoded.message.rcode];
    }
  } finally {
    clearTimeout(timer);
    connection.abort();
  }
}

/** By RCODE (RFC 1035 §4.1.1): no error, no such name, and refused as what is not of the practice world. */
const WITHOUT: Readonly<Record<number, MxAnswer>> = { 0: 'none', 3: 'unknown', 5: 'unknown' };

/** RFC 5321 §5.1: the lowest preference is tried first. */
function preferred(answers: readonly DnsRecord[]): MxAnswer {
  const exchanges = answers.flatMap((record) =>
    record.type === 'MX'
      ? [{ preference: record.data.preference, host: record.data.exchange.replace(/\.$/, '') }]
      : [],
  );
  return exchanges.sort((a, b) => a.preference - b.preference)[0];
}
