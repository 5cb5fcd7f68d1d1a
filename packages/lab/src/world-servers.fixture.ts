import { once } from 'node:events';
import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { dial, OCEAN, Speaker, type StartedLab } from './lab.fixture.ts';

/** A server of the world that speaks SMTP, and how a student on campus calls it. */
export interface WorldServer {
  name: string;
  /** As it greets. */
  host: string;
  /** What EHLO offers at first, in its order. */
  offers: string;
  /** A mailbox that it takes mail for, and lays mail into. */
  path: string;
  mailbox: string;
  /** Resolves with a connection whose greeting was not read; where a login is needed, the answer to it stands there. */
  call(lab: StartedLab): Promise<Socket>;
}

const LOGIN = `EHLO me\r\nAUTH PLAIN ${Buffer.from('\0bob\0secret').toString('base64')}\r\n`;

function inside(address: string, port = 25) {
  return async ({ lab }: StartedLab) => dial(lab, { address, port }, OCEAN).speaker.socket;
}

/** 587: STARTTLS, then a login. */
async function submission(lab: StartedLab): Promise<Socket> {
  const speaker = new Speaker(lab.port('submission'));
  await speaker.reply();
  await speaker.say('EHLO me\r\n');
  await speaker.say('STARTTLS\r\n');
  speaker.socket.removeAllListeners('data');
  return loggedIn(connectTls({ socket: speaker.socket, rejectUnauthorized: false }), 2);
}

/** 465: TLS, the greeting, then a login. */
async function smtps(lab: StartedLab): Promise<Socket> {
  const to = { host: '127.0.0.1', port: lab.port('smtps'), servername: 'mail.campus.test' };
  return loggedIn(connectTls({ ...to, rejectUnauthorized: false }), 3);
}

/** @param replies until the one to AUTH, and it */
async function loggedIn(secure: Socket, replies: number): Promise<Socket> {
  await once(secure, 'secureConnect');
  secure.write(LOGIN);
  let text = '';
  while ((text.match(/^\d{3} .*\r\n/gm)?.length ?? 0) < replies)
    text += String((await once(secure, 'data'))[0]);
  const [answer] = text.match(/^235 .*\r\n/m) ?? ['535 5.7.8 The fixture could not log in\r\n'];
  secure.unshift(answer);
  return secure;
}

const WHOLE = 'SIZE 36700160, 8BITMIME, SMTPUTF8, PIPELINING, ENHANCEDSTATUSCODES';
const SMALL = 'SIZE 5242880, 8BITMIME, PIPELINING, ENHANCEDSTATUSCODES';
const FACULTY = 'SIZE 10485760, 8BITMIME, SMTPUTF8, PIPELINING, ENHANCEDSTATUSCODES, STARTTLS';
const bob = { path: 'bob@campus.test', mailbox: 'bob@campus.test' };
const prof = { path: 'prof@faculty.test', mailbox: 'prof@faculty.test' };

export const WORLD_SERVERS: readonly WorldServer[] = [
  { name: 'mta', host: 'mail.campus.test', offers: `${WHOLE}, STARTTLS`, ...bob, call: inside('192.0.2.25') },
  {
    name: 'submission',
    host: 'mail.campus.test',
    offers: `${WHOLE}, AUTH PLAIN LOGIN CRAM-MD5`,
    ...bob,
    call: submission,
  },
  {
    name: 'smtps',
    host: 'mail.campus.test',
    offers: `${WHOLE}, AUTH PLAIN LOGIN CRAM-MD5`,
    ...bob,
    call: smtps,
  },
  { name: 'backup', host: 'backup.campus.test', offers: WHOLE, ...bob, call: inside('192.0.2.26') },
  { name: 'mx1', host: 'mx1.faculty.test', offers: FACULTY, ...prof, call: inside('198.51.100.10') },
  { name: 'mx2', host: 'mx2.faculty.test', offers: FACULTY, ...prof, call: inside('198.51.100.20') },
  {
    name: 'spam',
    host: 'spam.test',
    offers: SMALL,
    path: 'bob@spam.test',
    mailbox: 'postmaster@spam.test',
    call: inside('203.0.113.66'),
  },
  {
    name: 'openrelay',
    host: 'relay.open.test',
    offers: SMALL,
    path: 'bob@open.test',
    mailbox: 'postmaster@open.test',
    call: inside('203.0.113.25'),
  },
  {
    name: 'lonely',
    host: 'lonely.test',
    offers: 'SIZE 5242880, ENHANCEDSTATUSCODES',
    path: 'bob@lonely.test',
    mailbox: 'postmaster@lonely.test',
    call: inside('203.0.113.20'),
  },
  {
    name: 'ipv6',
    host: 'mail.ipv6.test',
    offers: SMALL,
    path: 'bob@ipv6.test',
    mailbox: 'postmaster@ipv6.test',
    call: inside('2001:db8:66::25'),
  },
  {
    name: 'mock',
    host: 'localhost',
    offers: WHOLE,
    path: 'bob@campus.test',
    mailbox: 'mock',
    call: inside('127.0.0.1', 1025),
  },
];
