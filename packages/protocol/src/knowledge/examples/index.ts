/** Dialogues with the lab's own servers, recorded by packages/lab/src/reference-examples.test.ts, which also plays them again. */
import recorded from './recorded.json' with { type: 'json' };

export interface ExampleLine {
  by: 'client' | 'server';
  text: string;
}

export interface Example {
  host: string;
  port: number;
  lines: ExampleLine[];
}

const ALL = recorded as Example[];

/** Lines before and after the one that is shown for. */
const BEFORE = 5;
const AFTER = 3;

/**
 * A piece of a real dialogue in which an entry of the reference occurs: a verb, a code, an enhanced code, a keyword.
 *
 * @param id as in `/ref/<id>`
 * @returns undefined where no server of the lab has said it yet
 */
export function exampleOf(id: string): Example | undefined {
  const shows = showing(id);
  if (!shows) return undefined;
  // The recordings stand in the order in which one would show them.
  const example = ALL.find(({ lines }) => lines.some(shows));
  if (!example) return undefined;
  const at = example.lines.findIndex(shows);
  const start = Math.max(0, at - BEFORE);
  return { ...example, lines: example.lines.slice(start, at + 1 + AFTER) };
}

/** The client's lines up to the one that shows it: what to type to meet it. */
export function linesToEarn(id: string): { host: string; port: number; lines: string[] } | undefined {
  const shows = showing(id);
  if (!shows) return undefined;
  const example = ALL.find(({ lines }) => lines.some(shows));
  if (!example) return undefined;
  const { host, port, lines } = example;
  const typed = lines.slice(0, lines.findIndex(shows) + 1).filter(({ by }) => by === 'client');
  return { host, port, lines: typed.map(({ text }) => text) };
}

function showing(id: string): ((line: ExampleLine) => boolean) | undefined {
  if (/^[2-5]\d\d$/.test(id)) return ({ by, text }) => by === 'server' && text.startsWith(id);
  if (/^[245]\.\d+\.\d+$/.test(id)) {
    const code = id;
    return ({ by, text }) => by === 'server' && text.slice(4).startsWith(`${code} `);
  }
  if (!/^[a-z0-9][a-z0-9-]*$/.test(id)) return undefined;
  const word = id.toUpperCase();
  return ({ by, text }) =>
    by === 'client'
      ? text.toUpperCase() === word ||
        text.toUpperCase().startsWith(`${word} `) ||
        text.toUpperCase().startsWith(`${word}:`)
      : text.slice(4) === word || text.slice(4).startsWith(`${word} `);
}
