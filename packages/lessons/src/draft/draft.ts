/** A lesson out of what somebody did once. Pure: the same recording gives the same draft. */
import type { Condition } from '../condition.ts';
import type { Fact } from '../facts/fact.ts';
import { LANGUAGES, type Language } from '../lesson.ts';
import { isRelays, listOf, textOf } from './attribute.ts';
import { acceptedCandidate, candidatesOf } from './candidates.ts';
import { cut, MOST_STEPS, type Piece } from './cut.ts';
import { type OutsideMail, outsideMail } from './outside.ts';
import type { Phase } from './phase.ts';
import { metAt, proven } from './prove.ts';
import { putBack, putBackAll } from './put-back.ts';
import type { Take } from './take.ts';
import { type CheckSays, draftWords, type StepSays, type StepText } from './words.ts';

export interface Draft {
  /** After the mail that was sent, or the first step. */
  titles: Readonly<Record<Language, string>>;
  /** The line offered at the prompt; absent: no call was the first thing done. */
  host?: string;
  minutes: number;
  steps: DraftStep[];
}

export interface DraftStep {
  words: Readonly<
    Record<Language, Omit<StepText, 'nudge' | 'stronger'> & { checks: string[]; hints: string[] }>
  >;
  checks: Condition[];
  /** Empty where it is done outside. */
  solution: string[];
  outside?: OutsideMail;
}

const MOST_CHECKS = 6;
const LONGEST_TITLE = 60;
/** What somebody makes up may be longer. */
const LONGEST_VERB = 30;
/** A hint is a sentence, which the format holds to 400 characters. */
const HINT = { lines: 8, characters: 280 };

/** @returns steps that were seen in the log; none where nothing was typed, or nothing came of it */
export function draftOf(take: Take): Draft {
  const put = putBack(take.own);
  const done = [...withChecks(cut(take), take), ...doneOutside(take.facts)].sort(
    (one, other) => one.at - other.at,
  );
  const titles = new Map<Language, Set<string>>(LANGUAGES.map((language) => [language, new Set()]));
  const steps = done.slice(0, MOST_STEPS).map((one): DraftStep => {
    const { checks } = one;
    const { solution, about, outside } = putBackAll(partsOf(one), put);
    const wording = (language: Language) => {
      const words = draftWords[language];
      const { title, prose, nudge, stronger } = words.step(about);
      return {
        title: unique(title, titles.get(language) as Set<string>),
        prose,
        checks: checks.map(({ says }) => put(words.check(says))),
        hints: [nudge, stronger, outside ? words.run : thirdHint(solution, words.type)],
      };
    };
    return {
      solution,
      checks: checks.map(({ condition }) => putBackAll(condition, put)),
      words: { en: wording('en'), fr: wording('fr') },
      ...(outside ? { outside } : {}),
    };
  });
  const [first] = take.lines;
  const spent = ((take.lines.at(-1)?.at ?? 0) - (first?.at ?? 0)) / 60_000_000;
  const sent = take.facts.find(isSent);
  const title = (language: Language): string => {
    const said = sent
      ? put(draftWords[language].step({ of: 'mail', to: textOf(sent.text.to) }).title)
      : steps[0]?.words[language].title;
    return said?.slice(0, LONGEST_TITLE) ?? '';
  };
  return {
    titles: { en: title('en'), fr: title('fr') },
    ...(first && /^(ncat|nc|telnet|openssl) /.test(first.text) && first.text.length <= 100
      ? { host: put(first.text) }
      : {}),
    // Whoever does it for the first time reads, and thinks.
    minutes: Math.min(60, Math.max(3, Math.ceil(spent * 2), steps.length * 2)),
    steps,
  };
}

type Done = (Checked | DoneOutside) & { at: number };

interface DoneOutside {
  mail: OutsideMail;
  to: string;
  checks: Checked['checks'];
}

function doneOutside(facts: readonly Fact[]): (DoneOutside & { at: number })[] {
  return facts.flatMap((fact, number) => {
    const mail = outsideMail(fact);
    if (!mail) return [];
    const { condition, says } = acceptedCandidate(fact, { by: 'outside', port: Number(fact.value?.port) });
    const proof = proven(condition, facts, new Set([number]), []);
    const to = textOf(fact.text.to);
    return proof
      ? [
          {
            at: fact.at,
            mail,
            to,
            checks: [{ condition: proof, says: { ...says, outside: true } as CheckSays }],
          },
        ]
      : [];
  });
}

function partsOf(done: Done): { solution: string[]; about: StepSays; outside?: OutsideMail } {
  return 'mail' in done
    ? { solution: [], about: { of: 'outside', to: done.to }, outside: done.mail }
    : { solution: done.piece.lines.map(({ text }) => text), about: aboutOf(done.piece, done.checks) };
}

interface Checked {
  piece: Piece;
  checks: { condition: Condition; says: CheckSays }[];
}

