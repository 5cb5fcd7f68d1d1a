import { expect, it } from 'vitest';
import { newDraft } from './draft.ts';
import { createDraftKeeper } from './keep-draft.ts';

const ME = { handle: 'ocean7', mailbox: 'ocean7@campus.test' };
const DRAFT = newDraft(ME, 'x1');

function storage(entries: Record<string, string> = {}): Storage {
  const kept = new Map(Object.entries(entries));
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  } as Storage;
}

it('a draft is there again when the page comes back, each in its place and room', () => {
  const tab = storage();
  const keeper = createDraftKeeper('room1', ME, tab);
  expect(keeper.write('new', { ...DRAFT, text: 'half a' })).toBe(true);
  keeper.write('reply-17', { ...DRAFT, answers: { messageId: 'a@x', references: [] } });
  const again = createDraftKeeper('room1', ME, tab);
  expect(again.read('new')?.text).toBe('half a');
  expect(again.read('reply-17')?.answers?.messageId).toBe('a@x');
  expect(createDraftKeeper('room2', ME, tab).read('new')).toBeUndefined();
  again.forget('new');
  expect(again.read('new')).toBeUndefined();
});

it('keeps the newest thirty', () => {
  const keeper = createDraftKeeper('room1', ME, storage());
  for (let id = 0; id < 40; id++) keeper.write(`reply-${id}`, DRAFT);
  expect(keeper.read('reply-9')).toBeUndefined();
  expect(keeper.read('reply-10')).toEqual(DRAFT);
});

it.each([
  ['no JSON', '{'],
  ['no list', '{"new":{}}'],
  ['an entry that is none', '[["new",{"text":3}],[1,2],null]'],
  ['references that are none', '[["new",{"answers":{"messageId":"a","references":[1]}}]]'],
])('what is kept and is %s is as if nothing were', (_what, text) => {
  expect(createDraftKeeper('room1', ME, storage({ 'ehlo.drafts.room1': text })).read('new')).toBeUndefined();
});

it('says so where the browser keeps nothing', async () => {
  const keeper = createDraftKeeper('room1', ME, undefined);
  expect(keeper.write('new', DRAFT)).toBe(false);
  expect(await keeper.writeFiles('new', [])).toBe(false);
  expect(await keeper.readFiles('new')).toEqual([]);
});
