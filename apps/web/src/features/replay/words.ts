import type { Language } from '../../i18n/i18n.ts';
import type { UnpackProblem } from './packed.ts';
import type { Mark } from './timeline.ts';
import { fr } from './words.fr.ts';

const en = {
  label: 'Replay',
  replaySays: 'With its own timing, or line by line.',
  fromStart: 'From the start',
  back: 'One line back',
  forth: 'One line on',
  play: 'Play',
  freeze: 'Freeze',
  markBack: 'To the mark before',
  markForth: 'To the next mark',
  speed: 'Speed',
  times: (speed: number) => (({ 0.25: '¼×', 0.5: '½×' }) as Record<number, string>)[speed] ?? `${speed}×`,
  short: 'shorten long pauses',
  at: (step: number, of: number) => `line ${step} of ${of}`,
  place: 'Line',
  marks: {
    coach: 'the coach spoke here',
    refused: 'refused',
    tls: 'TLS from here',
    letter: 'the letter begins',
    pause: 'after a long pause',
  } satisfies Record<Mark, string>,
  noLines: 'Nothing was said on this connection.',
  begin: 'Play, or step with . and , : each line appears as it crossed.',
  client: 'client',
  server: 'server',
  spoken: (number: number, who: string, text: string) => `Line ${number}, ${who}: ${text}.`,
  title: 'Replay',
  open: 'Open a replay…',
  drop: 'A replay that somebody gave you, as a link or a file, opens here. It is read in this browser and sent nowhere.',
  whose: 'A recording. It is read in this browser and sent nowhere; its secrets are asterisks.',
  whoseMember:
    'A connection of a member of your class, who sees that you look. Passwords are asterisks; a handle or a name that was typed is seen.',
  when: (day: string, time: string) => `${day}, ${time}`,
  loading: 'Reading…',
  gone: 'There is no such connection in your room.',
  goneSays: 'A link of this kind is for one’s own room. For others: “Link with everything in it”.',
  goneMember: 'This connection cannot be looked at.',
  goneMemberSays:
    'Whoever it is of has left your class, does not want to be watched, or never had such a connection.',
  toWire: 'To the wire',
  bytes: 'Bytes',
  again: 'Again',
  roomLink: 'Link in this room',
  wholeLink: 'Link with everything in it',
  file: 'Replay file',
  copied: 'Copied.',
  notCopied: 'The browser does not allow copying. Here it is:',
  tooLong: (characters: number, limit: number) =>
    `As a link it would have ${characters} characters; ${limit} are the most that chat and mail leave whole. Take the file.`,
  linksSay:
    'The whole recording is in the link itself, behind the #, which browsers send to nobody. Passwords are asterisks.',
  problems: {
    none: () => 'There is nothing in it. Ask for it again.',
    foreign: () =>
      'This is no replay of EHLO: a link has a # and a number behind /replay, a file begins with that number.',
    newer: ({ version }) =>
      `This replay has format ${version}, of a newer EHLO than this one, which reads format 1. Open it there.`,
    cut: ({ have, of }) =>
      of === 0
        ? 'Its end is missing: nothing but its beginning came. Ask for it again, best as a file.'
        : `Its end is missing: ${have} of its ${of} characters came. Chat and mail cut long links: ask for it again, best as a file.`,
    large: ({ limit }) => `It is larger than the ${limit} characters that are read.`,
    long: ({ limit }) => `It has more than ${limit} lines: so many are not read here.`,
    broken: () => 'Something in it was changed on the way, so that it cannot be read. Ask for it again.',
  } as { [Id in UnpackProblem['id']]: (problem: Extract<UnpackProblem, { id: Id }>) => string },
};
export type ReplayWords = typeof en;

export const replayWords: Record<Language, ReplayWords> = { en, fr };

export function problemSentence(words: ReplayWords, problem: UnpackProblem): string {
  return (words.problems[problem.id] as (problem: UnpackProblem) => string)(problem);
}
