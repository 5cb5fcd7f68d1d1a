import { describe, expect, it } from 'vitest';
import { entryOf, search } from '../knowledge/index.ts';
import {
  IMAP_ATTRIBUTE_REGISTRY,
  IMAP_CAPABILITY_REGISTRY,
  IMAP_KEYWORD_REGISTRY,
  IMAP_RESPONSE_CODE_REGISTRY,
} from '../knowledge/registries/imap.ts';
import { IMAP_MACHINE } from '../knowledge/state-machines.ts';
import { imap as en } from '../prose/en/imap.ts';
import { imap as fr } from '../prose/fr/imap.ts';
import { say } from '../prose/say.ts';
import { CAPABILITIES, capabilityId } from './capabilities.ts';
import { readCommand } from './command-line.ts';
import { IMAP_COMMANDS, IMAP_VERBS, type ImapState, imapCommand, isImapVerb, UID_VERBS } from './commands.ts';
import { FETCH_ITEMS, FETCH_MACROS } from './fetch-items.ts';
import { KEYWORDS, MAILBOX_ATTRIBUTES, STATUS_ITEMS, STORE_ITEMS, SYSTEM_FLAGS } from './flags.ts';
import { IMAP_ENTRIES } from './knowledge.ts';
import { RESPONSE_CODES } from './response-codes.ts';
import { RESPONSES } from './responses.ts';
import { SEARCH_KEYS } from './search-keys.ts';

const REGISTRIES = [
  [
    'capabilities',
    IMAP_CAPABILITY_REGISTRY,
    78,
    Object.entries(CAPABILITIES).map(([id, { rfc }]) => [id, rfc]),
  ],
  [
    'response codes',
    IMAP_RESPONSE_CODE_REGISTRY,
    62,
    Object.entries(RESPONSE_CODES).map(([id, { rfc }]) => [id, rfc]),
  ],
  ['keywords', IMAP_KEYWORD_REGISTRY, 30, Object.entries(KEYWORDS)],
  [
    'attributes of mailboxes',
    IMAP_ATTRIBUTE_REGISTRY,
    21,
    Object.entries(MAILBOX_ATTRIBUTES).map(([id, rfc]) => [id.slice(1), rfc]),
  ],
] as const;

/** Documents that have taken the place of those that the lists name. */
const SUCCESSORS: Readonly<Record<string, readonly string[]>> = {
  'RFC 4551': ['RFC 7162'],
  'RFC 5162': ['RFC 7162'],
  // IANA names persons for $Junk and its like; RFC 9051 defines them.
  '': ['RFC 9051'],
};

