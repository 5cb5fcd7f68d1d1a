import { useCallback, useState } from 'react';
import { useStore } from 'zustand';
import { useLanguage } from '../../../i18n/i18n.ts';
import { useSay } from '../../../prose/prose.ts';
import { classStanding } from '../../../rooms/class-standing.ts';
import { usePlayground } from '../../../rooms/context.ts';
import { Pane } from '../../../ui/Pane.tsx';
import { Tabs } from '../../../ui/Tabs.tsx';
import { ExchangeList } from '../../dialogue/ExchangeList.tsx';
import { Sheet } from '../ClassPages.tsx';
import { useOtherDialogue } from '../use-other-dialogue.ts';
import { classWords } from '../words.ts';

/** `/class/stage`: what the teacher shows, live, as one's own page shows a dialogue: to scroll, to read in one's language. */
export function StagePage() {
  const words = classWords[useLanguage()].stage;
  const id = useStore(classStanding, (state) => state.class);
  const { terminal } = usePlayground();
  const [what, setWhat] = useState<'broadcast' | 'spotlight'>('broadcast');
  const shown = useOtherDialogue(id === undefined ? undefined : { view: 'stage', class: id, what });
  const protocol = shown?.reading.protocol;
  const say = useSay('xray', ...(protocol === 'pop3' || protocol === 'imap' ? [protocol] : []));
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
      {shown ? (
        <ExchangeList
          reading={shown.reading}
          version={shown.version}
          say={say}
          verdicts={undefined}
          onPlace={place}
          onBytes={nothing}
        />
      ) : (
        <Sheet>
          <p>{words.nothing}</p>
        </Sheet>
      )}
    </Pane>
  );
}
