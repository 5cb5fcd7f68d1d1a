import type { Coach, Prose } from '@ehlo/protocol/reading';
import { useId, useRef, useState } from 'react';
import { useWords } from '../../i18n/i18n.ts';
import { type Say, useProse } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { Popover } from '../../ui/Popover.tsx';
import styles from './CoachCard.module.css';
import { RfcTag } from './RfcTag.tsx';
import { wayOn } from './way-on.ts';

interface Props {
  coach: Coach;
  say: Say;
  marked: boolean;
  /** The call is over: the command line that calls again. */
  over?: string | undefined;
  onPlace: (text: string) => void;
  /** Beside the card that speaks first: its head stands in the fold already. */
  second?: boolean;
}

/** After a mistake: the fact, what is still true, the way on. It places a line, never sends one. */
export function CoachCard({ coach, say, marked, over, onPlace, second = false }: Props) {
  const [open, setOpen] = useState(coach.again !== true);
  const words = useWords().dialogue;
  const prose = useProse();
  const head = say(coach.head);
  const line = wayOn(coach, over);
  const explanation = explanationOf(prose, coach.explain);
  return (
    <section className={cx(styles.coach, second && styles.second)} aria-label={words.coach}>
      {!second && (
        <>
          <span className={styles.tag} aria-hidden="true">
            {words.coach}
          </span>
          <h3>
            <Rich text={marked ? head : head.replaceAll('==', '')} />
          </h3>
        </>
      )}
      {open ? (
        <p>
          <Rich text={say(coach.body)} />
        </p>
      ) : (
        <p>
          {words.sameAdvice}{' '}
          <button type="button" className={styles.unfold} aria-expanded={false} onClick={() => setOpen(true)}>
            {words.readAgain}
          </button>
        </p>
      )}
      {(line !== undefined || open) && (
        <div className={styles.way}>
          {line !== undefined && (
            <>
              <Button kind="primary" size="small" onClick={() => onPlace(line)}>
                {words.put}
              </Button>
              <code lang="en" translate="no">
                {line}
              </code>
            </>
          )}
          {open && explanation && <Explanation {...explanation} />}
          {open && (
            <span className={styles.rule}>
              <RfcTag source={coach.rfc} />
            </span>
          )}
        </div>
      )}
    </section>
  );
}

type Explained = Prose['explain'][keyof Prose['explain']];

const explanationOf = (prose: Prose | undefined, key: string | undefined): Explained | undefined =>
  prose && key !== undefined && Object.hasOwn(prose.explain, key)
    ? prose.explain[key as keyof Prose['explain']]
    : undefined;

/** A few paragraphs for those who want to know more. */
function Explanation({ title, text }: Explained) {
  const id = useId();
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <span ref={anchor}>
      <Button size="small" popoverTarget={id}>
        {title}
      </Button>
      <Popover id={id} anchor={anchor} label={title}>
        <div className={styles.explained}>
          <h3>{title}</h3>
          {text.map((paragraph) => (
            <p key={paragraph}>
              <Rich text={paragraph} />
            </p>
          ))}
        </div>
      </Popover>
    </span>
  );
}
