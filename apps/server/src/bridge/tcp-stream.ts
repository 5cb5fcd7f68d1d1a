import type { Socket } from 'node:net';
import type { ServerFrame, StreamId } from '@ehlo/wire';
import type { Ear } from './dial-socket.ts';
import type { DirectTap } from './direct-tap.ts';
import type { Link } from './link.ts';
import { ReceiveWindow } from './receive-window.ts';
import { SendWindow } from './send-window.ts';
import type { BridgeStream } from './stream.ts';

type Closed = Exclude<Extract<ServerFrame, { type: 'closed' }>['how'], 'lost'>;

export interface TcpStreamParts {
  stream: StreamId;
  /** Connected, with `allowHalfOpen`, paused. */
  socket: Socket;
  ear: Ear;
  tap?: DirectTap | undefined;
  link: Link;
  /** The page has everything: nothing is left to resume. */
  onGone: (stream: StreamId) => void;
}

/** Bridges one TCP connection. Reads it only while the page has credit; half-closes pass both ways; a reset is a reset. */
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

  constructor(parts: TcpStreamParts) {
    const { socket, ear, stream, link, tap } = parts;
    this.#parts = parts;
    this.#out = new SendWindow(stream, link);
    this.#from = new ReceiveWindow(stream, link);
    ear.hear = (chunk) => {
      tap?.octets('server', chunk);
      this.#out.push(chunk);
      this.#throttle();
    };
    socket.on('drain', () => this.#from.passedOn());
    socket.on('end', () => {
      this.#serverEnded = true;
      this.#serverFirst = !socket.writableEnded;
      link.frame({ type: 'ended', stream, offset: this.#out.sent });
    });
    socket.on('error', () => {
      this.#broken = true;
      this.#serverFirst = true;
    });
    socket.on('close', () => this.#close(this.#broken ? 'reset' : 'ended'));
    socket.resume();
  }

  receive(offset: number, octets: Uint8Array): void {
    if (this.#closed !== undefined) return;
    const { socket, tap } = this.#parts;
    const fresh = this.#from.take(offset, octets);
    if (fresh === undefined || (this.#endAt !== undefined && this.received > this.#endAt)) {
      this.#refuse();
      return;
    }
    if (fresh.length > 0 && socket.writable) {
      tap?.octets('client', fresh);
      if (socket.write(fresh)) this.#from.passedOn();
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
    this.#reading = !this.#reading;
    if (this.#reading) this.#parts.socket.resume();
    else this.#parts.socket.pause();
  }

  #settle(): void {
    if (this.#closed !== undefined && this.#out.settled) this.#parts.onGone(this.#parts.stream);
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
    const { socket } = this.#parts;
    if (this.#endAt !== undefined && this.received >= this.#endAt && socket.writable) socket.end();
  }
}
