import { lazy, Suspense, useState } from 'react';
import { useStore } from 'zustand';
import { useWords } from '../../i18n/i18n.ts';
import { Boundary } from '../../ui/Boundary.tsx';
import { Pane } from '../../ui/Pane.tsx';
import { Splitter } from '../../ui/Splitter.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { TerminalPane } from '../terminal/TerminalPane.tsx';
import { DialogueSlot } from './DialogueSlot.tsx';
import styles from './Playground.module.css';
import { fitHalf, fitWidths, forget, LEAST, widths } from './widths.ts';

const XrayPane = lazy(async () => ({ default: (await import('../xray/XrayPane.tsx')).XrayPane }));

interface Props {
  /** Of the page, CSS pixels. */
  width: number;
  /** Two terminals stand in the terminal's pane. */
  split: boolean;
}

/** Terminal, Dialogue, X-ray. */
export function ThreePanes({ width, split }: Props) {
  const words = useWords();
  const { terminal, xray } = fitWidths(width, useStore(widths), split);
  return (
    <div
      className={styles.panes}
      style={{ gridTemplateColumns: `${terminal}px 1px minmax(0, 1fr) 1px ${xray}px` }}
    >
      <TerminalPane />
      <Splitter
        label={words.resize.terminal}
        controls="pane-terminal"
        side="before"
        width={terminal}
        least={LEAST.terminal}
        most={width - xray - LEAST.dialogue}
        onWidth={(terminal) => widths.setState(split ? { split: terminal } : { terminal })}
        onReset={() => forget(split ? 'split' : 'terminal')}
      />
      <DialogueSlot />
      <Splitter
        label={words.resize.xray}
        controls="pane-xray"
        side="after"
        width={xray}
        least={LEAST.xray}
        most={width - terminal - LEAST.dialogue}
        onWidth={(xray) => widths.setState({ xray })}
        onReset={() => forget('xray')}
      />
      <XraySlot />
    </div>
  );
}

/** Terminal and one pane with tabs. */
export function TwoPanes({ width, split }: Props) {
  const words = useWords();
  const [tab, setTab] = useState<'dialogue' | 'xray'>('dialogue');
  const terminal = fitHalf(width, useStore(widths), split);
  return (
    <div className={styles.panes} style={{ gridTemplateColumns: `${terminal}px 1px minmax(0, 1fr)` }}>
      <TerminalPane />
      <Splitter
        label={words.resize.terminal}
        controls="pane-terminal"
        side="before"
        width={terminal}
        least={LEAST.terminal}
        most={width - LEAST.dialogue}
        onWidth={(half) => widths.setState(split ? { split: half } : { half })}
        onReset={() => forget(split ? 'split' : 'half')}
      />
      <div className={styles.two}>
        <Tabs
          label={words.tabs.label}
          look="fill"
          panel="side"
          tabs={[
            { id: 'dialogue', label: words.tabs.dialogue },
            { id: 'xray', label: words.tabs.both },
          ]}
          chosen={tab}
          onChoose={setTab}
        />
        <div
          role="tabpanel"
          id={`side-${tab}`}
          aria-label={tab === 'dialogue' ? words.tabs.dialogue : words.tabs.both}
        >
          {tab === 'dialogue' ? <DialogueSlot /> : <XraySlot />}
        </div>
      </div>
    </div>
  );
}

/** Envelope, letter, state machine, mailboxes; `part` shows one of them (phone). */
export function XraySlot({ part = 'all' }: { part?: 'all' | 'envelope' | 'state' }) {
  const words = useWords();
  return (
    <Boundary>
      <Suspense
        fallback={
          <Pane id="xray" title={words.xray.title} end={words.xray.note}>
            {null}
          </Pane>
        }
      >
        <XrayPane part={part} />
      </Suspense>
    </Boundary>
  );
}
