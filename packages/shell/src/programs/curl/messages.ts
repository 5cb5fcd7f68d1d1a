import { utf8 } from '@ehlo/protocol';
import type { Output } from '../../streams/stream.ts';

const WIDTH = 79;

/** curl's warnings and errors (src/tool_msgs.c). */
export class Messages {
  /** Standard error, or what `--stderr` names. */
  output: Output;
  silent = false;
  showError = false;

  constructor(output: Output) {
    this.output = output;
  }

  async say(text: string): Promise<void> {
    await this.output.write(utf8(text));
  }

  /** `Warning: …`, broken into lines; not with `-s`. @param end '' where curl forgot the line's end */
  async warn(text: string, end = '\n'): Promise<void> {
    if (!this.silent) await this.#wrapped('Warning: ', text + end);
  }

  /** `curl: …`, the same. */
  async error(text: string): Promise<void> {
    if (!this.silent) await this.#wrapped('curl: ', `${text}\n`);
  }

  /** `curl: …` and where to read on: about the command line. */
  async usage(text?: string): Promise<void> {
    const first = text === undefined ? '' : `curl: ${text}\n`;
    await this.say(`${first}curl: try 'curl --help' or 'curl --manual' for more information\n`);
  }

  /** `curl: (6) …` */
  async failed(status: number, sentence: string): Promise<void> {
    if (!this.silent || this.showError) await this.say(`curl: (${status}) ${sentence}\n`);
  }

  async #wrapped(prefix: string, text: string): Promise<void> {
    const width = WIDTH - prefix.length;
    let rest = text;
    while (rest.length > 0) {
      if (rest.length <= width) {
        await this.say(prefix + rest);
        return;
      }
      let cut = width - 1;
      while (cut > 0 && !/[ \t]/.test(rest[cut] as string)) cut--;
      if (cut === 0) cut = width - 1;
      await this.say(`${prefix}${rest.slice(0, cut + 1)}\n`);
      rest = rest.slice(cut + 1);
    }
  }
}
