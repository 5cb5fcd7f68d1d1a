import type { Connection, Listened } from '@ehlo/shell';
import { describe, expect, it } from 'vitest';
import { createDesk } from './call.ts';

interface Pipe<T> {
  push(value: T): void;
  next(): Promise<T>;
}

function pipe<T>(): Pipe<T> {
  const ready: T[] = [];
  const waiting: ((value: T) => void)[] = [];
  return {
    push(value) {
      const next = waiting.shift();
      if (next) next(value);
      else ready.push(value);
    },
    next: () =>
      ready.length > 0
        ? Promise.resolve(ready.shift() as T)
        : new Promise((resolve) => waiting.push(resolve)),
  };
}

function caller(id: string) {
  const chunks = pipe<Uint8Array | null>();
  const written: string[] = [];
  let reads = 0;
  const connection: Connection = {
    address: '192.0.2.7',
    port: 40_000,
    id,
    read() {
      reads++;
      return chunks.next();
    },
    async write(octets) {
      written.push(new TextDecoder().decode(octets));
    },
    secure: async () => {
      throw new Error('nobody asks for TLS here');
    },
    renegotiate: async () => undefined,
    end: () => undefined,
    abort: () => undefined,
  };
  const say = (text: string) => chunks.push(new TextEncoder().encode(text));
  return { connection, say, hangUp: () => chunks.push(null), written, reads: () => reads };
}

/** Ports that open when the test says so. */
function machine() {
  const asked: { open(): void; closed: boolean; calls: Pipe<ReturnType<typeof caller>> }[] = [];
  const listen = () =>
    new Promise<Listened>((resolve) => {
      const calls = pipe<ReturnType<typeof caller>>();
      const one = {
        calls,
        closed: false,
        open: () =>
          resolve({
            ok: true,
            listener: {
              accept: async () => ({
                connection: (await calls.next()).connection,
                from: { address: '192.0.2.7', port: 40_000 },
              }),
              close: () => {
                one.closed = true;
              },
            },
          }),
      };
      asked.push(one);
    });
  const desk = createDesk({ listen }, 'ocean7.campus.test', () => 0);
  return { desk, asked };
}

/** What was begun by then is done. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

async function opened() {
  const { desk, asked } = machine();
  const opening = desk.open(2525);
  asked[0]!.open();
  await opening;
  return { desk, asked };
}

describe('a port that is answered by hand', () => {
  it('opens once, however often one presses', async () => {
    const { desk, asked } = machine();
    void desk.open(2525);
    void desk.open(2525);
    expect(asked.length).toBe(1);
  });

  it('does not stay open behind somebody who left while it opened', async () => {
    const { desk, asked } = machine();
    const opening = desk.open(2525);
    desk.close();
    asked[0]!.open();
    await opening;
    expect(asked[0]!.closed).toBe(true);
    expect(desk.state.getState().standing).toBe('shut');
  });

  it('talks to the caller it has, also when one of before it was closed goes', async () => {
    const { desk, asked } = await opened();
    const [old, fresh] = [caller('1'), caller('2')];
    asked[0]!.calls.push(old);
    await settled();
    desk.close();
    const opening = desk.open(2525);
    asked[1]!.open();
    await opening;
    asked[1]!.calls.push(fresh);
    await settled();
    old.hangUp();
    await settled();
    desk.answer(['220 hello']);
    expect(fresh.written).toEqual(['220 hello\r\n']);
    fresh.say('EHLO me\r\n');
    await settled();
    expect(desk.state.getState().asked.map(({ about }) => about)).toEqual(['EHLO']);
  });

  it('reads no more while a hundred lines wait, and goes on as they are answered', async () => {
    const { desk, asked } = await opened();
    const one = caller('1');
    asked[0]!.calls.push(one);
    await settled();
    one.say('NOOP\r\n'.repeat(102));
    await settled();
    const before = one.reads();
    one.say('NOOP\r\n');
    await settled();
    expect(one.reads()).toBe(before);
    for (let said = 0; said < 3; said++) desk.answer(['250 ok']);
    await settled();
    expect(one.reads()).toBeGreaterThan(before);
  });

  it('hangs up while more than a hundred lines wait, and takes the next call', async () => {
    const { desk, asked } = await opened();
    const [one, next] = [caller('1'), caller('2')];
    asked[0]!.calls.push(one);
    await settled();
    one.say('NOOP\r\n'.repeat(102));
    await settled();
    desk.hangUp();
    await settled();
    expect(desk.state.getState()).toMatchObject({ standing: 'over', asked: [] });
    asked[0]!.calls.push(next);
    await settled();
    expect(desk.state.getState()).toMatchObject({ standing: 'talking', asked: [{ about: 'greeting' }] });
  });

  it('notices at the next answer that a caller left while more than a hundred lines wait', async () => {
    const { desk, asked } = await opened();
    const one = caller('1');
    asked[0]!.calls.push(one);
    await settled();
    one.say('NOOP\r\n'.repeat(103));
    await settled();
    one.connection.write = () => Promise.reject(new Error('reset'));
    desk.answer(['220 hello']);
    await settled();
    expect(desk.state.getState()).toMatchObject({ standing: 'over', asked: [] });
  });
});
