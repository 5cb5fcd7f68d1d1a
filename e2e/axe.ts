import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  id: string;
  nodes: { target: string[]; failureSummary?: string }[];
}

// Halfway through a fade a button has a contrast it is never meant to have. What goes on for ever is not waited for.
const SETTLED = `Promise.allSettled(document.getAnimations()
  .filter(({ effect, playState }) => playState === 'running' && Number.isFinite(effect?.getComputedTiming().endTime))
  .map(({ finished }) => finished)).then(() => undefined)`;

/**
 * WCAG 2.2 A and AA, by axe, of the page once its transitions are over. Evaluated through the debugger, so the page's
 * own policy stays as strict as it is.
 */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(SETTLED);
  await page.evaluate(AXE);
  const found = (await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] })`,
  )) as { violations: Violation[] };
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}
