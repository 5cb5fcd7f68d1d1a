import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { TLSSocket } from 'node:tls';
import { atTurnsEnd } from '@ehlo/log/turn-end';
import type { ConnectionClosed, Side } from '@ehlo/wire';
import type { LabClock } from '../clock.ts';
import { Gate, type Way } from '../hold/gate.ts';
import type { Span } from '../hold/private-octets.ts';
import type { WireHold } from '../hold/wire-hold.ts';
import type { Certificate } from './certificates.ts';
import { SlowLink } from './slow-link.ts';
import type { Tap } from './tap.ts';
import { type TlsError, whoGaveUp } from './tls-error.ts';
import { WireStream } from './wire-stream.ts';

/** What stands behind a door: it reads and writes clear octets and knows neither sockets nor TLS. */
export interface Inside {
  octets(octets: Uint8Array): void;
  /** The client sent its FIN; it may still be answered. */
  ended(): void;
  /** What was written has left: go on. */
  drained(): void;
  /** TLS stands after `startTls`. */
  secured(): void;
  /** The connection is no more. Called once, last. */
  gone(): void;
}

/** Secrets for what goes beyond TLS (RFC 8446 §7.5). */
const OPENS_NO_RECORD = /^(?:EARLY_)?EXPORTER_/;
/** How long a client may take to shake hands, in milliseconds. */
const HANDSHAKE_MS = 30_000;
/** After our FIN the client's octets are read and thrown away for so long: closing at once could tear the last reply from the wire. */
const LINGER_MS = 1_000;
/** What was written before may take so long to leave. */
const LAST_WRITES_MS = 30_000;

/**
 * One connection of the practice world: taps every octet both ways, and owns TLS. Octets never wait for the log.
 * Back-pressure passes through: `write` returns false until `drained`, and `pause` stops the reading of the socket.
 */
export class Door implements Way {
  readonly tap: Tap;
  readonly #socket: Socket;
  readonly #clock: LabClock;
  #stream: Duplex;
  #inside: Inside | undefined;
  #secured = false;
  #over = false;
  /** Both directions of the link, where it is slow. */
  #slow: { in: SlowLink; out: SlowLink } | undefined;
  /** Where lines can be made to wait. */
  #gate: Gate | undefined;
  /** The inside asked for a pause. */
  #paused = false;
  /** The client's FIN is behind what a slow link still carries, or what is held. */
  #endsLater = false;
  /** TLS begins once what was said in clear is across. */
  #securesLater: (() => void) | undefined;

  constructor(socket: Socket, tap: Tap, clock: LabClock) {
    this.tap = tap;
    this.#socket = socket;
    this.#stream = socket;
    this.#clock = clock;
    socket.setNoDelay(true);
  }