/** What nothing is seen of is done with the next step, or with the last one. */
function withChecks(pieces: readonly Piece[], { facts }: Take): (Checked & { at: number })[] {
  const done: (Checked & { at: number })[] = [];
  let unseen: Piece | undefined;
  for (const one of pieces) {
    const piece = unseen ? joined(unseen, one) : one;
    const checks = checksOf(piece, facts, done);
    unseen = checks.length === 0 ? piece : undefined;
    if (checks.length > 0) done.push({ at: piece.lines[0]?.at ?? 0, piece, checks });
  }
  const last = done.at(-1);
  if (unseen && last) last.piece = joined(last.piece, unseen);
  return done;
}

const joined = (one: Piece, other: Piece): Piece => ({
  lines: [...one.lines, ...other.lines],
  facts: [...one.facts, ...other.facts].sort((a, b) => a.at - b.at),
  phases: [...new Set([...one.phases, ...other.phases])],
});

function checksOf(piece: Piece, facts: Take['facts'], before: readonly Checked[]): Checked['checks'] {
  const own = new Set(piece.facts.flatMap(({ at, fact }) => (isRelays(fact) ? [] : [at])));
  const earlier = before
    .toReversed()
    .flatMap(({ checks }) => checks.map(({ condition }) => condition).toReversed())
    .filter((condition) => !('inOrder' in condition))
    .slice(0, 12);
  return candidatesOf(piece)
    .flatMap(({ condition, says, rank }) => {
      const proof = proven(condition, facts, own, earlier);
      return proof ? [{ condition: proof, says, rank, met: metAt(proof, facts) ?? 0 }] : [];
    })
    .sort((one, other) => one.rank - other.rank)
    .slice(0, MOST_CHECKS)
    .sort((one, other) => one.met - other.met)
    .map(({ condition, says }) => ({ condition, says }));
}

function thirdHint(
  solution: readonly string[],
  type: (lines: readonly string[], more: boolean) => string,
): string {
  const shown: string[] = [];
  let length = 0;
  for (const line of solution) {
    length += line.length + 8;
    if (shown.length > 0 && (shown.length >= HINT.lines || length > HINT.characters)) break;
    shown.push(line.slice(0, HINT.characters));
  }
  return type(shown, shown.length < solution.length);
}

function unique(title: string, taken: Set<string>): string {
  let name = title;
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${title} (${number})`;
  taken.add(name.toLowerCase());
  return name;
}

const isSent = ({ name, value }: Fact): boolean => name === 'accepted' && value?.by === 'terminal';

/** What a step is named after: the first of these that it has. */
const BY_PHASE: readonly Phase[] = [
  'envelope',
  'letter',
  'change',
  'read',
  'open',
  'wait',
  'talk',
  'login',
  'bye',
];

function aboutOf({ lines, facts, phases }: Piece, checks: Checked['checks']): StepSays {
  const own = facts.map(({ fact }) => fact).filter((fact) => !isRelays(fact));
  const program = /^\S*/.exec(lines.find(({ to }) => to === 'shell')?.text ?? '')?.[0] ?? '';
  const mail = own.find(isSent);
  if (mail && (phases.includes('envelope') || phases.includes('call')))
    return { of: 'mail', to: textOf(listOf(mail.text.to)) };
  const call = own.find(({ name }) => name === 'called' || name === 'refused');
  // Of several questions the one that was typed, not what the page asked for its pictures meanwhile.
  const ask = checks.map(({ says }) => says).find((says) => says.of === 'asked');
  const main = BY_PHASE.find((phase) => phases.includes(phase));
  if (phases.includes('call') && call && (main === undefined || main === 'login' || main === 'bye'))
    return {
      of: 'call',
      host: textOf(call.text.host),
      port: Number(call.value?.port),
      program,
      greets: phases.includes('greet') || phases.includes('login'),
      refused: call.name === 'refused',
    };
  if (phases.includes('ask') && ask) return { of: 'ask', name: ask.name, type: ask.type, program };
  if (phases.includes('switch')) {
    const state = own.findLast(({ name }) => name === 'switched')?.value?.state;
    return { of: 'switch', state: state === 'down' ? 'down' : 'up' };
  }
  const verb = verbOf(own);
  switch (main) {
    case 'talk':
    case 'bye':
      return { of: main, verb };
    case 'login':
    case 'envelope':
    case 'letter':
    case 'change':
    case 'read':
    case 'open':
    case 'wait':
      return { of: main };
    default:
      return program === '' ? { of: 'talk', verb } : { of: 'command', program };
  }
}

const verbOf = (facts: readonly Fact[]): string =>
  textOf(facts.find(({ name, text }) => name === 'line' && text.verb !== undefined)?.text.verb).slice(
    0,
    LONGEST_VERB,
  ) || 'QUIT';
