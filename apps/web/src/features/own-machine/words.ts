/** The words of this page, fetched with it. Lines to type are the same in every language. */
import type { Language } from '../../i18n/i18n.ts';
import type { System } from './system.ts';
import { fr } from './words.fr.ts';

export interface OwnMachineWords {
  title: string;
  why: string;
  system: string;
  systems: Record<System, string>;
  ncat: string;
  ncatSays: Record<System, string>;
  ends: string;
  endsSays: Record<System, string>;
  java: string;
  javaSays: string;
  call: string;
  callSays: (handle: string) => string;
  table: string;
  columns: { what: string; here: string; there: string };
  notOutside: string;
  services: Record<string, string>;
  localhost: string;
  localhostSays: Record<System, string>;
  elsewhere: string;
  elsewhereSays: string;
  onlyHere: string;
  waiting: string;
  waitingSays: string;
  seen: string;
  seenSays: (from: string, port: number) => string;
  look: string;
  mine: string;
  mineSays: string;
}

const en: OwnMachineWords = {
  title: 'On your own machine',
  why: 'The servers here take connections from any program on your machine: `ncat`, Java, Python, a mail program. What they say shows in this page, line by line.',
  system: 'Your system',
  systems: { linux: 'Linux', mac: 'macOS', windows: 'Windows', wsl: 'Windows with WSL' },
  ncat: 'Get ncat',
  ncatSays: {
    linux: 'On Debian and Ubuntu. On Fedora the package is called `nmap-ncat`.',
    mac: 'With Homebrew; `ncat` comes with nmap.',
    windows: '`ncat` comes with nmap. Open a new window of the terminal afterwards.',
    wsl: 'Inside your Linux, as on Debian and Ubuntu.',
  },
  ends: 'The end of a line',
  endsSays: {
    linux: '`ncat -C` sends CR LF. Debian’s own `nc` has the same option.',
    mac: '`ncat -C` sends CR LF. The `nc` of macOS has it under another letter: `nc -c`.',
    windows:
      '`ncat -C` sends CR LF whatever the window does. `telnet` sends CR LF by itself, and is an optional feature of Windows.',
    wsl: '`ncat -C` sends CR LF. Enter gives LF alone here, as in any Linux.',
  },
  java: 'Get Java',
  javaSays: 'For the lessons with a program: a JDK, not only a runtime, because you compile.',
  call: 'Call this lab',
  callSays: (handle) =>
    `Greet with your name here, so that the connection is known to be yours: \`EHLO ${handle}.campus.test\`.`,
  table: 'Addresses and ports',
  columns: { what: 'Server', here: 'In the terminal here', there: 'From your own machine' },
  notOutside: 'from the terminal here only',
  services: {
    mock: 'Mock server',
    mta: 'Campus mail server',
    submission: 'Submission, STARTTLS',
    smtps: 'Submission, TLS',
    pop3: 'POP3',
    pop3s: 'POP3, TLS',
    imap: 'IMAP',
    imaps: 'IMAP, TLS',
    dns: 'DNS, UDP and TCP',
    web: 'This page, and the inbox’s API',
  },
  localhost: 'What localhost means',
  localhostSays: {
    linux:
      'Your machine, to your own programs. In the terminal of this page it is the practice machine, which is not yours.',
    mac: 'Your machine, to your own programs. In the terminal of this page it is the practice machine, which is not yours.',
    windows:
      'Your machine, to your own programs. In the terminal of this page it is the practice machine, which is not yours.',
    wsl: 'Inside WSL it is the Linux, not Windows. Where EHLO runs in WSL, Windows reaches it by localhost. Where EHLO runs in Windows, WSL does not, unless its network is set to mirrored.',
  },
  elsewhere: 'EHLO runs on another machine',
  elsewhereSays:
    'A tunnel makes its port one of yours: while this runs, `localhost 1025` is the mock server there. It needs an account on that machine.',
  onlyHere:
    'This EHLO listens on its own machine only: your programs have to run there too, or come through a tunnel.',
  waiting: 'Nobody has called yet.',
  waitingSays: 'As soon as a program of yours connects, it shows here.',
  seen: 'We see you.',
  seenSays: (from, port) => `A program called from ${from}, on port ${port}.`,
  look: 'Read its dialogue',
  mine: 'Somebody called',
  mineSays:
    'A connection came from your address, and named nobody. If it is yours, say so in the banner at the top.',
};

export const ownMachineWords: Readonly<Record<Language, OwnMachineWords>> = { en, fr };
