import { concat, latin1, octetsOfLatin1, utf8 } from '@ehlo/protocol';
import type { Output } from '../../streams/stream.ts';
import type { Clock } from '../../world.ts';

/** What libcurl tells: words of its own, lines of the dialogue, data, octets of TLS. */
export type TraceKind = 'text' | 'headerIn' | 'headerOut' | 'dataIn' | 'dataOut' | 'tlsIn' | 'tlsOut';

const MARKS: Readonly<Record<TraceKind, string>> = {
  text: '*',
  headerIn: '<',
  headerOut: '>',
  dataIn: '{',
  dataOut: '}',
  tlsIn: '{',
  tlsOut: '}',
};
const TITLES: Readonly<Record<Exclude<TraceKind, 'text'>, string>> = {
  headerOut: '=> Send header',
  dataOut: '=> Send data',
  headerIn: '<= Recv header',
  dataIn: '<= Recv data',
  tlsIn: '<= Recv SSL data',
  tlsOut: '=> Send SSL data',
};
const LF = 0x0a;

export type TraceForm = 'none' | 'plain' | 'ascii' | 'hex';

/** `-v`, `--trace`, `--trace-ascii` (src/tool_cb_dbg.c). */
export class Trace {
  form: TraceForm = 'none';
  withTime = false;
  /** Data go to the screen themselves, so that they are not mentioned. */
  dataShown = false;
  /** Where it goes; told at the first line, as curl opens it then. */
  open: () => Promise<Output | undefined>;
  readonly #clock: Clock;
  #output: Output | undefined;
  #inLine = false;
  #mentioned = false;

  constructor(clock: Clock, open: () => Promise<Output | undefined>) {
    this.#clock = clock;
    this.open = open;
  }

  get on(): boolean {
    return this.form !== 'none';
  }

  /** `* …` */
  text(line: string): Promise<void> {
    return this.tell('text', utf8(`${line}\n`));
  }

  async tell(kind: TraceKind, octets: Uint8Array): Promise<void> {
    if (this.form === 'none') return;
    this.#output ??= await this.open();
    if (!this.#output) return;
    const shown =
      this.form === 'plain' ? this.#plain(kind, octets) : dump(this.form, kind, octets, this.#time());
    if (shown.length > 0) await this.#output.write(shown);
  }

  #time(): string {
    if (!this.withTime) return '';
    const now = this.#clock.now();
    const date = new Date(now);
    const two = (number: number) => String(number).padStart(2, '0');
    return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${String((now % 1_000) * 1_000).padStart(6, '0')} `;
  }

  #plain(kind: TraceKind, octets: Uint8Array): Uint8Array {
    const mark = `${this.#time()}${MARKS[kind]} `;
    const parts: Uint8Array[] = [];
    const begin = () => {
      if (!this.#inLine) parts.push(octetsOfLatin1(mark));
    };
    if (kind === 'dataIn' || kind === 'dataOut' || kind === 'tlsIn' || kind === 'tlsOut') {
      if (this.#mentioned || this.dataShown) return new Uint8Array();
      begin();
      parts.push(octetsOfLatin1(`[${octets.length} bytes data]\n`));
      this.#inLine = false;
      this.#mentioned = true;
      return concat(parts);
    }
    let from = 0;
    if (kind === 'headerOut')
      for (let at = octets.indexOf(LF); at >= 0 && at < octets.length - 1; at = octets.indexOf(LF, at + 1)) {
        begin();
        parts.push(octets.subarray(from, at + 1));
        from = at + 1;
        this.#inLine = false;
      }
    begin();
    parts.push(octets.subarray(from));
    this.#inLine = octets.length > 0 && octets.at(-1) !== LF;
    this.#mentioned = false;
    return concat(parts);
  }
}

/** `--trace`: 16 octets a line; `--trace-ascii`: 64 characters, a line break at CR LF. */
function dump(form: 'ascii' | 'hex', kind: TraceKind, octets: Uint8Array, time: string): Uint8Array {
  if (kind === 'text') return octetsOfLatin1(`${time}== Info: ${latin1(octets)}`);
  const width = form === 'ascii' ? 64 : 16;
  const { length } = octets;
  let text = `${time}${TITLES[kind]}, ${length} bytes (0x${length.toString(16)})\n`;
  const endsAt = (at: number) => form === 'ascii' && octets[at] === 0x0d && octets[at + 1] === LF;
  for (let at = 0; at < length; ) {
    text += `${at.toString(16).padStart(4, '0')}: `;
    if (form === 'hex')
      for (let column = 0; column < width; column++)
        text += at + column < length ? `${hex(octets[at + column] as number)} ` : '   ';
    let next = at + width;
    for (let column = 0; column < width && at + column < length; column++) {
      if (endsAt(at + column)) {
        next = at + column + 2;
        break;
      }
      const octet = octets[at + column] as number;
      text += octet >= 0x20 && octet < 0x7f ? String.fromCharCode(octet) : '.';
      if (endsAt(at + column + 1)) {
        next = at + column + 3;
        break;
      }
    }
    text += '\n';
    at = next;
  }
  return octetsOfLatin1(text);
}

const hex = (octet: number) => octet.toString(16).padStart(2, '0');
