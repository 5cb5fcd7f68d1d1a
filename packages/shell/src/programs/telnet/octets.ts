/** TELNET's octets: commands (RFC 854), and the options that this client knows about (IANA "Telnet Options"). */

export const IAC = 255;
export const DONT = 254;
export const DO = 253;
export const WONT = 252;
export const WILL = 251;
export const SB = 250;
export const SE = 240;
export const IP = 244;
export const BREAK = 243;
export const DATA_MARK = 242;

export const OPTIONS = {
  binary: 0,
  echo: 1,
  /** Suppress Go Ahead (RFC 858). */
  sga: 3,
  status: 5,
  /** Timing mark (RFC 860). */
  tm: 6,
  ttype: 24,
  naws: 31,
  tspeed: 32,
  lflow: 33,
  linemode: 34,
  encrypt: 38,
  newEnviron: 39,
} as const;

/** arpa/telnet.h's names of the options 0 to 39, by which `send do NAME` knows them. */
export const OPTION_NAMES: readonly string[] =
  `BINARY ECHO RCP SUPPRESS_GO_AHEAD NAME STATUS TIMING_MARK RCTE NAOL NAOP NAOCRD NAOHTS NAOHTD NAOFFD NAOVTS NAOVTD NAOLFD
EXTEND_ASCII LOGOUT BYTE_MACRO DATA_ENTRY_TERMINAL SUPDUP SUPDUP_OUTPUT SEND_LOCATION TERMINAL_TYPE END_OF_RECORD TACACS_UID
OUTPUT_MARKING TTYLOC 3270_REGIME X.3_PAD NAWS TSPEED LFLOW LINEMODE XDISPLOC OLD-ENVIRON AUTHENTICATION ENCRYPT NEW-ENVIRON`
    .split(/\s+/)
    .map((name) => name.replaceAll('_', ' '));
