import { loadLessons, SHIPPED } from '@ehlo/lessons/node';
import { expect, it } from 'vitest';
import { startLab } from './lab-process.ts';
import { enter } from './pupil.ts';

/** Who said the dialogue when it was captured, and the name that the server gave to the letter. */
const HANDLE = 'saddle1';
const TAKEN_AS = /Taken as \w+/;

const { chapters } = await loadLessons(SHIPPED);
const lesson = chapters
  .flatMap(({ lessons }) => lessons)
  .find(({ id }) => id === 'challenges/explain-a-dialogue');
const printed = (lesson?.words.en.steps ?? [])
  .flatMap(({ prose }) => prose)
  .flatMap((block) => (block.type === 'code' ? block.text.split('\n') : []))
  .map((line) => /^ *\d+ ([CS]): ?(.*)$/.exec(line)?.slice(1) ?? []);

it('the dialogue to explain is what mail.campus.test says to these lines', async () => {
  const lab = await startLab(undefined);
  const pupil = await enter(lab.origin);
  try {
    const said = (text: string) => text.replaceAll(HANDLE, pupil.own.handle);
    expect(printed.length).toBeGreaterThan(20);
    await pupil.type('ncat -C mail.campus.test 25');
    for (const [by, text = ''] of printed) if (by === 'C') await pupil.type(said(text));
    const crossed = pupil
      .screen()
      .split('\n')
      .slice(1, 1 + printed.length);
    const plain = (text: string) => text.replace(TAKEN_AS, 'Taken as …');
    expect(crossed.map(plain)).toEqual(printed.map(([, text = '']) => plain(said(text))));
  } finally {
    pupil.leave();
    await lab.stop();
    lab.forget();
  }
}, 60_000);
