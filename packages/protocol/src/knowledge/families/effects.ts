/**
 * What a reply does to the envelope: the buffers for the reverse-path, the forward-paths and the letter (RFC 5321 §4.1.1),
 * command by command. Commands that never touch them are not here.
 */

export const EFFECT_IDS = [
  'emptied-if-open',
  'as-it-was',
  'opens',
  'not-opened',
  'gains',
  'try-later',
  'second-mail',
  'type-again',
  'no-sender',
  'others-stay',
  'write-there',
  'closed-up',
  'incomplete',
  'nobody',
  'goes-off',
  'yours-later',
  'yours',
  'emptied',
  'gains-octets',
  'void',
  'anew',
  'no-longer',
] as const;
export type EffectId = (typeof EFFECT_IDS)[number];

/** Codes as a pattern, what happens, and where that is said; the first that fits counts. */
type Row = readonly [codes: RegExp, effect: EffectId, rfc: string];

const STAYS = 'RFC 5321 §4.1.4';
const HELLO: readonly Row[] = [
  [/^2/, 'emptied-if-open', STAYS],
  [/./, 'as-it-was', STAYS],
];

const EFFECTS: Readonly<Record<string, readonly Row[]>> = {
  ehlo: HELLO,
  helo: HELLO,
  mail: [
    [/^2/, 'opens', 'RFC 5321 §4.1.1.2'],
    [/503/, 'as-it-was', 'RFC 5321 §4.1.4'],
    [/./, 'not-opened', 'RFC 5321 §3.3'],
  ],
  rcpt: [
    [/^2/, 'gains', 'RFC 5321 §4.1.1.3'],
    [/452/, 'second-mail', 'RFC 5321 §4.5.3.1.10'],
    [/^4/, 'try-later', 'RFC 5321 §4.2.1'],
    [/501|500/, 'type-again', 'RFC 5321 §3.3'],
    [/503/, 'no-sender', 'RFC 5321 §3.3'],
    [/530/, 'as-it-was', 'RFC 5321 §4.1.4'],
    [/551/, 'write-there', 'RFC 5321 §3.4'],
    [/./, 'others-stay', 'RFC 5321 §3.3'],
  ],
  data: [
    [/354/, 'closed-up', 'RFC 5321 §4.1.1.4'],
    [/503/, 'incomplete', 'RFC 5321 §3.3'],
    [/554/, 'nobody', 'RFC 5321 §3.3'],
    [/./, 'as-it-was', 'RFC 5321 §4.1.4'],
  ],
  // The buffers are cleared whether the letter was taken or not.
  dot: [
    [/^2/, 'goes-off', 'RFC 5321 §4.1.1.4'],
    [/^4/, 'yours-later', 'RFC 5321 §4.1.1.4'],
    [/./, 'yours', 'RFC 5321 §4.1.1.4'],
  ],
  rset: [[/^2/, 'emptied', 'RFC 5321 §4.1.1.5']],
  quit: [[/./, 'no-longer', 'RFC 5321 §4.1.1.10']],
  starttls: [
    [/^2/, 'anew', 'RFC 3207 §4.2'],
    [/./, 'as-it-was', 'RFC 3207 §4'],
  ],
  bdat: [
    [/^2/, 'gains-octets', 'RFC 3030 §2'],
    [/./, 'void', 'RFC 3030 §2'],
  ],
};

/** Whether any reply to this command says something about the envelope. */
export const touchesEnvelope = (command: string): boolean => Object.hasOwn(EFFECTS, command);

/** What a reply to a command does to the envelope; undefined where the command has none to do with it. */
export function effectOf(command: string, code: number): { effect: EffectId; rfc: string } | undefined {
  const row = Object.hasOwn(EFFECTS, command)
    ? EFFECTS[command]?.find(([codes]) => codes.test(`${code}`))
    : undefined;
  return row && { effect: row[1], rfc: row[2] };
}
