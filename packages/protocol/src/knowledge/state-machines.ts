/**
 * The states of each protocol and what leads from one to another, as its RFC has them. Data for drawing: what an edge
 * means is in the prose (`prose/{en,fr}/xray`), what may be typed just now is in the reading.
 */

/** A state, by the name that a reading gives it: `phase` of SMTP, `state` of POP3 and IMAP. */
export interface MachineNode {
  id: string;
  rfc: string;
}

export interface MachineEdge {
  id: string;
  from: readonly string[];
  to: string;
  /** What is typed, the usual one first: upper case, without arguments. */
  verbs: readonly string[];
  /** How it is drawn: to the next state, round in the same one, back to an earlier one, or out. */
  way: 'on' | 'round' | 'back' | 'out';
  /** Verbs that the drawing has room for; the others are named in the explanation. */
  drawn: readonly string[];
  /** A line of this kind, of the practice world. */
  example: string;
  rfc: string;
}

export interface StateMachine {
  protocol: 'smtp' | 'pop3' | 'imap';
  rfc: string;
  /** In the order in which a session passes them. */
  nodes: readonly MachineNode[];
  edges: readonly MachineEdge[];
}

/** One SMTP session: RFC 5321 §4.1.4. TLS and authentication, which change no state of it, are not drawn. */
export const SMTP_MACHINE = {
  protocol: 'smtp',
  rfc: 'RFC 5321 §4.1.4',
  nodes: [
    { id: 'connected', rfc: 'RFC 5321 §3.1' },
    { id: 'greeted', rfc: 'RFC 5321 §3.2' },
    { id: 'sender', rfc: 'RFC 5321 §3.3' },
    { id: 'recipients', rfc: 'RFC 5321 §3.3' },
    { id: 'letter', rfc: 'RFC 5321 §4.1.1.4' },
  ],
  edges: [
    {
      id: 'hello',
      from: ['connected'],
      to: 'greeted',
      verbs: ['EHLO', 'HELO'],
      way: 'on',
      drawn: ['EHLO'],
      example: 'EHLO client.campus.test',
      rfc: 'RFC 5321 §4.1.1.1',
    },
    {
      id: 'mail',
      from: ['greeted'],
      to: 'sender',
      verbs: ['MAIL'],
      way: 'on',
      drawn: ['MAIL'],
      example: 'MAIL FROM:<alice@campus.test>',
      rfc: 'RFC 5321 §4.1.1.2',
    },
    {
      id: 'rcpt',
      from: ['sender'],
      to: 'recipients',
      verbs: ['RCPT'],
      way: 'on',
      drawn: ['RCPT'],
      example: 'RCPT TO:<bob@campus.test>',
      rfc: 'RFC 5321 §4.1.1.3',
    },
    {
      id: 'more',
      from: ['recipients'],
      to: 'recipients',
      verbs: ['RCPT'],
      way: 'round',
      drawn: ['RCPT'],
      example: 'RCPT TO:<alice@campus.test>',
      rfc: 'RFC 5321 §4.1.1.3',
    },
    {
      id: 'data',
      from: ['recipients'],
      to: 'letter',
      verbs: ['DATA'],
      way: 'on',
      drawn: ['DATA'],
      example: 'DATA',
      rfc: 'RFC 5321 §4.1.1.4',
    },
    {
      id: 'reset',
      from: ['sender', 'recipients'],
      to: 'greeted',
      verbs: ['RSET', 'EHLO', 'HELO'],
      way: 'back',
      drawn: ['RSET', 'EHLO'],
      example: 'RSET',
      rfc: 'RFC 5321 §4.1.1.5',
    },
    {
      id: 'dot',
      from: ['letter'],
      to: 'greeted',
      verbs: ['.'],
      way: 'back',
      drawn: ['.'],
      example: '.',
      rfc: 'RFC 5321 §4.1.1.4',
    },
    {
      id: 'quit',
      from: ['connected', 'greeted', 'sender', 'recipients'],
      to: 'closed',
      verbs: ['QUIT'],
      way: 'out',
      drawn: ['QUIT'],
      example: 'QUIT',
      rfc: 'RFC 5321 §4.1.1.10',
    },
  ],
} as const satisfies StateMachine;

