import type { DialogueReading } from '@ehlo/protocol/reading';
import { useCallback, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useLanguage } from '../../../i18n/i18n.ts';
import { useSayOf } from '../../../prose/prose.ts';
import { classStanding } from '../../../rooms/class-standing.ts';
import { usePlayground } from '../../../rooms/context.ts';
import { Pane } from '../../../ui/Pane.tsx';
import { Tabs } from '../../../ui/Tabs.tsx';
import { BranchButton } from '../../branch/BranchButton.tsx';
import { branchWords } from '../../branch/words.ts';
import { ExchangeList } from '../../dialogue/ExchangeList.tsx';
import { createPlainLook, LookContext } from '../../dialogue/look.ts';
import { useReadRecording, useRecording } from '../../replay/use-recording.ts';
import { timedLines } from '../../wire/timed-lines.ts';
import { Sheet } from '../ClassPages.tsx';
import { useOtherDialogue } from '../use-other-dialogue.ts';
import { classWords } from '../words.ts';
import styles from './StagePage.module.css';

/** `/class/stage`: what the teacher shows, live, as one's own page shows a dialogue: to scroll, to read in one's language. */
export function StagePage() {
  const language = useLanguage();
  const words = classWords[language].stage;
  const ways = branchWords[language];
  const id = useStore(classStanding, (state) => state.class);
  const { terminal } = usePlayground();
  const [what, setWhat] = useState<'broadcast' | 'spotlight'>('broadcast');
  const query = id === undefined ? undefined : ({ view: 'stage', class: id, what } as const);
  const shown = useOtherDialogue(query);
  const recording = useRecording(query);
  const read = useReadRecording(recording);
  const reading = shown?.reading;
  const look = useMemo(() => createPlainLook(() => reading?.exchanges.at(-1)?.id), [reading]);
  const chosen = useStore(look, (state) => state.chosen);
  const line = read && chosen !== undefined ? firstOf(read.reading, chosen) : undefined;
  const say = useSayOf(reading?.protocol);
  const place = useCallback((line: string) => terminal.place(line), [terminal]);
  const nothing = useCallback(() => undefined, []);
  if (id === undefined)
    return (
      <Sheet>
        <h1>{words.noClass}</h1>
      </Sheet>
    );
  return (
    <Pane
      id="stage"
      title={words.title}
      note={shown?.host}
      end={
        <Tabs
          label={words.title}
          tabs={[
            { id: 'broadcast', label: words.broadcast },
            { id: 'spotlight', label: words.spotlight },
          ]}
          chosen={what}
          onChoose={setWhat}
        />
      }
    >
      {recording && read && (
        <div className={styles.branch}>
          {recording.nameless ? (
            <span>{ways.nameless}</span>
          ) : (
            <>
              <BranchButton
                recording={recording}
                reading={read.reading}
                openedAt={0}
                line={line}
                size="small"
              />
              <span>{line ? ways.before(line.text.slice(0, 60)) : ways.all}</span>
            </>
          )}
        </div>
      )}
      {shown ? (
        <LookContext value={look}>
          <ExchangeList
            reading={shown.reading}
            version={shown.version}
            say={say}
            verdicts={undefined}
            onPlace={place}
            onBytes={nothing}
          />
        </LookContext>
      ) : (
        <Sheet>
          <p>{words.nothing}</p>
        </Sheet>
      )}
    </Pane>
  );
}

/** The first line of an exchange: a branch goes off before it. */
const firstOf = (reading: DialogueReading, exchange: number) =>
  timedLines(reading, 0).find((line) => line.exchange === exchange);
