import { createOpener } from './record-keys.ts';
import { APPLICATION_DATA, createRecordReader, HANDSHAKE, TlsFields, type TlsRecord } from './records.ts';

/** What a server's side of a handshake says about itself. */
export interface ServerFlight {
  /** Number of the cipher suite, once the hello is there. */
  suite?: number;
  tls13: boolean;
  /** DER, as sent. */
  certificates: Uint8Array[];
  signatureScheme?: number;
  /** Number of the group of the key exchange. */
  group?: number;
  serverNameAcknowledged: boolean;
  secureRenegotiation: boolean;
  pointFormats?: number[];
  certificateRequested: boolean;
}

/** RFC 8446 §4; RFC 5246 §7.4. */
const MESSAGE = {
  serverHello: 2,
  encryptedExtensions: 8,
  certificate: 11,
  serverKeyExchange: 12,
  certificateRequest: 13,
  certificateVerify: 15,
} as const;
const EXTENSION = {
  serverName: 0,
  pointFormats: 11,
  supportedVersions: 43,
  keyShare: 51,
  renegotiation: 0xff01,
} as const;
const NAMED_CURVE = 3;
const TLS13 = 0x0304;
/** Longer than any chain that is meant seriously. */
const MAX_FLIGHT = 256 * 1024;

/**
 * Reads along while a server shakes hands: what the TLS library does with its octets and does not tell. Of TLS 1.3,
 * where all but the hello is protected, it reads what the given secret opens.
 */
export class ServerFlightReader {
  readonly flight: ServerFlight = {
    tls13: false,
    certificates: [],
    serverNameAcknowledged: false,
    secureRenegotiation: false,
    certificateRequested: false,
  };
  readonly #cut = createRecordReader();
  #secret: Uint8Array | undefined;
  #open: ReturnType<typeof createOpener>;
  #waiting: TlsRecord[] = [];
  #messages: Uint8Array = new Uint8Array(0);
  #octets = 0;
  #unreadable = false;

  receive(octets: Uint8Array): void {
    this.#octets += octets.length;
    if (this.#unreadable || this.#octets > MAX_FLIGHT) return;
    for (const record of this.#cut(octets) ?? []) {
      if (record.type === HANDSHAKE) this.#handshake(record.body);
      else if (record.type === APPLICATION_DATA) this.#waiting.push(record);
    }
    this.#openWaiting();
  }

  /** SERVER_HANDSHAKE_TRAFFIC_SECRET of the connection. */
  learn(secret: Uint8Array): void {
    this.#secret = secret;
    this.#openWaiting();
  }

  #openWaiting(): void {
    const { suite } = this.flight;
    if (this.#secret === undefined || suite === undefined) return;
    this.#open ??= createOpener(suite, this.#secret);
    for (const record of this.#waiting.splice(0)) {
      if (this.#unreadable || !this.#open) return;
      try {
        const { type, body } = this.#open(record);
        if (type === HANDSHAKE) this.#handshake(body);
      } catch {
        // After its Finished the server changes keys: what follows is no handshake any more.
        this.#unreadable = true;
      }
    }
  }

  #handshake(body: Uint8Array): void {
    this.#messages = Buffer.concat([this.#messages, body]);
    while (this.#messages.length >= 4) {
      const fields = new TlsFields(this.#messages);
      const type = fields.number(1);
      const length = fields.number(3);
      if (fields.left < length) return;
      this.#message(type, new TlsFields(fields.take(length)));
      this.#messages = this.#messages.subarray(4 + length);
    }
  }

  #message(type: number, fields: TlsFields): void {
    const { flight } = this;
    switch (type) {
      case MESSAGE.serverHello: {
        fields.take(2 + 32);
        fields.vector(1);
        flight.suite = fields.number(2);
        fields.take(1);
        this.#extensions(fields.vector(2));
        return;
      }
      case MESSAGE.encryptedExtensions:
        this.#extensions(fields.vector(2));
        return;
      case MESSAGE.certificate: {
        if (flight.tls13) fields.vector(1);
        const list = new TlsFields(fields.vector(3));
        while (list.left > 0) {
          flight.certificates.push(list.vector(3).slice());
          if (flight.tls13) list.vector(2);
        }
        return;
      }
      case MESSAGE.serverKeyExchange: {
        // ECDHE (RFC 8422 §5.4); the parameters of finite fields are left to the library.
        if (fields.number(1) !== NAMED_CURVE) return;
        flight.group = fields.number(2);
        fields.vector(1);
        flight.signatureScheme = fields.number(2);
        return;
      }
      case MESSAGE.certificateRequest:
        flight.certificateRequested = true;
        return;
      case MESSAGE.certificateVerify:
        flight.signatureScheme = fields.number(2);
        return;
    }
  }

  #extensions(octets: Uint8Array): void {
    const { flight } = this;
    const list = new TlsFields(octets);
    while (list.left > 0) {
      const type = list.number(2);
      const fields = new TlsFields(list.vector(2));
      if (type === EXTENSION.serverName) flight.serverNameAcknowledged = true;
      if (type === EXTENSION.renegotiation) flight.secureRenegotiation = true;
      if (type === EXTENSION.pointFormats) flight.pointFormats = [...fields.vector(1)];
      if (type === EXTENSION.supportedVersions && fields.number(2) === TLS13) flight.tls13 = true;
      if (type === EXTENSION.keyShare) flight.group = fields.number(2);
    }
  }
}
