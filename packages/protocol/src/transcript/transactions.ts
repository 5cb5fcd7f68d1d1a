import type { CommandLine, Exchange } from '../reading/reading.ts';

/** A mail transaction: from the MAIL that was taken to what became of it (RFC 5321 §3.3). */
export interface Transaction {
  /** Without its angle brackets; '' for the null reverse-path. */
  reversePath: string;
  forwardPaths: { path: string; accepted: boolean }[];
  /**
   * `sent`: the server took the letter. `refused`: it refused the letter, or every recipient. `reset`: RSET, a new greeting or
   * a new MAIL threw it away. `abandoned`: the dialogue ended, or stopped, before anything was decided.
   */
  outcome: 'sent' | 'refused' | 'reset' | 'abandoned';
}

const taken = (code: number): boolean => code >= 200 && code < 300;

function pathIn(command: CommandLine, names: readonly string[]): string {
  const token = command.tokens.find((one) => names.includes(one.token));
  const typed = command.text.slice(token?.start ?? 0, token?.end);
  const readable = token && token.token !== 'unreadable-path';
  const path = readable ? typed.replace(/^<|>$/g, '') : addressIn(typed, token !== undefined);
  return path.replace(/^@[^:]*:/, '');
}

/** Where brackets are missing, or a name stands before them, a forgiving server has found the address all the same. */
function addressIn(typed: string, alone: boolean): string {
  const inside = /<([^>]*)>/.exec(typed)?.[1];
  return inside ?? (alone ? (/^[^\s<>]+/.exec(typed.trim())?.[0] ?? '') : '');
}

/** The transactions of an SMTP dialogue, in the order in which they began. */
export function transactionsOf(exchanges: readonly Exchange[]): Transaction[] {
  const all: Transaction[] = [];
  let open: Transaction | undefined;
  /** LMTP (RFC 2033 §4.2): a letter that has more answers to come, one for each recipient that was taken. */
  let local = false;
  let answered: Transaction | undefined;
  const end = (outcome: Transaction['outcome']): void => {
    if (open) open.outcome = outcome;
    open = undefined;
  };
  for (const { command, letter, reply, remembers } of exchanges) {
    const code = reply?.complete ? reply.code : 0;
    const last = command?.verb === 'BDAT' && /\bLAST\s*$/i.test(command.text);
    if (letter && (!command || last)) {
      // Out of place: there is no letter yet that could be refused.
      if (code > 0 && !(last && code === 503)) {
        answered = local ? open : undefined;
        end(taken(code) ? 'sent' : 'refused');
      }
      continue;
    }
    if (!command && answered && taken(code)) answered.outcome = 'sent';
    else if (command) answered = undefined;
    switch (command?.verb) {
      case 'MAIL':
        if (!taken(code)) break;
        end('reset');
        open = {
          reversePath:
            remembers.reversePath ?? pathIn(command, ['reverse-path', 'null-path', 'unreadable-path']),
          forwardPaths: [],
          outcome: 'abandoned',
        };
        all.push(open);
        break;
      case 'RCPT':
        if (open && code > 0)
          open.forwardPaths.push({
            path: pathIn(command, ['forward-path', 'unreadable-path']),
            accepted: taken(code),
          });
        break;
      case 'LHLO':
        local = taken(code);
        if (local) end('reset');
        break;
      case 'EHLO':
      case 'HELO':
      case 'RSET':
      case 'STARTTLS':
        if (taken(code)) end('reset');
        break;
      default:
    }
  }
  if (open && open.forwardPaths.length > 0 && open.forwardPaths.every(({ accepted }) => !accepted))
    end('refused');
  return all;
}
