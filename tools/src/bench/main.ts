/**
 * `pnpm bench`: every claim about speed, as a ratio beside a baseline measured in the same run, in blocks that take
 * turns. `--only lines,memory,page,mail,relay,bulk,reading,mailboxes,typing,class,school,broadcast,wire` measures some; `--json FILE` also writes the figures;
 * `--quick` takes few blocks and small numbers, to try the bench itself.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { measureBroadcast } from './broadcast-claims.ts';
import { measureBulk } from './bulk-claims.ts';
import { measureClass } from './class-claims.ts';
import { measureLines, measureMemory } from './lines-claims.ts';
import { measureMail } from './mail-claims.ts';
import { measureMailboxes } from './mailbox-claims.ts';
import { measurePage } from './page.ts';
import { measureReading } from './reading.ts';
import { measureRelay } from './relay-claims.ts';
import { createReport, HEAD, type Report, type Row } from './report.ts';
import { measureTyping } from './typing.ts';
import { measureWire } from './wire-claims.ts';

const { values: flags } = parseArgs({
  options: { json: { type: 'string' }, quick: { type: 'boolean' }, only: { type: 'string' } },
});
const RUNS = flags.quick ? 1 : 2;
const size = flags.quick ? { blocks: 6, many: 50, crowd: 100 } : { blocks: 40, many: 200, crowd: 1000 };

const MEASURES: Record<string, (report: Report) => Promise<void>> = {
  lines: (report) => measureLines(report, size),
  memory: (report) => measureMemory(report, size),
  page: measurePage,
  mail: (report) => measureMail(report, size.blocks),
  relay: (report) => measureRelay(report, size.blocks),
  bulk: (report) => measureBulk(report, size.blocks),
  reading: (report) => measureReading(report, Math.ceil(size.blocks / 4)),
  typing: (report) => measureTyping(report, Math.ceil(size.blocks / 4)),
  class: (report) => measureClass(report, { blocks: Math.ceil(size.blocks / 10), many: size.many }),
  school: (report) => measureClass(report, { blocks: Math.ceil(size.blocks / 20) + 1, many: size.crowd }),
  broadcast: (report) => measureBroadcast(report, { blocks: Math.ceil(size.blocks / 10), many: size.many }),
  wire: (report) =>
    measureWire(report, { blocks: Math.ceil(size.blocks / 10) + 2, rows: flags.quick ? 1000 : 10_000 }),
  mailboxes: (report) => measureMailboxes(report, Math.ceil(size.blocks / 4)),
};
const wanted = flags.only?.split(',') ?? Object.keys(MEASURES);

const rows: Row[] = [];
process.stdout.write(HEAD);
for (let run = 1; run <= RUNS; run++) {
  const report = createReport(run, rows);
  for (const name of wanted) {
    const measure = MEASURES[name];
    if (!measure) throw new Error(`There is no "${name}"; there are ${Object.keys(MEASURES).join(', ')}.`);
    await measure(report);
  }
}

if (flags.json !== undefined) writeFileSync(flags.json, `${JSON.stringify(rows, null, 2)}\n`);
const held = rows.filter((row) => row.holds).length;
process.stdout.write(`\n${held} of ${rows.length} claims hold\n`);
process.exit(held === rows.length ? 0 : 1);
