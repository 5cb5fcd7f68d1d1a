import { PROGRAM_NAMES } from './names.ts';
import type { Program } from './program.ts';

/** Debian's packages of what is here, where they are called otherwise. */
const PACKAGES: Readonly<Record<string, string>> = {
  dnsutils: 'dig',
  'bind9-dnsutils': 'dig',
  'bind9-host': 'host',
  'netcat-openbsd': 'nc',
  nmap: 'ncat',
  'inetutils-telnet': 'telnet',
  'iputils-ping': 'ping',
  iproute2: 'ip',
  'docker-compose': 'docker',
  'docker.io': 'docker',
};

/** `apt install PACKAGE`: nothing can be installed in this terminal, and most of what the course installs is there. */
export const apt: Program = async (process) => {
  const words = process.argv.slice(1).filter((word) => !word.startsWith('-'));
  const [action = '', ...names] = words;
  if (action === 'update' || action === 'upgrade') {
    await process.out(
      'Nothing is installed in this terminal: what it has came with the page (help lists it).\n',
    );
    return 0;
  }
  if (action !== 'install' || names.length === 0) {
    await process.err(
      `${process.argv[0]}: only  install NAME  means something here: it says whether the page has it.\n`,
    );
    return 1;
  }
  let status = 0;
  for (const name of names) {
    const program = PACKAGES[name] ?? name;
    if (PROGRAM_NAMES.includes(program)) {
      await process.out(
        program === name
          ? `${name} is here already.\n`
          : `${name} is here already: its program is ${program}.\n`,
      );
      continue;
    }
    status = 100;
    await process.err(
      `E: Unable to locate package ${name}: this terminal has what "help" lists, and nothing is installed into it.\n`,
    );
  }
  return status;
};

/** `sudo COMMAND`: everybody may do everything here, so it is just run. */
export const sudo: Program = async (process) => {
  const words = process.argv.slice(1);
  while (words[0]?.startsWith('-')) words.shift();
  if (words.length === 0) {
    await process.err('usage: sudo COMMAND\n');
    return 1;
  }
  const [name = ''] = words;
  if (PROGRAM_NAMES.includes(name)) return process.run(words);
  await process.err(`sudo: ${name}: command not found\n`);
  return 1;
};
