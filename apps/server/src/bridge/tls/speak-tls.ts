import { Duplex } from 'node:stream';
import { connect, type TLSSocket } from 'node:tls';
import type { TlsFacts, TlsFailure, TlsOutcome, TlsVersion, TlsWish } from '@ehlo/wire';
import { ALERT, APPLICATION_DATA, createRecordReader, HANDSHAKE } from './records.ts';
import { ServerFlightReader } from './server-flight.ts';
import { readSession } from './session-facts.ts';
import { type Verification, verifyChain, X509_ERROR } from './verify-chain.ts';

/** What lies under TLS: a TCP connection whose incoming octets are fed in. */
export interface UnderTls {
  /** @returns false when it is full; `drained` is called when there is room again. */
  write(octets: Uint8Array): boolean;
  end(): void;
  pause(): void;
  resume(): void;
}

export interface TlsClient {
  /** Of a failed handshake nothing more can be read or written. */
  done: Promise<TlsOutcome>;
  socket: TLSSocket;
  receive(octets: Uint8Array): void;
  receiveEnd(): void;
  receiveReset(): void;
  drained(): void;
}

/** As openssl(1) offers them: its own list instead of Node's. */
const CIPHERS = 'TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256:DEFAULT';
/** TLS before 1.2 needs SHA-1, which the library's level 1 forbids. */
const OLD_CIPHERS = `${CIPHERS}:@SECLEVEL=0`;
const CLIENT_HELLO = 1;
const GROUPS: Readonly<Record<number, { name: string; bits: number }>> = {
  23: { name: 'prime256v1', bits: 256 },
  24: { name: 'secp384r1', bits: 384 },
  25: { name: 'secp521r1', bits: 521 },
  29: { name: 'X25519', bits: 253 },
  30: { name: 'X448', bits: 448 },
};
/** Alerts of RFC 8446 §6.2 for what a verification found, as OpenSSL's ssl_x509err2alert has them. */
const ALERTS: Readonly<Record<number, number>> = {
  [X509_ERROR.expired]: 45,
  [X509_ERROR.notYetValid]: 42,
  [X509_ERROR.hostMismatch]: 42,
  [X509_ERROR.addressMismatch]: 42,
  [X509_ERROR.signature]: 51,
};
const UNKNOWN_AUTHORITY = 48;
const LINE_MAX = 400;

/**
 * Speaks TLS as a client over a connection, and reads along what it shows. Node's library decides about a certificate
 * only after its own Finished is out; so its second flight is held here until the certificate was looked at, and with
 * `required` a bad one is answered by an alert instead, as other clients do.
 *
 * @param now milliseconds since the epoch
 */