  /**
   * Begins to read.
   * @param first octets that were read from the socket already
   * @param tls given where TLS begins with the first octet (465)
   */
  open(inside: Inside, first?: Uint8Array, tls?: Certificate): void {
    this.#inside = inside;
    this.#socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNRESET' || error.code === 'EPIPE') this.#finish('client', 'reset');
      else this.#finish('lab', 'reset');
    });
    this.#socket.on('close', () => this.#finish('client', 'ended'));
    // It was sent away with its greeting.
    if (this.#over) {
      this.#socket.resume();
      inside.gone();
      return;
    }
    if (tls) this.#secure(tls, first);
    else {
      this.#listen(this.#socket);
      // Whoever read the dial's header left the socket paused; a listener alone does not start it again.
      this.#socket.resume();
      if (first && first.length > 0) this.#take(first);
    }
  }

  /**
   * From here on the link carries so many octets a second each way, as the two ends read them. They are logged when they
   * are across. Call it before `open`.
   */
  slowDown(octetsPerSecond: number): void {
    const link = (arrive: (octets: Uint8Array) => void, empty: () => void) =>
      new SlowLink(octetsPerSecond, this.#clock, arrive, empty);
    this.#slow = {
      in: link(
        (octets) => this.#reach(octets),
        () => this.#heardAll(),
      ),
      out: link(
        (octets) => void this.#send(octets),
        () => this.#saidAll(),
      ),
    };
  }

  /**
   * From here on lines wait here, either way, while `holds` has something. They are logged as octets of the connection when they go on.
   * Call it before `open`.
   * @param changed told when another line waits than before
   */
  holdAt(holds: () => readonly WireHold[], changed: () => void): void {
    this.#gate = new Gate({ tap: this.tap, clock: this.#clock, holds, changed, way: this });
  }

  /** For its gate: octets go on. */
  arrive(from: Side, octets: Uint8Array, hidden?: Span): void {
    if (from === 'client') this.#hand(octets, hidden);
    else this.#carry(octets);
  }

  /** For its gate: nothing of this side waits there any more. */
  empty(from: Side): void {
    if (from === 'client') this.#heardAll();
    else this.#saidAll();
  }

  /** Where its lines wait; undefined: they never do. */
  get gate(): Gate | undefined {
    return this.#gate;
  }

  /** What was written is still on its way over a slow link, or held; `drained` follows. */
  get busy(): boolean {
    return (this.#slow?.out.busy || this.#gate?.busy('server')) ?? false;
  }

  get secured(): boolean {
    return this.#secured;
  }

  /** Octets that the kernel has not taken yet. */
  get unsent(): number {
    return this.#stream.writableLength;
  }

  /** @returns false when the client does not keep up: write no more before `drained`. */
  write(octets: Uint8Array): boolean {
    if (this.#over || this.#stream.destroyed) return true;
    if (!this.#gate || this.#gate.lets('server', octets)) return this.#carry(octets);
    this.#gate.take('server', octets);
    return !this.busy && !this.#stream.writableNeedDrain;
  }

  pause(): void {
    this.#paused = true;
    this.#slow?.in.hold();
    this.#stream.pause();
  }

  resume(): void {
    if (this.#over) return;
    this.#paused = false;
    this.#slow?.in.letGo();
    if (!this.#slow?.in.busy && !this.#gate?.full('client')) this.#stream.resume();
  }

  /**
   * TLS begins with the next octet. What the client sent in clear after its STARTTLS is not read (RFC 3207 §4.2;
   * CVE-2011-0411): whoever calls drops what it still holds.
   */
  startTls(certificate: Certificate): void {
    if (this.busy) {
      this.#securesLater = () => this.startTls(certificate);
      return;
    }
    // Whoever reads it throws it away.
    this.#slow?.in.hurry();
    this.#gate?.hurry('client');
    this.#socket.removeAllListeners('data').removeAllListeners('end').removeAllListeners('drain');
    this.#secure(certificate);
  }

  /** Says no more: FIN after what was written. */
  end(by: ConnectionClosed['by'], how: ConnectionClosed['how'] = 'ended'): void {
    if (this.#over) return;
    this.#gate?.hurry('server');
    this.#slow?.out.hurry();
    // Records of what was written last are made behind this turn: they are logged before the end is. A lab that closes waits for no log.
    const isLater = this.#secured && how !== 'shutdown';
    this.#finish(by, how, isLater ? 'later' : 'now');
    const logEnd = () => {
      if (isLater) this.tap.closedLate(by, how);
    };
    this.#socket.once('close', logEnd);
    const destroy = () => this.#socket.destroy();
    let cancel = this.#clock.after(LAST_WRITES_MS, destroy);
    this.#socket.once('close', () => cancel());
    this.#stream.end(() => {
      cancel();
      logEnd();
      if (!this.#socket.destroyed) cancel = this.#clock.after(LINGER_MS, destroy);
    });
    this.#stream.resume();
  }

  /** RST, now. */
  reset(by: ConnectionClosed['by'], how: ConnectionClosed['how'] = 'reset'): void {
    this.#finish(by, how);
    if (this.#socket.destroyed) return;
    // What was said goes first.
    this.#stream.uncork();
    this.#socket.resetAndDestroy();
  }

  #listen(stream: Duplex): void {
    this.#stream = stream;
    stream.on('data', (octets: Uint8Array) => this.#take(octets));
    stream.on('end', () => {
      this.#endsLater = true;
      this.#heardAll();
    });
    stream.on('drain', () => {
      if (!this.#over) this.#inside?.drained();
    });
  }

  #take(octets: Uint8Array): void {
    if (this.#over) return;
    if (!this.#slow) this.#reach(octets);
    else {
      // No more is read than is under way.
      this.#stream.pause();
      this.#slow.in.send(octets);
    }
  }

  /** They are at the door. */
  #reach(octets: Uint8Array): void {
    if (this.#over) return;
    if (!this.#gate || this.#gate.lets('client', octets)) this.#hand(octets);
    else {
      this.#gate.take('client', octets);
      // Its sender waits then, as behind any full window.
      if (this.#gate.full('client')) this.#stream.pause();
    }
  }

  /** @param hidden of them may be a secret, and the inside may read them later than others do */
  #hand(octets: Uint8Array, hidden?: Span): void {
    if (this.#over) return;
    const { tap } = this;
    const { said, inLetter } = tap;
    tap.octets('client', 'clear', octets);
    if (hidden && !inLetter) tap.secret(said + hidden.start, said + hidden.end);
    this.#inside?.octets(octets);
  }

  /** No line of the client is on its way any more, at most the beginning of one. */
  #heardAll(): void {
    if (this.#over || this.#slow?.in.busy) return;
    if (!this.#endsLater) {
      if (!this.#paused && !this.#gate?.full('client')) this.#stream.resume();
      return;
    }
    this.#gate?.ends('client');
    if (this.#over || !this.#endsLater || this.#gate?.busy('client')) return;
    this.#endsLater = false;
    this.#inside?.ended();
  }

  /** @returns as `write` */
  #carry(octets: Uint8Array): boolean {
    if (!this.#slow) return this.#send(octets);
    this.#slow.out.send(octets);
    return false;
  }

  #send(octets: Uint8Array): boolean {
    this.tap.octets('server', 'clear', octets);
    const stream = this.#stream;
    // What all clients are told in one turn leaves together when it ends: each reply by itself would wake a client that sleeps
    // again before the next, and to wake it costs more than the reply.
    if (stream.writableCorked === 0) {
      stream.cork();
      atTurnsEnd('replies', () => stream.uncork());
    }
    return stream.write(octets);
  }

  #saidAll(): void {
    if (this.#over || this.busy) return;
    const secure = this.#securesLater;
    this.#securesLater = undefined;
    if (secure) secure();
    // Else the stream says so when it has room again.
    else if (!this.#stream.writableNeedDrain) this.#inside?.drained();
  }

  #secure({ context: secureContext, sha256 }: Certificate, first?: Uint8Array): void {
    this.tap.certificate(sha256);
    const wire = new WireStream(this.#socket, this.tap, first);
    const tls = new TLSSocket(wire, { isServer: true, secureContext });
    tls.on('keylog', (line: Uint8Array) => {
      const text = Buffer.from(line).toString('latin1').trimEnd();
      if (!OPENS_NO_RECORD.test(text)) this.tap.keys(text);
    });
    const overdue = this.#clock.after(HANDSHAKE_MS, () => this.reset('lab', 'timed-out'));
    tls.once('secure', () => {
      overdue();
      this.#secured = true;
      const serverName = (tls as TLSSocket & { servername?: string | false }).servername;
      this.tap.secured({
        protocol: tls.getProtocol() ?? 'unknown',
        cipher: tls.getCipher().standardName,
        ...(typeof serverName === 'string' && { serverName }),
      });
      if (!this.#over) this.#inside?.secured();
    });
    tls.on('error', (error: TlsError) => {
      const gaveUp = whoGaveUp(error);
      if (!this.#secured && !this.#over) this.tap.unsecured(gaveUp);
      // Who sends an alert is gone already; else the FIN is ours.
      if (gaveUp.by === 'client') this.#finish('client', 'reset');
      else this.#finish('server', 'ended');
    });
    tls.on('close', () => {
      overdue();
      this.#socket.destroy();
    });
    this.#socket.once('end', () => {
      // No handshake goes on after the client's FIN.
      if (this.#secured) return;
      this.#finish('client', 'ended');
      tls.destroy();
    });
    this.#listen(tls);
  }

  #finish(by: ConnectionClosed['by'], how: ConnectionClosed['how'], logged: 'now' | 'later' = 'now'): void {
    if (this.#over) return;
    this.#over = true;
    this.#gate?.cut();
    this.#slow?.in.cut();
    this.#slow?.out.cut();
    if (logged === 'now') this.tap.closed(by, how);
    this.#inside?.gone();
  }
}
