import { dial, OCEAN, type Speaker, type StartedLab } from './lab.fixture.ts';

export const IMAP = { address: '192.0.2.25', port: 143 };

/** A client with tags of its own: sends a command, and waits for its tagged line. */
export interface ImapClient {
  readonly speaker: Speaker;
  /** What is answered up to the tagged line, which comes without its tag. */
  say(text: string): Promise<string>;
  done(tag?: string): Promise<string>;
  raw(text: string): void;
  until(enough: (text: string) => boolean): Promise<string>;
}

export function imapClient(speaker: Speaker): ImapClient {
  let tags = 0;
  const made: ImapClient = {
    speaker,
    say(text) {
      const tag = `a${++tags}`;
      speaker.socket.write(`${tag} ${text}\r\n`, 'latin1');
      return made.done(tag);
    },
    async done(tag = `a${tags}`) {
      const all = await speaker.until((got) =>
        new RegExp(`(?:^|\r\n)${tag} (?:OK|NO|BAD)[^\r\n]*\r\n$`).test(got),
      );
      return all.replaceAll(/\r\n$/g, '').replace(new RegExp(`(^|\r\n)${tag} `), '$1');
    },
    raw: (text) => void speaker.socket.write(text, 'latin1'),
    until: (enough) => speaker.until(enough),
  };
  return made;
}

/** Dials as the terminal does, and logs in where somebody is named. */
export async function openImap(
  { lab }: Pick<StartedLab, 'lab'>,
  user = 'bob',
  guest = OCEAN,
): Promise<ImapClient> {
  const { speaker } = dial(lab, IMAP, guest);
  await speaker.until((text) => text.endsWith('\r\n'));
  const client = imapClient(speaker);
  if (user === '') return client;
  const answer = await client.say(`LOGIN ${user} secret`);
  if (!answer.startsWith('OK')) throw new Error(`It answered ${answer}`);
  return client;
}
