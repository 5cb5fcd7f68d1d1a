import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import type { EventLog } from '@ehlo/log';
import type { Logged, RoomEventKind, RoomId } from '@ehlo/wire';

/** What a server says at each point; `drop`: it hangs up instead, `silence`: nothing. Defaults are a friendly server's. */
export type Script = Partial<
  Record<'greeting' | 'EHLO' | 'HELO' | 'STARTTLS' | 'MAIL' | 'RCPT' | 'DATA' | 'dot' | 'RSET', Say>
>;
type Say = string | ((line: string) => string);

const FRIENDLY = {
  greeting: '220 far.test ESMTP',
  EHLO: '250-far.test\r\n250 SIZE 1000',
  HELO: '250 far.test',
  STARTTLS: '220 go ahead',
  MAIL: '250 2.1.0 ok',
  RCPT: '250 2.1.5 ok',
  DATA: '354 go on',
  dot: '250 2.0.0 taken',
  RSET: '250 2.0.0 ok',
} as const satisfies Script;

export interface ForeignServer {
  readonly port: number;
  /** Letters taken, and every line said to it. */
  readonly letters: string[];
  readonly lines: string[];
  script: Script;
  close(): Promise<void>;
}

/** A server outside the lab that says what it is told to. */
export async function foreignServer(script: Script = {}): Promise<ForeignServer> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    serve(socket);
  });
  const foreign = { letters: [] as string[], lines: [] as string[], script };

  function serve(socket: Socket): void {
    let rest = '';
    let letter: string | undefined;
    let hello = false;
    const say = (point: keyof Script, line: string) => {
      const chosen = foreign.script[point] ?? FRIENDLY[point];
      const reply = typeof chosen === 'function' ? chosen(line) : chosen;
      if (reply === 'drop') socket.destroy();
      else if (reply !== 'silence') socket.write(`${reply}\r\n`);
      return reply;
    };
    say('greeting', '');
    socket.on('data', (octets) => {
      // What comes after 220 is TLS, which this server does not speak.
      if (hello) {
        socket.write('500 5.5.1 what\r\n');
        return;
      }
      rest += octets.toString('latin1');
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (letter === undefined) {
          foreign.lines.push(line);
          const verb = line.slice(0, line.indexOf(' ') < 0 ? undefined : line.indexOf(' ')).toUpperCase();
          if (verb === 'QUIT') socket.end('221 bye\r\n');
          else if (verb in FRIENDLY) {
            const reply = say(verb as keyof Script, line);
            hello = verb === 'STARTTLS' && reply.startsWith('220');
            if (verb === 'DATA' && reply.startsWith('354')) letter = '';
          } else socket.write('500 what\r\n');
        } else if (line === '.') {
          foreign.letters.push(letter);
          letter = undefined;
          say('dot', '');
        } else letter += `${line}\r\n`;
      }
    });
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return Object.assign(foreign, {
    port: (server.address() as { port: number }).port,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  });
}

/** Waits for the next event of a kind that satisfies, past ones included. */
export function eventOf<K extends RoomEventKind>(
  log: EventLog,
  room: RoomId,
  kind: K,
  is: (event: Logged<Extract<Logged, { kind: K }>>) => boolean = () => true,
): Promise<Logged<Extract<Logged, { kind: K }>>> {
  return new Promise((resolve) => {
    const stop = log.follow(room, 0, (events) => {
      for (const event of events) {
        if (event.kind !== kind || !is(event as never)) continue;
        setImmediate(() => stop());
        resolve(event as never);
        return;
      }
    });
  });
}
