import type { Coach, Exchange } from '@ehlo/protocol/reading';
import { useState } from 'react';
import { useWords } from '../../i18n/i18n.ts';
import type { Say } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import styles from './CoachCard.module.css';
import { CoachCard } from './CoachCard.tsx';

interface Props {
  exchange: Exchange;
  say: Say;
  marked: boolean;
  onPlace: (text: string) => void;
}

/** One card speaks; the others that would have are named under it and can be opened. */
export function CoachCards({ exchange, say, marked, onPlace }: Props) {
  const words = useWords().dialogue;
  const { coach, alsoCoach = [] } = exchange;
  if (!coach) return null;
  return (
    <>
      <CoachCard key={exchange.id} coach={coach} say={say} marked={marked} onPlace={onPlace} />
      {alsoCoach.map((also) => (
        <Also key={also.cause} coach={also} say={say} onPlace={onPlace} label={words.alsoCoach} />
      ))}
    </>
  );
}

function Also({
  coach,
  say,
  onPlace,
  label,
}: Pick<Props, 'say' | 'onPlace'> & { coach: Coach; label: string }) {
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.also} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {label} <Rich text={say(coach.head).replaceAll('==', '')} />
      </summary>
      {open && <CoachCard coach={coach} say={say} marked={false} onPlace={onPlace} second />}
    </details>
  );
}
