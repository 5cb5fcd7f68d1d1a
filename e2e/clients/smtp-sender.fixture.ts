import { connect } from 'node:net';

export interface Sent {
  subject: string;
  letter: string;
  /** `acknowledged`: the 250 after the dot was read. `unknown`: the dot was sent and no answer came. */
  outcome: 'acknowledged' | 'unknown';
}

export interface SenderOptions {
  port: number;
  /** The next letter, or undefined to stop after a QUIT. */
  next(): { subject: string; letter: string } | undefined;
  /** After every write and every reply. */
  onStep(): void;
}

/** What the connection ended with: its last reply tells a farewell (221, 421) from a death. */
export interface SenderEnd {
  sent: Sent[];
  lastReply: string;
}

/** One connection that sends letter after letter, step by step, until there are none or the server is gone. Never rejects. */
export function sendLetters({ port, next, onStep }: SenderOptions): Promise<SenderEnd> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const sent: Sent[] = [];
    let held = '';
    let lastReply = '';
    let letter: { subject: string; letter: string } | undefined;
    let pending: Sent | undefined;
    let step = 0;

    const write = (text: string) => {
      socket.write(text, 'latin1');
      onStep();
    };
    const begin = () => {
      letter = next();
      step = 2;
      write(letter ? 'MAIL FROM:<alice@campus.test>\r\n' : 'QUIT\r\n');
    };
    /** What to say after each good reply. */
    const advance = (reply: string) => {
      const code = reply.slice(0, 3);
      if (step === 0) {
        step = 1;
        write('EHLO sender.campus.test\r\n');
      } else if (step === 1) begin();
      else if (step === 2 && code === '250') {
        step = 3;
        write('RCPT TO:<bob@campus.test>\r\n');
      } else if (step === 3 && code === '250') {
        step = 4;
        write('DATA\r\n');
      } else if (step === 4 && code === '354' && letter) {
        step = 5;
        pending = { ...letter, outcome: 'unknown' };
        sent.push(pending);
        write(`${letter.letter.replace(/^\./gm, '..')}.\r\n`);
      } else if (step === 5 && code === '250' && pending) {
        pending.outcome = 'acknowledged';
        pending = undefined;
        begin();
      } else if (step === 5) {
        // Refused after the dot: the server does not answer for it, and must not have it.
        sent.pop();
        socket.end();
      } else socket.end();
    };

    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      held += chunk;
      for (;;) {
        const reply = /^(?:\d{3}-.*\r\n)*\d{3} .*\r\n/.exec(held)?.[0];
        if (reply === undefined) return;
        held = held.slice(reply.length);
        lastReply = reply;
        onStep();
        advance(reply);
      }
    });
    // Resets and refusals are what these tests are about; 'close' follows.
    socket.on('error', () => {});
    socket.on('close', () => resolve({ sent, lastReply }));
  });
}
