import { describe, expect, it } from 'vitest';
import { createFakeClock } from './fake-clock.fixture.ts';
import { createLoginBrake } from './login-brake.ts';

/** Milliseconds until a wrong password may be said to be wrong. */
function meter() {
  const clock = createFakeClock();
  const brake = createLoginBrake(clock);
  async function waits(caller: string): Promise<number> {
    let said = false;
    void brake.wrong(caller).then(() => {
      said = true;
    });
    for (let ms = 0; ; ms += 500) {
      await Promise.resolve();
      await Promise.resolve();
      if (said) return ms;
      clock.turn(500);
    }
  }
  return { clock, brake, waits };
}

describe('who guesses passwords', () => {
  it('waits longer each time, and not for ever', async () => {
    const { waits } = meter();
    const times: number[] = [];
    for (let n = 0; n < 7; n++) times.push(await waits('outside 10.0.0.1'));
    expect(times).toEqual([0, 500, 1000, 2000, 4000, 8000, 8000]);
  });

  it('holds up nobody else', async () => {
    const { waits } = meter();
    for (let n = 0; n < 4; n++) await waits('outside 10.0.0.1');
    expect(await waits('inside room-teal')).toBe(0);
  });

  it('is forgiven after a minute, or by the right password', async () => {
    const { clock, brake, waits } = meter();
    await waits('a');
    await waits('a');
    clock.turn(60_000);
    expect(await waits('a')).toBe(0);
    expect(await waits('a')).toBe(500);
    brake.right('a');
    expect(await waits('a')).toBe(0);
  });
});
