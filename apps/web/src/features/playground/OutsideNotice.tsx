import type { Endpoint } from '@ehlo/wire';
import { useState } from 'react';
import { useWords } from '../../i18n/i18n.ts';
import { useBridge, useDialogue, usePlayground, useRoom, useUnclaimed } from '../../rooms/context.ts';
import { outsideTarget } from '../../rooms/outside-target.ts';
import { announced } from '../../rooms/unclaimed-store.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { ClaimFailure } from './ClaimFailure.tsx';
import styles from './OutsideNotice.module.css';

/** Words an endpoint as the program outside named it. */
function useOutsideTarget(): (to: Endpoint) => string {
  const services = useBridge((state) => state.me?.world.services);
  return (to) => outsideTarget(to, services ?? [], location.hostname);
}

/** Somebody's own program called: said in one strip, opened on request, gone once it was looked at or closed. */
export function OutsideNotice() {
  return (
    <div className={styles.news} role="status">
      <OwnNotice />
      <UnclaimedNotice />
    </div>
  );
}

function OwnNotice() {
  const words = useWords();
  const target = useOutsideTarget();
  const { dialogue } = usePlayground();
  const shown = useDialogue((state) => state.connection);
  // Whoever claims one is shown it, without another strip in between.
  const claiming = useUnclaimed((state) => state.claiming !== undefined);
  const newest = useRoom((state) =>
    state.connections.findLast(
      ({ by, service }) => by === 'outside' && service !== 'dns' && service !== 'web',
    ),
  );
  // What was there before the page opened is in the list of connections, and no news.
  const [known, setKnown] = useState(() => newest?.id ?? 0);
  if (newest === undefined || newest.id <= known || claiming) return null;
  if (newest.id === shown) {
    // Looked at, by whatever way.
    setKnown(newest.id);
    return null;
  }
  return (
    <Banner>
      <p className={styles.says}>
        <b>{words.dialogue.outsideCame}</b> {words.dialogue.outsideCameWay(target(newest.to))}
      </p>
      <Button
        size="small"
        onClick={() => {
          setKnown(newest.id);
          dialogue.show(newest.id, true);
        }}
      >
        {words.dialogue.show}
      </Button>
      <Button size="small" kind="quiet" onClick={() => setKnown(newest.id)}>
        {words.frame.close}
      </Button>
    </Banner>
  );
}

/** Several persons are at its address, so nobody is told that it is theirs, and each is asked. */
function UnclaimedNotice() {
  const words = useWords();
  const target = useOutsideTarget();
  const { unclaimed } = usePlayground();
  const handle = useBridge((state) => state.me?.handle);
  const row = useUnclaimed(announced);
  const claiming = useUnclaimed((state) => state.claiming !== undefined);
  const failure = useUnclaimed((state) => state.failure);
  if (failure !== undefined)
    return (
      <Banner>
        <p className={styles.says}>
          <ClaimFailure why={failure} />
        </p>
        <Button size="small" kind="quiet" onClick={unclaimed.dismissFailure}>
          {words.frame.close}
        </Button>
      </Banner>
    );
  if (row === undefined || handle === undefined) return null;
  return (
    <Banner>
      <p className={styles.says}>
        <b>{words.dialogue.outsideCame}</b> {words.dialogue.unclaimed(target(row.to))}{' '}
        {words.dialogue.unclaimedWay(handle)}
      </p>
      <Button size="small" aria-disabled={claiming} onClick={() => void unclaimed.claim(row.id)}>
        {words.dialogue.claim}
      </Button>
      <Button size="small" kind="quiet" onClick={() => unclaimed.dismiss(row.id)}>
        {words.frame.close}
      </Button>
    </Banner>
  );
}
