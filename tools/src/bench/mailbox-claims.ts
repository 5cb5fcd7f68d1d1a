/** Mailboxes read over IMAP and POP3, beside Debian's Dovecot with the same letters. */
import { dovecotMissing, startDovecot } from './dovecot.ts';
import { startEhlo } from './processes.ts';
import { Reader } from './reader.ts';
import { type Report, show } from './report.ts';
import { inTurn, median, ratioOf } from './statistics.ts';

const SMALL = { user: 'alice', mails: 1_000 };
const LARGE = { user: 'bob', mails: 10_000 };
const WARM_BLOCKS = 1;
/** Letters that are read one after the other. */
const ONE_BY_ONE = 300;
/** APPENDs on their way at a time. */
const APPENDED_TOGETHER = 50;
/** Connections that do. */
const FILLING = 10;

interface Ports {
  imap: number;
  pop3: number;
}

interface Claim {
  what: string;
  /** Times Dovecot's time that is allowed. */
  atMost: number;
  /** Times the time that ten times the letters may take. Default: half as much again as what grows with their number. */
  growth?: number;
  /** @returns milliseconds. `mails`: how many there are */
  measure(ports: Ports, user: string, mails: number): Promise<number>;
}

const overImap =
  (command: string, before: readonly string[] = []) =>
  async ({ imap }: Ports, user: string): Promise<number> => {
    const reader = await new Reader(imap).imap(user);
    await reader.command('SELECT INBOX');
    for (const line of before) await reader.command(line);
    const ms = await reader.command(command);
    reader.close();
    return ms;
  };

/** One at a time, as a program does that shows letter after letter: each becomes \Seen. As many, however many there are. */
async function readOneByOne({ imap }: Ports, user: string): Promise<number> {
  const reader = await new Reader(imap).imap(user);
  await reader.command('SELECT INBOX');
  await reader.command(`STORE 1:${ONE_BY_ONE} -FLAGS.SILENT (\\Seen)`);
  let ms = 0;
  for (let number = 1; number <= ONE_BY_ONE; number++)
    ms += await reader.command(`FETCH ${number} BODY[TEXT]`);
  reader.close();
  return ms;
}

async function download({ pop3 }: Ports, user: string, mails: number): Promise<number> {
  const start = performance.now();
  const reader = await new Reader(pop3).pop3(user);
  await reader.pipelined(['UIDL']);
  for (let number = 1; number <= mails; number += 100) {
    const some = Array.from(
      { length: Math.min(100, mails - number + 1) },
      (_, index) => `RETR ${number + index}`,
    );
    await reader.pipelined(some);
  }
  reader.close();
  return performance.now() - start;
}

const CLAIMS: readonly Claim[] = [
  { what: 'IMAP SELECT', atMost: 4, measure: overImap('SELECT INBOX') },
  { what: 'IMAP FETCH 1:* (UID FLAGS)', atMost: 4, measure: overImap('FETCH 1:* (UID FLAGS)') },
  { what: 'IMAP FETCH 1:* (ENVELOPE)', atMost: 4, measure: overImap('FETCH 1:* (ENVELOPE)') },
  { what: 'IMAP FETCH 1:* (BODYSTRUCTURE)', atMost: 4, measure: overImap('FETCH 1:* (BODYSTRUCTURE)') },
  { what: 'IMAP FETCH 1:* (BODY.PEEK[])', atMost: 4, measure: overImap('FETCH 1:* (BODY.PEEK[])') },
  { what: `IMAP FETCH of ${ONE_BY_ONE} one after the other`, atMost: 4, growth: 3, measure: readOneByOne },
  { what: 'IMAP SEARCH UNSEEN', atMost: 4, measure: overImap('SEARCH UNSEEN') },
  { what: 'IMAP SEARCH SUBJECT', atMost: 4, measure: overImap('SEARCH SUBJECT "number 77"') },
  { what: 'IMAP SEARCH BODY', atMost: 4, measure: overImap('SEARCH BODY "nowhere at all"') },
  {
    what: 'IMAP STORE 1:* +FLAGS',
    atMost: 4,
    measure: overImap('STORE 1:* +FLAGS.SILENT (\\Flagged)', ['STORE 1:* -FLAGS.SILENT (\\Flagged)']),
  },
  { what: 'POP3 download', atMost: 4, measure: download },
];

