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

/** `-R` prints the form that a mail's Date: field wants (RFC 5322 §3.3). */
export const date: Program = async (process) => {
  const words = process.argv.slice(1);
  const utc = words.includes('-u');
  const form = words.find((word) => word.startsWith('+'))?.slice(1);
  const mail = words.includes('-R') || words.includes('--rfc-email');
  const shown = form ?? (mail ? '%a, %d %b %Y %H:%M:%S %z' : '%a %b %e %H:%M:%S %Z %Y');
  await process.out(`${formatTime(process.world.clock.now(), shown, utc)}\n`);
  return 0;
};

/** The conversions of strftime(3) that people use. */
export function formatTime(ms: number, form: string, utc: boolean): string {
  const local = new Date(ms);
  const offset = utc ? 0 : -local.getTimezoneOffset();
  // Shifted, so that its UTC fields are those of the clock on the wall.
  const wall = new Date(ms + offset * 60_000);
  const pad = (number: number, filler = '0') => String(number).padStart(2, filler);
  const zone = `${offset < 0 ? '-' : '+'}${pad(Math.floor(Math.abs(offset) / 60))}${pad(Math.abs(offset) % 60)}`;
  const [day, , month] = wall.toUTCString().split(/[ ,]+/) as [string, string, string];
  const fields: Record<string, () => string> = {
    a: () => day,
    b: () => month,
    d: () => pad(wall.getUTCDate()),
    e: () => pad(wall.getUTCDate(), ' '),
    m: () => pad(wall.getUTCMonth() + 1),
    Y: () => String(wall.getUTCFullYear()),
    y: () => pad(wall.getUTCFullYear() % 100),
    H: () => pad(wall.getUTCHours()),
    M: () => pad(wall.getUTCMinutes()),
    S: () => pad(wall.getUTCSeconds()),
    s: () => String(Math.floor(ms / 1_000)),
    z: () => zone,
    Z: () => (offset === 0 ? 'UTC' : zone),
    F: () => formatTime(ms, '%Y-%m-%d', utc),
    T: () => formatTime(ms, '%H:%M:%S', utc),
    R: () => formatTime(ms, '%H:%M', utc),
    '%': () => '%',
  };
  return form.replace(/%([a-zA-Z%])/g, (whole, letter: string) => fields[letter]?.() ?? whole);
}

/** Lines without end; what reads them ends it. */
export const yes: Program = async (process) => {
  const line = process.argv.length > 1 ? process.argv.slice(1).join(' ') : 'y';
  for (;;) {
    await process.out(`${line}\n`);
    await process.breathe();
  }
};

export const seq: Program = async (process) => {
  const numbers = process.argv.slice(1).map(Number);
  if (numbers.length === 0 || numbers.length > 3 || !numbers.every(Number.isFinite)) {
    await process.err("seq: missing operand\nTry 'seq --help' for more information.\n");
    return 1;
  }
  const first = numbers.length > 1 ? (numbers[0] as number) : 1;
  const step = numbers.length > 2 ? (numbers[1] as number) : 1;
  const last = numbers.at(-1) as number;
  if (step === 0) return 1;
  for (let number = first; step > 0 ? number <= last : number >= last; number += step) {
    await process.out(`${number}\n`);
    await process.breathe();
  }
  return 0;
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
