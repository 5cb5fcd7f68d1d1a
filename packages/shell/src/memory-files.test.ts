import { describe, expect, it } from 'vitest';
import { createMemoryFiles } from './memory-files.ts';

const octets = (text: string) => new Uint8Array(Buffer.from(text));
const home = (maxOctets = 100) => createMemoryFiles({ '/home/a/x': 'one' }, { maxOctets, now: () => 7 });

describe('files in memory', () => {
  it('writes, appends, reads and removes', async () => {
    const files = home();
    expect(await files.append('/home/a/x', octets(' two'))).toBe('ok');
    expect(await files.read('/home/a/../a/x')).toEqual(octets('one two'));
    expect(await files.remove('/home/a/x')).toBe(true);
    expect(await files.remove('/home/a/x')).toBe(false);
  });

  it.each([
    ['/home/a', 'is-directory'],
    ['/home/b/x', 'no-directory'],
    ['/x', 'read-only'],
    ['/home/x', 'read-only'],
  ])('refuses to write %s: %s', async (path, problem) => {
    expect(await home().write(path, octets('x'))).toBe(problem);
  });

  it('is full at its limit, counts what is replaced, and has room again after a removal', async () => {
    const files = home(10);
    expect(await files.write('/home/a/x', octets('0123456789'))).toBe('ok');
    expect(await files.append('/home/a/x', octets('!'))).toBe('full');
    await files.remove('/home/a/x');
    expect(await files.write('/home/a/y', octets('0123456789'))).toBe('ok');
  });

  it('lists a directory, sorted', async () => {
    const files = home();
    await files.write('/home/a/b', octets('xy'));
    expect(await files.list('/home/a')).toEqual([
      { name: 'b', kind: 'file', size: 2, modified: 7 },
      { name: 'x', kind: 'file', size: 3, modified: 7 },
    ]);
    expect(await files.list('/home')).toMatchObject([{ name: 'a', kind: 'directory' }]);
    expect(await files.list('/nosuch')).toBeUndefined();
  });

  it('makes and removes directories, and keeps empty ones', async () => {
    const files = home();
    expect(await files.makeDirectory('/home/a/d')).toBe('ok');
    expect(await files.makeDirectory('/home/a/d')).toBe('exists');
    expect(await files.makeDirectory('/home/a/x')).toBe('exists');
    expect(await files.makeDirectory('/home/a/no/d')).toBe('no-directory');
    expect(await files.makeDirectory('/etc')).toBe('read-only');
    const copy = createMemoryFiles({}, { maxOctets: 100 });
    copy.restore(files.snapshot());
    expect(await copy.stat('/home/a/d')).toMatchObject({ kind: 'directory' });
    await copy.write('/home/a/d/f', octets('1'));
    expect(await copy.removeDirectory('/home/a/d')).toBe('not-empty');
    await copy.remove('/home/a/d/f');
    expect(await copy.removeDirectory('/home/a/d')).toBe('ok');
    expect(await copy.removeDirectory('/home/a/d')).toBe('missing');
    expect(await copy.removeDirectory('/home')).toBe('read-only');
  });

  it('comes back from a snapshot, and tells of changes', async () => {
    const files = home();
    let changes = 0;
    const stop = files.onChange(() => changes++);
    await files.write('/home/a/y', octets('kept'));
    stop();
    const copy = createMemoryFiles({}, { maxOctets: 100 });
    copy.restore(files.snapshot());
    expect(await copy.read('/home/a/y')).toEqual(octets('kept'));
    expect(await copy.write('/home/a/z', octets(''))).toBe('ok');
    expect(changes).toBe(1);
  });
});