describe('the tables against IANA’s lists', () => {
  it.each(REGISTRIES)('%s: the list names its page and its day, and is whole', (_name, registry, count) => {
    expect(registry.page).toMatch(/^https:\/\/www\.iana\.org\/assignments\//);
    expect(registry.taken).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(registry.entries).toHaveLength(count);
  });

  it.each(REGISTRIES)('%s: a row for each that is IMAP’s, and no other', (_name, registry, _count, rows) => {
    const registered = registry.entries.filter(({ foreign }) => !foreign).map(({ name }) => name);
    expect(rows.map(([id]) => id).toSorted()).toEqual(registered.toSorted());
  });

  it.each(REGISTRIES)('%s: each cites a document that the list names', (_name, registry, _count, rows) => {
    const named = new Map(registry.entries.map(({ name, reference }) => [name, reference]));
    for (const [id, rfc] of rows) {
      const reference = named.get(id) ?? [];
      const all = reference.length === 0 ? (SUCCESSORS[''] ?? []) : reference;
      const either = all.flatMap((one) => [one, ...(SUCCESSORS[one] ?? [])]);
      expect(either, id).toContain(rfc.split(' §')[0]);
    }
  });

  it('what a list has withdrawn is withdrawn here', () => {
    const gone = [...IMAP_CAPABILITY_REGISTRY.entries, ...IMAP_RESPONSE_CODE_REGISTRY.entries].filter(
      ({ obsolete }) => obsolete,
    );
    for (const { name } of gone) {
      const found = IMAP_ENTRIES.find(({ title }) => title === name || title === `[${name}]`);
      expect(found?.standing, name).toBe('obsolete');
    }
  });

  it('a capability with a value is known by its name: AUTH=PLAIN, THREAD=REFS', () => {
    expect(capabilityId('AUTH=PLAIN')).toBe('AUTH=');
    expect(capabilityId('thread=refs')).toBe('THREAD');
    expect(capabilityId('IMAP4rev1')).toBe('IMAP4REV1');
    expect(capabilityId('XLIST')).toBeUndefined();
  });
});

describe('commands', () => {
  it('are those of RFC 3501 §6, and of the extensions that say which capability offers them', () => {
    expect(IMAP_VERBS.filter((verb) => imapCommand(verb).capability === undefined)).toHaveLength(24);
    for (const verb of IMAP_VERBS) {
      const { capability } = imapCommand(verb);
      if (capability !== undefined) expect(capabilityId(capability), verb).toBeDefined();
    }
  });

  it('stand in the states in which the drawn machine has them', () => {
    for (const { from, verbs, id } of IMAP_MACHINE.edges)
      for (const verb of verbs) {
        if (verb === 'UID') continue;
        if (!isImapVerb(verb)) throw new Error(`no row for ${verb}`);
        for (const state of from)
          expect(IMAP_COMMANDS[verb].states as readonly ImapState[], `${id} ${verb}`).toContain(state);
      }
  });

  it('read their own examples without anything missing or left over', () => {
    for (const verb of IMAP_VERBS) {
      const text = `a1 ${imapCommand(verb).example}`;
      const { named, verb: read } = readCommand({ text, ending: 'crlf', at: 0, chunks: 1, offset: 0 });
      expect(read).toBe(verb);
      expect([named.missing, named.excess], verb).toEqual([[], undefined]);
    }
  });

  it('behind UID speak of lasting numbers (RFC 3501 §6.4.8)', () => {
    for (const verb of UID_VERBS) expect(isImapVerb(verb)).toBe(true);
    const read = readCommand({ text: 'a1 uid expunge 4:6', ending: 'crlf', at: 0, chunks: 1, offset: 0 });
    expect(read.line.tokens.map(({ token }) => token)).toEqual(['tag', 'command', 'command', 'uid-set']);
  });
});

describe('entries', () => {
  it('are one for each row of each table', () => {
    const tables = [RESPONSES, RESPONSE_CODES, CAPABILITIES, SYSTEM_FLAGS, KEYWORDS, MAILBOX_ATTRIBUTES];
    const more = [FETCH_ITEMS, FETCH_MACROS, STORE_ITEMS, STATUS_ITEMS, SEARCH_KEYS];
    const rows = [...tables, ...more].reduce((sum, table) => sum + Object.keys(table).length, 0);
    // Four states; UID is a command of commands.
    expect(IMAP_ENTRIES).toHaveLength(rows + IMAP_VERBS.length + 1 + 4);
  });

  it('say what they are, in both languages', () => {
    for (const book of [en, fr])
      for (const { said, id } of IMAP_ENTRIES) expect(say(book, said), id).toMatch(/[.?]$/);
  });

  it('say what IMAP4rev2 has done with them (RFC 9051 §E)', () => {
    const of = (rev2: string) => IMAP_ENTRIES.filter((one) => one.rev2 === rev2).map(({ id }) => id);
    expect(of('removed')).toEqual(['imap-check']);
    expect(of('deprecated')).toEqual(
      expect.arrayContaining([
        'imap-lsub',
        'imap-data-recent',
        'imap-flag-recent',
        'imap-key-new',
        'imap-code-unseen',
      ]),
    );
    expect(of('base')).toEqual(
      expect.arrayContaining(['imap-idle', 'imap-move', 'imap-unselect', 'imap-enable', 'imap-capa-sasl-ir']),
    );
  });

  it('say of which sections nobody here has read: fewer than a sixth', () => {
    const unread = IMAP_ENTRIES.filter(({ confirmed }) => confirmed === false);
    expect(unread.length).toBeLessThan(IMAP_ENTRIES.length / 6);
    expect(unread.map(({ id }) => id)).toContain('imap-capa-uidbatches');
    expect(entryOf('imap-fetch')?.confirmed).toBeUndefined();
  });

  it('are found by their names, and by what people call it', () => {
    expect(entryOf('imap-fetch')?.title).toBe('FETCH');
    expect(search('FETCH').map(({ entry }) => entry.id)).toContain('imap-fetch');
    expect(search('AUTHENTICATIONFAILED')[0]?.entry.id).toBe('imap-code-authenticationfailed');
    expect(search('\\Seen')[0]?.entry.id).toBe('imap-flag-seen');
    expect(search('UIDVALIDITY').map(({ entry }) => entry.id)).toContain('imap-code-uidvalidity');
  });
});
