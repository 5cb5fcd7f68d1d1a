import type { ZoneSet } from '@ehlo/protocol/dns';
import type { Problem, ZoneView } from '@ehlo/wire';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useLanguage } from '../../i18n/i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Pane, PaneBody } from '../../ui/Pane.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { Tabs } from '../../ui/Tabs.tsx';
import { putZone, resetZone } from './api.ts';
import fields from './field.module.css';
import { ProblemLine } from './ProblemLine.tsx';
import { zonePath } from './path.ts';
import saidStyles from './said.module.css';
import type { Zones } from './use-zones.ts';
import { zonesWords } from './words.ts';
import { ZoneFile } from './ZoneFile.tsx';
import styles from './ZonePane.module.css';
import { ZoneTable } from './ZoneTable.tsx';

interface Props {
  zone: ZoneView;
  zones: Zones;
  /** Everything the room answers from. */
  set: ZoneSet;
  /** Of the zone file, as far as it is not what is served. */
  draft: string | undefined;
  onDraft(text: string | undefined): void;
}

/** One zone: its records as a table with forms, the same as a zone file, export and reset. */
export function ZonePane({ zone, zones, set, draft, onDraft }: Props) {
  const words = zonesWords[useLanguage()];
  const { origin, state, editable, broken, dated, records, serial } = zone;
  const [view, setView] = useState<'table' | 'file'>(broken || draft !== undefined ? 'file' : 'table');
  const [problem, setProblem] = useState<Problem | 'unreachable'>();
  /** What was done last; it stands until something else is. */
  const [said, setSaid] = useState('');
  const spoken = origin === '.' ? '.' : origin.replace(/\.$/, '');

  async function save(text: string, sentence: (serial: number) => string): Promise<boolean> {
    const put = await putZone(origin, text);
    setProblem(put.ok ? undefined : put.problem);
    setSaid(put.ok ? sentence(put.value.serial ?? 0) : '');
    if (put.ok) {
      zones.put(put.value);
      onDraft(undefined);
    }
    return put.ok;
  }

  const facts = [
    ...(broken ? [] : [words.records(records)]),
    ...(serial === undefined ? [] : [words.serial(serial)]),
    ...(words.state[state] === '' ? [] : [words.state[state]]),
  ];
  return (
    <Pane
      id="zone"
      title={spoken}
      note={facts.join(' · ')}
      end={
        <Tabs
          label={words.views}
          tabs={[
            { id: 'table', label: words.table },
            { id: 'file', label: words.file },
          ]}
          chosen={view}
          onChoose={setView}
        />
      }
    >
      <PaneBody>
        {(broken || dated !== undefined || !editable) && (
          <p className={saidStyles.prose}>
            {broken ? words.brokenSays : dated !== undefined ? words.datedSays(dated) : words.fixedSays}
          </p>
        )}
        <div role="status" className={saidStyles.said}>
          {said}
        </div>
        <ProblemLine problem={problem} />
        {view === 'table' ? (
          <ZoneTable zone={zone} set={set} onSave={save} />
        ) : (
          <ZoneFile
            zone={zone}
            set={set}
            draft={draft}
            onDraft={onDraft}
            onSave={(text) => save(text, words.saved)}
          />
        )}
        <div className={fields.actions}>
          <Button onClick={() => exportZone(spoken, zone.text)}>
            <Icon name="down" size={16} />
            {words.exportFile}
          </Button>
          {state !== 'seed' && (
            <Reset
              zone={zone}
              onReset={async () => {
                const reset = await resetZone(origin);
                setProblem(reset.ok ? undefined : reset.problem);
                if (!reset.ok) return;
                onDraft(undefined);
                setSaid(words.wasReset);
                zones.reload();
              }}
            />
          )}
        </div>
      </PaneBody>
    </Pane>
  );
}

function exportZone(name: string, text: string): void {
  saveFile(`${name === '.' ? 'root' : name}.zone`, text, 'text/dns');
}

/** In two steps, because what was written is gone afterwards. */
function Reset({ zone: { origin, state }, onReset }: { zone: ZoneView; onReset: () => Promise<void> }) {
  const words = zonesWords[useLanguage()];
  const [, navigate] = useLocation();
  const [sure, setSure] = useState(false);
  const added = state === 'added';
  const spoken = origin.replace(/\.$/, '');
  if (!sure) return <Button onClick={() => setSure(true)}>{added ? words.away : words.reset}</Button>;
  return (
    <div className={styles.sure}>
      <p>{added ? words.awaySays(spoken) : words.resetSays(spoken)}</p>
      <Button
        kind="primary"
        onClick={() => {
          setSure(false);
          void onReset().then(() => added && navigate(zonePath('campus.test.')));
        }}
      >
        {added ? words.awayYes : words.resetYes}
      </Button>
      <Button autoFocus onClick={() => setSure(false)}>
        {words.keep}
      </Button>
    </div>
  );
}
