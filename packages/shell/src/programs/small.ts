import type { Program } from './program.ts';

export const clear: Program = async (process) => {
  if (process.stdout.screen) process.stdout.screen.clear();
  else await process.out('\x1b[H\x1b[2J\x1b[3J');
  return 0;
};

export const whoami: Program = async (process) => {
  await process.out(`${process.world.person.handle}\n`);
  return 0;
};

export const hostname: Program = async (process) => {
  const { hostName, address } = process.world.person;
  const shown = /^-(i|I)$/.test(process.argv[1] ?? '') ? address : hostName;
  await process.out(`${shown}\n`);
  return 0;
};

/** Lines without end; what reads them ends it. */
export const yes: Program = async (process) => {
  const line = process.argv.length > 1 ? process.argv.slice(1).join(' ') : 'y';
  for (;;) {
    await process.out(`${line}\n`);
    await process.breathe();
  }
};

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400, '': 1 };

export const sleep: Program = async (process) => {
  const words = process.argv.slice(1);
  if (words.length === 0) {
    await process.err("sleep: missing operand\nTry 'sleep --help' for more information.\n");
    return 1;
  }
  let seconds = 0;
  for (const word of words) {
    const match = /^(\d+(?:\.\d*)?|\.\d+)([smhd]?)$/.exec(word);
    if (!match) {
      await process.err(`sleep: invalid time interval ‘${word}’\nTry 'sleep --help' for more information.\n`);
      return 1;
    }
    seconds += Number(match[1]) * (UNITS[match[2] as string] as number);
  }
  await process.sleep(Math.min(seconds * 1_000, 2_147_483_647));
  return 0;
};
