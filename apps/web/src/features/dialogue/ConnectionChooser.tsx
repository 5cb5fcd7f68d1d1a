import type { Endpoint, World } from '@ehlo/wire';
import { useRef, useState } from 'react';
import { clockTime, useLanguage, useWords } from '../../i18n/i18n.ts';
import { type Claimed, claimConnection } from '../../rooms/claim.ts';
import { useBridge, useDialogue, usePlayground, useRoom, useUnclaimed } from '../../rooms/context.ts';
import { endpointText, outsideTarget } from '../../rooms/outside-target.ts';
import type { ConnectionRow } from '../../rooms/room-store.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { Popover } from '../../ui/Popover.tsx';
import { Wire } from '../../ui/Wire.tsx';
import { ClaimFailure } from '../playground/ClaimFailure.tsx';
import { TranscriptButton } from '../transcript/TranscriptButton.tsx';
import styles from './ConnectionChooser.module.css';

/** Connections offered at once; older ones are in the log, and later on the Wire page. */
const MOST = 40;
const NONE: World['services'] = [];

/** Which connection the panels show: the terminal's, one from outside, or an earlier one. */
export function ConnectionChooser({ shown }: { shown: ConnectionRow | undefined }) {
  const words = useWords();
  const language = useLanguage();
  const { dialogue, room, unclaimed: claims } = usePlayground();
  const unclaimed = useUnclaimed((state) => state.connections);
  const handle = useBridge((state) => state.me?.handle ?? '');
  const anchor = useRef<HTMLButtonElement>(null);
  const connections = useRoom((state) => state.connections);
  const pinned = useDialogue((state) => state.pinned);
  const transcript = useDialogue((state) => state.transcript);
  const services = useBridge((state) => state.me?.world.services ?? NONE);
  const [claim, setClaim] = useState<'idle' | 'done' | Extract<Claimed, { ok: false }>['why']>('idle');
  const mail = connections.filter(({ service }) => service !== 'dns' && service !== 'web');
  const number = shown === undefined ? 0 : mail.findIndex(({ id }) => id === shown.id) + 1;
  const who = (row: ConnectionRow) =>
    row.by === 'outside'
      ? words.dialogue.fromOutside
      : row.by === 'relay'
        ? words.dialogue.byRelay
        : words.dialogue.byTerminal;
  const outside = (to: Endpoint) => outsideTarget(to, services, location.hostname);
  const close = () => document.getElementById('connections')?.hidePopover();

  const onClaim = async (id: number) => {
    const claimed = await claimConnection(id, 'own');
    setClaim(claimed.ok ? 'done' : claimed.why);
  };

  return (
    <span className={styles.chooser}>
      <button
        ref={anchor}
        type="button"
        className={styles.shown}
        popoverTarget="connections"
        aria-label={words.dialogue.chooseConnection}
      >
        <span className={styles.name}>
          {transcript !== undefined ? (
            words.dialogue.transcript(transcript)
          ) : (
            <>
              <span className={styles.wide}>{words.dialogue.connection(number)}</span>
              <span className={styles.narrow}>#{number}</span>
            </>
          )}
          {transcript === undefined &&
            (shown?.secured ? ', TLS' : <span className={styles.clear}>{words.dialogue.clear}</span>)}
          {shown?.by === 'outside' && <b> {words.dialogue.fromOutside}</b>}
        </span>
        <span aria-hidden="true" className={styles.more} />
      </button>
      {pinned && (
        <Button kind="quiet" size="small" onClick={() => dialogue.unpin()}>
          {words.dialogue.follow}
        </Button>
      )}
      {shown?.by === 'outside' && shown.person === undefined && claim === 'idle' && (
        <Button size="small" onClick={() => void onClaim(shown.id)}>
          {words.dialogue.claim}
        </Button>
      )}
      {claim !== 'idle' && (
        <span role="status">{claim === 'done' ? words.dialogue.claimed : <ClaimFailure why={claim} />}</span>
      )}
      <Popover id="connections" anchor={anchor} label={words.dialogue.chooseConnection}>
        <ul className={styles.list}>
          {mail
            .map((row, at) => ({ row, number: at + 1 }))
            .slice(-MOST)
            .toReversed()
            .map(({ row, number }) => (
              <li key={row.id}>
                <button
                  type="button"
                  className={cx(styles.item, row.id === shown?.id && styles.here)}
                  aria-current={row.id === shown?.id}
                  onClick={() => {
                    dialogue.show(row.id, room.getState().connections.at(-1)?.id !== row.id);
                    close();
                  }}
                >
                  <span>#{number}</span>
                  <Wire>{row.by === 'outside' ? outside(row.to) : endpointText(row.to)}</Wire>
                  <span>{who(row)}</span>
                  <span>{row.closed ? words.dialogue.over : words.dialogue.openNow}</span>
                  <time>{clockTime(row.at, language, true)}</time>
                </button>
              </li>
            ))}
        </ul>
        {unclaimed.length > 0 && (
          <section aria-labelledby="unclaimed" className={styles.unclaimed}>
            <h3 id="unclaimed">{words.dialogue.unclaimedTitle}</h3>
            <ul>
              {unclaimed.toReversed().map((row) => (
                <li key={row.id}>
                  <Wire>{outside(row.to)}</Wire>
                  <time>{clockTime(row.at, language, true)}</time>
                  <Button
                    size="small"
                    aria-label={`${words.dialogue.claim}: ${outside(row.to)}, ${clockTime(row.at, language, true)}`}
                    onClick={() => {
                      void claims.claim(row.id);
                      close();
                    }}
                  >
                    {words.dialogue.claim}
                  </Button>
                </li>
              ))}
            </ul>
            <p>{words.dialogue.unclaimedWay(handle)}</p>
          </section>
        )}
        <p className={styles.elsewhere}>
          <TranscriptButton onShown={close} />
        </p>
      </Popover>
    </span>
  );
}
