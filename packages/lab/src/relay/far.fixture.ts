import type { Logged, MailStored } from '@ehlo/wire';
import { expect } from 'vitest';
import { createFakeClock } from '../fake-clock.fixture.ts';
import { OCEAN, Speaker, type StartedLab, startLab } from '../lab.fixture.ts';
import type { LabOptions } from '../lab.ts';
import { eventOf, type ForeignServer, foreignServer, type Script } from './foreign.fixture.ts';

export const ROOM = OCEAN.room;
/** The lab that `start` started last. */
export let lab: StartedLab;
const foreign: ForeignServer[] = [];

/** After each test. */
export async function end(): Promise<void> {
  await lab.close();
  await Promise.all(foreign.splice(0).map((server) => server.close()));
}

/** A lab with a domain far.test, whose servers say what scripts say: mx1 (10), mx2 (20), and equal.far.test. */
export async function start(scripts: Record<string, Script> = {}, more: Partial<LabOptions> = {}) {
  const servers = new Map<string, ForeignServer>();
  for (const [name, script] of Object.entries(scripts)) {
    const server = await foreignServer(script);
    foreign.push(server);
    servers.set(`${name}.far.test`, server);
  }
  const clock = createFakeClock();
  const { relay, ...options } = more;
  lab = await startLab({
    claimed: OCEAN,
    clock,
    relay: {
      outside(host) {
        const server = servers.get(host);
        return server && { address: '127.0.0.1', port: server.port };
      },
      random: () => 0,
      ...relay,
    },
    ...options,
  });
  await zone('far.test.', '@ MX 10 mx1\n@ MX 20 mx2\nmx1 A 203.0.113.91\nmx2 A 203.0.113.92');
  return { clock, server: (name: string) => servers.get(`${name}.far.test`) as ForeignServer };
}

export async function zone(apex: string, records: string): Promise<void> {
  const text = `$ORIGIN ${apex}\n$TTL 60\n@ SOA ns h 1 2 3 4 5\n@ NS ns\nns A 203.0.113.90\n${records}\n`;
  await lab.log.append(ROOM, [{ kind: 'zone.edited', zone: apex, text }]).committed;
}

/** Sends a letter through the campus MTA, from a machine on campus or over `speaker`; @returns the reply to the dot. */
export async function submit(
  to: string | string[],
  from = 'alice@campus.test',
  letter = 'Subject: hello\r\n\r\nhi\r\n',
  parameters = '',
  speaker = new Speaker(lab.port('mta')),
) {
  await speaker.reply();
  await speaker.say('EHLO ocean7\r\n');
  await speaker.say(`MAIL FROM:<${from}>${parameters}\r\n`);
  for (const path of [to].flat()) expect(await speaker.say(`RCPT TO:<${path}>\r\n`)).toMatch(/^250 /);
  await speaker.say('DATA\r\n');
  const reply = await speaker.say(`${letter}.\r\n`);
  await speaker.close();
  return reply;
}

export const relayed = (is?: Parameters<typeof eventOf<'mail.relayed'>>[3]) =>
  eventOf(lab.log, ROOM, 'mail.relayed', is);
export const deferred = (is?: Parameters<typeof eventOf<'mail.deferred'>>[3]) =>
  eventOf(lab.log, ROOM, 'mail.deferred', is);
export const bounced = () => eventOf(lab.log, ROOM, 'mail.bounced');
export const stored = (mailbox: string) =>
  eventOf(lab.log, ROOM, 'mail.stored', (event) => event.mailbox === mailbox && event.mail !== undefined);
export const opened = async () =>
  (await lab.events(ROOM)).flatMap((event) =>
    event.kind === 'connection.opened' && event.by === 'relay' ? [event] : [],
  );
export async function textOf({ blob, prefix }: Logged<MailStored>): Promise<string> {
  return prefix + Buffer.from((await lab.blobs.read(blob)) ?? []).toString('latin1');
}
