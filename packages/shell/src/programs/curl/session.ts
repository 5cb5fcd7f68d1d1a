import type { Process } from '../program.ts';
import { connect, linkKey } from './connect.ts';
import { CurlFailure } from './failure.ts';
import { http } from './http.ts';
import { imap } from './imap.ts';
import { Link } from './link.ts';
import { pop3 } from './pop3.ts';
import type { Protocol } from './protocol.ts';
import { smtp } from './smtp.ts';
import { secure } from './tls.ts';
import { tellAlert } from './tls-messages.ts';
import type { Trace } from './trace.ts';
import type { Transfer } from './transfer.ts';
import { SCHEMES, type Scheme } from './url.ts';

const PROTOCOLS: Readonly<Record<Scheme, Protocol>> = {
  http,
  https: http,
  imap,
  imaps: imap,
  pop3,
  pop3s: pop3,
  smtp,
  smtps: smtp,
};

/** How long a server may take to say goodbye at the end. */
const LEAVING_MS = 2_000;
/** curl shows where in its memory it keeps what it knows of a host; here is no such place. */
const BUNDLE = '0x55d0c0de0000';

/** The connections of one curl, kept from one transfer to the next. */
export class Connections {
  readonly #process: Process;
  readonly #trace: Trace;
  #kept: { link: Link; transfer: Transfer }[] = [];
  #made = 0;
  /** A connection under way, for what happens at Ctrl-C. */
  #current: Link | undefined;

  constructor(process: Process, trace: Trace) {
    this.#process = process;
    this.#trace = trace;
  }

  /** Runs one request: connects or finds a connection, and speaks. @throws CurlFailure */
  async request(transfer: Transfer): Promise<void> {
    const protocol = PROTOCOLS[transfer.url.scheme];
    const { meter, trace } = transfer;
    let phase: 'connecting' | 'performing' | 'finishing' = 'connecting';
    try {
      const reused = await this.#find(transfer);
      await meter.update();
      if (!reused) {
        transfer.linkNumber = this.#made;
        await this.#connect(transfer, protocol);
      }
      transfer.reached('ready');
      phase = 'performing';
      await protocol.perform(transfer);
      phase = 'finishing';
      await protocol.finish(transfer);
    } catch (error) {
      if (!(error instanceof CurlFailure)) throw error;
      if (error.traced !== undefined && !error.spoken) await trace.text(error.traced);
      const connecting = phase === 'connecting';
      if (!(connecting && isUnresolved(error))) await meter.done();
      if (phase === 'finishing') await this.#keep(transfer);
      else await this.#drop(transfer, protocol, connecting || isTimeout(error));
      throw error;
    }
    await meter.done();
    await this.#keep(transfer);
    this.#process.announce(undefined);
  }

  async #find(transfer: Transfer): Promise<boolean> {
    const { trace, url, operation, login } = transfer;
    const key = linkKey(url, operation, login ? `${login.user}:${login.password}` : '');
    const sameHost = this.#kept.some(
      ({ link }) => link.host.toLowerCase() === url.host.toLowerCase() && link.connection.port === url.port,
    );
    if (!sameHost) return false;
    await trace.text(`Found bundle for host: ${BUNDLE} [serially]`);
    if (url.scheme.startsWith('http')) await trace.text('Can not multiplex, even if we wanted to');
    const found = this.#kept.find(({ link }) => link.key === key);
    if (!found) return false;
    transfer.link = found.link;
    transfer.connected = true;
    this.#current = found.link;
    await trace.text(`Re-using existing connection #${found.link.number} with host ${url.shownHost}`);
    return true;
  }

  async #connect(transfer: Transfer, protocol: Protocol): Promise<void> {
    const { url, operation, login } = transfer;
    const connection = await connect(transfer);
    const key = linkKey(url, operation, login ? `${login.user}:${login.password}` : '');
    const link = new Link(this.#made++, connection, key, url.shownHost);
    link.saidMs = this.#process.world.clock.now();
    transfer.link = link;
    transfer.connected = true;
    transfer.connects++;
    this.#current = link;
    transfer.reached('connected');
    this.#process.announce({
      id: connection.id,
      host: url.shownHost,
      address: connection.address,
      port: url.port,
      crlf: true,
      calling: false,
    });
    if (SCHEMES[url.scheme].tls) {
      await secure(transfer);
      transfer.reached('secured');
    }
    await protocol.connect(transfer);
    link.ready = true;
  }

  async #keep(transfer: Transfer): Promise<void> {
    const { link, trace } = transfer;
    this.#current = undefined;
    this.#kept = this.#kept.filter((kept) => kept.link !== link);
    if (link.spent) {
      await trace.text(`Closing connection ${link.number}`);
      await this.#hangUp(link);
      return;
    }
    this.#kept.push({ link, transfer });
    await trace.text(`Connection #${link.number} to host ${link.host} left intact`);
  }

  /** After a failure: says goodbye where the dialogue allows it. `mute`: nothing is said. */
  async #drop(transfer: Transfer, protocol: Protocol, mute: boolean): Promise<void> {
    const { trace } = transfer;
    const link = this.#current;
    this.#current = undefined;
    if (!link) {
      await trace.text(`Closing connection ${this.#made++}`);
      return;
    }
    this.#kept = this.#kept.filter((kept) => kept.link !== link);
    if (!mute && link.ready) await this.#leave(transfer, protocol);
    await trace.text(`Closing connection ${link.number}`);
    await this.#hangUp(link);
  }

  async #leave(transfer: Transfer, protocol: Protocol): Promise<void> {
    const limit = {
      atMs: this.#process.world.clock.now() + LEAVING_MS,
      failure: () => new CurlFailure(28, 'server response timeout'),
    };
    try {
      await transfer.within(limit, () => protocol.quit(transfer));
    } catch (error) {
      // The transfer's own end is what counts.
      if (!(error instanceof CurlFailure)) throw error;
      if (error.traced !== undefined) await transfer.trace.text(error.traced);
    }
  }

  async #hangUp(link: Link): Promise<void> {
    if (link.secured) {
      await this.#trace.tell('tlsOut', new Uint8Array(5));
      await tellAlert(this.#trace, link.tlsVersion, 'close notify');
    }
    link.hangUp();
  }

  /** At the end of everything: takes leave without a word on the screen. */
  async close(): Promise<void> {
    this.#trace.form = 'none';
    for (const { link, transfer } of this.#kept) {
      transfer.link = link;
      transfer.quiet();
      await this.#leave(transfer, PROTOCOLS[transfer.url.scheme]);
      link.hangUp();
    }
    this.#kept = [];
  }

  /** Ctrl-C: everything is cut. */
  abort(): void {
    this.#current?.connection.abort();
    for (const { link } of this.#kept) link.connection.abort();
    this.#kept = [];
  }
}

const isTimeout = ({ status }: CurlFailure) => status === 28;
const isUnresolved = ({ status }: CurlFailure) => status === 6;
