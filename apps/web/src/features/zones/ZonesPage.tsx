import { useEffect, useMemo, useRef, useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { useLanguage } from '../../i18n/i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { Pane, PaneBody } from '../../ui/Pane.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { zoneSetOf } from './check.ts';
import { LookUps } from './LookUps.tsx';
import { useLookUps } from './look-ups.ts';
import { questionPath, readZonePath, zonePath } from './path.ts';
import { Sender } from './Sender.tsx';
import said from './said.module.css';
import { useZones } from './use-zones.ts';
import { zonesWords } from './words.ts';
import { ZoneNav } from './ZoneNav.tsx';
import { ZonePane } from './ZonePane.tsx';
import styles from './ZonesPage.module.css';

const FIRST = 'campus.test.';

/** What a narrow page shows one at a time. */
type Part = 'zone' | 'sender' | 'lookUps';

/** `/zones`: the room's zones on the left, one of them in the middle, what it leads to on the right. */
export function ZonesPage() {
  const words = zonesWords[useLanguage()];
  const params = useParams<{ '*'?: string }>();
  const [, navigate] = useLocation();
  const path = readZonePath(params['*']);
  // A look-up has an address of its own; the zone beside it stays.
  const last = useRef(FIRST);
  if (path.origin !== undefined) last.current = path.origin;
  const origin = last.current;
  const { question } = path;
  const [part, setPart] = useState<Part>(question === undefined ? 'zone' : 'lookUps');
  /** Zone files that were written in and not saved, by origin: going to another zone loses none. */
  const [drafts, setDrafts] = useState<Readonly<Record<string, string>>>({});
  const lookUps = useLookUps();
  const zones = useZones(lookUps.edits);
  const set = useMemo(() => zoneSetOf(zones.list ?? []), [zones.list]);
  const zone = zones.list?.find((one) => one.origin === origin);
  const spoken = origin.replace(/(?<=.)\.$/, '');
  useEffect(() => {
    const before = document.title;
    document.title = `${words.title}: ${spoken} · EHLO`;
    return () => {
      document.title = before;
    };
  }, [words, spoken]);

  return (
    <main className={styles.page} data-part={part}>
      <div className={styles.parts}>
        <Tabs
          label={words.title}
          look="fill"
          tabs={[
            { id: 'zone', label: words.parts.zone },
            { id: 'sender', label: words.parts.sender },
            { id: 'lookUps', label: words.lookUps },
          ]}
          chosen={part}
          onChoose={setPart}
        />
      </div>
      <ZoneNav zones={zones} here={origin} />
      <div className={styles.middle}>
        {zone ? (
          <ZonePane
            key={origin}
            zone={zone}
            zones={zones}
            set={set}
            draft={drafts[origin]}
            onDraft={(text) =>
              setDrafts(({ [origin]: _, ...others }) =>
                text === undefined ? others : { ...others, [origin]: text },
              )
            }
          />
        ) : (
          <Pane id="zone" title={words.title}>
            <PaneBody className={said.prose}>
              {zones.unreachable && !zones.list ? (
                <>
                  <p>{words.unreachable}</p>
                  <Button onClick={zones.reload}>{words.again}</Button>
                </>
              ) : (
                zones.list && <p>{words.unknown(spoken)}</p>
              )}
            </PaneBody>
          </Pane>
        )}
      </div>
      <div className={styles.right}>
        {/* A zone's own domain comes first; mail for the names of addresses there is none. */}
        <Sender
          key={origin}
          domain={/\.test\.$/.test(origin) ? spoken : FIRST.slice(0, -1)}
          version={zones.list && (zone?.text ?? '')}
        />
        <LookUps
          lookUps={lookUps.list}
          chosen={question}
          onChoose={(id) => navigate(id === undefined ? zonePath(origin) : questionPath(id))}
        />
      </div>
    </main>
  );
}
