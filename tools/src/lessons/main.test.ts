import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'ehlo-authoring-'));
afterAll(() => rmSync(folder, { recursive: true }));

function lessons(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', MAIN, ...words], {
    encoding: 'utf8',
  });
  return { status, lines: stdout.trimEnd().split('\n'), stderr };
}

describe('an author', () => {
  const mine = join(folder, 'mine');
  const lesson = join(mine, '10-our-course/10-say-hello');

  it('gets a first lesson, which is that of the guide, and it is solved', () => {
    expect(lessons('new', lesson)).toMatchObject({ status: 0 });
    const { status, lines } = lessons('check', mine);
    expect(lines).toEqual(['solved     our-course/say-hello', 'solved 1 of 1']);
    expect(status).toBe(0);
  }, 120_000);

  it('is told of a near miss that is not noticed, and of a step that is green from the start', () => {
    const file = join(lesson, 'lesson.md');
    const whole = readFileSync(file, 'utf8');
    writeFileSync(file, whole.replace('code: 501', 'code: 502'));
    const unnoticed = lessons('check', mine);
    expect(unnoticed.lines.join('\n')).toContain(
      'step "call-and-greet": near miss 1 was made and not noticed.',
    );
    expect(unnoticed.lines.join('\n')).toContain('10-our-course/10-say-hello/lesson.md:33: step');
    expect(unnoticed.lines.join('\n')).toContain('code was 501, wanted is 502.');
    expect(unnoticed.lines.at(-1)).toBe('solved 0 of 1');
    expect(unnoticed.status).toBe(1);

    writeFileSync(file, whole.replace(/ {2}within:[\s\S]*?221 \}\n/, '  called: {}\n'));
    const green = lessons('check', mine);
    expect(green.lines.join('\n')).toContain(
      'step "hang-up": check 1 was green before the solution was typed.',
    );
    expect(green.lines.at(-1)).toBe('solved 0 of 1');
  }, 240_000);

  it('is told what was seen where a solution does not solve', () => {
    const file = join(lesson, 'lesson.md');
    const whole = readFileSync(file, 'utf8');
    writeFileSync(file, whole.replace('to: EHLO, code: 250, port: 1025', 'to: EHLO, code: 251, port: 1025'));
    const { lines, status } = lessons('check', mine);
    expect(lines.join('\n')).toMatch(/lesson\.md:28: step "call-and-greet": .* check 2 stayed red/);
    expect(lines.join('\n')).toContain('check 2, "reply"');
    expect(lines.join('\n')).toContain('code was 250, wanted is 251.');
    expect(status).toBe(1);
    writeFileSync(file, whole);
  }, 120_000);

  it('is told of a lesson that is needed and nowhere', () => {
    const file = join(lesson, 'lesson.md');
    const whole = readFileSync(file, 'utf8');
    writeFileSync(file, whole.replace('minutes: 5', 'minutes: 5\nneeds: [smtp-by-hand/your-first-mai]'));
    const { lines, status } = lessons('check', mine);
    expect(lines[0]).toContain('lesson.md:5: There is no lesson "smtp-by-hand/your-first-mai"');
    expect(lines[0]).toContain('smtp-by-hand/your-first-mail.');
    expect(lines.at(-1)).toBe('solved 0 of 1');
    expect(status).toBe(1);
    writeFileSync(file, whole);
  }, 60_000);

  it('is told with file and line what cannot be read, and that it counts', () => {
    const file = join(lesson, 'lesson.md');
    writeFileSync(file, readFileSync(file, 'utf8').replace('minutes: 5', 'minutes: soon'));
    const { lines, status } = lessons('check', mine);
    expect(lines[0]).toMatch(/^10-our-course\/10-say-hello\/lesson\.md:4: The front matter, minutes: /);
    expect(lines.at(-1)).toBe('solved 0 of 1');
    expect(status).toBe(1);
  }, 60_000);

  it.each([
    [['new', join(folder, 'Lessons/first')], 1, 'is no name of a lesson'],
    [['new', lesson], 1, 'is there already'],
    [['chek'], 2, 'lessons check [DIR]'],
  ])('who writes %j is answered', (words, status, sentence) => {
    const answered = lessons(...words);
    expect(answered.status).toBe(status);
    expect(answered.stderr).toContain(sentence);
  });

  it('who names no folder of lessons is told so', () => {
    const { lines } = lessons('check', join(folder, 'nowhere'));
    expect(lines[0]).toContain('The folder cannot be read: ENOENT');
    expect(lines.at(-1)).toBe('solved 0 of 1');
  });
});
