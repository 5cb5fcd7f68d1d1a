/** Mails of 2 KB as fast as they are taken, connections reused, one transaction after another on each. */
import { connect, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';

/** No two mails are alike: a store that keeps equal mails once would have nothing to do. */
let made = 0;
const nextMail = () => `Message-ID: <${process.pid}.${made++}@bench.campus.test>\r\n${LETTER}`;
const LETTER = `Subject: bench\r\nFrom: a@campus.test\r\nTo: b@campus.test\r\n\r\n${'0123456789abcdef0123456789abcdef0123456789abcdef0123456789ab\r\n'.repeat(32)}.\r\n`;

class Speaker {
  #socket: Socket;
  #text = '';
  #waiting: { resolve: (code: number) => void; reject: (error: Error) => void } | undefined;

  constructor(port: number) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.#socket.on('data', (octets) => {
      this.#text += octets.toString('latin1');
      this.#deliver();
    });
    this.#socket.on('close', () => this.#waiting?.reject(new Error('server hung up')));
    this.#socket.on('error', (error) => this.#waiting?.reject(error));
  }

  #deliver(): void {
    const last = /^(\d{3})(?: [^\n]*)?\r?\n/m.exec(this.#text);
    if (last === null || this.#waiting === undefined) return;
    this.#text = this.#text.slice(last.index + last[0].length);
    const { resolve } = this.#waiting;
    this.#waiting = undefined;
    resolve(Number(last[1]));
  }

  reply(): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#deliver();
    });
  }

  say(text: string): Promise<number> {
    const answer = this.reply();
    this.#socket.write(text, 'latin1');
    return answer;
  }

  close(): void {
    this.#socket.destroy();
  }
}

/**
 * @param told  how many mails that were
 * @returns mails a second that got their 250. Throws when one did not.
 */
export async function mailsPerSecond(
  port: number,
  connections: number,
  ms: number,
  to = 'b@campus.test',
  told: (mails: number) => void = () => undefined,
): Promise<number> {
  const speakers = Array.from({ length: connections }, () => new Speaker(port));
  await Promise.all(speakers.map((speaker) => speaker.reply()));
  await Promise.all(speakers.map((speaker) => speaker.say('EHLO bench.campus.test\r\n')));
  const start = performance.now();
  const until = start + ms;
  const counts = await Promise.all(
    speakers.map(async (speaker) => {
      let taken = 0;
      while (performance.now() < until) {
        await speaker.say('MAIL FROM:<a@campus.test>\r\n');
        await speaker.say(`RCPT TO:<${to}>\r\n`);
        await speaker.say('DATA\r\n');
        const code = await speaker.say(nextMail());
        if (code !== 250) throw new Error(`a mail was answered ${code}`);
        taken++;
      }
      return taken;
    }),
  );
  const mails = counts.reduce((sum, taken) => sum + taken, 0);
  const rate = (mails * 1000) / (performance.now() - start);
  told(mails);
  for (const speaker of speakers) speaker.close();
  return rate;
}

/** Milliseconds from dialling to the first octet of the greeting. */
export function greetingAfter(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const before = performance.now();
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('data', () => {
      resolve(performance.now() - before);
      socket.destroy();
    });
    socket.once('error', reject);
  });
}
