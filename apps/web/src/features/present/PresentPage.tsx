import { useCallback, useEffect, useState } from 'react';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import { useLanguage } from '../../i18n/i18n.ts';
import { useSayOf } from '../../prose/prose.ts';
import { classStanding } from '../../rooms/class-standing.ts';
import { useNewestConnection } from '../../rooms/newest-connection.ts';
import { preferences } from '../../session/preferences.ts';
import button from '../../ui/Button.module.css';
import { Button } from '../../ui/Button.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { counted } from '../class/class-now.ts';
import { Share } from '../class/share/Share.tsx';
import { useOtherDialogue } from '../class/use-other-dialogue.ts';
import { classWords, problemText } from '../class/words.ts';
import { HoldBar } from '../hold/HoldBar.tsx';
import { HugeTerminal } from './HugeTerminal.tsx';
import { JourneyLayout } from './JourneyLayout.tsx';
import { Laser } from './Laser.tsx';
import { Note } from './Note.tsx';
import styles from './PresentPage.module.css';
import { ProjectorHead } from './ProjectorHead.tsx';
import { Sequence, SHOWN } from './Sequence.tsx';
import { useOpenedLast } from './use-opened-last.ts';
import { usePlay } from './use-play.ts';
import { usePresentKeys } from './use-present-keys.ts';
import { LAYOUTS, useProjector } from './use-projector.ts';
import { Votes } from './Votes.tsx';
import { presentWords } from './words.ts';
import { Zoom } from './Zoom.tsx';
import { zoomable } from './zoom-parts.ts';

/**
 * `/present`: one connection for the last row of a room. It follows whatever one's own room does, so that one may type in another window;
 * the layout changes only by hand, here or on a teacher's other device.
 */