export function speakTls(under: UnderTls, wish: TlsWish, now: () => number): TlsClient {
  const flight = new ServerFlightReader();
  const cutSent = createRecordReader();
  let read = 0;
  let written = 0;
  let verification: Verification | undefined;
  let settled = false;
  let failed = false;
  let connected = false;
  let settle: (outcome: TlsOutcome) => void = () => undefined;
  const done = new Promise<TlsOutcome>((resolve) => {
    settle = (outcome) => {
      settled = true;
      resolve(outcome);
    };
  });

  /** The first octets that are neither a hello nor an alert answer the server's certificate. */
  const answersCertificate = (octets: Uint8Array): boolean =>
    (cutSent(octets) ?? []).some(
      ({ type, body }) => type === APPLICATION_DATA || (type === HANDSHAKE && body[0] !== CLIENT_HELLO),
    );
  const send = (octets: Uint8Array): boolean => {
    if (!settled) written += octets.length;
    return under.write(octets);
  };
  /** @returns false when the handshake ends here */
  const judge = (): boolean => {
    if (verification) return true;
    verification = verifyChain(flight.flight.certificates, wish.authorities, now(), {
      hostName: wish.hostName,
      stopAtError: wish.required,
    });
    if (!wish.required || verification.result === 0) return true;
    refuse();
    return false;
  };
  const refuse = () => {
    const { result = 0 } = verification ?? {};
    const [fatal, alert] = [2, ALERTS[result] ?? UNKNOWN_AUTHORITY];
    send(Uint8Array.of(ALERT, 3, 3, 0, 2, fatal, alert));
    under.end();
    fail({ kind: 'untrusted' });
  };
  let waitingForRoom: (() => void) | undefined;
  const wire = new Duplex({
    allowHalfOpen: true,
    read: () => under.resume(),
    write(chunk: Buffer, _encoding, written: () => void) {
      const answers = !settled && answersCertificate(chunk);
      if (failed || (answers && !judge())) return written();
      if (send(chunk)) written();
      else waitingForRoom = written;
      // TLS 1.3: its Finished was the last of the handshake.
      if (answers && connected) settle({ ok: true, facts: facts() });
    },
    final(finished) {
      if (!failed) under.end();
      finished();
    },
  });

  const old = wish.minVersion === 'TLSv1' || wish.minVersion === 'TLSv1.1';
  const socket = connect({
    socket: wire,
    // What is trusted is decided above; the library is given nothing to complete chains with.
    ca: [],
    rejectUnauthorized: false,
    ciphers: old ? OLD_CIPHERS : CIPHERS,
    ...(wish.serverName !== undefined && { servername: wish.serverName }),
    ...(wish.alpn && { ALPNProtocols: wish.alpn }),
    ...(wish.minVersion && { minVersion: wish.minVersion }),
    ...(wish.maxVersion && { maxVersion: wish.maxVersion }),
  });

  const facts = (): TlsFacts => {
    const seen = flight.flight;
    const ready = seen.suite !== undefined;
    const cipher = ready ? socket.getCipher()?.name : undefined;
    const protocol = ready ? (socket.getProtocol() as TlsVersion | null) : null;
    const session = settled || failed ? undefined : readSession(socket.getSession());
    const group = GROUPS[seen.group ?? -1];
    return {
      read,
      written,
      ...(protocol && { protocol }),
      ...(cipher && { cipher }),
      certificates: seen.certificates.map((der) => Buffer.from(der).toString('base64')),
      verification: verification?.steps ?? [],
      verifyResult: verification?.result ?? 0,
      serverNameAcknowledged: seen.serverNameAcknowledged,
      ...(socket.alpnProtocol && { alpn: socket.alpnProtocol }),
      ...(group && { temporaryKey: group }),
      ...(seen.signatureScheme !== undefined && { signatureScheme: seen.signatureScheme }),
      secureRenegotiation: seen.secureRenegotiation,
      ...(seen.pointFormats && { pointFormats: seen.pointFormats }),
      certificateRequested: seen.certificateRequested,
      ...(session && { session }),
    };
  };
  function fail(failure: TlsFailure): void {
    if (settled) return;
    const shown = facts();
    failed = true;
    settle({ ok: false, failure, facts: shown });
    socket.destroy();
  }

  socket.on('keylog', (line: Buffer) => {
    const [label, , secret] = line.toString('latin1').trim().split(' ');
    if (label === 'SERVER_HANDSHAKE_TRAFFIC_SECRET' && secret) flight.learn(Buffer.from(secret, 'hex'));
  });
  socket.once('secureConnect', () => {
    connected = true;
    // TLS 1.3 is through before its own Finished is out, which `write` above waits for.
    if (verification) settle({ ok: true, facts: facts() });
    else judge();
  });
  socket.on('error', (error: NodeJS.ErrnoException) => {
    const line = /error:.*/.exec(error.message)?.[0];
    fail(line ? { kind: 'error', line: libraryLine(error.message) } : { kind: 'closed' });
  });
  socket.on('close', () => fail({ kind: 'closed' }));

  return {
    done,
    socket,
    receive(octets) {
      if (!settled) {
        read += octets.length;
        flight.receive(octets);
      }
      // A copy: what is fed in is only lent.
      if (!wire.push(Buffer.from(octets))) under.pause();
    },
    receiveEnd() {
      wire.push(null);
    },
    receiveReset() {
      fail({ kind: 'reset' });
      wire.destroy();
    },
    drained() {
      const room = waitingForRoom;
      waitingForRoom = undefined;
      room?.();
    },
  };
}

/** The library's own words, without where Node keeps its sources. */
export function libraryLine(message: string): string {
  const line = /error:[\x20-\x7e]*/.exec(message)?.[0] ?? message;
  return line.replaceAll('../deps/openssl/openssl/', '../').slice(0, LINE_MAX);
}
