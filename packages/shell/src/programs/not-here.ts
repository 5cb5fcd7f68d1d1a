import { mailLineHint } from './mail-line.ts';
import type { Process, Program } from './program.ts';

/** Port of the mock server as the person's own machine reaches it. */
function mockPort({ world }: Process): number {
  const mock = world.targets.find(({ host, port }) => host === 'localhost' && port === 1025);
  return mock?.outside ?? 1025;
}

type Advice = string | ((process: Process) => string);

const java: Advice = (process) =>
  `the page has no Java. Run it on your own machine, against this lab:\n  javac SmtpClient.java\n  java SmtpClient localhost ${mockPort(process)}\nThe connection then shows here, line by line.`;
const ownMachine =
  (name: string): Advice =>
  (process) =>
    `not in the page. On your own machine ${name} reaches this lab at localhost, port ${mockPort(process)}: what it says then shows here.`;
const CURL = 'not in this terminal: curl gets pages, and sends and fetches mail (man curl).';
const TEXT = 'not in this terminal: cut, grep, sed and tr take text apart.';
const OCTETS = 'not in this terminal:  xxd FILE  or  od -c FILE  shows octets.';
const DIG = 'not in this terminal: dig asks the same (man dig).';

/** Programs that people look for and that are not here: what to use instead. Never imitated. */
const NOT_HERE: Readonly<Record<string, Advice>> = {
  java,
  javac: java,
  'docker-compose': 'today it is two words,  docker compose  (man docker).',
  python: ownMachine('Python'),
  python3: ownMachine('Python'),
  node: ownMachine('Node.js'),
  thunderbird: ownMachine('Thunderbird'),
  mutt: ownMachine('mutt'),
  perl: TEXT,
  awk: TEXT,
  hexdump: OCTETS,
  hd: OCTETS,
  timeout: 'not in this terminal: Ctrl-C ends a program, and  ncat -i 5s  a call that is silent.',
  find: 'not in this terminal: ls lists files, and  *.txt  in a line names those that fit.',
  'gnutls-cli': 'not in this terminal: openssl s_client speaks TLS (man openssl).',
  cls: 'not in this terminal: clear empties the screen.',
  dir: 'not in this terminal: ls lists files.',
  ipconfig: 'not in this terminal: ip addr shows the addresses.',
  delv: DIG,
  drill: DIG,
  kdig: DIG,
  whois: "not in this terminal: a name's records are asked with dig (man dig).",
  wget: CURL,
  http: CURL,
  nmap: 'not in this terminal: ports are tried with  ncat -zv HOST PORT',
  socat: 'not in this terminal: ncat does what the course needs (man ncat).',
  sendmail: 'not in this terminal: swaks sends mail from a line (man swaks).',
  mail: 'not in this terminal: swaks sends mail from a line (man swaks).',
  mailx: 'not in this terminal: swaks sends mail from a line (man swaks).',
  msmtp: 'not in this terminal: swaks sends mail from a line (man swaks).',
  netstat: 'not in this terminal: ss -tln shows who listens.',
  ifconfig: 'not in this terminal: ip addr shows the addresses.',
  tcpdump: 'not in this terminal: the panels beside it show every octet that crosses.',
  wireshark: 'not in this terminal: the panels beside it show every octet that crosses.',
  tshark: 'not in this terminal: the panels beside it show every octet that crosses.',
  chmod: 'not in this terminal: files of the home carry no permissions; a script runs with  bash FILE',
  ssh: 'not in this terminal: it reaches the practice world only.',
  git: 'not in this terminal: files of the home can be had with  download FILE',
  make: 'not in this terminal: scripts run with  bash FILE',
};

export const isNotHere = (name: string): boolean => Object.hasOwn(NOT_HERE, name);

export const notHere: Program = async (process) => {
  const [name = ''] = process.argv;
  // `mail from:…` is no call of the program mail.
  const hint = mailLineHint(process.argv.join(' '));
  if (hint) {
    await process.err(`bash: ${name}: command not found\n${hint}\n`);
    return 127;
  }
  const advice = NOT_HERE[name];
  await process.err(
    `bash: ${name}: command not found\n${name}: ${typeof advice === 'function' ? advice(process) : advice}\n`,
  );
  return 127;
};
