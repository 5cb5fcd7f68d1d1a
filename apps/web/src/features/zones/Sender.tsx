import { parseName } from '@ehlo/protocol/dns';
import type { Delivery } from '@ehlo/protocol/dns/reading';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import { useSay } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { useBridge, usePlayground } from '../../rooms/context.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { Pane, PaneBody } from '../../ui/Pane.tsx';
import { Wire } from '../../ui/Wire.tsx';
import { RfcTag } from '../dialogue/RfcTag.tsx';
import { ask } from './ask.ts';
import fields from './field.module.css';
import styles from './Sender.module.css';
import saidStyles from './said.module.css';
import { senderFor } from './sender.ts';
import { zonesWords } from './words.ts';

const LOOKS = {
  hosts: styles.willTry,
  ask: styles.willWait,
  later: styles.willWait,
  impossible: styles.willReturn,
} as const;

/** Asks the room's resolver what a mail server would, whenever the zone changes, and says what follows. */
export function Sender({ domain: first, version }: { domain: string; version: string | undefined }) {
  const words = zonesWords[useLanguage()];
  const { bridge } = usePlayground();
  const resolver = useBridge((state) => state.me?.world.resolver);
  const say = useSay('dns');
  const [typed, setTyped] = useState(first);
  const [domain, setDomain] = useState(first);
  const [delivery, setDelivery] = useState<Delivery>();
  const [asking, setAsking] = useState(false);
  const turn = useRef(0);
  const address = resolver?.address;
  const port = resolver?.port;

  useEffect(() => {
    if (address === undefined || port === undefined || version === undefined) return;
    const mine = ++turn.current;
    const latest = (next: Delivery) => {
      if (turn.current === mine) setDelivery(next);
    };
    setAsking(true);
    void senderFor(domain, (name, type) => ask(bridge, { address, port }, name, type), latest).then(() => {
      if (turn.current === mine) setAsking(false);
    });
    return () => {
      turn.current++;
    };
  }, [bridge, address, port, domain, version]);

  const wrong = !parseName(typed.trim()).ok && !/^\[.+\]$/.test(typed.trim());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!wrong) setDomain(typed.trim());
  };
  return (
    <Pane id="sender" title={words.sender}>
      <PaneBody>
        <form className={fields.ask} onSubmit={submit}>
          <label className={fields.label}>
            <span>{words.domain}</span>
            <input
              className={fields.input}
              value={typed}
              spellCheck={false}
              autoCapitalize="none"
              aria-invalid={wrong}
              onChange={(event) => setTyped(event.target.value)}
            />
          </label>
          <Button type="submit" kind={wrong ? 'not-now' : 'plain'}>
            {words.askNow}
          </Button>
        </form>
        {delivery && (
          <div aria-live="polite" aria-busy={asking} data-testid="sender">
            <p className={cx(styles.verdict, LOOKS[delivery.outcome])}>
              <b>{asking && delivery.outcome === 'ask' ? words.asking : words.asSender[delivery.outcome]}.</b>{' '}
              <Rich text={say(delivery.said)} /> <RfcTag source={delivery.rfc} />
            </p>
            {delivery.hosts.length > 0 && (
              <ol className={styles.hosts}>
                {delivery.hosts.map(({ host, preference, addresses, usable, said }) => (
                  <li key={`${host} ${preference}`} className={cx(usable === 'no' && styles.passed)}>
                    <Wire>{preference ?? '–'}</Wire>
                    <span>
                      <Wire>{host.replace(/(?<=.)\.$/, '')}</Wire>
                      <small>
                        {addresses.length > 0 ? <Wire>{addresses.join(', ')}</Wire> : words.noAddress}
                      </small>
                      <span>
                        <Rich text={say(said)} />
                      </span>
                    </span>
                  </li>
                ))}
              </ol>
            )}
            {delivery.steps.length > 0 && (
              <p className={styles.steps}>
                {delivery.steps.map(({ said }, index) => (
                  <span key={index}>
                    <Rich text={say(said)} />{' '}
                  </span>
                ))}
              </p>
            )}
          </div>
        )}
        <p className={saidStyles.note}>{words.senderSays}</p>
      </PaneBody>
    </Pane>
  );
}