/** POP3: three states in a row (RFC 1939 §3). A QUIT before the login goes out without an update (§4, §6). */
export const POP3_MACHINE = {
  protocol: 'pop3',
  rfc: 'RFC 1939 §3',
  nodes: [
    { id: 'authorization', rfc: 'RFC 1939 §4' },
    { id: 'transaction', rfc: 'RFC 1939 §5' },
    { id: 'update', rfc: 'RFC 1939 §6' },
  ],
  edges: [
    {
      id: 'user',
      from: ['authorization'],
      to: 'authorization',
      verbs: ['USER', 'CAPA', 'STLS'],
      way: 'round',
      drawn: ['USER'],
      example: 'USER bob',
      rfc: 'RFC 1939 §7',
    },
    {
      id: 'login',
      from: ['authorization'],
      to: 'transaction',
      verbs: ['PASS', 'APOP', 'AUTH'],
      way: 'on',
      drawn: ['PASS', 'APOP'],
      example: 'PASS bob',
      rfc: 'RFC 1939 §4',
    },
    {
      id: 'read',
      from: ['transaction'],
      to: 'transaction',
      verbs: ['STAT', 'LIST', 'RETR', 'DELE', 'RSET', 'NOOP', 'TOP', 'UIDL', 'CAPA'],
      way: 'round',
      drawn: ['LIST', 'RETR', 'DELE'],
      example: 'LIST',
      rfc: 'RFC 1939 §5',
    },
    {
      id: 'update',
      from: ['transaction'],
      to: 'update',
      verbs: ['QUIT'],
      way: 'on',
      drawn: ['QUIT'],
      example: 'QUIT',
      rfc: 'RFC 1939 §6',
    },
    {
      id: 'quit',
      from: ['authorization'],
      to: 'closed',
      verbs: ['QUIT'],
      way: 'out',
      drawn: ['QUIT'],
      example: 'QUIT',
      rfc: 'RFC 1939 §4',
    },
  ],
} as const satisfies StateMachine;

/** IMAP: RFC 3501 §3, whose fourth state, logout, is where LOGOUT leads from any other. */
export const IMAP_MACHINE = {
  protocol: 'imap',
  rfc: 'RFC 3501 §3',
  nodes: [
    { id: 'not-authenticated', rfc: 'RFC 3501 §3.1' },
    { id: 'authenticated', rfc: 'RFC 3501 §3.2' },
    { id: 'selected', rfc: 'RFC 3501 §3.3' },
  ],
  edges: [
    {
      id: 'starttls',
      from: ['not-authenticated'],
      to: 'not-authenticated',
      verbs: ['STARTTLS', 'CAPABILITY', 'NOOP', 'ID'],
      way: 'round',
      drawn: ['STARTTLS'],
      example: 'a1 CAPABILITY',
      rfc: 'RFC 3501 §6.2.1',
    },
    {
      id: 'login',
      from: ['not-authenticated'],
      to: 'authenticated',
      verbs: ['LOGIN', 'AUTHENTICATE'],
      way: 'on',
      drawn: ['LOGIN'],
      example: 'a2 LOGIN bob bob',
      rfc: 'RFC 3501 §6.2.3',
    },
    {
      id: 'list',
      from: ['authenticated'],
      to: 'authenticated',
      verbs: [
        'LIST',
        'STATUS',
        'CREATE',
        'DELETE',
        'RENAME',
        'APPEND',
        'NAMESPACE',
        'ENABLE',
        'IDLE',
        'NOOP',
      ],
      way: 'round',
      drawn: ['LIST'],
      example: 'a3 LIST "" "*"',
      rfc: 'RFC 3501 §6.3',
    },
    {
      id: 'select',
      from: ['authenticated'],
      to: 'selected',
      verbs: ['SELECT', 'EXAMINE'],
      way: 'on',
      drawn: ['SELECT'],
      example: 'a4 SELECT INBOX',
      rfc: 'RFC 3501 §6.3.1',
    },
    {
      id: 'fetch',
      from: ['selected'],
      to: 'selected',
      verbs: [
        'FETCH',
        'STORE',
        'SEARCH',
        'COPY',
        'MOVE',
        'EXPUNGE',
        'UID',
        'IDLE',
        'NOOP',
        'SELECT',
        'EXAMINE',
      ],
      way: 'round',
      drawn: ['FETCH', 'STORE'],
      example: 'a5 FETCH 1 BODY.PEEK[]',
      rfc: 'RFC 3501 §6.4',
    },
    {
      id: 'close',
      from: ['selected'],
      to: 'authenticated',
      verbs: ['CLOSE', 'UNSELECT', 'SELECT', 'EXAMINE'],
      way: 'back',
      drawn: ['CLOSE'],
      example: 'a6 CLOSE',
      rfc: 'RFC 3501 §6.4.2',
    },
    {
      id: 'logout',
      from: ['not-authenticated', 'authenticated', 'selected'],
      to: 'logout',
      verbs: ['LOGOUT'],
      way: 'out',
      drawn: ['LOGOUT'],
      example: 'a9 LOGOUT',
      rfc: 'RFC 3501 §6.1.3',
    },
  ],
} as const satisfies StateMachine;

export type EdgeIdOf<Machine extends StateMachine> = Machine['edges'][number]['id'];
export type NodeIdOf<Machine extends StateMachine> = Machine['nodes'][number]['id'];

/** By `protocol` of a reading. */
export const MACHINES: Readonly<Partial<Record<string, StateMachine>>> = {
  smtp: SMTP_MACHINE,
  pop3: POP3_MACHINE,
  imap: IMAP_MACHINE,
};

/** The edge that this verb took from one state to another; undefined when it took none. */
export function edgeTaken(
  machine: StateMachine,
  from: string,
  to: string,
  verb: string,
): MachineEdge | undefined {
  return machine.edges.find(
    (edge) => edge.to === to && edge.from.includes(from) && edge.verbs.includes(verb.toUpperCase()),
  );
}
