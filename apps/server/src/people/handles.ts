/** One short, kind, easily dictated word each; a number makes it one's own. */
const WORDS =
  'ocean river meadow forest island harbor comet aurora pebble breeze canyon glacier lagoon prairie summit valley ' +
  'willow maple cedar clover fern lotus olive poppy sage thistle tulip violet amber coral crystal ember indigo ' +
  'jade opal pearl ruby topaz badger beaver dolphin falcon finch heron ibis koala lemur lynx marmot otter panda ' +
  'puffin raven robin seal sparrow swift tapir toucan turtle walrus wombat yak zebra acorn almond apricot cherry ' +
  'ginger hazel lemon mango melon papaya peach plum quince saffron vanilla cello drum flute harp lyre viola kite ' +
  'lantern marble paper sail saddle anchor beacon compass ferry rocket satchel tunnel window';
const FIRST_NAMES = WORDS.split(' ');

/** Names that would pass for somebody's who is not one of the class (world.md, "Really sent by"). */
export const ROLES = (
  'prof professor teacher admin administrator root postmaster hostmaster webmaster abuse security noc info support ' +
  'help mailer-daemon daemon nobody noreply no-reply guest mock lobby localhost campus faculty ehlo system server ' +
  'registrar staff list owner me anonymous'
).split(' ');

/** Mailboxes of every room, and people of the world's stories. */
const RESIDENTS = 'alice bob carol dave eve mallory trent former moved dean full slow'.split(' ');
const RESERVED = new Set([...ROLES, ...RESIDENTS]);

const HANDLE = /^[a-z][a-z0-9-]{1,18}[a-z0-9]$/;

/** Lower-case letters, digits and hyphens, 3 to 20 of them, and no name that is a role. Taken is another question. */
export function isAllowedHandle(handle: string): boolean {
  return HANDLE.test(handle) && !RESERVED.has(handle) && !RESERVED.has(handle.replace(/[0-9-]+$/, ''));
}

/**
 * A handle such as `ocean7` that nobody has. Numbers stay short while there is room.
 * @param random 0 ≤ r < 1
 */
export function chooseHandle(taken: (handle: string) => boolean, random: () => number): string {
  for (let most = 9; ; most *= 10) {
    for (let attempt = 0; attempt < 40; attempt++) {
      const word = FIRST_NAMES[Math.floor(random() * FIRST_NAMES.length)]!;
      const handle = `${word}${1 + Math.floor(random() * most)}`;
      if (!taken(handle) && isAllowedHandle(handle)) return handle;
    }
  }
}
