/**
 * Records real dialogues: clients and servers of Debian, npm and this lab, through a proxy that writes down what crosses.
 * Run it as root where Postfix, Dovecot, ncat, netcat-openbsd, swaks, curl, python3 and a JDK are installed.
 *
 *   node --import tsx tools/src/record-dialogues/main.ts [--set correct|mistaken] [--only REGEX] [--check]
 *
 * Writes packages/protocol/fixtures/dialogues/{correct,mistaken}.jsonl; with `--only` it replaces those that match, with
 * `--check` it writes nothing. Beside each dialogue it prints what `explain` finds in it and what had been expected.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type CaseId, COACH_CASES } from '@ehlo/protocol/knowledge/coach-cases';
import { explain } from '@ehlo/protocol/transcript';
import type { RecordedDialogue } from './recorded.ts';
import type { Scenario } from './scenario.ts';
import { CORRECT } from './scenarios/correct.ts';
import { MISTAKEN } from './scenarios/mistaken.ts';
import { createServers, SERVERS, type Servers } from './servers.ts';
import { startTap } from './tap.ts';

const { values: flags } = parseArgs({
  options: { only: { type: 'string' }, set: { type: 'string' }, check: { type: 'boolean' } },
});
/** A server that has been left hangs up soon, or is left alone. */
const PATIENCE_MS = 3_000;
const only = new RegExp(flags.only ?? '');
const fileOf = (name: 'correct' | 'mistaken'): string =>
  fileURLToPath(new URL(`../../../packages/protocol/fixtures/dialogues/${name}.jsonl`, import.meta.url));
const titleOf = ({ name, server }: Scenario): string => `${name}, to ${SERVERS[server]}`;

async function record(scenario: Scenario, servers: Servers): Promise<RecordedDialogue> {
  const tap = await startTap(await servers.portOf(scenario.server));
  try {
    await scenario.speak(tap);
    await tap.end(PATIENCE_MS);
    if (tap.parts.length === 0) throw new Error(`${titleOf(scenario)}: nothing crossed.`);
    const { client, how, correct, expect } = scenario;
    const name = titleOf(scenario);
    const server = SERVERS[scenario.server];
    return {
      name,
      client,
      server,
      how,
      correct,
      expect: [...expect],
      closedBy: tap.closedBy(),
      parts: [...tap.parts],
    };
  } finally {
    tap.close();
  }
}

const isCard = (id: string): boolean =>
  Object.hasOwn(COACH_CASES, id) && COACH_CASES[id as CaseId].as === 'card';

/** What is found beside what was expected, for whoever records. */
function report({ name, parts, closedBy, correct, expect }: RecordedDialogue): void {
  const { lines } = explain({ format: 'json', parts, closedBy });
  const notes = lines.flatMap((line) => [...line.notes, ...(line.remarks ?? [])]);
  const found = new Set(notes.map(({ id }) => id));
  const cards = notes.filter(({ id, voice }) => isCard(id) && voice !== 'standard').map(({ id }) => id);
  const missing = expect.filter((id) => !found.has(id));
  const more = (correct ? [...found] : cards).filter((id) => !expect.includes(id));
  const codes = parts
    .filter(({ by }) => by === 'server')
    .flatMap(({ octets }) => octets.match(/^\d{3}(?= |\r)/gm) ?? []);
  const differs = missing.length + more.length > 0 ? `MISSING ${missing}; MORE ${more}` : 'as expected';
  process.stdout.write(`${name}: ${codes.join(' ')}; ${differs}\n`);
}

async function recorded(name: 'correct' | 'mistaken'): Promise<RecordedDialogue[]> {
  const text = await readFile(fileOf(name), 'utf8').catch(() => '');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as RecordedDialogue);
}

const servers = createServers();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void servers.close().finally(() => process.exit(1)));
try {
  for (const [name, scenarios] of [
    ['correct', CORRECT],
    ['mistaken', MISTAKEN],
  ] as const) {
    if (flags.set !== undefined && flags.set !== name) continue;
    const before = flags.only === undefined ? [] : await recorded(name);
    const all: RecordedDialogue[] = [];
    for (const scenario of scenarios) {
      const old = before.find((dialogue) => dialogue.name === titleOf(scenario));
      if (old && !only.test(titleOf(scenario))) {
        all.push({ ...old, expect: [...scenario.expect] });
        continue;
      }
      if (!only.test(titleOf(scenario))) continue;
      const dialogue = await record(scenario, servers);
      report(dialogue);
      all.push(dialogue);
    }
    const text = all.map((dialogue) => `${JSON.stringify(dialogue)}\n`).join('');
    if (!flags.check) await writeFile(fileOf(name), text);
    process.stdout.write(`${all.length} ${name}, ${text.length} octets\n`);
  }
} finally {
  await servers.close();
}
