import { concat } from '@ehlo/protocol';
import type { Output } from '../../streams/stream.ts';

const LF = 0x0a;
const BLOCK_OCTETS = 4_096;

/**
 * Standard output as C's library holds it: to a terminal whole lines go at once, elsewhere whole blocks; the rest at
 * `flush`. What curl says on standard error comes before such a rest.
 */
export class StandardOutput implements Output {
  readonly #output: Output;
  #held: Uint8Array = new Uint8Array();

  constructor(output: Output) {
    this.#output = output;
  }

  get isTerminal(): boolean {
    return this.#output.screen !== undefined;
  }

  async write(octets: Uint8Array): Promise<void> {
    const all = concat([this.#held, octets]);
    const whole = this.isTerminal ? all.lastIndexOf(LF) + 1 : all.length - (all.length % BLOCK_OCTETS);
    this.#held = all.slice(whole);
    if (whole > 0) await this.#output.write(all.subarray(0, whole));
  }

  /** Octets that are shown as a text of our own. */
  async writeAs(octets: Uint8Array, shown: string): Promise<void> {
    await this.flush();
    if (this.#output.screen) this.#output.screen.showAs(octets, shown);
    else await this.#output.write(octets);
  }

  async flush(): Promise<void> {
    const held = this.#held;
    this.#held = new Uint8Array();
    if (held.length > 0) await this.#output.write(held);
  }
}
