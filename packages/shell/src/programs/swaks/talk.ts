import { concat, latin1, octetsOfLatin1 } from '@ehlo/protocol';
import { isLost } from '../../names/resolve.ts';
import type { Connection } from '../../world.ts';
import type { Process } from '../program.ts';
import type { SwaksOptions } from './options.ts';

/** A reply of the server: its lines, and its code. */
export interface SwaksReply {
  lines: string[];
  code: string;
}

/** The server said nothing more: it closed, or took too long. */
export class Silent extends Error {}

/** More of one reply is not read. */
const MAX_REPLY_OCTETS = 256 * 1024;

/** A connection, and the record of it on the screen as swaks draws it. */
export class Talk {
  readonly #process: Process;
  readonly #connection: Connection;
  readonly #options: SwaksOptions;
  /** `-` in the clear, `~` in TLS. */
  #wire = '-';
  #held: Uint8Array = new Uint8Array();

  constructor(process: Process, connection: Connection, options: SwaksOptions) {
    this.#process = process;
    this.#connection = connection;
    this.#options = options;
  }

  secured(): void {
    this.#wire = '~';
    this.#held = new Uint8Array();
  }

  /** `=== …` */
  async info(text: string): Promise<void> {
    const { silent, hide } = this.#options;
    if (silent < 1 && !hide.info) await this.#process.out(`=== ${text}\n`);
  }

  /** `*** …` */
  async problem(text: string): Promise<void> {
    if (this.#options.silent < 3) await this.#process.err(`*** ${text}\n`);
  }

  async #sent(text: string): Promise<void> {
    const { silent, hide } = this.#options;
    if (silent < 1 && !hide.send)
      await this.#process.stdout.write(octetsOfLatin1(` ${this.#wire}> ${text}\n`));
  }

  /** Sends a line. @param shown what stands on the screen in its place */
  async say(line: string, shown = line): Promise<void> {
    await this.#sent(shown);
    await this.#write(octetsOfLatin1(`${line}\r\n`));
  }

  /** Sends a letter. */
  async sayLetter(lines: readonly string[], octets: Uint8Array): Promise<void> {
    // The dot line is swaks' own, and there is an empty one before it.
    if (this.#options.suppressData) await this.#sent(`${lines.length + 2} lines sent`);
    else
      for (const line of [...lines, '', '.'])
        await this.#sent(line.startsWith('.') && line !== '.' ? `.${line}` : line);
    await this.#write(octets);
  }

  async #write(octets: Uint8Array): Promise<void> {
    try {
      await this.#process.until(this.#connection.write(octets));
    } catch (error) {
      // What the server said before it went away is still to be read.
      if (!isLost(error)) throw error;
    }
  }

  /** @param wanted the first digit of a good one. @throws Silent */
  async reply(wanted: RegExp): Promise<SwaksReply> {
    const lines: string[] = [];
    for (;;) {
      const line = await this.#line();
      if (line === undefined) throw new Silent();
      lines.push(line);
      if (!/^\d{3}-/.test(line)) break;
    }
    const code = lines.at(-1)?.slice(0, 3) ?? '';
    const good = wanted.test(code);
    for (const line of lines) await this.#received(line, good);
    return { lines, code };
  }

  async #received(line: string, good: boolean): Promise<void> {
    const { silent, hide } = this.#options;
    const mark = good ? `<${this.#wire} ` : `<${this.#wire === '-' ? '*' : '~'}*`;
    if (good ? silent >= 1 || hide.receive : silent >= 2) return;
    await this.#process.stdout.write(octetsOfLatin1(`${mark} ${line}\n`));
  }

  async #line(): Promise<string | undefined> {
    const { clock } = this.#process.world;
    let late = false;
    const { timeoutS } = this.#options;
    const cancel =
      timeoutS > 0
        ? clock.after(timeoutS * 1_000, () => {
            late = true;
            this.#connection.abort();
          })
        : () => undefined;
    try {
      for (;;) {
        const end = this.#held.indexOf(0x0a);
        if (end >= 0) {
          const line = latin1(this.#held.subarray(0, end)).replace(/\r$/, '');
          this.#held = this.#held.subarray(end + 1);
          return line;
        }
        const chunk =
          late || this.#held.length > MAX_REPLY_OCTETS
            ? null
            : await this.#process.until(this.#connection.read());
        if (chunk === null) return undefined;
        this.#held = concat([this.#held, chunk]);
      }
    } catch (error) {
      if (!isLost(error)) throw error;
      return undefined;
    } finally {
      cancel();
    }
  }
}
