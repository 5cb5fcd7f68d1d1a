import { createMemoryBlobs, createMemoryLog } from '@ehlo/log';
import { octetsOfLatin1 } from '@ehlo/protocol';
import type { ImapAnswer, ImapAsk } from '@ehlo/protocol/imap/server';
import { describe, expect, it } from 'vitest';
import { createMailStore } from './create-mail-store.ts';
import { createImapMail } from './imap-mail.ts';
import { createImapSession } from './imap-session.ts';

/** `seq` of the acceptance that what is delivered comes from. */
const ACCEPTED = 700;
const SUMMARY = { from: '', to: '', subject: '', date: '', attachments: 0, snippet: '' };

async function setUp(places = true) {
  const log = createMemoryLog();
  const blobs = createMemoryBlobs();
  const writer = blobs.create();
  await writer.write(octetsOfLatin1('Subject: hi\r\n\r\nHello\r\n'));
  const { sha256, size } = await writer.finish();
  const deliver = async () => {
    const { events, committed } = log.append('r', [
      {
        kind: 'mail.stored',
        mail: ACCEPTED,
        mailbox: 'bob@campus.test',
        folder: 'INBOX',
        blob: sha256,
        size,
        prefix: '',
        flags: ['\\Seen'],
        envelope: { reversePath: '', forwardPaths: [] },
        summary: SUMMARY,
      },
    ]);
    await committed;
    return events[0]?.seq as number;
  };
  /** As after a restart: all is read from the log again. */
  const restart = () => {
    const imap = createImapMail(createMailStore({ log, blobs }));
    return async () => {
      const whose = async () => ({ room: 'r', mailbox: 'bob@campus.test' });
      const session = createImapSession({ imap, whose, hasPlace: async () => places });
      const ask = (what: ImapAsk) => session.ask(what, { sha256, size, summary: SUMMARY });
      await ask({ about: 'open', user: 'bob' });
      return { ...session, ask };
    };
  };
  const rows = async () => (await createMailStore({ log, blobs }).list('r', 'bob@campus.test')).mails;
  return { log, deliver, restart, rows, open: restart() };
}

const folder = (answer: ImapAnswer) => {
  if (answer.kind !== 'folder') throw new Error(`It answered ${JSON.stringify(answer)}.`);
  return answer;
};
const names = (answer: ImapAnswer) =>
  answer.kind === 'folders' ? answer.folders.map(({ name }) => name) : [];
const STATUS = { about: 'status', folder: 'INBOX' } as const;

