import type { Socket } from 'node:net';
import type { ServerFrame, StreamId, TlsOutcome, TlsWish } from '@ehlo/wire';
import type { Clock } from '../clock.ts';
import type { Ear } from './dial-socket.ts';
import type { DirectTap } from './direct-tap.ts';
import type { Link } from './link.ts';
import { ReceiveWindow } from './receive-window.ts';
import { SendWindow } from './send-window.ts';
import type { BridgeStream } from './stream.ts';
import { libraryLine, speakTls, type TlsClient } from './tls/speak-tls.ts';

type Closed = Exclude<Extract<ServerFrame, { type: 'closed' }>['how'], 'lost'>;

interface Secured {
  client: TlsClient;
  /** Offset of the page's first octet that TLS carries. */
  from: number;
  /** Once the handshake is over. */
  outcome?: TlsOutcome;
}

export interface TcpStreamParts {
  stream: StreamId;
  /** Connected, with `allowHalfOpen`, paused. */
  socket: Socket;
  ear: Ear;
  tap?: DirectTap | undefined;
  link: Link;
  /** Decides whether a certificate is still good. */
  clock: Clock;
}

/** What OpenSSL says when TLS 1.3, which has no renegotiation, is asked for one. */
const NO_RENEGOTIATION =
  'error:0A00010A:SSL routines:can_renegotiate:wrong ssl version:../ssl/ssl_lib.c:2287:';

/** Bridges one TCP connection, and speaks TLS over it when the page wants that. Reads it only while the page has credit; half-closes pass both ways; a reset is a reset. */
export class TcpStream implements BridgeStream {
  readonly #parts: TcpStreamParts;
  readonly #out: SendWindow;
  readonly #from: ReceiveWindow;
  #reading = true;
  #serverEnded = false;
  #serverFirst = false;
  #broken = false;
  #endAt: number | undefined;
  #closed: Closed | undefined;
  #tls: Secured | undefined;
  #renegotiating = false;

