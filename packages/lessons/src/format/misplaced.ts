/** What a lesson wants to happen at a host or in a mailbox that the world has not: nothing would, and nobody would say why. */
import { nearest } from '@ehlo/protocol/reading';
import { type FaultHost, faultProblems } from '@ehlo/wire';
import { FAULT_WANTED } from '@ehlo/wire/schema';
import type { Complaints } from './problem.ts';
import type { Inherited } from './read-lesson.ts';
import { spokenPath, type Written } from './yaml.ts';

/** What there is in every reader's practice world. */
export interface Places {
  faultHosts: readonly FaultHost[];
  ruledHosts: readonly string[];
  /** Beside the reader's own, which is written `{mailbox}`. */
  mailboxes: readonly string[];
}

interface Misplaced {
  /** Of the field, from the front matter's top. */
  path: (string | number)[];
  problem: string;
  remedy: string;
}

type WrittenWorld = NonNullable<Inherited['world']>;

/** @param front the front matter that `world` was read from */
export function complainOfPlaces(
  world: WrittenWorld,
  places: Places,
  front: Written,
  complaints: Complaints,
): void {
  for (const { path, problem, remedy } of misplaced(world, places))
    complaints.add(front.lineOf(path), `The front matter, ${spokenPath(path)}: ${problem}.`, remedy);
}

function misplaced(world: WrittenWorld, places: Places): Misplaced[] {
  const hosts = places.faultHosts.map(({ host }) => host);
  const { faults = [], rules = [], emptied = [], letters = [] } = world;
  return [
    ...faults.flatMap((fault, at) =>
      faultProblems(fault, places.faultHosts).map(({ problem }) => ({
        path: ['world', 'faults', at, 'host'],
        problem: `host is "${fault.host}". ${FAULT_WANTED[problem]}`,
        remedy: instead(fault.host, hosts),
      })),
    ),
    ...rules.flatMap(({ host }, at) =>
      places.ruledHosts.includes(host)
        ? []
        : [
            {
              path: ['world', 'rules', at, 'host'],
              problem: `host is "${host}". No server of that name has rules`,
              remedy: instead(host, places.ruledHosts),
            },
          ],
    ),
    ...emptied.flatMap((mailbox, at) => unknownMailbox(mailbox, ['world', 'emptied', at], places)),
    ...letters.flatMap(({ mailbox }, at) =>
      unknownMailbox(mailbox, ['world', 'letters', at, 'mailbox'], places),
    ),
  ];
}

const OWN = ['{mailbox}', '{handle}@campus.test'];

function unknownMailbox(mailbox: string, path: Misplaced['path'], { mailboxes }: Places): Misplaced[] {
  if (mailboxes.includes(mailbox) || OWN.includes(mailbox)) return [];
  return [
    {
      path,
      problem: `"${mailbox}" is no mailbox of the world`,
      remedy: instead(mailbox, [...OWN.slice(0, 1), ...mailboxes]),
    },
  ];
}

function instead(written: string, known: readonly string[]): string {
  const meant = nearest(written, known);
  return `${meant === undefined ? '' : `Did you mean "${meant}"? `}There are: ${known.join(', ')}.`;
}
