/** What a terminal's copy shows of lines that never reached a server: typed to the shell, or dialled in vain. */
import type { CaseId } from '../knowledge/coach-cases.ts';
import { missedBy } from '../terminal/failed-command.ts';

const PROMPT =
  /^(?:[\w.-]+@[\w.-]+[: ~][^$#%>]{0,60}[$#%>]|\[[^\]]{1,60}\][$#%]|[A-Z]:\\[^>]*>|PS [A-Z]:\\[^>]*>|[~\w./-]{0,30}[$#%❯]) ?/;
const VERB = /^(?:EHLO|HELO|MAIL|RCPT|DATA|QUIT|RSET|NOOP|VRFY|STARTTLS|AUTH)\b/i;
/** bash, dash, zsh, fish, cmd and PowerShell, of a word that is no program, and of brackets that they read as their own. */
const UNHEARD =
  /(?:command )?not found|is not recognized as|syntax error near|parse error near|No such file or directory|Unknown command/;
const DIALLED = /^(?:ncat|nc|netcat|telnet|openssl|swaks|curl|python3?|java)\b/;
/** The programs, Python, Java, curl and Windows. */
const REFUSED =
  /connection refused|couldn.t connect to server|actively refused|could not open connection to the host/i;
const NO_HOST =
  /could not resolve|name or service not known|nodename nor servname|no such host|unknown ?host|failure in name resolution|gaierror/i;
/** nc and ncat without a port. */
const NO_PORT = /missing port number|port not specified|you must specify a (?:host|port)/i;

/** How far above a complaint the line stands that it is about. */
const WITHIN = 6;

/** The line that this complaint is about, and what was wrong with it; undefined where nobody complains. */
export function unsent(lines: readonly string[], at: number): { text: string; id: CaseId } | undefined {
  const line = lines[at] ?? '';
  if (/^[2-5]\d\d[ -]/.test(line)) return undefined;
  if (UNHEARD.test(line)) {
    const before = lines[at - 1] ?? '';
    const text = before.replace(PROMPT, '');
    return text !== before && VERB.test(text) ? { text, id: 'smtp-at-shell-prompt' } : undefined;
  }
  const id = REFUSED.test(line) ? 'refused-port' : NO_HOST.test(line) ? 'unknown-host' : undefined;
  if (!id && !NO_PORT.test(line)) return undefined;
  for (let index = at - 1; index >= Math.max(0, at - WITHIN); index--) {
    const text = (lines[index] ?? '').replace(PROMPT, '');
    if (!DIALLED.test(text)) continue;
    const missed = missedBy(text.trim().split(/\s+/), 1)?.case ?? id;
    return missed && { text, id: missed };
  }
  return id && { text: line, id };
}
