import { useMemo, useRef, useState } from 'react';
import { useBridge } from '../../../rooms/context.ts';
import { Tabs } from '../../../ui/Tabs.tsx';
import { useWidth } from '../../../ui/use-width.ts';
import { ComposeForm } from './ComposeForm.tsx';
import styles from './ComposePage.module.css';
import { draftProblems, submissionOf } from './draft.ts';
import { PreviewPane } from './PreviewPane.tsx';
import { previewOf } from './preview.ts';
import { RealDialogue } from './RealDialogue.tsx';
import { expectedOffers, smtpServers } from './servers.ts';
import { useDraft } from './use-draft.ts';
import { useSending } from './use-sending.ts';
import { useComposeWords } from './use-words.ts';

/** Room for three panes, and for two; below that one at a time. */
const THREE_PX = 1240;
const TWO_PX = 820;

type View = 'form' | 'preview' | 'dialogue';

/** A letter as a form, the lines that it makes, and the dialogue that they become. @param answers id of the mail that is answered */
export function ComposePage({ answers }: { answers?: number | undefined }) {
  const words = useComposeWords();
  const me = useBridge((state) => state.me);
  const inHand = useDraft(me, answers);
  const page = useRef<HTMLElement>(null);
  const width = useWidth(page);
  const [view, setView] = useState<View>('form');
  const [typed, setTyped] = useState<string | undefined>();
  const password = typed ?? me?.password ?? '';
  const sending = useSending((sent) => {
    const whole = sent.kind === 'ended' && !sent.outcome.stopped && sent.outcome.refused.length === 0;
    if (whole) inHand?.taken();
    else inHand?.change({ handed: undefined });
  });
  const servers = useMemo(() => (me ? smtpServers(me.world) : []), [me]);
  const server = servers.find(({ service }) => service === inHand?.draft.server) ?? servers[0];
  const draft = inHand?.draft;
  const files = inHand?.files;
  const problems = useMemo(() => (draft && files ? draftProblems(draft, files) : []), [draft, files]);
  const preview = useMemo(
    () =>
      draft && files && server && !problems.some(({ field }) => field !== 'attachments')
        ? previewOf(submissionOf(draft, files, { server, now: Date.now(), password }), expectedOffers(server))
        : undefined,
    [draft, files, server, password, problems],
  );

  const panes = width >= THREE_PX ? 3 : width >= TWO_PX ? 2 : 1;
  const beside: View = view === 'form' ? 'preview' : view;
  const shows = (one: View) => panes === 3 || (panes === 2 ? one === 'form' || one === beside : one === view);
  const tabs = (
    panes === 1 ? (['form', 'preview', 'dialogue'] as const) : (['preview', 'dialogue'] as const)
  ).map((id) => ({ id, label: words.tabs[id] }));
  const chooser = (
    <Tabs<View>
      label={words.views}
      tabs={tabs}
      chosen={panes === 1 ? view : beside}
      onChoose={setView}
      look={panes === 1 ? 'fill' : 'line'}
    />
  );

  if (!inHand || !server || !me) return <main className={styles.page} ref={page} />;
  const onSend = () => {
    inHand.change({ handed: server.host });
    if (panes === 2) setView('dialogue');
    const submission = submissionOf(inHand.draft, inHand.files, { server, now: Date.now(), password });
    sending.send({ server, source: inHand.draft.source, submission });
  };
  return (
    <main ref={page} className={styles.page} data-panes={panes}>
      {panes === 1 && <div className={styles.tabs}>{chooser}</div>}
      {shows('form') && (
        <ComposeForm
          key={`${answers}`}
          inHand={inHand}
          me={me}
          servers={servers}
          server={server}
          problems={problems}
          password={password}
          onPassword={setTyped}
          state={sending.state}
          onSend={onSend}
          onHangUp={sending.hangUp}
          onRead={sending.clear}
          title={answers === undefined ? words.title : words.replyTitle}
        />
      )}
      {shows('preview') && (
        <PreviewPane preview={preview} crossed={sending.state.kind !== 'idle'} end={panes === 2 && chooser} />
      )}
      {shows('dialogue') && (
        <RealDialogue state={sending.state} empty={words.dialogue.empty} end={panes === 2 && chooser} />
      )}
    </main>
  );
}
