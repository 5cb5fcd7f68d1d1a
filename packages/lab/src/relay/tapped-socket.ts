import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import type { EventLog } from '@ehlo/log';
import type { ConnectionClosed, ConnectionOpened, Draft, RoomId, Seq, Side } from '@ehlo/wire';

/** Past this the log keeps time and length only, as a door does. */
const CAP_OCTETS = 256 * 1024;
/** First octet of a TLS handshake record (RFC 8446 §5.1); no SMTP command begins with it. */
const HANDSHAKE = 0x16;

/**
 * A connection to a server outside this lab, as an event stream of the room: it passes no door, so its octets are noted
 * here. What TLS makes of them, this end could read and the wire cannot: they are noted as opaque, as at any foreign server.
 */
export class TappedSocket extends Duplex {
  readonly connection: Seq;
  readonly #socket: Socket;
  readonly #log: Pick<EventLog, 'append'>;
  readonly #room: RoomId;
  readonly #offsets = { client: 0, server: 0 };
  #opaque = false;
  #end: Pick<ConnectionClosed, 'by' | 'how'> = { by: 'client', how: 'ended' };

  /** @param socket that stands, and nobody reads yet */
  constructor(socket: Socket, log: Pick<EventLog, 'append'>, room: RoomId, opened: Draft<ConnectionOpened>) {
    super({ allowHalfOpen: true });
    this.#socket = socket;
    this.#log = log;
    this.#room = room;
    const { events } = log.append(room, [opened]);
    this.connection = (events[0] as { seq: Seq }).seq;
    socket.on('data', (octets) => {
      this.#note('server', octets);
      if (!this.push(octets)) socket.pause();
    });
    socket.on('end', () => {
      this.#end = { by: 'server', how: 'ended' };
      this.push(null);
    });
    socket.on('timeout', () => this.emit('timeout'));
    socket.on('error', (error) => this.destroy(error));
    socket.on('close', () => {
      // What came before the FIN is read first.
      if (this.#end.by === 'server' && !this.readableEnded) this.once('end', () => this.destroy());
      else this.destroy();
    });
    this.on('error', () => {
      this.#end = { by: 'server', how: 'reset' };
    });
    this.once('close', () => {
      this.#append([{ kind: 'connection.closed', connection: this.connection, ...this.#end }]);
    });
  }

  /** As of `net.Socket`: silence is the socket's. */
  setTimeout(ms: number): this {
    this.#socket.setTimeout(ms);
    return this;
  }

  override _read(): void {
    this.#socket.resume();
  }

  override _write(octets: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#note('client', octets);
    this.#socket.write(octets, done);
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#socket.end(done);
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#socket.destroy();
    done(error);
  }

  #note(from: Side, octets: Uint8Array): void {
    const { connection } = this;
    if (!this.#opaque && from === 'client' && octets[0] === HANDSHAKE) {
      this.#opaque = true;
      this.#append([{ kind: 'connection.opaque', connection }]);
    }
    if (this.#opaque) return;
    const offset = this.#offsets[from];
    const { length } = octets;
    this.#offsets[from] += length;
    const kept = this.#offsets.client + this.#offsets.server <= CAP_OCTETS;
    this.#append([
      {
        kind: 'connection.octets',
        connection,
        from,
        layer: 'clear',
        offset,
        length,
        // A copy: the buffer they are in is filled again.
        ...(kept && { octets: new Uint8Array(octets) }),
      },
    ]);
  }

  #append(drafts: Draft[]): void {
    try {
      this.#log.append(this.#room, drafts);
    } catch {
      // The log is closed: the lab is going down, and what is not written did not happen for whoever reads it.
    }
  }
}
