/** Calls between the first word of them and their greeting. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { createFakeClock } from '../fake-clock.fixture.ts';
import type { Person } from '../people/person.ts';
import { createListeners } from './listeners.ts';

const ANA: Person = { home: 'room-ana', handle: 'lake1', address: '10.20.2.1' };
const BEA: Person = { home: 'room-bea', handle: 'lake2', address: '10.20.2.2' };

it('one that is announced before an assessment, and greets after it began, is hung up on', async () => {
  let assessed = false;
  const listeners = createListeners({
    taken: () => false,
    classmateAt: (_, address) => (!assessed && address === ANA.address ? ANA : undefined),
    clock: createFakeClock(),
  });
  const at = { address: ANA.address, port: 2525 };
  const listening = await listeners.listen(ANA, at);
  if (typeof listening === 'string') throw new Error(listening);
  const announced = listeners.announce(BEA, at, () => ({
    from: { address: BEA.address, port: 40_000 },
    connection: 1,
  }));
  if (!announced) throw new Error('Nobody listens.');
  assessed = true;
  listeners.part();
  const socket = connect(announced.realPort, '127.0.0.1');
  socket.write(announced.greeting);
  // Hung up before it is accepted, and not as it closes: nobody waits.
  await once(socket.resume(), 'close');
  const accepted = listening.accept();
  listening.close();
  expect(await accepted).toBeUndefined();
});
