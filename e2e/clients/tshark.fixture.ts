import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { expect } from 'vitest';

/**
 * Wireshark looks at checksums, and into what SMTP says in base64, only where it is told to, and knows nothing of this world's port
 * 1025. Names are those of the file.
 */
const STRICT = [
  ['-o', 'tcp.check_checksum:TRUE'],
  ['-o', 'ip.check_checksum:TRUE'],
  ['-o', 'udp.check_checksum:TRUE'],
  ['-o', 'smtp.decryption:TRUE'],
  ['-d', 'tcp.port==1025,smtp'],
  ['-N', 'n'],
].flat();

export interface Capture {
  /** One line a packet that the filter takes, with the values of these fields. */
  fields(filter: string, ...names: string[]): Promise<string[][]>;
  /** What is wrong with a packet, in Wireshark's opinion: of warnings and errors, none but these. */
  complaints(): Promise<string[]>;
  /** Octets of a connection, by `-z follow,tcp,raw`, or of what TLS carried, by `-z follow,tls,raw`. */
  follow(stream: number, layer?: 'tcp' | 'tls'): Promise<{ client: Buffer; server: Buffer }>;
}

/** A file as Debian's tshark reads it. */
export async function readWithTshark(file: string, octets?: Uint8Array): Promise<Capture> {
  if (octets) await writeFile(file, octets);
  const tshark = async (...argv: string[]) => {
    const options = { maxBuffer: 512 * 2 ** 20, timeout: 60_000 };
    const { stdout, stderr } = await promisify(execFile)('tshark', ['-r', file, ...STRICT, ...argv], options);
    expect(stderr.replace(/^Running as user.*\n/, '')).toBe('');
    return stdout;
  };
  const rows = (text: string) => (text === '' ? [] : text.trimEnd().split('\n'));
  return {
    async fields(filter, ...names) {
      const text = await tshark('-Y', filter, '-T', 'fields', ...names.flatMap((name) => ['-e', name]));
      return rows(text).map((row) => row.split('\t'));
    },
    async complaints() {
      // PI_WARN and PI_ERROR of epan/proto.h; what is no more than a note says nothing is wrong.
      const filter =
        '_ws.malformed || _ws.expert.severity >= 0x600000 || tcp.analysis.flags || _ws.unreassembled';
      const text = await tshark(
        '-Y',
        filter,
        '-T',
        'fields',
        '-e',
        'frame.number',
        '-e',
        '_ws.expert.message',
      );
      return rows(text);
    },
    async follow(stream, layer = 'tcp') {
      const text = await tshark('-q', '-z', `follow,${layer},raw,${stream}`);
      // Node 0 is whoever was seen first; of node 1 `follow,tls` knows nothing. Who called has a high port.
      const first = Number(/^Node 0: .*:(\d+)$/m.exec(text)?.[1]);
      const nodes = { 0: [] as string[], 1: [] as string[] };
      for (const line of text.split('\n')) {
        if (/^[0-9a-f]+$/.test(line)) nodes[0].push(line);
        else if (/^\t[0-9a-f]+$/.test(line)) nodes[1].push(line.trim());
      }
      const [one, two] = [nodes[0], nodes[1]].map((lines) => Buffer.from(lines.join(''), 'hex')) as [
        Buffer,
        Buffer,
      ];
      return first > 32_767 ? { client: one, server: two } : { client: two, server: one };
    },
  };
}