describe('createImapSession', () => {
  it('has the same UIDs and UIDVALIDITY after a restart (RFC 3501 §2.3.1.1)', async () => {
    const { deliver, restart, open } = await setUp();
    const uid = await deliver();
    const before = folder(await (await open()).ask(STATUS));
    const after = folder(await (await restart()()).ask(STATUS));
    expect(after).toEqual(before);
    expect(after.messages.map((message) => message.uid)).toEqual([uid]);
  });

  it('never gives a UID again: UIDNEXT stays ahead of what is gone', async () => {
    const { deliver, restart, open } = await setUp();
    const uid = await deliver();
    const session = await open();
    await session.ask({ about: 'select', folder: 'INBOX', claims: true });
    await session.ask({ about: 'expunge', uids: [uid] });
    expect(folder(await session.ask(STATUS))).toMatchObject({ messages: [], uidNext: uid + 1 });
    expect(folder(await (await restart()()).ask(STATUS)).uidNext).toBe(uid + 1);
  });

  it('tells one session of what is recent, and no later one (§2.3.2)', async () => {
    const { deliver, open } = await setUp();
    const uid = await deliver();
    const looking = await open();
    const select = { about: 'select', folder: 'INBOX' } as const;
    expect(folder(await looking.ask({ ...select, claims: false })).recent).toEqual([uid]);
    expect(folder(await (await open()).ask({ ...select, claims: true })).recent).toEqual([uid]);
    expect(folder(await (await open()).ask({ ...select, claims: true })).recent).toEqual([]);
  });

  it('keeps what a copy is: octets, flags and when it came (§6.4.7)', async () => {
    const { deliver, open } = await setUp();
    const uid = await deliver();
    const session = await open();
    const [first] = folder(await session.ask(STATUS)).messages;
    const copied = await session.ask({ about: 'copy', uids: [uid], folder: 'Trash', move: true });
    expect(copied).toMatchObject({ kind: 'copied', from: [uid] });
    const [copy] = folder(await session.ask({ about: 'status', folder: 'Trash' })).messages;
    expect({ ...copy, uid }).toEqual(first);
    expect(await session.letters.read(copy?.uid as number, { start: 0, end: 7 })).toEqual(
      octetsOfLatin1('Subject'),
    );
    expect(folder(await session.ask(STATUS)).messages).toEqual([]);
  });

  it('knows of a copy, and of a copy of it, which mail it is: moved ones lost their journey', async () => {
    const { deliver, open, rows } = await setUp();
    const uid = await deliver();
    const session = await open();
    await session.ask({ about: 'copy', uids: [uid], folder: 'Sent', move: true });
    const [sent] = folder(await session.ask({ about: 'status', folder: 'Sent' })).messages;
    await session.ask({ about: 'copy', uids: [sent?.uid as number], folder: 'Trash', move: true });
    expect(await rows()).toMatchObject([{ folder: 'Trash', accepted: ACCEPTED, copied: true }]);
  });

  it('renames folders with all below them, and of INBOX the mail alone (§6.3.5), also after a restart', async () => {
    const { deliver, restart, open } = await setUp();
    const uid = await deliver();
    const session = await open();
    await session.ask({ about: 'create', folder: 'a/b/c' });
    expect(await session.ask({ about: 'copy', uids: [uid], folder: 'a/b/c', move: false })).toMatchObject({
      kind: 'copied',
    });
    expect(await session.ask({ about: 'rename', folder: 'a', to: 'a/x' })).toMatchObject({ why: 'cannot' });
    expect(await session.ask({ about: 'rename', folder: 'a/b', to: 'z' })).toEqual({ kind: 'done' });
    expect(await session.ask({ about: 'rename', folder: 'INBOX', to: 'old' })).toEqual({ kind: 'done' });
    for (const one of [session, await restart()()]) {
      expect(names(await one.ask({ about: 'folders' })).slice(5)).toEqual(['a', 'old', 'z', 'z/c']);
      expect(folder(await one.ask({ about: 'status', folder: 'z/c' })).messages).toHaveLength(1);
      expect(folder(await one.ask({ about: 'status', folder: 'old' })).messages[0]?.uid).toBe(uid);
      expect(folder(await one.ask(STATUS)).messages).toEqual([]);
    }
  });

  it('takes the mail of a deleted folder with it, and gives the name to another one', async () => {
    const { open } = await setUp();
    const session = await open();
    await session.ask({ about: 'create', folder: 'a' });
    await session.ask({ about: 'append', folder: 'a', flags: [], at: 5_000_000 });
    expect(folder(await session.ask({ about: 'status', folder: 'a' })).messages[0]?.at).toBe(5_000_000);
    const { uidNext } = folder(await session.ask({ about: 'status', folder: 'a' }));
    await session.ask({ about: 'delete', folder: 'a' });
    expect(await session.ask({ about: 'status', folder: 'a' })).toMatchObject({ why: 'nonexistent' });
    await session.ask({ about: 'create', folder: 'a' });
    expect(folder(await session.ask({ about: 'status', folder: 'a' }))).toMatchObject({
      messages: [],
      uidNext,
    });
  });

  it('changes what changed, and nothing else: other messages are the same objects, other folders the same arrays', async () => {
    const { deliver, open } = await setUp();
    const uids = [await deliver(), await deliver(), await deliver()];
    const session = await open();
    await session.ask({ about: 'copy', uids: [uids[0] as number], folder: 'Sent', move: false });
    const sent = folder(await session.ask({ about: 'status', folder: 'Sent' })).messages;
    const before = folder(await session.ask(STATUS)).messages;
    await session.ask({ about: 'select', folder: 'INBOX', claims: true });
    await session.ask({ about: 'flag', uids: [uids[1] as number], add: ['\\Flagged'], remove: [] });
    const after = folder(await session.ask(STATUS)).messages;
    expect([after[0] === before[0], after[1] === before[1], after[2] === before[2]]).toEqual([
      true,
      false,
      true,
    ]);
    expect(after[1]?.flags).toEqual(['\\Seen', '\\Flagged']);
    await session.ask({ about: 'expunge', uids: [uids[0] as number] });
    const last = folder(await session.ask(STATUS)).messages;
    expect(last.map((message) => after.indexOf(message))).toEqual([1, 2]);
    const fourth = await deliver();
    expect(folder(await session.ask(STATUS)).messages.map(({ uid }) => uid)).toEqual([
      uids[1],
      uids[2],
      fourth,
    ]);
    expect(folder(await session.ask({ about: 'status', folder: 'Sent' })).messages).toBe(sent);
  });

  it('says so when there is no room, or no end of folders', async () => {
    const { open, deliver } = await setUp(false);
    const uid = await deliver();
    const session = await open();
    const full = { kind: 'refused', why: 'full' };
    expect(await session.ask({ about: 'append', folder: 'Sent', flags: [] })).toEqual(full);
    expect(await session.ask({ about: 'copy', uids: [uid], folder: 'Sent', move: false })).toEqual(full);
    for (let number = 0; number < 200; number++) await session.ask({ about: 'create', folder: `f${number}` });
    expect(await session.ask({ about: 'create', folder: 'one more' })).toEqual({
      kind: 'refused',
      why: 'limit',
    });
  });

  it('hears of changes while it watches, and of none when it is closed', async () => {
    const { deliver, open } = await setUp();
    const session = await open();
    await session.ask({ about: 'select', folder: 'INBOX', claims: true });
    let heard = 0;
    session.watch(() => {
      heard++;
    });
    await deliver();
    expect(heard).toBe(1);
    session.close();
    await deliver();
    expect(heard).toBe(1);
  });
});
