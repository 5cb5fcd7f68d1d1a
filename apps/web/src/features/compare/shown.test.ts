import { describe, expect, it } from 'vitest';
import type { Told } from '../learn/api.ts';
import { noteShown } from './shown.ts';

const started = { seq: 1, at: 0 };

/** A server that answers when the test says so. */
function server() {
  const told: string[] = [];
  const answers: ((answer: Told) => void)[] = [];
  const tell = (path: string) => {
    told.push(path);
    return new Promise<Told>((resolve) => answers.push(resolve));
  };
  return { told, tell, answer: (answer: Told) => answers.shift()?.(answer) };
}
const always = (answer: Told) => async () => answer;

describe('what a solution does in one’s place', () => {
  it('is noted step by step, behind the beginning of a lesson that nobody began', async () => {
    const told: string[] = [];
    const tell = async (path: string): Promise<Told> => {
      told.push(path);
      return 'noted';
    };
    expect(await noteShown(tell, {}, ['call', 'greet'], () => false)).toBe(true);
    expect(told).toEqual(['start', 'steps/call/show', 'steps/greet/show']);
  });

  it('is not said where one has left or stopped while it was noted', async () => {
    const { told, tell, answer } = server();
    let left = false;
    const noted = noteShown(tell, { started }, ['call', 'greet'], () => left);
    left = true;
    answer('noted');
    expect(await noted).toBe(false);
    expect(told).toEqual(['steps/call/show']);
  });

  it.each(['too-fast', 'unreachable'] as const)(
    'is not said where it could not be noted: %s',
    async (answer) => {
      expect(await noteShown(always(answer), { started }, ['call'], () => false)).toBe(false);
    },
  );
});
