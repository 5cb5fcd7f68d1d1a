/** What a dialogue's replies imply, without a look at the readers: RFC 5321 §4.1.4 in its plainest form. */
import type { Part } from './transcript.ts';

type State = 'none' | 'connected' | 'greeted' | 'sender' | 'recipients' | 'letter' | 'closed';

/** The last line of every reply of the server, in order, and the state it leaves. Nothing once TLS hides it. */
export function stateAfterEachReply(parts: readonly Part[]): [string, State][] {
  const all: [string, State][] = [];
  /** Commands that are owed a reply, oldest first; the greeting is the first. */
  const owed = ['greeting'];
  let state = 'connected' as State;
  let greeted = false;
  let typed = '';
  let said = '';
  /** Octets of BDAT that are letter. */
  let chunk = 0;
  let challenged = false;
  let opaque = false;

  const takeCommands = (): void => {
    while (state !== 'letter' && !opaque) {
      const skipped = Math.min(chunk, typed.length);
      typed = typed.slice(skipped);
      chunk -= skipped;
      const end = typed.indexOf('\n');
      if (end < 0 || chunk > 0) return;
      // What follows these is known when they are answered.
      if (/^(?:DATA|AUTH|STARTTLS|response)/.test(owed.at(-1) ?? '')) return;
      const line = typed.slice(0, end).replace(/\r$/, '');
      typed = typed.slice(end + 1);
      const verb = challenged ? 'response' : (/^[A-Za-z]+/.exec(line)?.[0].toUpperCase() ?? '');
      challenged = false;
      owed.push(verb === 'BDAT' && /\bLAST\s*$/i.test(line) ? 'BDAT LAST' : verb);
      if (verb === 'BDAT') chunk = Number(/\d+/.exec(line)?.[0] ?? 0);
    }
  };

  const take = (line: string): void => {
    const code = Number(line.slice(0, 3));
    const done = code >= 200 && code < 300;
    const command = owed.shift() ?? '';
    const empty: State = greeted ? 'greeted' : 'connected';
    if (code === 421 || code === 221) state = 'closed';
    else if (command === 'letter') state = empty;
    else if (command === 'BDAT LAST') state = done ? empty : state;
    else if ((command === 'EHLO' || command === 'HELO') && done) {
      greeted = true;
      state = 'greeted';
    } else if (command === 'RSET' && done) state = empty;
    else if (command === 'MAIL' && done) state = 'sender';
    else if (command === 'RCPT' && done) state = 'recipients';
    else if (command === 'DATA' && code === 354) {
      state = 'letter';
      owed.unshift('letter');
    } else if (code === 334) challenged = true;
    else if (command === 'STARTTLS' && done) opaque = true;
    all.push([line, state]);
  };

  for (const { by, octets } of parts) {
    // A record of TLS (RFC 8446 §5.1) at the beginning: nobody on the way reads what follows.
    if (parts[0] !== undefined && /^\x16\x03/.test(parts[0].octets) && /^\x16\x03/.test(firstOfServer(parts)))
      return all;
    if (opaque && by === 'server') return all;
    if (by === 'client') {
      typed += octets;
      takeCommands();
      continue;
    }
    said += octets;
    for (let end = said.indexOf('\n'); end >= 0; end = said.indexOf('\n')) {
      const line = said.slice(0, end).replace(/\r$/, '');
      said = said.slice(end + 1);
      if (!/^\d{3}(?: |$)/.test(line)) continue;
      if (state === 'letter') {
        // Whatever this server took for the letter's end: its answer is here, and what follows a dot is commands.
        const ended = /\r?\n\.\r?\n/.exec(`\n${typed}`);
        typed = ended ? typed.slice(ended.index + ended[0].length - 1) : '';
      }
      take(line);
      takeCommands();
    }
  }
  return all;
}

const firstOfServer = (parts: readonly Part[]): string =>
  parts.find(({ by }) => by === 'server')?.octets ?? '';
