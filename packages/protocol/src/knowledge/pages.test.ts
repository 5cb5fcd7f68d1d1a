import { describe, expect, it } from 'vitest';
import { reference as en } from '../prose/en/reference.ts';
import { reference as fr } from '../prose/fr/reference.ts';
import {
  ANSWERED_COMMANDS,
  COMMAND_ENTRIES,
  EFFECT_IDS,
  ENTRIES,
  effectOf,
  entryOf,
  mailboxAnswersTo,
  NAMED_LINES,
  PART_IDS,
  REPLY_ENTRIES,
  rfcWordsOf,
  THEN_IDS,
  touchesEnvelope,
} from './index.ts';

const BOOKS = [
  ['English', en],
  ['French', fr],
] as const;

describe.each(BOOKS)('the pages in %s', (_language, book) => {
  it('have a headline for every command and every reply code of SMTP', () => {
    const bare = [...COMMAND_ENTRIES, ...REPLY_ENTRIES].filter(({ id }) => !book.refHeadline[id]);
    expect(bare.map(({ id }) => id)).toEqual([]);
    for (const head of Object.values(book.refHeadline)) expect(head).toMatch(/[.]$/);
  });

  it('say of every answer of POP3 and IMAP what it means after this command', () => {
    const silent = ANSWERED_COMMANDS.flatMap((id) =>
      (mailboxAnswersTo(id)?.answers ?? [])
        .filter(({ says }) => says !== 'BAD' && !book.refMailbox[id]?.answers[says])
        .map(({ says }) => `${says} ${id}`),
    );
    expect(silent).toEqual([]);
    for (const id of ANSWERED_COMMANDS) expect(book.refMailbox[id]?.know.length, id).toBeGreaterThan(0);
  });

  it('have a word for every part of a line, every effect and every state', () => {
    expect(Object.keys(book.refPart).sort()).toEqual([...PART_IDS].sort());
    expect(Object.keys(book.refEffect).sort()).toEqual([...EFFECT_IDS].sort());
    expect(Object.keys(book.refThen).sort()).toEqual([...THEN_IDS].sort());
  });
});

describe('what the pages are made of', () => {
  it('has a line with named parts for every command of SMTP, and none for another', () => {
    expect(Object.keys(NAMED_LINES).sort()).toEqual(COMMAND_ENTRIES.map(({ id }) => id).sort());
  });

  it('tells what each reply does to the envelope, where the command has to do with it', () => {
    const told = COMMAND_ENTRIES.filter(({ id }) => touchesEnvelope(id));
    for (const { id, answers } of told)
      for (const { success, intermediate, error, usual = [] } of answers)
        for (const code of [...success, ...intermediate, ...error, ...usual])
          expect(effectOf(id, code), `${code}@${id}`).toBeDefined();
    expect(effectOf('rcpt', 550)?.effect).toBe('others-stay');
    expect(effectOf('dot', 451)?.effect).toBe('yours-later');
    expect(effectOf('noop', 250)).toBeUndefined();
  });

  it('answers every command of POP3, of IMAP4rev1 and of its daily extensions; the data are entries', () => {
    const required = ENTRIES.filter(
      (entry) =>
        (entry.family === 'pop3-command' || entry.family === 'imap-command') &&
        (entry.required || entry.family === 'pop3-command'),
    );
    expect(required.filter(({ id }) => !mailboxAnswersTo(id)).map(({ id }) => id)).toEqual([]);
    const lost = ANSWERED_COMMANDS.flatMap((id) => mailboxAnswersTo(id)?.data ?? []).filter(
      (id) => entryOf(id)?.id !== id,
    );
    expect(lost).toEqual([]);
  });

  it('quotes no more than a line of a document, and names the section', () => {
    for (const { id } of REPLY_ENTRIES) {
      const quoted = rfcWordsOf(id);
      if (!quoted) continue;
      expect(quoted.words.length).toBeLessThan(130);
      expect(quoted.rfc).toMatch(/^RFC \d+ §[\d.]+$/);
    }
  });
});
