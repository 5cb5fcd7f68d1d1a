import type { Exchange } from '@ehlo/protocol/reading';
import { plain, readable } from '@ehlo/protocol/reading';
import type { RosterRow } from '@ehlo/wire';
import { lazy, Suspense, useEffect, useId, useRef, useState } from 'react';
import { Link } from 'wouter';
import { useLanguage } from '../../../i18n/i18n.ts';
import { useSayOf } from '../../../prose/prose.ts';
import { Rich } from '../../../prose/Rich.tsx';
import button from '../../../ui/Button.module.css';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { Kbd } from '../../../ui/Kbd.tsx';
import { useScrollStop } from '../../../ui/Pane.tsx';
import { type Answer, asTeacher } from '../api.ts';
import type { ClassNow } from '../class-now.ts';
import { type OtherDialogue, useOtherDialogue } from '../use-other-dialogue.ts';
import { classWords, problemText } from '../words.ts';
import styles from './Peek.module.css';

const MemberHold = lazy(async () => ({ default: (await import('../../hold/MemberHold.tsx')).MemberHold }));

interface Props {
  id: string;
  row: RosterRow;
  now: ClassNow;
  onClose(): void;
}

/** Over one member's shoulder, as they know: the live end of their dialogue, what it says, and a hint for them. */
export function Peek({ id, row, now, onClose }: Props) {
  const words = classWords[useLanguage()];
  const says = words.peek;
  const { home, wire } = row;
  const allowed = !row.refusesWatching || now.view.watching === 'always';
  const dialogue = useOtherDialogue(
    allowed && wire ? { view: 'dialogue', connection: wire.connection, of: home } : undefined,
  );
  const close = useRef<HTMLButtonElement>(null);
  const scroll = useScrollStop<HTMLDivElement>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) onClose();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [onClose]);
  const teacher = asTeacher(id);
  const act = async (doing: Promise<Answer<unknown>>) => {
    const answer = await doing;
    setProblem(answer.ok ? undefined : problemText(words, answer.problem));
    return answer.ok;
  };
  return (
    <aside className={styles.peek} aria-label={row.name}>
      <header>
        <h2>{row.name}</h2>
        <span>{allowed ? says.sees : says.refuses}</span>
        <Button ref={close} kind="quiet" size="small" onClick={onClose}>
          {words.close} <Kbd>Esc</Kbd>
        </Button>
      </header>
      <div ref={scroll} className={styles.scroll}>
        <Tail dialogue={dialogue} nothing={says.nothing} />
        {now.view.hold && (
          <Suspense>
            <MemberHold id={id} home={home} />
          </Suspense>
        )}
        <section>
          <h3>{says.wire}</h3>
          <WireSays dialogue={dialogue} none={says.noCard} />
        </section>
        {row.hand && (
          <section>
            <blockquote className={styles.sentence}>{row.hand.sentence}</blockquote>
            <Button size="small" onClick={() => void act(teacher.handDown(home))}>
              {says.handDown}
            </Button>
          </section>
        )}
        <SendHint dialogue={dialogue} onSend={(text) => act(teacher.hint(home, text))} />
        {allowed && wire && (
          <Spotlight
            now={now}
            onAsk={(named) => act(teacher.spotlight(home, wire.connection, named))}
            onOff={() => act(teacher.endSpotlight())}
          />
        )}
        {allowed && (
          <section>
            <h3>{says.take}</h3>
            <p className={styles.prose}>{says.takeSays}</p>
            <div className={styles.row}>
              {wire && (
                <Link className={button.button} href={`/replay?connection=${wire.connection}&of=${home}`}>
                  {says.replay}
                </Link>
              )}
              <a
                className={button.button}
                href={`/api/classes/${id}/members/${home}/capture.pcapng`}
                download
              >
                <Icon name="down" /> {says.capture}
              </a>
            </div>
          </section>
        )}
        <SendOut name={row.name} onOut={() => void act(teacher.sendOut(home))} />
        {problem !== undefined && (
          <p className={styles.problem} role="alert">
            {problem}
          </p>
        )}
      </div>
    </aside>
  );
}

const SHOWN = 12;

function Tail({ dialogue, nothing }: { dialogue: OtherDialogue | undefined; nothing: string }) {
  const box = useRef<HTMLDivElement>(null);
  const version = dialogue?.version;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the newest line is what one looks for
  useEffect(() => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [version]);
  if (!dialogue) return <p className={styles.nothing}>{nothing}</p>;
  return (
    <div ref={box} className={styles.screen} lang="en" translate="no">
      {dialogue.reading.exchanges.slice(-SHOWN).map((exchange) => (
        <Lines key={exchange.id} exchange={exchange} />
      ))}
    </div>
  );
}

