import { expect, test } from '@playwright/test';
import { Ehlo } from './ehlo.ts';
import { openPlayground } from './page.ts';

let ehlo: Ehlo;
test.beforeEach(async () => {
  ehlo = await Ehlo.start();
});
test.afterEach(() => ehlo.stop());

test('panes are as wide as they were left, with two of them and with three, each by itself', async ({
  page,
}) => {
  const terminal = page.getByRole('separator').first();
  const moved = async (width: number) => {
    await page.setViewportSize({ width, height: 800 });
    await openPlayground(page, ehlo.url);
    const before = Number(await terminal.getAttribute('aria-valuenow'));
    await terminal.focus();
    await page.keyboard.press('ArrowRight');
    await expect(terminal).toHaveAttribute('aria-valuenow', `${before + 16}`);
    return before + 16;
  };
  const two = await moved(1000);
  const three = await moved(1440);
  for (const [width, left] of [
    [1000, two],
    [1440, three],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await page.reload();
    await expect(terminal).toHaveAttribute('aria-valuenow', `${left}`);
  }
});
