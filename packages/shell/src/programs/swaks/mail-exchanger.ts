import { decodeMessage, encodeMessage } from '@ehlo/protocol/dns';
import type { Process } from '../program.ts';

const TIMEOUT_MS = 5_000;
const MX = 15;
const IN = 1;

/** The host to which mail for a domain goes: the MX of lowest preference, else the domain itself (RFC 5321 §5.1). */
export async function mailExchanger(process: Process, domain: string): Promise<string> {
  const { address, port } = process.world.resolver;
  const dialled = await process.until(
    process.world.net.dial(
      { transport: 'udp', host: address, address, port, timeoutMs: TIMEOUT_MS },
      process.interrupt,
    ),
  );
  if (!dialled.ok) return domain;
  const { connection } = dialled;
  const cancel = process.world.clock.after(TIMEOUT_MS, () => connection.abort());
  const id = Math.floor(Math.random() * 65_536);
  try {
    await process.until(
      connection.write(
        encodeMessage({
          id,
          response: false,
          opcode: 0,
          aa: false,
          tc: false,
          rd: true,
          ra: false,
          z: false,
          ad: false,
          cd: false,
          rcode: 0,
          questions: [{ name: `${domain}.`, type: MX, class: IN }],
          answers: [],
          authorities: [],
          additionals: [],
        }),
      ),
    );
    for (;;) {
      const octets = await process.until(connection.read());
      if (octets === null) return domain;
      const decoded = decodeMessage(octets);
      if (!decoded.ok || decoded.message.id !== id) continue;
      const hosts = decoded.message.answers.flatMap((record) => (record.type === 'MX' ? [record.data] : []));
      const best = hosts.sort((a, b) => a.preference - b.preference)[0];
      return best?.exchange.replace(/\.$/, '') || domain;
    }
  } finally {
    cancel();
    connection.abort();
  }
}
