import { concat, latin1, octetsOfLatin1 } from '@ehlo/protocol';
import type { Connection } from '../../world.ts';
import type { Process } from '../program.ts';

/** What s_client keeps of the dialogue before TLS, shown after the handshake; undefined when the server went away. */
export type Preface = { shown: string } | undefined;

const NOT_OFFERED = "Didn't find STARTTLS in server response, trying anyway...\n";

/** s_client's own dialogue in the clear (`-starttls`), octet by octet as it has it. */
export async function askForTls(
  process: Process,
  connection: Connection,
  protocol: string,
  name: string,
): Promise<Preface> {
  const reader = createReader(process, connection);
  const send = (text: string) => process.until(connection.write(octetsOfLatin1(text)));
  switch (protocol) {
    case 'pop3': {
      const greeting = await reader.some();
      await send('STLS\r\n');
      const reply = await reader.some();
      // The greeting is shown as long as the reply was: so it is in OpenSSL.
      return greeting === undefined || reply === undefined
        ? undefined
        : { shown: greeting.slice(0, reply.length) };
    }
    case 'imap': {
      if ((await reader.line()) === undefined) return undefined;
      await send('. CAPABILITY\r\n');
      let offered = false;
      let line: string | undefined;
      do {
        line = await reader.line();
        offered ||= line?.includes('STARTTLS') === true;
      } while (line !== undefined && line.length > 3 && line[0] !== '.');
      if (line === undefined) return undefined;
      if (!offered) await process.err(NOT_OFFERED);
      await send('. STARTTLS\r\n');
      return (await reader.some()) === undefined ? undefined : { shown: line };
    }
    default: {
      const lastOfReply = async (each: (line: string) => void): Promise<string | undefined> => {
        for (;;) {
          const line = await reader.line();
          if (line !== undefined) each(line);
          if (line === undefined || line[3] !== '-') return line;
        }
      };
      if ((await lastOfReply(() => undefined)) === undefined) return undefined;
      await send(`${protocol === 'lmtp' ? 'LHLO' : 'EHLO'} ${name}\r\n`);
      let offered = false;
      const last = await lastOfReply((line) => {
        offered ||= line.includes('STARTTLS');
      });
      if (last === undefined) return undefined;
      if (!offered) await process.err(NOT_OFFERED);
      await send('STARTTLS\r\n');
      return (await reader.some()) === undefined ? undefined : { shown: last };
    }
  }
}

/** A server that talks without end is cut. */
const MAX_OCTETS = 64 * 1024;

function createReader(process: Process, connection: Connection) {
  let held: Uint8Array = new Uint8Array();
  const more = async (): Promise<boolean> => {
    const chunk = held.length > MAX_OCTETS ? null : await process.until(connection.read());
    if (chunk === null) return false;
    held = concat([held, chunk]);
    return true;
  };
  const take = (length: number) => {
    const taken = latin1(held.subarray(0, length));
    held = held.subarray(length);
    return taken;
  };
  return {
    /** One line with its end. */
    async line(): Promise<string | undefined> {
      for (;;) {
        const end = held.indexOf(0x0a);
        if (end >= 0) return take(end + 1);
        if (!(await more())) return undefined;
      }
    },
    /** What one read gives. */
    async some(): Promise<string | undefined> {
      if (held.length === 0 && !(await more())) return undefined;
      return take(held.length);
    },
  };
}