  constructor(parts: TcpStreamParts) {
    const { socket, ear, stream, link } = parts;
    this.#parts = parts;
    this.#out = new SendWindow(stream, link);
    this.#from = new ReceiveWindow(stream, link);
    ear.hear = (chunk) => {
      if (this.#tls) this.#tls.client.receive(chunk);
      else this.#hear(chunk);
    };
    socket.on('drain', () => {
      if (this.#tls) this.#tls.client.drained();
      else this.#from.passedOn();
    });
    socket.on('end', () => {
      this.#serverFirst = !socket.writableEnded;
      if (this.#tls) this.#tls.client.receiveEnd();
      else this.#endOfServer();
    });
    socket.on('error', () => {
      this.#broken = true;
      this.#serverFirst = true;
      this.#tls?.client.receiveReset();
    });
    socket.on('close', () => {
      // Under TLS there may be octets that came and are not read yet: its socket closes when they are.
      if (!this.#tls || this.#broken || this.#tls.outcome?.ok === false)
        this.#close(this.#broken ? 'reset' : 'ended');
      else this.#tls.client.receiveEnd();
    });
    socket.resume();
  }

  secure(offset: number, wish: TlsWish): void {
    const { socket, link, stream, clock } = this.#parts;
    if (this.#closed !== undefined) return;
    if (this.#tls) {
      // A page that resumed asks again for what it had no answer to.
      if (this.#tls.from !== offset) this.#refuse();
      else if (this.#tls.outcome) link.frame({ type: 'secured', stream, outcome: this.#tls.outcome });
      return;
    }
    if (offset !== this.received || this.#endAt !== undefined) {
      this.#refuse();
      return;
    }
    const client = speakTls(
      {
        write: (octets) => socket.writable && socket.write(octets),
        end: () => socket.end(),
        pause: () => socket.pause(),
        resume: () => socket.resume(),
      },
      wish,
      () => clock.now(),
    );
    const tls: Secured = { client, from: offset };
    this.#tls = tls;
    this.#reading = true;
    void client.done.then((outcome) => {
      tls.outcome = outcome;
      link.frame({ type: 'secured', stream, outcome });
      if (outcome.ok) this.#listenThrough(client);
      else if (socket.destroyed) this.#close(this.#broken ? 'reset' : 'ended');
      else socket.destroySoon();
    });
  }

  renegotiate(): void {
    const { link, stream } = this.#parts;
    const { client, outcome } = this.#tls ?? {};
    if (this.#closed !== undefined || !client || !outcome?.ok || this.#renegotiating) return;
    const answer = (line?: string) => {
      if (!this.#renegotiating) return;
      this.#renegotiating = false;
      client.socket.off('error', onError);
      link.frame({ type: 'renegotiated', stream, ...(line !== undefined && { line }) });
    };
    const onError = (error: Error) => answer(libraryLine(error.message));
    this.#renegotiating = true;
    if (outcome.facts.protocol === 'TLSv1.3') {
      answer(NO_RENEGOTIATION);
      return;
    }
    client.socket.on('error', onError);
    client.socket.renegotiate({ rejectUnauthorized: false }, (error) =>
      answer(error ? libraryLine(error.message) : undefined),
    );
  }

  #listenThrough({ socket: secured }: TlsClient): void {
    secured.on('data', (chunk: Buffer) => this.#hear(chunk));
    secured.on('drain', () => this.#from.passedOn());
    secured.on('end', () => this.#endOfServer());
    secured.on('error', () => {
      this.#broken = true;
    });
    secured.on('close', () => {
      this.#close(this.#broken ? 'reset' : 'ended');
      this.#parts.socket.destroySoon();
    });
    this.#throttle();
  }

  #hear(chunk: Uint8Array): void {
    this.#parts.tap?.octets('server', chunk);
    this.#out.push(chunk);
    this.#throttle();
  }

  #endOfServer(): void {
    const { link, stream } = this.#parts;
    this.#serverEnded = true;
    link.frame({ type: 'ended', stream, offset: this.#out.sent });
  }

  /** Where the page's octets go. */
  get #channel(): Socket {
    return this.#tls?.client.socket ?? this.#parts.socket;
  }

  receive(offset: number, octets: Uint8Array): void {
    if (this.#closed !== undefined) return;
    const { tap } = this.#parts;
    const channel = this.#channel;
    const fresh = this.#from.take(offset, octets);
    if (fresh === undefined || (this.#endAt !== undefined && this.received > this.#endAt)) {
      this.#refuse();
      return;
    }
    if (fresh.length > 0 && channel.writable) {
      tap?.octets('client', fresh);
      if (channel.write(fresh)) this.#from.passedOn();
    }
    this.#endIfComplete();
  }

  acknowledge(offset: number, window?: number): void {
    this.#out.acknowledge(offset, window);
    this.#throttle();
    this.#settle();
  }

  end(offset: number): void {
    if (this.#endAt !== undefined || this.#closed !== undefined) return;
    this.#endAt = offset;
    this.#endIfComplete();
  }

  abort(): void {
    this.#close('reset');
    this.#parts.socket.resetAndDestroy();
  }

  hangUp(): void {
    this.#close('ended');
    this.#parts.socket.destroy();
  }

  resume(received: number): void {
    const { link, stream } = this.#parts;
    this.#from.resumed();
    this.#out.resume(received);
    const offset = this.#out.sent;
    if (this.#serverEnded) link.frame({ type: 'ended', stream, offset });
    if (this.#closed !== undefined) link.frame({ type: 'closed', stream, how: this.#closed, offset });
    if (this.#tls?.outcome) link.frame({ type: 'secured', stream, outcome: this.#tls.outcome });
    this.#throttle();
    this.#settle();
  }

  drained(): void {
    this.#throttle();
  }

  get received(): number {
    return this.#from.received;
  }

  get live(): boolean {
    return this.#closed === undefined;
  }

  #throttle(): void {
    if (this.#closed !== undefined || this.#out.open === this.#reading) return;
    // During a handshake nothing is for the page yet.
    if (this.#tls && !this.#tls.outcome) return;
    this.#reading = !this.#reading;
    if (this.#reading) this.#channel.resume();
    else this.#channel.pause();
  }

  #settle(): void {
    if (this.#closed !== undefined && this.#out.settled) this.#parts.link.gone(this.#parts.stream);
  }

  #close(how: Closed): void {
    if (this.#closed !== undefined) return;
    const { link, stream, tap } = this.#parts;
    this.#closed = how;
    tap?.closed(this.#serverFirst ? 'server' : 'client', how === 'limit' ? 'reset' : how);
    link.frame({ type: 'closed', stream, how, offset: this.#out.sent });
    this.#settle();
  }

  /** The page broke the rules of the window: its stream ends, its other streams go on. */
  #refuse(): void {
    const { link, stream, socket } = this.#parts;
    link.frame({ type: 'problem', problem: { code: 'bad-frame', params: { stream } } });
    this.#close('limit');
    socket.resetAndDestroy();
  }

  #endIfComplete(): void {
    const channel = this.#channel;
    if (this.#endAt !== undefined && this.received >= this.#endAt && channel.writable) channel.end();
  }
}
