/** A client of IMAP or POP3 that counts what it is sent, and looks only at how it ends: it is to cost less than the server. */
import { connect, type Socket } from 'node:net';

/** Longest end that is looked at. */
const TAIL = 2000;

export class Reader {
  readonly #socket: Socket;
  #tail = '';
  /** Octets that came since the last question. */
  octets = 0;
  #look: () => void = () => undefined;
  #tags = 0;

  constructor(port: number) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.#socket.on('data', (octets) => {
      this.octets += octets.length;
      this.#tail = `${this.#tail}${octets.subarray(-TAIL).toString('latin1')}`.slice(-TAIL);
      this.#look();
    });
    const lost = () => {
      this.#tail = `${this.#tail}\nthe server hung up`;
      this.#look();
    };
    this.#socket.on('error', lost);
    this.#socket.on('close', lost);
  }

  /** Resolves once what came ends like this; rejects where it ends like that. */
  #until(good: RegExp, bad: RegExp): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#look = () => {
        if (good.test(this.#tail)) resolve();
        else if (bad.test(this.#tail)) reject(new Error(`it said ${JSON.stringify(this.#tail)}`));
        else return;
        this.#look = () => undefined;
        this.#tail = '';
      };
      this.#look();
    });
  }

  async imap(user: string): Promise<this> {
    await this.#until(/^\* OK [^\n]*\r\n$/, /hung up/);
    await this.command(`LOGIN ${user} secret`);
    return this;
  }

  /** @returns milliseconds until its tagged OK. Several are told apart by tags of their own, and this one is said last */
  async command(text: string, several: readonly string[] = []): Promise<number> {
    const tag = `b${++this.#tags}`;
    this.octets = 0;
    const start = performance.now();
    const done = this.#until(
      new RegExp(`(?:^|\\n)${tag} OK[^\\n]*\\r\\n$`),
      new RegExp(`${tag} (?:NO|BAD)|hung up`),
    );
    this.#socket.write([...several.map((line) => `x ${line}\r\n`), `${tag} ${text}\r\n`].join(''), 'latin1');
    await done;
    return performance.now() - start;
  }

  async pop3(user: string): Promise<this> {
    await this.#until(/^\+OK[^\n]*\r\n$/, /hung up|-ERR/);
    await this.line(`USER ${user}`);
    await this.line('PASS secret');
    return this;
  }

  /** A command of POP3 that is answered with one line. */
  async line(text: string): Promise<void> {
    const done = this.#until(/\+OK[^\n]*\r\n$/, /hung up|-ERR/);
    this.#socket.write(`${text}\r\n`, 'latin1');
    await done;
  }

  /** Commands of POP3 at once, the last of which is answered with lines up to a dot. @returns milliseconds until then */
  async pipelined(lines: readonly string[]): Promise<number> {
    this.octets = 0;
    const start = performance.now();
    this.#socket.write(`${lines.join('\r\n')}\r\nNOOP\r\n`, 'latin1');
    await this.#until(/\n\.\r\n\+OK(?! \d+ octets)[^\n]*\r\n$/, /hung up|-ERR/);
    return performance.now() - start;
  }

  close(): void {
    this.#socket.removeAllListeners('close');
    this.#socket.destroy();
  }
}
