import { type DnsMessage, type DnsRecord, decodeMessage, encodeMessage } from '@ehlo/protocol/dns';
import { type BenchOptions, bench, fakeConnection } from '../../world.fixture.ts';
import type { DialTarget } from '../../world.ts';

/** What a fake server makes of a query; undefined: silence. */
export type Answering = (query: DnsMessage, target: DialTarget) => Partial<DnsMessage> | undefined;

export const record = {
  a: (name: string, address: string): DnsRecord => ({
    name,
    code: 1,
    class: 1,
    ttl: 300,
    type: 'A',
    data: { address },
  }),
  cname: (name: string, target: string): DnsRecord => ({
    name,
    code: 5,
    class: 1,
    ttl: 300,
    type: 'CNAME',
    data: { target },
  }),
  mx: (name: string, preference: number, exchange: string): DnsRecord => ({
    name,
    code: 15,
    class: 1,
    ttl: 300,
    type: 'MX',
    data: { preference, exchange },
  }),
};

/** A shell whose DNS is one function. `asked`: transport, server, name and type of each question. */
export function withDns(answering: Answering, options: BenchOptions = {}) {
  const asked: string[] = [];
  const dial = (target: DialTarget) => {
    const refused = options.dial?.(target);
    if (refused) return refused;
    const server = fakeConnection(target);
    const framed = target.transport === 'tcp';
    return {
      ok: true as const,
      connection: {
        ...server.connection,
        write(octets: Uint8Array) {
          const decoded = decodeMessage(framed ? octets.subarray(2) : octets);
          if (!decoded.ok) return Promise.reject(new Error('no query'));
          const query = decoded.message;
          const [question] = query.questions;
          asked.push(
            `${target.transport} ${target.address}#${target.port} ${question?.name} ${question?.type}`,
          );
          const change = answering(query, target);
          if (change) {
            const { edns: _, ...plain } = query;
            const raw = encodeMessage({ ...plain, response: true, aa: true, ra: true, ...change });
            server.say(framed ? Uint8Array.from([raw.length >> 8, raw.length & 255, ...raw]) : raw);
          }
          return Promise.resolve();
        },
      },
    };
  };
  return { asked, ...bench({ columns: 200, ...options, dial }) };
}
