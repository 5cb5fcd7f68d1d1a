import { useEffect, useMemo, useState } from 'react';
import { Link } from 'wouter';
import { useLanguage } from '../../i18n/i18n.ts';
import { useRoom } from '../../rooms/context.ts';
import button from '../../ui/Button.module.css';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { useKeptFocus } from '../../ui/use-kept-focus.ts';
import { type Failure, freeWire, holdWire, passing } from './api.ts';
import { HeldLine } from './HeldLine.tsx';
import styles from './Hold.module.css';
import { useWire } from './use-wire.ts';
import { holdWords } from './words.ts';

/**
 * One's own wire: the line that waits at its door, or that none does. Without a hold it is the button that begins one.
 * `wide`: for the projector, where one key lets a line through.
 * `onHeld` is told whether somebody holds it.
 */
export function HoldBar({ wide = false, onHeld }: { wide?: boolean; onHeld?: (held: boolean) => void }) {
  const words = holdWords[useLanguage()];
  const wire = useWire();
  const [failure, setFailure] = useState<Failure>();
  // What waits longest is what one talks about.
  const line = wire?.lines.toSorted((a, b) => a.held - b.held)[0];
  const host = useRoom(({ connections }) => {
    const row = connections.find(({ id }) => id === line?.connection);
    return row?.to.host ?? row?.to.address ?? '';
  });
  const kept = useKeptFocus<HTMLDivElement & HTMLElement>();
  const isHeld = (wire?.holds.length ?? 0) > 0;
  useEffect(() => onHeld?.(isHeld), [onHeld, isHeld]);
  const way = useMemo(() => line && passing(line), [line]);
  if (!wire) return null;
  const holder = (['pause', 'teacher', 'self'] as const).find((one) =>
    wire.holds.some((hold) => hold.holder === one),
  );
  const act = async (doing: ReturnType<typeof holdWire>) => {
    const done = await doing;
    setFailure(done.ok ? undefined : done.failure);
  };
  const problem = failure && (
    <p className={styles.problem} role="alert">
      {words.failed[failure]}
    </p>
  );
  if (holder === undefined)
    return (
      <div {...kept} className={cx(styles.off, wide && styles.wide)}>
        <Button
          {...(wide ? {} : { kind: 'quiet' as const, size: 'small' as const })}
          title={words.holdSays}
          onClick={() => void act(holdWire())}
        >
          {words.hold}
        </Button>
        <Link className={cx(button.button, !wide && button.small, !wide && button.quiet)} href="/play">
          {words.play}
        </Link>
        {problem}
      </div>
    );
  const mine = holder === 'self';
  const says = holder === 'self' ? (line ? words.timeout : words.nothing) : words.theirs[holder];
  const inLine = wide && mine && line !== undefined;
  const stop = wire.holds.some((hold) => hold.holder === 'self') && (
    <Button
      {...(wide ? {} : { size: 'small' as const })}
      className={styles.stop}
      onClick={() => void act(freeWire())}
    >
      {words.stop}
    </Button>
  );
  return (
    <section {...kept} className={cx(styles.bar, wide && styles.wide)} aria-label={words.waiting}>
      <div className={styles.head}>
        <p role="alert">
          <b>{words.heldBy[holder]}</b> {!(wide && line) && says}
        </p>
        {!inLine && stop}
      </div>
      {line && (
        <HeldLine
          line={line}
          host={host}
          passing={mine ? way : undefined}
          byKey={wide}
          end={inLine && stop}
        />
      )}
      {problem}
    </section>
  );
}
