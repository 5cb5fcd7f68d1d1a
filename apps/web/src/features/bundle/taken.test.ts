import { latin1 } from '@ehlo/protocol';
import { describe, expect, it } from 'vitest';
import { recorded, type Said, secret } from '../replay/recording.fixture.ts';
import { transcriptMarkdown, transcriptText } from '../wire/transcript-text.ts';
import { readTaken } from './taken.ts';

const PASSWORD = 'AG9jZWFuAHM=';
const BEFORE = 'EHLO me\r\nAUTH PLAIN ';
const SAID: Said[] = [
  ['server', '220 mail.campus.test ESMTP\r\n', 1],
  ['client', 'EHLO me\r\n', 2],
  ['server', '250-mail.campus.test\r\n250 AUTH PLAIN\r\n', 3],
  ['client', `AUTH PLAIN ${PASSWORD}\r\n`, 4],
  ['server', '235 2.7.0 ok\r\n', 5],
];
const recording = recorded(SAID, { secrets: [secret(BEFORE.length, BEFORE.length + PASSWORD.length)] });
const HEADS = { time: 's', client: 'client', server: 'server' };

/** Everything that a file is made of. */
async function written(masked: boolean): Promise<string> {
  const { recording: taken, reading, lines } = await readTaken(recording, masked, 'ocean');
  const octets = taken.events.map((event) =>
    event.kind === 'octets' ? latin1(event.octets ?? new Uint8Array()) : '',
  );
  const commands = reading.exchanges.map(({ command }) => command?.text);
  return [
    transcriptText('x', lines, String),
    transcriptMarkdown('x', lines, HEADS, String),
    ...octets,
    ...commands,
  ].join('\n');
}

describe('what is taken along', () => {
  it('has no password in any form if it is to be without passwords', async () => {
    const text = await written(true);
    expect(text).not.toContain(PASSWORD);
    expect(text).toContain(`AUTH PLAIN ${'*'.repeat(PASSWORD.length)}`);
  });

  it('is what crossed if it is not', async () => {
    expect(await written(false)).toContain(`AUTH PLAIN ${PASSWORD}`);
  });
});
