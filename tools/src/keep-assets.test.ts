import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepAssets } from './keep-assets.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ehlo-assets-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A build that made these files, over the one before it. */
function build(name: string, before: string, files: readonly string[]): string {
  const next = join(folder, name);
  mkdirSync(join(next, 'assets'), { recursive: true });
  for (const file of files) writeFileSync(join(next, 'assets', file), `${file} of ${name}`);
  keepAssets(before, next);
  return next;
}
const assets = (of: string) => readdirSync(join(of, 'assets')).sort();

describe('a build of the page', () => {
  it('keeps the chunks of the one before, for pages that are open, and none of those before that', () => {
    const first = build('first', join(folder, 'none'), ['main-1.js', 'main-1.js.br', 'mail-1.js']);
    expect(assets(first)).toEqual(['mail-1.js', 'main-1.js', 'main-1.js.br']);
    const second = build('second', first, ['main-2.js', 'mail-1.js']);
    expect(assets(second)).toEqual(['mail-1.js', 'main-1.js', 'main-1.js.br', 'main-2.js']);
    // What both made is the new one's.
    expect(readFileSync(join(second, 'assets', 'mail-1.js'), 'utf8')).toBe('mail-1.js of second');
    const third = build('third', second, ['main-3.js']);
    expect(assets(third)).toEqual(['mail-1.js', 'main-2.js', 'main-3.js']);
  });

  it('keeps all of one that was made before builds wrote down what they made', () => {
    const old = join(folder, 'old');
    mkdirSync(join(old, 'assets'), { recursive: true });
    writeFileSync(join(old, 'assets', 'main-0.js'), '');
    expect(assets(build('new', old, ['main-1.js']))).toEqual(['main-0.js', 'main-1.js']);
  });
});
