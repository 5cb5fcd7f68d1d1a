/** The words of a class's replay, fetched with it. */
import type { Language } from '../../../i18n/i18n.ts';
import { fr } from './words.fr.ts';

const lines = (count: number) => (count === 1 ? 'one line' : `${count} lines`);
const rooms = (count: number) => (count === 1 ? 'in one room' : `in ${count} rooms`);

const en = {
  title: 'The class again',
  label: 'Replay of the class',
  loading: 'Reading…',
  names: 'show names',
  student: (number: number | undefined) => (number === undefined ? 'A student' : `Student ${number}`),
  somebody: 'somebody who left',
  upToNow: 'Up to now',
  toBoard: 'To the board',
  more: 'More happened in this class than is told here: the oldest marks of students are left out.',
  transport: { back: 'To what happened before', forth: 'To what happened next' },
  place: 'Time',
  clock: (time: string) => `at ${time}`,
  placeIs: (offset: string, time: string) => `${offset} after the beginning, ${time}`,
  lanes: { teacher: 'For all', hand: 'Hands', mistake: 'Near misses', step: 'Steps' },
  rows: {
    title: 'Then',
    who: 'Who',
    step: 'Step',
    last: 'Last line and reply',
    noLesson: 'no lesson for all',
    nobody: 'Nobody had come yet.',
    gone: (count: number) =>
      count === 1
        ? 'One more was here and has left the class: nothing of theirs can be read.'
        : `${count} more were here and have left the class: nothing of theirs can be read.`,
    at: (step: number, of: number, done: boolean) => (done ? `all ${of} done` : `${step} of ${of}`),
    elsewhere: (title: string) => `in “${title}”`,
    refuses: 'does not want to be watched',
    hand: 'hand up',
    lit: 'on the projector',
    broadcast: 'The teacher’s terminal, shown to all',
    paused: 'All were paused.',
    held: {
      client: 'What clients sent was held.',
      server: 'What servers sent was held.',
      both: 'All wires were held.',
    },
    clock: (left: string) => `On the clock: ${left}.`,
    asked: (text: string) => `Asked: “${text}”`,
    cut: 'did more than is told here',
  },
  dialogue: {
    title: 'Dialogue',
    teacher: 'The teacher’s terminal',
    choose: 'Choose somebody: here stands what they and their server had said by then.',
    noBroadcast: 'At this moment the class was shown no terminal.',
    otherTeacher: 'Another teacher’s terminal was shown. It can be looked at again in their browser.',
    refuses: 'They do not want to be watched, so nothing that they said is told.',
    refusesNow: 'They do not want to be watched, or have left: nothing that they said is told.',
    none: 'By then they had called no server.',
    silent: 'Nothing had been said on this connection yet.',
    loading: 'Reading…',
    sees: 'They see that you look. Passwords are asterisks.',
    nameless: 'Names are hidden, and x stands for a handle: tick “show names” to branch from here.',
    byThen: (count: number) =>
      count === 0 ? 'from the beginning' : `with ${lines(count)}; choose a row to branch off before it`,
    alone: 'Line by line',
  },
  told: {
    title: 'What happened',
    seek: 'Go to this moment',
    nothing: 'Nothing yet. Play, or step with . and , from one thing that happened to the next.',
    earlier: (count: number) => (count === 1 ? 'One more before.' : `${count} more before.`),
    somebody: 'a classmate',
    teacher: 'A teacher came',
    joined: (who: string) => `${who} came`,
    left: (who: string) => `${who} left`,
    renamed: (who: string, name: string | undefined) =>
      name === undefined ? `${who} has another name` : `${who} is now called ${name}`,
    handUp: (who: string) => `${who}, hand up:`,
    handDown: (who: string) => `${who}, hand down`,
    hint: (who: string) => `Hint for ${who}:`,
    note: 'Note to all:',
    lesson: (title: string) => `Lesson for all: ${title}`,
    playlist: (point: number) => `Playlist, point ${point}`,
    playlistOff: 'No playlist any more',
    timer: (time: string) => `Timer: ${time}`,
    timerOff: 'Timer stopped',
    paused: 'All paused',
    resumed: 'All went on',
    hold: {
      client: 'Held: what clients send',
      server: 'Held: what servers send',
      both: 'All wires held',
    },
    holdOff: 'Wires held no more',
    through: (what: 'line' | 'reply', count: number, who: string | undefined) =>
      what === 'reply'
        ? `Let through until the next reply${who === undefined ? '' : ` for ${who}`}`
        : `Let through: ${lines(count)}${who === undefined ? '' : ` of ${who}`}`,
    passed: { edited: 'A held line changed', dropped: 'A held line dropped' },
    spotlight: {
      asked: (who: string) => `${who}, asked for the projector`,
      on: (who: string) => `${who}, on the projector`,
      refused: (who: string) => `${who} did not want the projector`,
      off: (who: string) => `${who}, off the projector`,
    },
    broadcast: { on: 'The teacher’s terminal shown to all', off: 'No terminal shown any more' },
    question: 'Question to all:',
    revealed: 'Votes shown',
    closed: (counts: string) => `Question closed, votes: ${counts}`,
    worlds: {
      'fault-set': (count: number) => `A fault set ${rooms(count)}`,
      'faults-cleared': (count: number) => `Faults cleared ${rooms(count)}`,
      reset: (count: number) => `Worlds reset ${rooms(count)}`,
    },
    rehearsal: { on: 'Rehearsal with simulated students', off: 'Rehearsal over' },
    assessment: { on: 'Assessment', off: 'Assessment over' },
  },
};
export type ClassReplayWords = typeof en;

export const classReplayWords: Record<Language, ClassReplayWords> = { en, fr };
