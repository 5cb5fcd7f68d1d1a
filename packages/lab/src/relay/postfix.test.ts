import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Postfix, postfixMissing, startPostfix } from '../differential/postfix.fixture.ts';
import { OCEAN, octetsIn, Speaker, type StartedLab, startLab } from '../lab.fixture.ts';
import { eventOf } from './foreign.fixture.ts';

const missing = postfixMissing();
if (missing !== undefined) process.stderr.write(`Not relayed to: ${missing}.\n`);

describe.skipIf(missing !== undefined)('Debian’s Postfix as the next hop', () => {
  let postfix: Postfix;
  let lab: StartedLab;
  beforeAll(async () => {
    postfix = await startPostfix({
      main: 'myhostname = mx.far.test\nmydestination = far.test\nlocal_recipient_maps = inline:{ anna=x }\n',
    });
    lab = await startLab({
      claimed: OCEAN,
      relay: {
        outside: (host) =>
          host === 'mx.far.test' ? { address: '127.0.0.1', port: postfix.port } : undefined,
      },
    });
    const text = [
      '$ORIGIN far.test.',
      '$TTL 60',
      '@ SOA ns h 1 2 3 4 5',
      '@ NS ns',
      'ns A 203.0.113.90',
      '@ MX 10 mx',
      'mx A 203.0.113.91',
      '',
    ].join('\n');
    await lab.log.append(OCEAN.room, [{ kind: 'zone.edited', zone: 'far.test.', text }]).committed;
  }, 60_000);
  afterAll(async () => {
    await lab?.close();
    await postfix?.close();
  });

  it('takes a mail for one it knows, and refuses one it does not, which comes back as a report', async () => {
    const speaker = new Speaker(lab.port('mta'));
    await speaker.reply();
    await speaker.say('EHLO ocean7\r\n');
    await speaker.say('MAIL FROM:<alice@campus.test>\r\n');
    await speaker.say('RCPT TO:<anna@far.test>\r\nRCPT TO:<nobody@far.test>\r\n', 2);
    await speaker.say('DATA\r\n');
    await speaker.say('Subject: to a real server\r\n\r\n.. a line that began with a dot\r\n.\r\n');
    await speaker.close();
    // A mail that is put off comes too late for this test: then it says why.
    const putOff = eventOf(lab.log, OCEAN.room, 'mail.deferred').then(({ failure }) => {
      throw new Error(`The first try was put off: ${JSON.stringify(failure)}`);
    });
    const relayed = await Promise.race([eventOf(lab.log, OCEAN.room, 'mail.relayed'), putOff]);
    expect(relayed.forwardPaths).toEqual(['anna@far.test']);
    expect(relayed.reply).toMatch(/^250 2\.0\.0 Ok: queued as /);
    const bounced = await eventOf(lab.log, OCEAN.room, 'mail.bounced');
    expect(bounced).toMatchObject({
      forwardPaths: ['nobody@far.test'],
      failure: { at: 'rcpt', code: 550, enhanced: '5.1.1', permanent: true },
    });
    await eventOf(
      lab.log,
      OCEAN.room,
      'connection.closed',
      ({ connection }) => connection === relayed.connection,
    );
    const said = await lab.log.read(OCEAN.room, { connection: relayed.connection as number });
    expect(octetsIn(said, 'server')).toMatch(/^220 mx\.far\.test ESMTP Postfix/);
    // The dot of the line is stuffed again on its way.
    expect(octetsIn(said, 'client')).toContain('\r\n\r\n.. a line that began with a dot\r\n.\r\n');
  }, 30_000);
});
