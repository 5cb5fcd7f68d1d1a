import type { ClassPairView, RosterRow } from '@ehlo/wire';
import { useLanguage } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/Button.tsx';
import { useKeptFocus } from '../../../ui/use-kept-focus.ts';
import { type Answer, asTeacher } from '../api.ts';
import type { ClassNow } from '../class-now.ts';
import rehearsal from '../rehearsal/Rehearsal.module.css';
import { nextPair } from './propose.ts';
import { type PairWords, pairWords } from './words.ts';

interface Props {
  now: ClassNow;
  rows: readonly RosterRow[];
  act(doing: Promise<Answer<unknown>>): Promise<boolean>;
}

/** For teachers: two who are through, as client and server by one click; and how it stands with those who were asked. */
export function Pairs({ now, rows, act }: Props) {
  const words = pairWords[useLanguage()];
  const kept = useKeptFocus<HTMLElement>();
  const { view } = now;
  const teacher = asTeacher(view.class);
  const pairs = view.pairs ?? [];
  const next = view.assessment ? undefined : nextPair(rows, pairs);
  if (!next && pairs.length === 0) return null;
  return (
    <section {...kept} className={rehearsal.bar} aria-label={words.title}>
      {next && (
        <p>
          <b>{words.through(next.server.name, next.client.name)}</b> {words.others}
        </p>
      )}
      {next && (
        <Button
          size="small"
          kind="primary"
          onClick={() => void act(teacher.pair(next.server.home, next.client.home))}
        >
          {words.propose(next.server.name, next.client.name)}
        </Button>
      )}
      {pairs.map((pair) => (
        <p key={pair.server.home}>
          {words.pair(pair.server.name, pair.client.name)} <b>{standing(pair, words)}</b>{' '}
          <Button size="small" kind="quiet" onClick={() => void act(teacher.unpair(pair.server.home))}>
            {pair.refused === undefined ? words.takeBack : words.close}
          </Button>
        </p>
      ))}
    </section>
  );
}

function standing({ server, client, agreed, refused }: ClassPairView, words: PairWords): string {
  const nameOf = (role: 'server' | 'client') => (role === 'server' ? server : client).name;
  if (refused) return words.refused(nameOf(refused));
  const [first, second] = agreed;
  if (second) return words.plays;
  return first ? words.one(nameOf(first)) : words.asked;
}
