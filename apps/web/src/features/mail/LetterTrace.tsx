import type { MailView } from '@ehlo/wire';
import { useMemo } from 'react';
import { clockTime, useLanguage } from '../../i18n/i18n.ts';
import { useSay } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { useBridge } from '../../rooms/context.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { PaneSection } from '../../ui/Pane.tsx';
import { Wire } from '../../ui/Wire.tsx';
import { RfcTag } from '../dialogue/RfcTag.tsx';
import { VerdictStamp } from '../verdict/VerdictStamp.tsx';
import styles from './LetterTrace.module.css';
import { verdictsOf, wayOf } from './letter-trace.ts';
import { useMailWords } from './words.ts';

/** Beside the letter: what its receiver found, and the servers it came over, the first one on top. */
export function LetterTrace({ mail, onVerdict }: { mail: MailView; onVerdict: () => void }) {
  const more = useMailWords();
  const say = useSay('letter', 'verdicts');
  const hosts = useBridge((state) => state.me?.world.hosts);
  const way = useMemo(() => wayOf(mail, hosts), [mail, hosts]);
  const verdicts = useMemo(() => verdictsOf(mail, hosts), [mail, hosts]);
  const panel = (id: string, params: Record<string, string | number> = {}) =>
    say({ id: `letterPanel.${id}`, params });
  const language = useLanguage();
  return (
    <>
      {verdicts && (
        <PaneSection
          title={panel(verdicts.own ? 'verdicts' : 'verdictsTold')}
          note={<Rich text={panel('verdictsBy', { host: verdicts.read.authservId })} />}
          className={styles.section}
        >
          {!verdicts.own && <p className={styles.none}>{panel('verdictsToldMore')}</p>}
          <ul className={styles.verdicts}>
            {verdicts.read.results.map(({ method, result, said, reason, rfc }, index) => (
              <li key={index}>
                <VerdictStamp method={method.toUpperCase()} result={result} told={!verdicts.own} />
                <p>
                  <Rich text={say(said)} /> {reason !== undefined && <i>{reason}</i>} <RfcTag source={rfc} />
                </p>
              </li>
            ))}
          </ul>
          {mail.verdict !== undefined && (
            <p className={styles.more}>
              <Button size="small" onClick={onVerdict}>
                {more.judged}
              </Button>
            </p>
          )}
        </PaneSection>
      )}
      <PaneSection title={panel('way')} note={panel('wayNote')} className={styles.section}>
        {way.hops.length === 0 ? (
          <p className={styles.none}>{panel('noWay')}</p>
        ) : (
          <>
            <ol className={styles.way}>
              {way.hops.map(({ reading, delaySeconds, trust, says, place }) => (
                <li key={place} className={cx(styles.hop, trust === 'told' && styles.told)}>
                  <h3>
                    <Wire>{reading.by ?? '—'}</Wire>
                    <time>
                      {delaySeconds !== undefined
                        ? panel('delay', { seconds: delaySeconds })
                        : reading.date?.atMs !== undefined && clockTime(reading.date.atMs * 1000, language)}
                    </time>
                  </h3>
                  {says.map(({ said, rfc }, index) => (
                    <p key={index}>
                      <Rich text={say(said)} /> {index > 0 && <RfcTag source={rfc} />}
                    </p>
                  ))}
                  <p className={styles.trust}>
                    {reading.id !== undefined && <Wire>id {reading.id}</Wire>} {panel(trust)}
                  </p>
                </li>
              ))}
            </ol>
            <p className={styles.total}>
              {way.totalSeconds !== undefined && panel('total', { seconds: way.totalSeconds })}
              {way.hops.some(({ trust }) => trust === 'told') && <span>{panel('toldMore')}</span>}
            </p>
          </>
        )}
      </PaneSection>
    </>
  );
}
