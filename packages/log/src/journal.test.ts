import fs from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logged } from '@ehlo/wire';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { eventJson, ROOM_CODE } from './event-code.ts';
import { Journal } from './journal.ts';

let folder: string;
let count = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ehlo-journal-'));
});
afterAll(() => rm(folder, { recursive: true }));
const fresh = () => join(folder, String(count++));

const SALT = new Uint8Array(8).fill(1);
const NEXT_SALT = new Uint8Array(8).fill(2);

function octets(seq: number, text = 'hello'): Logged {
  const octets = new TextEncoder().encode(text);
  const { length } = octets;
  const at = { room: 'a', seq, at: seq };
  return {
    kind: 'connection.octets',
    connection: 1,
    from: 'server',
    layer: 'clear',
    offset: 0,
    length,
    octets,
    ...at,
  };
}

function commit(journal: Journal, ...events: Logged[]): void {
  journal.begin();
  for (const event of events) journal.events.write(1, event, eventJson(event));
  journal.commit();
}

function eventsOf(journal: Journal): Logged[] {
  const found: Logged[] = [];
  journal.eachEvent((at) => found.push(journal.events.eventAt(at, 'a')));
  return found;
}

describe('the journal', () => {
  it('finds every commit again, and the names of rooms', () => {
    const file = fresh();
    const before = new Journal(file, SALT);
    before.begin();
    before.events.writeRoom(7, 'salle d’é');
    before.commit();
    commit(before, octets(1), octets(2));
    commit(before, octets(3));
    const after = new Journal(file, SALT);
    const places: number[] = [];
    after.eachEvent((at) => places.push(at));
    const [room, ...events] = places;
    expect(after.events.codeAt(room!)).toBe(ROOM_CODE);
    expect([after.events.roomAt(room!), after.events.nameAt(room!)]).toEqual([7, 'salle d’é']);
    expect(events.map((at) => after.events.eventAt(at, 'a'))).toEqual([octets(1), octets(2), octets(3)]);
  });

  it('leaves out a record that was cut short, wherever, and goes on in its place', () => {
    const file = fresh();
    const before = new Journal(file, SALT);
    commit(before, octets(1));
    const whole = before.size;
    commit(before, octets(2), octets(3));
    for (const length of [whole + 1, whole + 20, before.size - 1]) {
      const cut = fresh();
      fs.copyFileSync(file, cut);
      fs.truncateSync(cut, length);
      const after = new Journal(cut, SALT);
      expect(eventsOf(after)).toEqual([octets(1)]);
      commit(after, octets(2, 'again'));
      expect(eventsOf(new Journal(cut, SALT))).toEqual([octets(1), octets(2, 'again')]);
    }
  });

  it('leaves out a record with an octet that is another', () => {
    const file = fresh();
    const before = new Journal(file, SALT);
    commit(before, octets(1), octets(2));
    const written = fs.readFileSync(file);
    written[written.length - 3]! ^= 1;
    fs.writeFileSync(file, written);
    expect(eventsOf(new Journal(file, SALT))).toEqual([]);
  });

  it('reads nothing of before its restart, though it writes over it', () => {
    const file = fresh();
    const journal = new Journal(file, SALT);
    for (let seq = 1; seq <= 3; seq++) commit(journal, octets(seq));
    journal.restart(NEXT_SALT);
    expect(eventsOf(journal)).toEqual([]);
    commit(journal, octets(4));
    expect(eventsOf(new Journal(file, NEXT_SALT))).toEqual([octets(4)]);
    expect(eventsOf(new Journal(file, SALT))).toEqual([]);
  });

  it('has nothing of a record that the disk had no room for', () => {
    const file = fresh();
    const journal = new Journal(file, SALT);
    commit(journal, octets(1));
    const full = vi.spyOn(fs, 'writeSync').mockImplementation(() => {
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    });
    expect(() => commit(journal, octets(2, 'lost'))).toThrow('no space');
    full.mockRestore();
    expect(eventsOf(journal)).toEqual([octets(1)]);
    commit(journal, octets(2));
    expect(eventsOf(new Journal(file, SALT))).toEqual([octets(1), octets(2)]);
  });
});
