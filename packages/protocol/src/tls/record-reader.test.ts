import { describe, expect, it } from 'vitest';
import { octetsOfLatin1 } from '../octets.ts';
import { type Chunk, OPENSSL } from './openssl.fixture.ts';
import { createRecordReader, type From, type RecordItem, type TlsRecord } from './record-reader.ts';
import { recordHead } from './registries.ts';

const octetsOf = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));

/** `cut`: how the octets of one direction are cut anew; the directions keep their turns. */
function read(
  chunks: readonly Chunk[],
  cut: (octets: Uint8Array) => Uint8Array[] = (whole) => [whole],
): RecordItem[] {
  const reader = createRecordReader();
  return chunks.flatMap(({ from, hex }) => cut(octetsOf(hex)).flatMap((piece) => reader.feed(from, piece)));
}

const brief = (item: RecordItem): string => {
  if (item.kind === 'none') return `${item.from}: no record`;
  const names = item.messages.map(({ name }) => name).join('+');
  const what = item.alert ? `${item.alert.level} ${item.alert.name}` : item.clear ? names : 'unreadable';
  return `${item.from}: ${item.type}${what === '' ? '' : ` ${what}`} ${item.length}`;
};

describe('records of a real openssl', () => {
  it('of TLS 1.3: two hellos in clear, all else unreadable (RFC 8446 §2)', () => {
    expect(read(OPENSSL.tls13).map(brief)).toEqual([
      'client: handshake ClientHello 328',
      'server: handshake ServerHello 122',
      'server: change_cipher_spec 1',
      'server: application_data unreadable 34',
      'server: application_data unreadable 457',
      'server: application_data unreadable 96',
      'server: application_data unreadable 69',
      'client: change_cipher_spec 1',
      'client: application_data unreadable 69',
      'server: application_data unreadable 250',
      'server: application_data unreadable 250',
      'server: application_data unreadable 27',
      'client: application_data unreadable 25',
      'server: application_data unreadable 19',
    ]);
  });

  it('of TLS 1.2: the certificate in clear too, up to Finished (RFC 5246 §7.3)', () => {
    expect(read(OPENSSL.tls12).map(brief)).toEqual([
      'client: handshake ClientHello 317',
      'server: handshake ServerHello 65',
      'server: handshake Certificate 437',
      'server: handshake ServerKeyExchange 115',
      'server: handshake ServerHelloDone 4',
      'client: handshake ClientKeyExchange 37',
      'client: change_cipher_spec 1',
      'client: handshake unreadable 40',
      'server: handshake NewSessionTicket 186',
      'server: change_cipher_spec 1',
      'server: handshake unreadable 40',
      'server: application_data unreadable 34',
      'client: application_data unreadable 32',
      'server: alert unreadable 26',
    ]);
  });

  it.each(['tls12-unknown-ca', 'tls13-unknown-ca'] as const)(
    'a client that trusts another CA says so in clear: %s',
    (name) => {
      expect(read(OPENSSL[name]).map(brief).at(-1)).toBe('client: alert fatal unknown_ca 2');
    },
  );

  it('a second ClientHello in clear behind change_cipher_spec (RFC 8446 §4.1.4, §D.4)', () => {
    const items = read(OPENSSL['tls13-retry']) as TlsRecord[];
    expect(items.slice(0, 6).map(brief)).toEqual([
      'client: handshake ClientHello 301',
      'server: handshake ServerHello 88',
      'server: change_cipher_spec 1',
      'client: change_cipher_spec 1',
      'client: handshake ClientHello 366',
      'server: handshake ServerHello 187',
    ]);
    const hellos = items.flatMap(({ messages }) => messages.map(({ facts }) => facts));
    expect(hellos.map((facts) => facts?.message === 'ServerHello' && facts.retry)).toEqual([
      false,
      true,
      false,
      false,
    ]);
  });

  it('tells what a hello tells: versions, name, protocol, suites, groups', () => {
    const [client, server] = (read(OPENSSL.tls13) as TlsRecord[]).map(({ messages }) => messages[0]?.facts);
    expect(client).toMatchObject({
      message: 'ClientHello',
      serverName: 'mail.campus.test',
      alpn: ['smtp'],
      versions: [0x0304, 0x0303, 0x0302, 0x0301],
      resumes: false,
      encryptedHello: false,
    });
    expect(client?.message === 'ClientHello' && client.ciphers.slice(0, 3)).toEqual([0x1302, 0x1303, 0x1301]);
    expect(client?.message === 'ClientHello' && client.groups[0]).toBe(0x001d);
    expect(server).toEqual({
      message: 'ServerHello',
      version: 0x0304,
      cipher: 0x1302,
      group: 0x001d,
      resumed: false,
      retry: false,
    });
    const hello = (read(OPENSSL.tls12) as TlsRecord[])[1]?.messages[0]?.facts;
    expect(hello).toMatchObject({ version: 0x0303, cipher: 0xc02c });
    const certificate = (read(OPENSSL.tls12) as TlsRecord[])[2]?.messages[0]?.facts;
    expect(certificate).toEqual({ message: 'Certificate', sizes: [427] });
  });

  it.each(Object.keys(OPENSSL) as (keyof typeof OPENSSL)[])(
    'are the same however the network cuts them: %s',
    (name) => {
      const whole = read(OPENSSL[name]);
      for (const size of [1, 3, 5, 64, 100]) {
        const pieces = read(OPENSSL[name], (octets) =>
          Array.from({ length: Math.ceil(octets.length / size) }, (_, at) =>
            octets.subarray(at * size, (at + 1) * size),
          ),
        );
        expect(pieces).toEqual(whole);
      }
    },
  );
});

