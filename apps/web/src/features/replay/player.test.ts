import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Act, act, instantOf, type Player, type Steps, startPlayer, untilNext } from './player.ts';
import { LETTER, read, recorded } from './recording.fixture.ts';
import { timelineOf } from './timeline.ts';

const timeline = timelineOf(read(recorded(LETTER)));
const texts = timeline.moments.map(({ line }) => line.text);
const lineOf = (text: string) => texts.findIndex((one) => one.startsWith(text)) + 1;
const after = (...acts: Act[]): Player =>
  acts.reduce((player, what) => act(player, timeline, what), startPlayer(timeline, 0));

describe('a timeline', () => {
  it('has a line at the time at which it was whole, and marks where one would stop', () => {
    const marks = timeline.moments.flatMap(({ line, marks }) => marks.map((mark) => `${mark}: ${line.text}`));
    expect(marks).toEqual([
      'coach: 550 5.1.1 No such mailbox',
      'refused: 550 5.1.1 No such mailbox',
      'pause: RCPT TO:<bob@campus.test>',
      'letter: Subject: x',
    ]);
    expect(timeline.moments.at(-1)?.at).toBeCloseTo(68.002);
  });

  it('shortens pauses alone', () => {
    expect(timeline.moments[lineOf('RCPT TO:<bbo') - 1]?.shortAt).toBeCloseTo(5);
    expect(timeline.moments.at(-1)?.shortAt).toBeCloseTo(68.002 - (65 - 5.002) + 1.5);
  });

  it('marks the first line behind TLS, where it was granted', () => {
    const said = (answer: string) =>
      timelineOf(
        read(
          recorded([
            ['server', '220 x\r\n', 1],
            ['client', 'STARTTLS\r\n', 2],
            ['server', answer, 3],
            ['client', 'EHLO again\r\n', 4],
          ]),
        ),
      ).moments.find(({ marks }) => marks.includes('tls'))?.line.text;
    expect(said('220 2.0.0 Ready\r\n')).toBe('EHLO again');
    expect(said('454 4.7.0 Not now\r\n')).toBeUndefined();
  });
});

describe('a player', () => {
  it('shows all until it is asked to play, and begins again from the end', () => {
    const whole = startPlayer(timeline);
    expect(whole).toMatchObject({ step: texts.length, playing: false });
    expect(act(whole, timeline, { do: 'play' })).toMatchObject({ step: 0, at: 0, playing: true });
  });

  it('shows what has come by then, at its speed, and rests at the end', () => {
    expect(after({ do: 'play' }, { do: 'tick', seconds: 1.01 }).step).toBe(lineOf('250 SIZE'));
    const fast = after({ do: 'speed', speed: 16 }, { do: 'play' }, { do: 'tick', seconds: 0.2 });
    expect(fast.step).toBe(lineOf('250 2.1.0'));
    expect(act(fast, timeline, { do: 'tick', seconds: 60 })).toMatchObject({
      step: texts.length,
      playing: false,
    });
  });

  it('knows how long the next line takes, and nothing moves while it rests', () => {
    const slow = after({ do: 'speed', speed: 0.25 }, { do: 'play' }, { do: 'tick', seconds: 0.04 });
    expect(untilNext(slow, timeline)).toBeCloseTo((1 - 0.01) / 0.25);
    const rests = act(slow, timeline, { do: 'freeze' });
    expect(untilNext(rests, timeline)).toBeUndefined();
    expect(act(rests, timeline, { do: 'tick', seconds: 9 })).toBe(rests);
  });

  it.each<[string, Act[], number]>([
    [
      'a step',
      [
        { do: 'step', by: 1 },
        { do: 'step', by: 1 },
        { do: 'step', by: -1 },
      ],
      1,
    ],
    ['before the first', [{ do: 'step', by: -1 }], 0],
    ['behind the last', [{ do: 'to-end' }, { do: 'step', by: 1 }], texts.length],
    ['the next mark', [{ do: 'mark', by: 1 }], lineOf('550')],
    [
      'the one after it',
      [
        { do: 'mark', by: 1 },
        { do: 'mark', by: 1 },
      ],
      lineOf('RCPT TO:<bob'),
    ],
    ['the mark before', [{ do: 'to-end' }, { do: 'mark', by: -1 }], lineOf('Subject')],
    [
      'no mark before',
      [
        { do: 'step', by: 1 },
        { do: 'mark', by: -1 },
      ],
      0,
    ],
    ['a line', [{ do: 'to', step: 4 }], 4],
    ['a line that is none', [{ do: 'to', step: Number.NaN }], 0],
  ])('goes to %s', (_, acts, step) => {
    expect(after(...acts)).toMatchObject({ step, playing: false });
  });

  it('stays at its line when pauses are shortened', () => {
    const player = after({ do: 'to', step: lineOf('RCPT TO:<bob') }, { do: 'short', short: true });
    expect(player.step).toBe(lineOf('RCPT TO:<bob'));
    expect(player.at).toBeCloseTo(6.502);
  });

  it('of an empty dialogue does nothing', () => {
    const empty = timelineOf(read(recorded([])));
    for (const what of ['play', 'from-start', 'to-end'] as const)
      expect(act(startPlayer(empty), empty, { do: what })).toMatchObject({ step: 0, playing: false });
  });
});

describe('a player that is moved to an instant', () => {
  /** A step of nought is possible, a pause of a minute is shortened to three seconds. */
  const stepsOf = (gaps: readonly number[]): Steps => {
    let at = 0;
    let shortAt = 0;
    const moments = gaps.map((gap) => {
      at += gap;
      shortAt += gap >= 60 ? 3 : gap;
      return { at, shortAt };
    });
    return { moments, marked: [] };
  };

  it('is there, with as many steps as played up to it, pauses shortened or not', () => {
    const gap = fc.oneof(fc.nat({ max: 20 }), fc.integer({ min: 60, max: 600 }));
    fc.assert(
      fc.property(
        fc.array(gap, { minLength: 1, maxLength: 40 }),
        fc.nat(),
        fc.boolean(),
        (gaps, pick, short) => {
          const steps = stepsOf(gaps);
          const length = steps.moments.at(-1)?.at ?? 0;
          const at = length === 0 ? 0 : pick % length;
          const start = act(startPlayer(steps, 0), steps, { do: 'short', short });
          const moved = act(start, steps, { do: 'at', at });
          expect(instantOf(moved, steps)).toBeCloseTo(at, 6);
          expect(moved.step).toBe(steps.moments.filter((moment) => moment.at <= at).length);
          const played = act(act(start, steps, { do: 'play' }), steps, { do: 'tick', seconds: moved.at });
          expect(played.step).toBe(moved.step);
          expect(instantOf(played, steps)).toBeCloseTo(at, 6);
        },
      ),
    );
  });

  it('stands at the end where it is moved beyond it', () => {
    const steps = stepsOf([1, 2]);
    const moved = act(startPlayer(steps, 0), steps, { do: 'at', at: 99 });
    expect([moved.step, instantOf(moved, steps)]).toEqual([2, 3]);
  });
});
