/** What a lesson wants to happen at a host or in a mailbox that the world has not: nothing would, and nobody would say why. */
import { type FaultHost, faultProblems } from '@ehlo/wire';
import { type Complaints, guess, remedies, saidOf } from './problem.ts';
import type { Inherited } from './read-lesson.ts';
import type { ProblemWords, Said } from './words.ts';
import { fieldOf, type Written } from './yaml.ts';

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
  said: Said;
}

type WrittenWorld = NonNullable<Inherited['world']>;

/** @param front the front matter that `world` was read from */
export function complainOfPlaces(
  world: WrittenWorld,
  places: Places,
  front: Written,
  complaints: Complaints,
): void {
  const { says } = complaints;
  for (const { path, said } of misplaced(world, places, says))
    complaints.add(front.lineOf(path), saidOf(says, fieldOf(says, says.front, path), said));
}

function misplaced(world: WrittenWorld, places: Places, says: ProblemWords): Misplaced[] {
  const hosts = places.faultHosts.map(({ host }) => host);
  const { faults = [], rules = [], emptied = [], letters = [] } = world;
  const instead = (written: string, known: readonly string[]): string =>
    remedies(guess(says, written, known), says.known(known));
  const unknownHost = (host: string, problem: string, known: readonly string[]): Said => [
    says.host(host, problem),
    instead(host, known),
  ];
  const unknownMailbox = (mailbox: string, path: Misplaced['path']): Misplaced[] =>
    places.mailboxes.includes(mailbox) || OWN.includes(mailbox)
      ? []
      : [
          {
            path,
            said: [says.noMailbox(mailbox), instead(mailbox, [...OWN.slice(0, 1), ...places.mailboxes])],
          },
        ];
  return [
    ...faults.flatMap((fault, at) =>
      faultProblems(fault, places.faultHosts).map(({ problem }) => ({
        path: ['world', 'faults', at, 'host'],
        said: unknownHost(fault.host, says.rules[problem], hosts),
      })),
    ),
    ...rules.flatMap(({ host }, at) =>
      places.ruledHosts.includes(host)
        ? []
        : [
            {
              path: ['world', 'rules', at, 'host'],
              said: unknownHost(host, says.noRules, places.ruledHosts),
            },
          ],
    ),
    ...emptied.flatMap((mailbox, at) => unknownMailbox(mailbox, ['world', 'emptied', at])),
    ...letters.flatMap(({ mailbox }, at) => unknownMailbox(mailbox, ['world', 'letters', at, 'mailbox'])),
  ];
}

const OWN = ['{mailbox}', '{handle}@campus.test'];