const GROWTH = 15;

export async function measureMailboxes(report: Report, blocks: number): Promise<void> {
  const missing = dovecotMissing();
  if (missing !== undefined) {
    report.absolute('mailboxes beside Dovecot', 'Dovecot', false, missing);
    return;
  }
  const ehlo = await startEhlo();
  const dovecot = await startDovecot();
  try {
    for (const { user, mails } of [SMALL, LARGE])
      for (const { imap } of [ehlo.ports, dovecot.ports]) await fill(imap, user, mails);
    for (const { what, atMost, growth: mayGrow = GROWTH, measure } of CLAIMS) {
      const run =
        (ports: Ports, { user, mails }: typeof SMALL) =>
        () =>
          measure(ports, user, mails);
      const both = (size: typeof SMALL, times: number) =>
        inTurn(times, run(ehlo.ports, size), run(dovecot.ports, size));
      await both(LARGE, WARM_BLOCKS);
      const large = await both(LARGE, blocks);
      const small = await both(SMALL, blocks);
      const [ours, theirs] = [
        median(large.map((pair) => pair.ours)),
        median(large.map((pair) => pair.theirs)),
      ];
      const [less, lessOfTheirs] = [
        median(small.map((pair) => pair.ours)),
        median(small.map((pair) => pair.theirs)),
      ];
      const detail = `${show(ours)} and ${show(theirs)} ms; of ${SMALL.mails} ${show(less)} and ${show(lessOfTheirs)} ms`;
      report.atMost(`${what}, ${LARGE.mails} letters`, ratioOf(large), atMost, detail);
      const growth = ratioOf(
        large.map((pair, block) => ({ ours: pair.ours, theirs: small[block]?.ours ?? 0 })),
      );
      report.atMost(
        `${what}, ten times the letters`,
        growth,
        mayGrow,
        `Dovecot ${show(theirs / lessOfTheirs)} ×`,
      );
    }
  } finally {
    await dovecot.stop();
    await ehlo.stop();
  }
}

/** Puts so many letters into an INBOX, over IMAP: some with parts, none alike. */
async function fill(port: number, user: string, mails: number): Promise<void> {
  let made = 0;
  const append = async () => {
    const reader = await new Reader(port).imap(user);
    while (made < mails) {
      const from = made;
      made = Math.min(mails, made + APPENDED_TOGETHER);
      const some = Array.from({ length: made - from }, (_, index) => {
        const text = letter(from + index);
        return `APPEND INBOX {${text.length}+}\r\n${text}`;
      });
      // NOOP is answered when all are.
      await reader.command('NOOP', some);
    }
    reader.close();
  };
  await Promise.all(Array.from({ length: FILLING }, append));
}

const WORDS = 'All work and no play makes a long letter longer than it has to be.\r\n'.repeat(24);

function letter(number: number): string {
  const head = `From: "Alice ${number}" <alice${number % 40}@campus.test>\r\nTo: Bob <bob@campus.test>, carol@campus.test\r\nSubject: letter number ${number}\r\nDate: Tue, 1 Sep 2026 09:${`${number % 60}`.padStart(2, '0')}:00 +0200\r\nMessage-ID: <${number}@bench.campus.test>\r\nMIME-Version: 1.0\r\n`;
  if (number % 3 > 0) return `${head}Content-Type: text/plain; charset=utf-8\r\n\r\n${WORDS}${number}\r\n`;
  return `${head}Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n${WORDS}\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>${number}</p>\r\n--b--\r\n`;
}
