import { readingEvent } from '@ehlo/lessons/reading-event';
import { advance, createReading } from '@ehlo/protocol/reading';
import type { Logged } from '@ehlo/wire';
import { describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { Playground } from '../../rooms/context.ts';
import { type DialogueState, readingContext } from '../../rooms/dialogue-store.ts';
import { createLook, createPlainLook } from './look.ts';

const ID = 7;

/** A dialogue whose log can be asked for again, as the bridge does. */
function playground(ownTerminal = false) {
  const log: Logged[] = [];
  const sent = { client: 0, server: 0 };
  const reading = createReading(readingContext(undefined, { handle: 'ocean', password: 'secret' }));
  const dialogue = createStore<DialogueState>(() => ({ connection: ID, pinned: false, reading, version: 0 }));
  const listeners = new Set<(events: Logged[], page: { reset: boolean; upTo: number }) => void>();
  const say = (from: 'client' | 'server', text: string) => {
    const octets = new TextEncoder().encode(text);
    const event = {
      kind: 'connection.octets',
      seq: log.length,
      at: log.length,
      connection: ID,
      layer: 'clear',
      from,
      offset: sent[from],
      length: octets.length,
      octets,
    } as unknown as Logged;
    sent[from] += octets.length;
    log.push(event);
    const read = readingEvent(event);
    if (read) advance(reading, read);
    for (const listener of listeners) listener([event], { reset: false, upTo: log.length });
    dialogue.setState({ version: dialogue.getState().version + 1 });
  };
  const parts = {
    dialogue,
    room: createStore(() => ({ connections: [] })),
    terminal: { connection: () => (ownTerminal ? ID : undefined) },
    bridge: {
      state: createStore(() => ({})),
      subscribe(_view: unknown, listener: typeof listeners extends Set<infer L> ? L : never) {
        listeners.add(listener);
        queueMicrotask(() => listener([...log], { reset: true, upTo: log.length }));
        return () => listeners.delete(listener);
      },
    },
  };
  return { look: createLook(parts as unknown as Playground), say, listeners, reading, dialogue, log };
}

function talk(say: ReturnType<typeof playground>['say']) {
  say('server', '220 localhost ESMTP\r\n');
  say('client', 'EHLO ocean.campus.test\r\n');
  say('server', '250-localhost\r\n250 SIZE 1000\r\n');
  say('client', 'MAIL FROM:<alice@campus.test>\r\n');
  say('server', '250 2.1.0 Ok\r\n');
}

describe('looking back', () => {
  it('shows every panel as it was when the chosen exchange was over', async () => {
    const { look, say } = playground();
    talk(say);
    look.choose(1);
    expect(look.getState().chosen).toBe(1);
    await vi.waitFor(() => expect(look.getState().past).toMatchObject({ step: 4, of: 6 }));
    expect(look.getState().past?.reading.phase).toBe('greeted');
    expect(look.getState().past?.reading.envelope.reversePath).toBeUndefined();
  });

  it('goes a line back and forth, and is at now again after the last one', async () => {
    const { look, say, listeners } = playground();
    talk(say);
    look.step(-1);
    await vi.waitFor(() => expect(look.getState().past?.step).toBe(5));
    expect(look.getState().chosen).toBe(2);
    look.step(-1);
    expect(look.getState()).toMatchObject({ chosen: 1, past: { step: 4 } });
    look.step(1);
    look.step(1);
    expect(look.getState()).toEqual({});
    expect(listeners.size).toBe(0);
  });

  it('stays where it is while others go on, and counts their lines', async () => {
    const { look, say } = playground();
    talk(say);
    look.toStart();
    await vi.waitFor(() => expect(look.getState().past?.step).toBe(1));
    say('client', 'RCPT TO:<bob@campus.test>\r\n');
    expect(look.getState().past).toMatchObject({ step: 1, of: 7 });
  });

  it('returns to now when the person types a line of their own', async () => {
    const { look, say } = playground(true);
    talk(say);
    look.choose(0);
    await vi.waitFor(() => expect(look.getState().past).toBeDefined());
    say('client', 'RCPT TO:<bob@campus.test>\r\n');
    expect(look.getState()).toEqual({});
  });

  it('is at now when the newest exchange is chosen', () => {
    const { look, say } = playground();
    talk(say);
    look.choose(2);
    expect(look.getState()).toEqual({});
  });

  it('steps through a transcript, whose events no log has', async () => {
    const { look, say, dialogue, log, listeners } = playground();
    talk(say);
    const events = log.map(readingEvent).filter((event) => event !== undefined);
    const context = readingContext(undefined, { handle: 'ocean', password: 'secret' });
    const { connection: _, ...state } = dialogue.getState();
    dialogue.setState({ ...state, transcript: 'pasted', told: { context, events } }, true);
    look.step(-1);
    await vi.waitFor(() => expect(look.getState().past).toMatchObject({ step: 5, of: 6 }));
    expect(listeners.size).toBe(0);
  });
});

it('of another dialogue than the terminal’s is its own: a row is chosen there though the terminal’s newest has its number', () => {
  let newest = 3;
  const look = createPlainLook(() => newest);
  look.choose(2);
  expect(look.getState().chosen).toBe(2);
  look.choose(3);
  expect(look.getState().chosen).toBeUndefined();
  newest = 4;
  look.choose(3);
  expect(look.getState().chosen).toBe(3);
});
