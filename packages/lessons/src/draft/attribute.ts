/** Which typed line brought about what. */
import type { Fact } from '../facts/fact.ts';
import { SEEN_CHARACTERS, type TypedLine } from './take.ts';

/** What a mail brings about after a server took it. */
const OF_MAIL: readonly Fact['name'][] = [
  'stored',
  'judged',
  'queued',
  'relayed',
  'deferred',
  'bounced',
  'greylisted',
];

/** What a command line does, and no line to a server. */
const OF_COMMAND: readonly Fact['name'][] = ['called', 'refused', 'asked', 'switched'];

/** As much as two clocks differ that were compared over a network. Microseconds. */
const APART = 100_000;

/** What a command line that brought it about would name. */
const namesIn = ({ text }: Fact): string[] =>
  [...listOf(text.host), ...listOf(text.name)].map((name) => name.toLowerCase());

interface Talk {
  /** Lines that the log has of it, with the typed line each of them is, oldest first; answered ones are taken out. */
  open: { text: string; line: number }[];
  /** Of the line that was matched last. */
  last: number;
  /** Of the dot that ends the letter being written. */
  dot?: number | undefined;
}

/**
 * For each fact the number of the line that brought it about. What a person types is found again by its text, what answers it by what it
 * answers, what a mail brings about by that mail; the rest by when it happened.
 */
export function attribute(lines: readonly TypedLine[], facts: readonly Fact[]): number[] {
  const talks = new Map<number, Talk>();
  const taken = new Set<number>();
  const mails: { to: readonly string[]; line: number }[] = [];
  /** Two clocks never agree: a line was there when the log has it. */
  const times = lines.map(({ at }) => at);
  const before = (at: number, wanted: (line: TypedLine) => boolean = () => true): number =>
    times.findLastIndex((time, number) => time <= at && wanted(lines[number] as TypedLine));

  /** The first one that nobody took yet: a busy server takes a line long after it was typed, and never before. */
  function find(text: string, after: number, at: number): number | undefined {
    const found = lines.findIndex(
      (line, number) =>
        number > after &&
        !taken.has(number) &&
        line.to === 'program' &&
        line.text.slice(0, SEEN_CHARACTERS) === text &&
        (times[number] as number) <= at + APART,
    );
    return found < 0 ? undefined : found;
  }

  function ofTalk(fact: Fact, talk: Talk): number | undefined {
    const said = textOf(fact.name === 'line' ? fact.text.text : fact.text.line);
    switch (fact.name) {
      case 'line': {
        const line = find(said, talk.last, fact.at);
        if (line === undefined) return undefined;
        talk.last = line;
        taken.add(line);
        times[line] = Math.min(times[line] ?? fact.at, fact.at);
        talk.open.push({ text: said, line });
        return line;
      }
      case 'reply': {
        if (fact.text.to === 'letter') {
          // What stands in the letter is no command.
          talk.last = Math.max(talk.last, talk.dot ?? 0);
          return talk.dot;
        }
        const at = talk.open.findIndex(({ text }) => text === said);
        const answered = at < 0 ? undefined : talk.open.splice(at, 1)[0];
        if (answered && fact.text.to === 'DATA') talk.dot = find('.', answered.line, fact.at);
        return answered?.line;
      }
      case 'accepted':
        return talk.dot;
      default:
        return undefined;
    }
  }

  return facts.map((fact) => {
    if (isOutside(fact)) return Math.max(0, before(fact.at));
    if (OF_COMMAND.includes(fact.name)) {
      // What is typed ahead is there before the call is.
      const named = before(
        fact.at + APART,
        ({ to, text }) => to === 'shell' && namesIn(fact).some((name) => text.toLowerCase().includes(name)),
      );
      return named >= 0
        ? named
        : Math.max(
            0,
            before(fact.at, ({ to }) => to === 'shell'),
          );
    }
    if (OF_MAIL.includes(fact.name)) {
      const to = listOf(fact.text.to);
      const mail = mails.findLast((one) => to.some((path) => one.to.includes(path))) ?? mails.at(-1);
      return mail?.line ?? Math.max(0, before(fact.at));
    }
    if (fact.connection === undefined || isRelays(fact)) return Math.max(0, before(fact.at));
    const talk = talks.get(fact.connection) ?? { open: [], last: -1 };
    talks.set(fact.connection, talk);
    const line = ofTalk(fact, talk) ?? Math.max(0, talk.last, before(fact.at));
    if (fact.name === 'accepted') mails.push({ to: listOf(fact.text.to), line });
    return line;
  });
}

/** What a program on somebody's own machine did, and its mails. */
export const isOutside = ({ value }: Fact): boolean => value?.by === 'outside';

/** What servers of the lab say to each other: nobody typed it. */
export const isRelays = ({ name, value }: Fact): boolean => value?.by === 'relay' && !OF_MAIL.includes(name);

export const listOf = (text: string | readonly string[] | undefined): readonly string[] =>
  text === undefined ? [] : typeof text === 'string' ? [text] : text;

export const textOf = (text: string | readonly string[] | undefined): string => listOf(text)[0] ?? '';
