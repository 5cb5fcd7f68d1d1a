import { expect, it } from 'vitest';
import { bench } from '../world.fixture.ts';

it('without "yes" says what would go, and takes nothing', async () => {
  const { run } = bench();
  expect(await run('echo mine > own.txt; fresh-home 2>&1 | tail -1; cat own.txt')).toBe(
    'To do it: fresh-home yes\nmine',
  );
});

it('makes the home new: what was made goes, directories too, and what was removed is back', async () => {
  const { run } = bench();
  await run('mkdir -p letters/old; echo x > letters/old/a');
  await run('rm mail.txt; echo changed > README; cd letters');
  expect(await run('fresh-home yes; pwd | grep -c letters; ls; grep -c Your README')).toBe(
    '/home/ocean7 is as it was when it was new.\n0\nREADME  compose.yaml  mail.txt\n1',
  );
});
