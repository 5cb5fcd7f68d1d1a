import type { Output } from '../../streams/stream.ts';
import type { Process } from '../program.ts';
import { connectLimit } from './connect.ts';
import { CurlFailure, STATUS } from './failure.ts';
import type { HttpState } from './http.ts';
import type { Link } from './link.ts';
import type { Meter } from './meter.ts';
import type { Login } from './sasl.ts';
import type { Operation } from './settings.ts';
import type { Trace } from './trace.ts';
import type { Upload } from './upload.ts';
import type { CurlUrl } from './url.ts';
import { type Limit, waitFor } from './waiting.ts';

type Phase = 'resolving' | 'connecting' | 'talking';

/** What a transfer is made from. */
export interface TransferParts {
  process: Process;
  operation: Operation;
  trace: Trace;
  meter: Meter;
  /** Where content goes. */
  body: Output;
  /** `-D`, and `-i` of HTTP. */
  headers: (octets: Uint8Array) => Promise<void>;
  upload: Upload | undefined;
  /** Addresses found before, by host and port. */
  knownAddresses: Map<string, string[]>;
}

/** One transfer under way: what the protocols need of everything else. */
export class Transfer {
  readonly process: Process;
  readonly operation: Operation;
  readonly trace: Trace;
  readonly meter: Meter;
  readonly startMs: number;
  upload: Upload | undefined;
  login: Login | undefined;
  loginOptions: string | undefined;
  /** Of the server's last reply. */
  responseCode = 0;
  headerOctets = 0;
  requestOctets = 0;
  headerCount = 0;
  contentType: string | undefined;
  httpVersion = '0';
  redirects = 0;
  redirectUrl: string | undefined;
  connects = 0;
  /** A connection was made, or found. */
  connected = false;
  /** Of the last response's head, names in lower case. */
  fields: readonly (readonly [name: string, value: string])[] = [];
  /** Milliseconds after the start. */
  readonly times = { lookedUp: 0, connected: 0, secured: 0, ready: 0, first: 0 };
  /** `#0`: of the connection that is being made. */
  linkNumber = 0;
  /** Content of this answer is thrown away: a redirect is followed. */
  ignoreBody = false;
  http: HttpState | undefined;
  readonly knownAddresses: Map<string, string[]>;
  #url: CurlUrl | undefined;
  #link: Link | undefined;
  readonly #parts: TransferParts;
  readonly #limits: Limit[] = [];

  constructor(parts: TransferParts) {
    this.#parts = parts;
    this.process = parts.process;
    this.operation = parts.operation;
    this.trace = parts.trace;
    this.meter = parts.meter;
    this.upload = parts.upload;
    this.startMs = parts.meter.startMs;
    this.knownAddresses = parts.knownAddresses;
  }

  get url(): CurlUrl {
    return this.#url as CurlUrl;
  }

  set url(url: CurlUrl) {
    this.#url = url;
  }

  get link(): Link {
    return this.#link as Link;
  }

  set link(link: Link) {
    this.#link = link;
  }

  get connectLimitMs(): number {
    return connectLimit(this.operation);
  }

  /** What is left of the time to connect. */
  connectLeftMs = (): number =>
    Math.max(1, this.startMs + this.connectLimitMs - this.process.world.clock.now());

  /** Notes when something was reached. */
  reached(what: keyof Transfer['times']): void {
    this.times[what] = this.process.world.clock.now() - this.startMs;
  }

  /** Waits under `--max-time`, and `--connect-timeout` while connecting. @throws CurlFailure 28 */
  wait<T>(promise: Promise<T>, phase: Phase = 'talking'): Promise<T> {
    return waitFor(this.process, promise, [...this.#limits, ...this.#phaseLimits(phase)], async () => {
      if (!this.#hushed) await this.meter.update();
    });
  }

  /** A further limit holds while something runs. */
  async within<T>(limit: Limit, run: () => Promise<T>): Promise<T> {
    this.#limits.push(limit);
    try {
      return await run();
    } finally {
      this.#limits.pop();
    }
  }

  #phaseLimits(phase: Phase): Limit[] {
    const { timeoutMs } = this.operation;
    const spent = () => this.process.world.clock.now() - this.startMs;
    const timedOut = (sentence: () => string) => () => new CurlFailure(STATUS.timeout, sentence());
    const limits: Limit[] = [];
    if (phase === 'resolving')
      limits.push({
        atMs: this.startMs + this.connectLimitMs,
        failure: timedOut(() => `Resolving timed out after ${spent()} milliseconds`),
      });
    if (timeoutMs === 0) return limits;
    const { downloadSize, downloaded } = this.meter;
    const received = () =>
      downloadSize === undefined ? `${downloaded} bytes` : `${downloaded} out of ${downloadSize} bytes`;
    limits.push({
      atMs: this.startMs + timeoutMs,
      failure: timedOut(() =>
        phase === 'connecting'
          ? `Connection timed out after ${spent()} milliseconds`
          : phase === 'resolving'
            ? `Resolving timed out after ${spent()} milliseconds`
            : `Operation timed out after ${spent()} milliseconds with ${received()} received`,
      ),
    });
    return limits;
  }

  /** Nothing of it is shown or kept any more. */
  quiet(): void {
    this.#hushed = true;
  }

  #hushed = false;

  /** A line of the server's, or a header field: `-D` keeps it. */
  async takeHeader(octets: Uint8Array): Promise<void> {
    if (this.#hushed) return;
    await this.#parts.headers(octets);
  }

  /** Content, to where it belongs. @throws CurlFailure 23 */
  async writeBody(octets: Uint8Array): Promise<void> {
    if (octets.length === 0 || this.ignoreBody) return;
    await this.#parts.body.write(octets);
  }
}
