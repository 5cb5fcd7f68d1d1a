/**
 * The same octets into ours and into servers that others trust: the same class of reply to each step, or a row in the
 * table of differences that says why not. Postfix is Debian's; where it cannot be had its part is skipped, loudly, and
 * fails where every real program has to be there (CI=1).
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StartedLab, startLab } from '../lab.fixture.ts';
import { DIFFERENCES, type Difference, type Peer } from './differences.fixture.ts';
import { postfixMissing, startPostfix } from './postfix.fixture.ts';
import { SCRIPTS, type Script } from './scripts.fixture.ts';
import { startSmtpServer } from './smtp-server.fixture.ts';
import { type Answer, talk } from './talk.fixture.ts';

/** Dialogues with one server at a time. */
const AT_ONCE = 16;

let lab: StartedLab;
beforeAll(async () => {
  lab = await startLab();
});
afterAll(() => lab.close());

async function inTurns(port: number): Promise<Map<string, Answer[]>> {
  const said = new Map<string, Answer[]>();
  const left = [...SCRIPTS];
  const worker = async () => {
    for (let script = left.shift(); script; script = left.shift())
      said.set(script.name, await talk(port, script));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return said;
}

function firstDifference(ours: Answer[], theirs: Answer[]): Pick<Difference, 'ours' | 'theirs'> | undefined {
  for (let index = 0; index < Math.max(ours.length, theirs.length); index++) {
    const one = ours[index] ?? 'closed';
    const other = theirs[index] ?? 'closed';
    if (one[0] !== other[0]) return { ours: one, theirs: other };
  }
  return undefined;
}

function compare(
  peer: Peer,
  service: 'mock' | 'mta',
  start: () => Promise<{ port: number; close(): Promise<void> }>,
): void {
  let ours: Map<string, Answer[]>;
  let theirs: Map<string, Answer[]>;
  beforeAll(async () => {
    const server = await start();
    try {
      [ours, theirs] = await Promise.all([inTurns(lab.port(service)), inTurns(server.port)]);
    } finally {
      await server.close();
    }
  }, 90_000);

  it.each(SCRIPTS)('$name', ({ name }: Script) => {
    const row = DIFFERENCES.find((difference) => difference.peer === peer && difference.script === name);
    const found = firstDifference(ours.get(name) as Answer[], theirs.get(name) as Answer[]);
    expect(found).toEqual(row && { ours: row.ours, theirs: row.theirs });
  });
}

describe('the mock answers in the class in which smtp-server does', () => {
  compare('smtp-server', 'mock', startSmtpServer);
});

describe('mail.campus.test answers in the class in which Postfix does', () => {
  const missing = postfixMissing();
  if (missing === undefined) compare('postfix', 'mta', startPostfix);
  else {
    console.warn(`\nNot compared with Postfix. ${missing}\n`);
    it.skipIf(!process.env.CI)('Postfix is at hand', () => {
      expect(missing).toBeUndefined();
    });
  }
});

it('every difference is of a script and a peer that are compared, once', () => {
  const names = DIFFERENCES.map(({ peer, script }) => `${peer}: ${script}`);
  expect(new Set(names).size).toBe(names.length);
  for (const { script } of DIFFERENCES) expect(SCRIPTS.map(({ name }) => name)).toContain(script);
  expect(new Set(SCRIPTS.map(({ name }) => name)).size).toBe(SCRIPTS.length);
});
