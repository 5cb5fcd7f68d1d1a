import { plain } from '@ehlo/protocol/reading';
import { lazy, Suspense, useCallback, useState } from 'react';
import { useWords } from '../../i18n/i18n.ts';
import { useSay } from '../../prose/prose.ts';
import { useDialogue, usePlayground, useReading, useRoom } from '../../rooms/context.ts';
import { Boundary } from '../../ui/Boundary.tsx';
import { Pane } from '../../ui/Pane.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { ruleAtWork } from '../rules/rule-at-work.ts';
import { ConnectionChooser } from './ConnectionChooser.tsx';
import styles from './DialoguePane.module.css';
import { ExchangeList } from './ExchangeList.tsx';
import { useLens } from './Line.tsx';
import { PastBar } from './PastBar.tsx';
import { StepBar } from './StepBar.tsx';
import { TurnBar } from './TurnBar.tsx';
import { useDialogueKeys } from './use-dialogue-keys.ts';
import { useSilence } from './use-silence.ts';

const SequenceView = lazy(async () => ({ default: (await import('./SequenceView.tsx')).SequenceView }));
const LiveBytes = lazy(async () => ({ default: (await import('../bytes/LiveBytes.tsx')).LiveBytes }));
const StruckNotes = lazy(async () => ({
  default: (await import('../faults/StruckNotes.tsx')).StruckNotes,
}));
const RuleNote = lazy(async () => ({ default: (await import('../rules/RuleNote.tsx')).RuleNote }));
const TwoViews = lazy(async () => ({ default: (await import('../two-views/TwoViews.tsx')).TwoViews }));
const HoldBar = lazy(async () => ({ default: (await import('../hold/HoldBar.tsx')).HoldBar }));
const LensHint = lazy(async () => ({ default: (await import('./LensHint.tsx')).LensHint }));

type View = 'explained' | 'bytes' | 'sequence' | 'twoViews';

/** The transcript of one connection, explained line by line, as octets, as a sequence, or beside what a listener reads. */
export function DialoguePane() {
  const words = useWords();
  useDialogueKeys();
  const lens = useLens();
  const { terminal } = usePlayground();
  const [view, setView] = useState<View>('explained');
  const shown = useDialogue((state) => state.connection);
  const strikes = useDialogue((state) => state.strikes);
  const told = useDialogue((state) => state.told?.events);
  const verdicts = useDialogue((state) => state.verdicts);
  const row = useRoom((state) => state.connections.find(({ id }) => id === shown));
  const { reading, version } = useReading();
  const named = reading?.protocol === 'pop3' || reading?.protocol === 'imap' ? [reading.protocol] : [];
  const say = useSay('xray', ...named);
  const silence = useSilence(reading, version);
  const place = useCallback((line: string) => terminal.place(line), [terminal]);
  const [byKey, setByKey] = useState(false);
  const [held, setHeld] = useState(false);
  const toBytes = useCallback(() => {
    setByKey(true);
    setView('bytes');
  }, []);
  const choose = (chosen: View) => {
    setByKey(false);
    setView(chosen);
  };
  return (
    <Pane
      id="dialogue"
      title={words.dialogue.title}
      note={<ConnectionChooser shown={row} />}
      end={
        <Tabs
          label={words.dialogue.views}
          tabs={[
            { id: 'explained', label: words.dialogue.explained },
            { id: 'bytes', label: words.dialogue.bytes },
            { id: 'sequence', label: words.dialogue.sequence },
            { id: 'twoViews', label: words.dialogue.twoViews },
          ]}
          chosen={view}
          onChoose={choose}
        />
      }
    >
      <PastBar />
      {row?.natted && (
        <p className={styles.nat}>
          {words.dialogue.nat(row.to.host ?? row.to.address, row.from.address, row.natted.address)}
        </p>
      )}
      {strikes && strikes.length > 0 && (
        <Boundary>
          <Suspense>
            <StruckNotes host={row?.to.host ?? row?.to.address ?? ''} strikes={strikes} />
          </Suspense>
        </Boundary>
      )}
      {reading && row?.to.host !== undefined && ruleAtWork(reading) && (
        <Boundary>
          <Suspense>
            <RuleNote host={row.to.host} />
          </Suspense>
        </Boundary>
      )}
      {reading && view === 'explained' && (
        <ExchangeList
          key={shown}
          reading={reading}
          version={version}
          say={say}
          verdicts={verdicts}
          onPlace={place}
          onBytes={toBytes}
        />
      )}
      {reading && view === 'bytes' && (
        <Boundary>
          <Suspense>
            <LiveBytes key={shown} connection={shown} told={told} reading={reading} focus={byKey} />
          </Suspense>
        </Boundary>
      )}
      {reading && view === 'sequence' && (
        <Boundary>
          <Suspense>
            <SequenceView
              reading={reading}
              version={version}
              client={reading.exchanges.at(-1)?.remembers.helo ?? words.dialogue.client}
              server={row?.to.host ?? row?.to.address ?? words.dialogue.server}
            />
          </Suspense>
        </Boundary>
      )}
      {reading && view === 'twoViews' && (
        <Boundary>
          <Suspense>
            <TwoViews
              key={shown}
              connection={shown}
              told={told}
              host={row?.to.host ?? row?.to.address ?? 'localhost'}
            />
          </Suspense>
        </Boundary>
      )}
      {reading && lens && (
        <Boundary>
          <Suspense>
            <LensHint reading={reading} say={say} />
          </Suspense>
        </Boundary>
      )}
      {reading && <StepBar />}
      <Boundary>
        <Suspense>
          <HoldBar onHeld={setHeld} />
        </Suspense>
      </Boundary>
      {/* Whoever holds the wire is why nothing happens, and no clock of the server runs: the bar above says so. */}
      {reading && !held && <TurnBar turn={reading.turn} say={say} silence={silence} />}
      <p className="visually-hidden" aria-live="polite">
        {silence && !held && plain(say(silence))}
      </p>
    </Pane>
  );
}
