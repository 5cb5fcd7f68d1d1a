import { type Found, found } from './found.ts';
import { parsedRepair } from './repair.ts';

/** IAC IP: what telnet sends for Ctrl C (RFC 854). */
const INTERRUPT = '\xff\xf4';
/** A command of Telnet: IAC, then WILL, WON'T, DO or DON'T and an option, or a single code (RFC 854). */
const COMMANDS = /\xff(?:[\xfb-\xfe][\x00-\xff]|[\xf0-\xfa])/g;

/** Ctrl C in telnet hangs up nothing: octets of Telnet are in the line. */
export function telnetCause(text: string): Found | undefined {
  const start = text.indexOf(INTERRUPT);
  if (start < 0) return undefined;
  const repair = parsedRepair(text.replace(COMMANDS, ''));
  const marks = { start, end: text.length };
  return found('telnetInterrupt', {}, { marks, ...(repair === undefined ? {} : { repair }) });
}