it('the head of a record is told as it crossed', () => {
  const [record] = read(OPENSSL.tls13) as TlsRecord[];
  expect(recordHead(record as TlsRecord)).toEqual([...octetsOf(OPENSSL.tls13[0].hex).subarray(0, 5)]);
});

describe('a record reader', () => {
  const one = (from: From, ...octets: number[]) => createRecordReader().feed(from, Uint8Array.from(octets));

  it('puts a message together that goes over two records (RFC 8446 §5.1)', () => {
    const hello = octetsOf(OPENSSL.tls13[0].hex).subarray(5);
    const halves = [hello.subarray(0, 100), hello.subarray(100)];
    const reader = createRecordReader();
    const items = halves.flatMap((half) => [
      ...reader.feed('client', Uint8Array.from([22, 3, 1, half.length >> 8, half.length & 255])),
      ...reader.feed('client', half),
    ]) as TlsRecord[];
    expect(items.map(brief)).toEqual([
      'client: handshake 100',
      `client: handshake ClientHello ${halves[1]?.length}`,
    ]);
    expect(items[1]?.messages[0]?.facts).toMatchObject({ serverName: 'mail.campus.test' });
  });

  it('holds no message longer than it must, and names it', () => {
    const reader = createRecordReader();
    const record = (body: Uint8Array) => {
      const head = Uint8Array.from([22, 3, 3, body.length >> 8, body.length & 255]);
      return [...reader.feed('client', head), ...reader.feed('client', body)] as TlsRecord[];
    };
    const begins = new Uint8Array(16_000);
    begins.set([11, 0xff, 0xff, 0xff]);
    expect(record(begins)[0]?.messages).toEqual([{ name: 'Certificate', length: 4 + 0xffffff }]);
    for (let left = 4 + 0xffffff - 16_000; left > 0; left -= 16_000) {
      const body = new Uint8Array(Math.min(left, 16_000));
      expect(record(body)[0]?.messages).toEqual([]);
    }
    expect(record(Uint8Array.from([20, 0, 0, 0]))[0]?.messages).toEqual([{ name: 'Finished', length: 4 }]);
  });

  it.each([
    ['plain text', [...octetsOfLatin1('MAIL FROM:<a@x.test>\r\n')]],
    ['another version', [22, 2, 1, 0, 1, 0]],
    ['a length that no record has (RFC 8446 §5.2)', [22, 3, 1, 0xff, 0xff]],
  ])('says where no record is: %s', (_, octets) => {
    const items = one('client', ...octets);
    expect(items.every(({ kind }) => kind === 'none')).toBe(true);
    expect(items.flatMap((item) => (item.kind === 'none' ? [...item.octets] : []))).toEqual(octets);
  });

  it('names a hello that cannot be read, and tells nothing of it', () => {
    expect(one('client', 22, 3, 1, 0, 6, 1, 0, 0, 2, 3, 3)).toMatchObject([
      { messages: [{ name: 'ClientHello', length: 6 }] },
    ]);
    expect(one('client', 22, 3, 1, 0, 6, 1, 0, 0, 2, 3, 3)[0]).not.toHaveProperty('messages.0.facts');
  });

  it('keeps in step when octets inside an unreadable record were not kept, and gives up at any other gap', () => {
    const reader = createRecordReader();
    reader.feed('server', Uint8Array.from([23, 3, 3, 0, 100]));
    reader.skip('server', 99);
    expect(reader.feed('server', Uint8Array.from([1, 23, 3, 3, 0, 1, 9])).map(brief)).toEqual([
      'server: application_data unreadable 100',
      'server: application_data unreadable 1',
    ]);
    reader.skip('server', 1);
    expect(reader.feed('server', Uint8Array.from([23])).map(brief)).toEqual(['server: no record']);
  });
});
