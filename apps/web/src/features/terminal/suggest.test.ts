import type { ShellState } from '@ehlo/shell';
import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { classStanding } from '../../rooms/class-standing.ts';
import type { DialogueStore } from '../../rooms/dialogue-store.ts';
import type { TerminalSession } from './session.ts';
import { followSuggestions } from './suggest.ts';
import { FIRST_CALL } from './suggestion.ts';

describe('the grey line at the prompt', () => {
  it('goes when an assessment begins, and comes back when it ends', () => {
    const shown: (string | undefined)[] = [];
    const shell: ShellState = { kind: 'prompt' };
    const terminal = {
      state: createStore(() => ({ shell })),
      connection: () => undefined,
      suggest: (line: string | undefined) => void shown.push(line),
    } as unknown as TerminalSession;
    const dialogue = createStore(() => ({})) as unknown as DialogueStore;
    const stop = followSuggestions(terminal, dialogue);
    classStanding.setState({ assessment: { lessons: [], until: 1 } });
    classStanding.setState({}, true);
    stop();
    expect(shown).toEqual([FIRST_CALL, undefined, FIRST_CALL]);
  });
});
