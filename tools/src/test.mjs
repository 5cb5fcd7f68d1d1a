// `npm test`: brings what is missing, then runs every test: unit and real clients (Vitest), browser (Playwright).
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bringPrograms, buildPage, installPackages, ROOT, requireNode, run } from './bring.mjs';

requireNode();
installPackages();
const inCi = Boolean(process.env.CI);
const missing = bringPrograms();
for (const sentence of missing) console.error(`MISSING: ${sentence}`);
if (inCi && missing.length > 0) {
  console.error('Under CI every real client must be there. Nothing was tested.');
  process.exit(1);
}
buildPage();

const reports = mkdtempSync(join(tmpdir(), 'ehlo-test-'));
const unitReport = join(reports, 'unit.json');
const browserReport = join(reports, 'browser.json');
const bin = (name) => join(ROOT, 'node_modules', name);

const unit = run(process.execPath, [
  bin('vitest/vitest.mjs'),
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${unitReport}`,
]);
const browser = run(
  process.execPath,
  [bin('@playwright/test/cli.js'), 'test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json'],
  {
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport },
  },
);
// The transcripts against the shell as the page has it: the unit tests play them against its sources.
const golden = run(process.execPath, ['--import', 'tsx', 'tools/src/golden/main.ts', '--browser']);
const budget = run(process.execPath, ['--import', 'tsx', 'build/budget.ts'], { cwd: join(ROOT, 'apps/web') });

function counts(file, read) {
  try {
    return read(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const sentence = `No report in ${file}: ${error.message}`;
    return { passed: 0, failed: 1, skipped: 0, red: [sentence] };
  }
}

/** What a reader of the log's end needs of a failure: where it was, and how it began. */
const redLine = (where, message = '') => `${where}\n  ${message.split('\n').slice(0, 12).join('\n  ')}`;

const units = counts(unitReport, (json) => ({
  passed: json.numPassedTests,
  failed: json.numFailedTests + (json.numFailedTestSuites > 0 && json.numFailedTests === 0 ? 1 : 0),
  skipped: json.numPendingTests,
  red: json.testResults
    .filter(({ status }) => status === 'failed')
    .flatMap(({ name, message, assertionResults }) => {
      const tests = assertionResults.filter(({ status }) => status === 'failed');
      if (tests.length === 0) return [redLine(name, message)];
      return tests.map(({ fullName, failureMessages }) =>
        redLine(`${name}: ${fullName}`, failureMessages[0]),
      );
    }),
}));

const specsIn = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsIn)];
const browsers = counts(browserReport, ({ stats, suites }) => ({
  passed: stats.expected + stats.flaky,
  failed: stats.unexpected,
  skipped: stats.skipped,
  red: suites
    .flatMap(specsIn)
    .filter(({ ok }) => !ok)
    .map(({ file, line, title, tests }) =>
      redLine(`${file}:${line}: ${title}`, tests[0]?.results.find(({ error }) => error)?.error.message),
    ),
}));
rmSync(reports, { recursive: true, force: true });
// A log is often read from its end: what failed is named once more there.
for (const red of [...units.red, ...browsers.red]) console.error(`\nFAILED ${red}`);
const sum = (key) => units[key] + browsers[key];
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
process.exit(unit || browser || golden || budget);
