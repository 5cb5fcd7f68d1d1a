import type { Coach, Exchange } from '@ehlo/protocol/reading';
import { lazy, Suspense, useState } from 'react';
import { useWords } from '../../i18n/i18n.ts';
import type { Say } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { useAssessed } from '../../rooms/class-standing.ts';
import styles from './CoachCard.module.css';
import { CoachCard } from './CoachCard.tsx';

const VerdictCards = lazy(async () => ({ default: (await import('./VerdictCards.tsx')).VerdictCards }));

/** What a refusal names when it was the sender that was checked. */
const VERDICT = /\b(?:SPF|DKIM|DMARC)\b/i;

interface Props {
  exchange: Exchange;
  say: Say;
  marked: boolean;
  /** The call is over: the command line that calls again. */
  over: string | undefined;
  onPlace: (text: string) => void;
}

/** One card speaks; the others that would have are named under it and can be opened. */
export function CoachCards({ exchange, say, marked, over, onPlace }: Props) {
  const words = useWords().dialogue;
  const { coach, alsoCoach = [], reply } = exchange;
  const assessed = useAssessed();
  if (!coach || assessed) return null;
  return (
    <>
      {reply?.complete && reply.lines.some(({ rest }) => VERDICT.test(rest)) && (
        <Suspense>
          <VerdictCards reply={reply} onPlace={onPlace} />
        </Suspense>
      )}
      <CoachCard key={exchange.id} coach={coach} say={say} marked={marked} over={over} onPlace={onPlace} />
      {alsoCoach.map((also) => (
        <Also key={also.cause} coach={also} say={say} over={over} onPlace={onPlace} label={words.alsoCoach} />
      ))}
    </>
  );
}

function Also({
  coach,
  say,
  over,
  onPlace,
  label,
}: Pick<Props, 'say' | 'over' | 'onPlace'> & { coach: Coach; label: string }) {
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.also} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {label} <Rich text={say(coach.head).replaceAll('==', '')} />
      </summary>
      {open && <CoachCard coach={coach} say={say} marked={false} over={over} onPlace={onPlace} second />}
    </details>
  );
}
