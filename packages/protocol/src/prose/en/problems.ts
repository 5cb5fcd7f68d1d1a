import type { Prose } from '../prose.ts';

const at = (host?: string | number, port?: string | number): string =>
  host === undefined ? 'That address' : port === undefined ? `\`${host}\`` : `\`${host}:${port}\``;

export const problem: Prose['problem'] = {
  'not-allowed': {
    head: ({ host, port }) => `${at(host, port)} is not in this lab.`,
    body: 'The terminal dials the practice world only, and what the operator has listed. `localhost 1025` is the mock server.',
  },
  'too-many': {
    head: 'Too many at once.',
    body: ({ limit }) =>
      limit === undefined
        ? 'Close one of your connections, then try again.'
        : `${limit} are allowed at a time. Close one, then try again.`,
  },
  refused: {
    head: ({ port }) => (port === undefined ? 'Nobody listens there.' : `Nobody listens on ${port}.`),
    body: 'The machine is there, the port is closed. The mock server listens on 1025.',
  },
  'timed-out': {
    head: 'No answer at all.',
    body: 'A filter drops the call, or the host is off. A closed port refuses at once.',
  },
  unreachable: {
    head: ({ host }) => `There is no way to ${at(host)}.`,
    body: 'The network knows no route. The mock server is on `localhost`.',
  },
  'unknown-host': {
    head: ({ host }) => `${at(host)} has no address.`,
    body: 'DNS was asked and knows no such name. This is DNS answering, not a mail server.',
  },
  lost: {
    head: 'The connection to the server is lost.',
    body: 'What had been answered with 250 after a dot is kept. Call again when you like.',
  },
  offline: {
    head: 'The Wi-Fi blinked. Your line to the server is still open.',
    body: ({ seconds }) =>
      seconds === undefined
        ? 'The lab holds it for two minutes. What you type goes out when the page is back.'
        : `The lab holds it for ${seconds} seconds more. What you type goes out when the page is back.`,
  },
  'server-restarted': {
    head: 'EHLO was started again.',
    body: 'Your mails, files and history are here; the open call is gone. Call again to go on.',
  },
  'resume-expired': {
    head: 'The page was away for too long.',
    body: 'The lab held your line for two minutes, then hung up. Call again to go on.',
  },
  'paste-too-large': {
    head: 'That paste is too large.',
    body: ({ limit }) =>
      limit === undefined
        ? 'Nothing of it was sent. Save it as a file, and send it with `ncat -C localhost 1025 < file`.'
        : `At most ${limit} octets at once; nothing of it was sent. Save it as a file, and send it with \`ncat -C localhost 1025 < file\`.`,
  },
  'line-too-long': {
    head: 'That line is too long for the prompt.',
    body: 'Nothing of it was sent. A file can hold it: `ncat -C localhost 1025 < file`.',
  },
  'bad-frame': {
    head: 'The page and EHLO did not understand each other.',
    body: 'Reload the page: it may be older than the server. Your mails and files stay.',
  },
  'frame-too-large': {
    head: 'Too much at once.',
    body: 'EHLO closed this page’s line to protect the others. Reload the page; your mails and files stay.',
  },
  'bad-origin': {
    head: 'Another page tried to speak for you.',
    body: 'EHLO answers only its own pages. Open the address that it printed when it started.',
  },
  'bad-host': {
    head: 'EHLO does not know itself by that name.',
    body: 'Open the address that it printed when it started, or set `EHLO_PUBLIC_URL`.',
  },
  'not-found': {
    head: 'It is not here any more.',
    body: 'It was deleted, or the room was cleared.',
  },
  'not-yours': {
    head: 'That belongs to somebody else.',
    body: 'You see your own connections and mails only.',
  },
  'too-fast': {
    head: 'That was a lot in a short time.',
    body: ({ seconds }) =>
      seconds === undefined ? 'Wait a moment, then go on.' : `Wait ${seconds} seconds, then go on.`,
  },
  'room-full': {
    head: 'Your room is full.',
    body: 'Delete mails you no longer need. Until then servers answer 452, and nothing that was kept is lost.',
  },
  'disk-full': {
    head: 'The disk of this EHLO is full.',
    body: 'Servers answer 452 until there is room. Every mail that was answered with 250 is safe.',
  },
  'two-tabs': {
    head: 'This room is open in another tab.',
    body: 'Both work: each has its own terminal, and they share mails and files.',
  },
  'newer-store': {
    head: 'The data here were written by a newer EHLO.',
    body: 'Start that version, or choose another folder with `EHLO_DATA_DIR`.',
  },
  'shutting-down': {
    head: 'EHLO is going down.',
    body: 'Open calls end with 421. Every mail that was answered with 250 is safe.',
  },
  internal: {
    head: 'EHLO made a mistake.',
    body: 'It is in the server’s log. Nothing that was answered with 250 is lost; try again.',
  },
};
