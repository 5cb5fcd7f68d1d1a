import type { TlsFacts, TlsVersion } from '../../world.ts';
import type { Trace } from './trace.ts';

/** Sizes are those of curl's own hello and of usual answers where the handshake, made elsewhere, does not tell. */
const HELLO_OCTETS = 512;
const RECORD_OCTETS = 5;

type Direction = 'IN' | 'OUT';

async function tell(
  trace: Trace,
  version: string,
  direction: Direction,
  message: string,
  octets: number,
): Promise<void> {
  await trace.text(`${version} (${direction}), ${message}:`);
  await trace.tell(direction === 'IN' ? 'tlsIn' : 'tlsOut', new Uint8Array(octets));
}

/** The ClientHello goes out. */
export async function tellHello(trace: Trace, most: TlsVersion | undefined): Promise<void> {
  await trace.tell('tlsOut', new Uint8Array(RECORD_OCTETS));
  await tell(trace, most ?? 'TLSv1.3', 'OUT', 'TLS handshake, Client hello (1)', HELLO_OCTETS);
}

/**
 * The messages of a handshake in their order (RFC 8446 §2, RFC 5246 §7.3), as far as what the handshake showed says
 * that they came: `failed` ends at the certificate.
 */
export async function tellHandshake(trace: Trace, facts: TlsFacts, how: 'whole' | 'failed'): Promise<void> {
  const { protocol, certificates, certificateRequested } = facts;
  if (protocol === undefined || (how === 'failed' && certificates.length === 0)) return;
  const server = (message: string, octets: number) => tell(trace, protocol, 'IN', `TLS ${message}`, octets);
  const client = (message: string, octets: number) => tell(trace, protocol, 'OUT', `TLS ${message}`, octets);
  const chain = certificates.reduce((sum, der) => sum + Math.floor((der.length * 3) / 4), 0);
  await trace.tell('tlsIn', new Uint8Array(RECORD_OCTETS));
  await server('handshake, Server hello (2)', 122);
  if (protocol === 'TLSv1.3') {
    await server('handshake, Encrypted Extensions (8)', 6);
    if (certificateRequested) await server('handshake, Request CERT (13)', 64);
    await server('handshake, Certificate (11)', chain);
    if (how === 'failed') return;
    await server('handshake, CERT verify (15)', 264);
    await server('handshake, Finished (20)', 52);
    await client('change cipher, Change cipher spec (1)', 1);
    await client('handshake, Finished (20)', 52);
    return;
  }
  await server('handshake, Certificate (11)', chain);
  if (how === 'failed') return;
  if (facts.temporaryKey !== undefined) await server('handshake, Server key exchange (12)', 300);
  if (certificateRequested) await server('handshake, Request CERT (13)', 64);
  await server('handshake, Server finished (14)', 4);
  await client('handshake, Client key exchange (16)', 37);
  await client('change cipher, Change cipher spec (1)', 1);
  await client('handshake, Finished (20)', 16);
  await server('handshake, Finished (20)', 16);
}

const ALERT_CODES: Readonly<Record<string, number>> = {
  'close notify': 256,
  'bad certificate': 554,
  'certificate expired': 557,
  'unknown CA': 560,
};

/** An alert goes out. */
export async function tellAlert(trace: Trace, version: string | undefined, alert: string): Promise<void> {
  await tell(trace, version ?? 'TLSv1.3', 'OUT', `TLS alert, ${alert} (${ALERT_CODES[alert] ?? 554})`, 2);
}

/** Alerts that a server sends (RFC 8446 §6.2), by their number. */
const RECEIVED: Readonly<Record<number, string>> = {
  40: 'handshake failure',
  42: 'bad certificate',
  46: 'certificate unknown',
  48: 'unknown CA',
  70: 'protocol version',
  80: 'internal error',
  112: 'unrecognized name',
  116: 'certificate required',
  120: 'no application protocol',
};
/** OpenSSL's reasons for alerts begin here (SSL_AD_REASON_OFFSET). */
const REASON_OFFSET = 1_000;
const FATAL = 2 << 8;

/** An alert came, where the library's error code says so. @param code eight hexadecimal digits */
export async function tellReceivedAlert(
  trace: Trace,
  most: TlsVersion | undefined,
  code: string,
): Promise<void> {
  const alert = (Number.parseInt(code, 16) & 0xfff) - REASON_OFFSET;
  const name = RECEIVED[alert];
  if (name !== undefined)
    await tell(trace, most ?? 'TLSv1.3', 'IN', `TLS alert, ${name} (${FATAL + alert})`, 2);
}
