import { describe, expect, it } from 'vitest';
import { entryOf, search } from '../knowledge/index.ts';
import {
  POP3_CAPABILITY_REGISTRY,
  POP3_RESPONSE_CODE_REGISTRY,
} from '../knowledge/registries/pop3-extension-mechanism.ts';
import { POP3_MACHINE } from '../knowledge/state-machines.ts';
import { pop3 as en } from '../prose/en/pop3.ts';
import { pop3 as fr } from '../prose/fr/pop3.ts';
import { say } from '../prose/say.ts';
import { POP3_CAPABILITIES } from './capabilities.ts';
import { isPop3Verb, POP3_COMMANDS, POP3_VERBS, pop3Command } from './commands.ts';
import { POP3_ENTRIES } from './knowledge.ts';
import { POP3_RESPONSE_CODES } from './response-codes.ts';

describe('the tables against IANA’s lists', () => {
  it('have a row for each capability; the one more is no document’s', () => {
    const registered = POP3_CAPABILITY_REGISTRY.entries.map(({ tag }) => tag);
    expect(registered).toHaveLength(13);
    expect(registered.filter((tag) => !Object.hasOwn(POP3_CAPABILITIES, tag))).toEqual([]);
    expect(Object.keys(POP3_CAPABILITIES).filter((tag) => !registered.includes(tag))).toEqual(['CAPA']);
  });

  it('have a row for each response code, and no other', () => {
    const registered = POP3_RESPONSE_CODE_REGISTRY.entries.map(({ code }) => code);
    expect(registered.toSorted()).toEqual(Object.keys(POP3_RESPONSE_CODES).toSorted());
  });

  it('cite a document that the list names too', () => {
    const sources = new Map(POP3_CAPABILITY_REGISTRY.entries.map(({ tag, reference }) => [tag, reference]));
    for (const [tag, rfc] of Object.entries(POP3_CAPABILITIES))
      if (tag !== 'CAPA') expect(sources.get(tag), tag).toContain(rfc.split(' §')[0]);
    for (const { code, reference } of POP3_RESPONSE_CODE_REGISTRY.entries)
      expect(POP3_RESPONSE_CODES[code as keyof typeof POP3_RESPONSE_CODES].split(' §')[0]).toBe(reference);
  });

  it('know each command that a capability adds, under that capability', () => {
    for (const { tag, commands } of POP3_CAPABILITY_REGISTRY.entries)
      for (const verb of commands) {
        if (!isPop3Verb(verb)) throw new Error(`no row for ${verb}`);
        // USER and PASS belong to every server (RFC 1939 §9).
        if (tag !== 'USER') expect(pop3Command(verb).capability, verb).toBe(tag);
      }
  });
});

describe('commands', () => {
  it('are those of RFC 1939 §9 and of the documents that add to it', () => {
    expect(POP3_VERBS.filter((verb) => pop3Command(verb).capability === undefined).toSorted()).toEqual(
      ['USER', 'PASS', 'QUIT', 'STAT', 'LIST', 'RETR', 'DELE', 'NOOP', 'RSET'].toSorted(),
    );
    expect(POP3_VERBS.every((verb) => /^.{3,4}$/.test(verb))).toBe(true);
  });

  it('stand in the states in which the drawn machine has them', () => {
    for (const { from, verbs, id } of POP3_MACHINE.edges)
      for (const verb of verbs)
        for (const state of from) expect(POP3_COMMANDS[verb].states, id).toContain(state);
  });
});

describe('entries of the reference', () => {
  it('are found by their ids, titles and other words', () => {
    expect(POP3_ENTRIES).toHaveLength(17 + 3 + 6 + 14);
    expect(entryOf('pop3-retr')?.title).toBe('RETR');
    expect(entryOf('retr')?.id).toBe('pop3-retr');
    expect(entryOf('[in-use]')?.id).toBe('pop3-code-in-use');
    expect(search('stls').map(({ entry }) => entry.id)).toContain('pop3-stls');
    expect(search('undelete')[0]?.entry.id).toBe('pop3-rset');
  });

  it('have words in both languages, and an example that begins as they do', () => {
    for (const { said, title, example, id } of POP3_ENTRIES) {
      expect(say(en, said), id).not.toBe('');
      expect(say(fr, said), id).not.toBe('');
      expect(example.includes(title), `${id}: ${example}`).toBe(true);
    }
  });
});
