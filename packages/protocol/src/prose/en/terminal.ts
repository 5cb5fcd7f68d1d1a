import type { TerminalWords } from '../terminal-words.ts';

export const terminal: TerminalWords = {
  terminal: {
    'smtp-at-shell-prompt': {
      head: ({ verb }) => `\`${verb}\` is for a mail server, and nobody is called yet.`,
      body: 'The `$` says that the shell is listening: it runs programs. Call a server first; when its 220 has come, the same line is understood.',
    },
    'host-colon-port': {
      head: ({ host, port }) => `\`${host}:${port}\` is taken for the name of one host.`,
      body: ({ host, port }) =>
        `In a web address a colon stands between host and port. This program wants two words: \`${host} ${port}\`.`,
    },
    'port-missing': {
      head: 'No port was named.',
      body: ({ host, program }) =>
        `\`${host}\` may have many servers, each behind a port of its own.${
          program === 'ncat' ? ' Without one, ncat tries 31337, where no mail server is.' : ''
        } The mock listens on 1025; between servers, mail goes to 25.`,
    },
    'ncat-small-c': {
      head: 'A small `-c` is another option than `-C`.',
      body: 'The capital ends each of your lines with CR LF, as SMTP wants. The small one hands the call to a program; this terminal does not do that, so nobody was called.',
    },
    'refused-port': {
      head: ({ host, port }) => `Nobody listens on ${port} at \`${host}\`.`,
      body: 'The machine is there and its TCP refused the call at once. Another port may have a server: 1025 at localhost, 25 at mail.campus.test.',
    },
    'ncat-waits-after-close': {
      head: ({ host }) => `\`${host}\` has hung up, and ncat still reads your keyboard.`,
      body: 'It notices with your next line, or ends with Ctrl D. Nothing you type now reaches anybody.',
    },
    'openssl-q-line': {
      head: ({ verb }) => `\`${verb}\` never reached the server: openssl took it.`,
      body: 'To `s_client` a line that begins with a capital Q means: quit at once. Write `quit`, as verbs may be in either case, or call with `-quiet`, which turns that off.',
    },
    'openssl-r-line': {
      head: ({ verb }) => `\`${verb}\` never reached the server: openssl began a new handshake.`,
      body: 'To `s_client` a line that begins with a capital R means: renegotiate. TLS 1.3 has no such thing, so it gave up. Write `rcpt to:` in lower case, or call with `-quiet`, which turns that off.',
    },
    'unknown-host': {
      head: ({ host }) => `The DNS knows no address for \`${host}\`.`,
      body: 'So there was nobody to call: no connection was tried. Check the spelling; hosts of this world end in `.test`.',
    },
  },
};