function Lines({ exchange: { command, letter, reply, coach } }: { exchange: Exchange }) {
  return (
    <>
      {command && (
        <p className={styles.client}>
          {coach ? <mark>{readable(command.text)}</mark> : readable(command.text)}
        </p>
      )}
      {letter?.lines.slice(-6).map((line) => (
        <p key={line.offset} className={styles.client}>
          {readable(line.text) || '\u00a0'}
        </p>
      ))}
      {reply?.lines.slice(-2).map((line) => (
        <p key={line.offset}>{readable(line.text)}</p>
      ))}
    </>
  );
}

function cardOf(dialogue: OtherDialogue | undefined) {
  return dialogue?.reading.exchanges.findLast(({ command, letter }) => command ?? letter)?.coach;
}

function WireSays({ dialogue, none }: { dialogue: OtherDialogue | undefined; none: string }) {
  const say = useSayOf(dialogue?.reading.protocol);
  const last = dialogue?.reading.exchanges.at(-1);
  const card = cardOf(dialogue);
  return (
    <p className={styles.prose}>
      {card ? (
        <>
          <Rich text={say(card.head)} /> <Rich text={say(card.body)} />
        </>
      ) : last ? (
        <Rich text={say(last.gloss)} />
      ) : (
        none
      )}
    </p>
  );
}

/** Two hints that the coach has ready, or one's own words. */
function SendHint({
  dialogue,
  onSend,
}: {
  dialogue: OtherDialogue | undefined;
  onSend(text: string): Promise<boolean>;
}) {
  const says = classWords[useLanguage()].peek;
  const say = useSayOf(dialogue?.reading.protocol);
  const [chosen, setChosen] = useState<number>();
  const [own, setOwn] = useState('');
  const [sent, setSent] = useState(false);
  const group = useId();
  const card = cardOf(dialogue);
  // Marks of emphasis are for the page's own prose; a hint is plain text.
  const ready = card
    ? [say(card.head), say(card.body)].map((text) => plain(text)).filter((text) => text !== '')
    : [];
  const text = chosen === undefined ? own.trim() : (ready[chosen] ?? '');
  return (
    <section>
      <h3 id={group}>{says.hint}</h3>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (text === '') return;
          void onSend(text).then((done) => {
            setSent(done);
            if (done) setOwn('');
          });
        }}
      >
        {ready.map((one, at) => (
          <label key={one} className={styles.pick}>
            <input
              type="radio"
              name={group}
              checked={chosen === at}
              onChange={() => {
                setChosen(at);
                setSent(false);
              }}
            />
            <span>{one}</span>
          </label>
        ))}
        <label className={styles.own}>
          <span className="visually-hidden">{says.ownHint}</span>
          <input
            value={own}
            maxLength={500}
            placeholder={says.ownHint}
            onFocus={() => setChosen(undefined)}
            onChange={(event) => {
              setOwn(event.target.value);
              setChosen(undefined);
              setSent(false);
            }}
          />
        </label>
        <div className={styles.row}>
          <Button type="submit" kind={text === '' ? 'not-now' : 'primary'}>
            {says.sendHint}
          </Button>
          <span role="status">{sent && says.sent}</span>
        </div>
      </form>
    </section>
  );
}

function Spotlight({
  now,
  onAsk,
  onOff,
}: {
  now: ClassNow;
  onAsk(named: boolean): Promise<boolean>;
  onOff(): Promise<boolean>;
}) {
  const says = classWords[useLanguage()].peek;
  const [hidden, setHidden] = useState(true);
  const { spotlight } = now.view;
  return (
    <section>
      <h3>{says.spotlight}</h3>
      <label className={styles.pick}>
        <input type="checkbox" checked={hidden} onChange={(event) => setHidden(event.target.checked)} />
        <span>
          {says.hideName} <b>{says.classmate}</b>
        </span>
      </label>
      {hidden && <p className={styles.prose}>{says.seen}</p>}
      <div className={styles.row}>
        <Button onClick={() => void onAsk(!hidden)}>{says.put}</Button>
        {spotlight && (
          <>
            <span role="status">{spotlight.state === 'on' ? says.on : says.asked}</span>
            <Button kind="quiet" onClick={() => void onOff()}>
              {says.takeOff}
            </Button>
          </>
        )}
      </div>
    </section>
  );
}

function SendOut({ name, onOut }: { name: string; onOut(): void }) {
  const words = classWords[useLanguage()];
  const [sure, setSure] = useState(false);
  return (
    <section>
      {sure ? (
        <>
          <p className={styles.prose}>{words.peek.sendOutSays(name)}</p>
          <div className={styles.row}>
            <Button onClick={onOut}>{words.peek.sendOut}</Button>
            <Button kind="quiet" onClick={() => setSure(false)}>
              {words.cancel}
            </Button>
          </div>
        </>
      ) : (
        <Button kind="quiet" onClick={() => setSure(true)}>
          {words.peek.sendOut}
        </Button>
      )}
    </section>
  );
}