export function PresentPage() {
  const language = useLanguage();
  const words = presentWords[language];
  const standing = useStore(classStanding);
  const { now, stand, script, problem, here, change, play } = useProjector(standing.class, true);
  const openedLast = useOpenedLast();
  const { layout, source, blank, laser } = stand;
  const [zoomed, setZoomed] = useState<string>();
  const [held, setHeld] = useState(false);
  const newest = useNewestConnection();
  const lit = source === 'spotlight' ? standing.class : undefined;
  const shown = useOtherDialogue(
    lit !== undefined
      ? { view: 'stage', class: lit, what: 'spotlight' }
      : newest === undefined
        ? undefined
        : { view: 'dialogue', connection: newest },
  );
  const reading = shown?.reading;
  // A part is one of a line of one dialogue, and stands over the layout it was chosen in.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each of them is another picture
  useEffect(() => setZoomed(undefined), [layout, source, reading]);
  const say = useSayOf(reading?.protocol);
  const composed = useStore(preferences, ({ reader }) => reader) && layout === 'terminal';
  const { playing, lines } = usePlay(script, {
    composed,
    here: here && openedLast,
    known: now !== undefined,
  });
  const trouble = problem
    ? problemText(classWords[language], problem)
    : script && !openedLast && words.elsewhere;
  const toCome = script && (lines === undefined || script.line < lines) ? script : undefined;
  const next = () => toCome && play({ ...toCome, line: toCome.line + 1 });
  const question = now?.view.question;
  const named = now?.view.spotlight?.named && now.view.spotlight.name;
  // The parts of what is drawn; drawn again with every line.
  const parts = shown ? zoomable(shown.reading.exchanges.slice(-SHOWN), shown.reading.protocol) : [];
  const part = parts.find(({ key }) => key === zoomed);
  const step = (by: 1 | -1) => {
    const at = parts.findIndex(({ key }) => key === zoomed);
    const next = parts[at + by];
    if (next) setZoomed(next.key);
  };
  const full = useCallback(() => {
    // A browser may refuse it: then the page stays as large as its window.
    if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
    else void document.documentElement.requestFullscreen().catch(() => undefined);
  }, []);
  const zoom = () => {
    if (part) return setZoomed(undefined);
    const last = shown?.reading.exchanges.at(-1);
    // The newest line: what its sender wrote, or where nothing was sent, the server's greeting.
    const [first] = last && shown ? zoomable([last], shown.reading.protocol) : [];
    setZoomed(first?.key);
  };
  usePresentKeys((key) => {
    const chosen = LAYOUTS[Number(key) - 1];
    if (chosen) change({ layout: chosen });
    else if (key === 'b') change({ blank: !blank });
    else if (key === 'f') full();
    else if (key === 'l') change({ laser: laser === 'on' ? 'off' : 'on' });
    else if (key === 'z') zoom();
    else if (key === 'n' && script) next();
    else if (key === 'ArrowLeft' && part) step(-1);
    else if (key === 'ArrowRight' && part) step(1);
    else if (key === 'Escape' && part) setZoomed(undefined);
    else if (key === 'Escape' && laser === 'on') change({ laser: 'off' });
    else return false;
    return true;
  });
  useEffect(() => {
    const before = document.title;
    document.title = `${words.title} · EHLO`;
    return () => {
      document.title = before;
    };
  }, [words]);

  if (blank)
    return (
      <button type="button" className={styles.blank} onClick={() => change({ blank: false })}>
        <span className="visually-hidden">{words.blanked}</span>
      </button>
    );
  return (
    <main className={styles.page} aria-label={words.title}>
      <div className={styles.airmail} />
      <ProjectorHead
        now={now}
        held={held && source === 'mine'}
        host={layout === 'terminal' ? shown?.host : undefined}
        onQuestion={() => change({ layout: 'votes' })}
      />
      <div className={styles.body} data-layout={layout}>
        <div className={styles.below} inert={part !== undefined}>
          {layout === 'join' &&
            (standing.class !== undefined && standing.code !== undefined ? (
              <div className={styles.join}>
                <Share id={standing.class} code={standing.code} />
              </div>
            ) : (
              <p className={styles.waiting}>{words.noClass}</p>
            ))}
          {layout === 'terminal' && <HugeTerminal />}
          {layout === 'wire' &&
            (shown ? (
              <Sequence
                shown={shown}
                client={lit ? named || words.classmate : words.us}
                server={shown.host}
                onZoom={setZoomed}
              />
            ) : (
              <p className={styles.waiting}>
                <b>{lit ? words.dark : words.waiting}</b> {lit ? words.darkSays : words.waitingSays}
              </p>
            ))}
          {layout === 'journey' && <JourneyLayout />}
          {layout === 'votes' &&
            (question && now ? (
              <Votes question={question} counts={counted(now)} members={now.view.members} />
            ) : (
              <p className={styles.waiting}>
                <b>{words.votes.none}</b> {words.votes.noneSays}
              </p>
            ))}
          {(layout === 'wire' || layout === 'terminal') && shown && <Note shown={shown} />}
        </div>
        {part && <Zoom part={part} say={say} onClose={() => setZoomed(undefined)} onStep={step} />}
      </div>
      <footer className={styles.foot}>
        {source === 'mine' && <HoldBar wide onHeld={setHeld} />}
        <Choice
          label={words.layouts}
          of={LAYOUTS}
          names={words.layout}
          keys={['1', '2', '3', '4', '5']}
          chosen={layout}
          onChoose={(id) => change({ layout: id })}
        />
        {standing.class !== undefined && (
          <Choice
            label={words.sources}
            of={['mine', 'spotlight'] as const}
            names={words.source}
            chosen={source}
            onChoose={(id) => change({ source: id })}
          />
        )}
        <Button
          aria-pressed={laser === 'on'}
          aria-keyshortcuts="l"
          onClick={() => change({ laser: laser === 'on' ? 'off' : 'on' })}
        >
          {words.laser} <Kbd>l</Kbd>
        </Button>
        <Button aria-keyshortcuts="z" aria-pressed={part !== undefined} onClick={zoom}>
          {words.zoom.button} <Kbd>z</Kbd>
        </Button>
        <Button aria-keyshortcuts="b" onClick={() => change({ blank: true })}>
          {words.blank} <Kbd>b</Kbd>
        </Button>
        <Button aria-keyshortcuts="f" onClick={full}>
          {words.full} <Kbd>f</Kbd>
        </Button>
        {script && (
          <Button kind={toCome ? 'primary' : 'not-now'} aria-keyshortcuts="n" onClick={next}>
            {toCome ? words.steer.next : words.steer.over} <Kbd>n</Kbd>
          </Button>
        )}
        <span className={styles.keys} role="status">
          {playing === 'stuck' ? words.stuck : trouble}
        </span>
        <a className={button.button} href="/present/remote" target="ehlo-remote">
          {words.remote}
        </a>
        {standing.class !== undefined ? (
          <Link href={`/class/${standing.class}`}>{words.leave}</Link>
        ) : (
          <Link href="/">{words.leaveAlone}</Link>
        )}
      </footer>
      {laser === 'on' && <Laser keys={part === undefined} />}
    </main>
  );
}

function Choice<Id extends string>({
  label,
  of,
  names,
  keys,
  chosen,
  onChoose,
}: {
  label: string;
  of: readonly Id[];
  names: Record<Id, string>;
  /** Of each. */
  keys?: readonly string[];
  chosen: Id;
  onChoose(id: Id): void;
}) {
  return (
    <fieldset className={styles.choice}>
      <legend className="visually-hidden">{label}</legend>
      {of.map((id, at) => (
        <Button
          key={id}
          aria-keyshortcuts={keys?.[at]}
          kind={id === chosen ? 'primary' : 'plain'}
          aria-pressed={id === chosen}
          onClick={() => onChoose(id)}
        >
          {names[id]} {keys && <Kbd>{keys[at]}</Kbd>}
        </Button>
      ))}
    </fieldset>
  );
}
