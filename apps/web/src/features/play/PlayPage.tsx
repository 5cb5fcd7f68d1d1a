import { readable } from '@ehlo/protocol/reading';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useLanguage } from '../../i18n/i18n.ts';
import { useSay } from '../../prose/prose.ts';
import { classStanding } from '../../rooms/class-standing.ts';
import { useBridge, usePlayground } from '../../rooms/context.ts';
import { Button } from '../../ui/Button.tsx';
import { Pane } from '../../ui/Pane.tsx';
import { useKeptFocus } from '../../ui/use-kept-focus.ts';
import { RfcTag } from '../dialogue/RfcTag.tsx';
import { Tokens } from '../dialogue/Tokens.tsx';
import { TerminalPane } from '../terminal/TerminalPane.tsx';
import type { Asked } from './advice.ts';
import { createDesk, type Desk, type PlayState } from './call.ts';
import { FIRST_PORT } from './first-port.ts';
import styles from './Play.module.css';
import { playWords } from './words.ts';

/** `/play`: one is the server. Whoever calls the port talks to one; each line is explained, and answered by hand. */
export function PlayPage() {
  const words = playWords[useLanguage()];
  const { bridge } = usePlayground();
  const me = useBridge((state) => state.me);
  const host = `${me?.handle ?? 'server'}.campus.test`;
  const desk = useMemo(() => createDesk(bridge, host, Date.now), [bridge, host]);
  useEffect(() => () => desk.close(), [desk]);
  useEffect(() => {
    const before = document.title;
    document.title = `${words.title} · EHLO`;
    return () => {
      document.title = before;
    };
  }, [words]);
  const state = useStore(desk.state);
  return (
    <main className={styles.page}>
      <TerminalPane />
      <Pane id="play" title={words.title} end={<Door desk={desk} state={state} />}>
        <div className={styles.desk}>
          {state.standing === 'shut' || state.standing === 'opening' ? (
            <p className={styles.lead}>{words.says}</p>
          ) : (
            <Call desk={desk} state={state} host={host} />
          )}
          {state.failure && <p role="alert">{words.failure[state.failure]}</p>}
        </div>
      </Pane>
    </main>
  );
}

/** The port: opened, and closed. */
function Door({ desk, state }: { desk: Desk; state: PlayState }) {
  const words = playWords[useLanguage()];
  const [port, setPort] = useState(`${FIRST_PORT}`);
  const kept = useKeptFocus<HTMLDivElement>();
  const open = state.standing !== 'shut' && state.standing !== 'opening';
  if (open)
    return (
      <div {...kept}>
        <Button size="small" onClick={() => desk.close()}>
          {words.shut}
        </Button>
      </div>
    );
  const wanted = Number(port);
  const good = Number.isInteger(wanted) && wanted > 0 && wanted < 65_536;
  return (
    <div {...kept}>
      <form
        className={styles.door}
        onSubmit={(event) => {
          event.preventDefault();
          if (good) void desk.open(wanted);
        }}
      >
        <label>
          {words.port}{' '}
          <input
            inputMode="numeric"
            size={6}
            value={port}
            onChange={(event) => setPort(event.target.value)}
          />
        </label>
        <Button size="small" type="submit" kind={good ? 'primary' : 'not-now'}>
          {words.open}
        </Button>
      </form>
    </div>
  );
}

function Call({ desk, state, host }: { desk: Desk; state: PlayState; host: string }) {
  const words = playWords[useLanguage()];
  const inClass = useStore(classStanding, ({ class: id }) => id !== undefined);
  const kept = useKeptFocus<HTMLDivElement>();
  const { standing, port, from, asked, verdict } = state;
  if (standing === 'waiting')
    return (
      <div className={styles.lead}>
        <p role="status">
          <b>{words.waits(port)}</b>
        </p>
        <p>{words.call}</p>
        <Placed line={`ncat -C localhost ${port}`} />
        {inClass && (
          <>
            <p>{words.pair}</p>
            <code translate="no">{`ncat -C ${host} ${port}`}</code>
          </>
        )}
      </div>
    );
  const now = asked[0];
  const last = state.reading?.exchanges.at(-1);
  const inLetter = standing === 'talking' && !now && last?.letter !== undefined && last.letter.ended !== true;
  return (
    <>
      <p className={styles.who} role="status">
        {from && words.caller(from.address)}{' '}
        <b>
          {standing === 'over'
            ? words.over
            : now
              ? words.yourTurn
              : inLetter
                ? words.letter
                : words.theirTurn}
        </b>
      </p>
      <Said state={state} host={host} />
      <div className={styles.turn} {...kept}>
        {verdict && (
          <p className={styles.verdict} data-kind={verdict} role="status">
            {words.verdict[verdict]}
          </p>
        )}
        {now && (
          <Answer
            key={`${state.asked.length} ${now.about} ${last?.id}`}
            desk={desk}
            asked={now}
            state={state}
          />
        )}
        {standing === 'talking' && (
          <Button className={styles.hangUp} size="small" onClick={() => desk.hangUp()}>
            {words.hangUp}
          </Button>
        )}
      </div>
    </>
  );
}

/** A line for the terminal beside it: placed at its prompt, never sent. */
function Placed({ line }: { line: string }) {
  const { terminal } = usePlayground();
  return (
    <Button onClick={() => terminal.place(line)} lang="en" translate="no">
      <code>{line}</code>
    </Button>
  );
}

const SHOWN = 14;

function Said({ state, host }: { state: PlayState; host: string }) {
  const words = playWords[useLanguage()];
  const box = useRef<HTMLDivElement>(null);
  const { version } = state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the newest line is what one looks for
  useEffect(() => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [version]);
  return (
    <section
      ref={box}
      className={styles.said}
      aria-label={words.dialogue}
      tabIndex={0}
      lang="en"
      translate="no"
    >
      {state.reading?.exchanges.slice(-SHOWN).map(({ id, command, letter, reply }) => (
        <div key={id}>
          {command && <p className={styles.client}>{readable(command.text)}</p>}
          {letter?.lines.slice(-8).map((line) => (
            <p key={line.offset} className={styles.client}>
              {readable(line.text) || '\u00a0'}
            </p>
          ))}
          {reply?.lines.map((line) => (
            <p key={line.offset} title={host}>
              {readable(line.text)}
            </p>
          ))}
        </div>
      ))}
    </section>
  );
}

/** What is asked, the standard's voice, replies to choose from, and a field for one's own. */
function Answer({ desk, asked, state }: { desk: Desk; asked: Asked; state: PlayState }) {
  const words = playWords[useLanguage()];
  const say = useSay('xray');
  const id = useId();
  const [own, setOwn] = useState('');
  const last = state.reading?.exchanges.at(-1);
  const { about, right, others, rfc } = asked;
  const command = last?.command;
  const head =
    about === 'greeting' || about === 'letter' || about === 'unknown'
      ? words.asked[about]
      : words.asked.command(about);
  return (
    <section className={styles.answer} aria-label={words.yourTurn}>
      <h2>{head}</h2>
      {command && about !== 'letter' && (
        <Tokens line={command} tokens={command.tokens} group="token" say={say} marked={false} />
      )}
      <div className={styles.choices}>
        <h3>
          {words.right} <RfcTag source={rfc} />
        </h3>
        <Button kind="primary" lang="en" translate="no" onClick={() => desk.answer(right)}>
          <code>
            {right[0]}
            {right.length > 1 && ` (+${right.length - 1})`}
          </code>
        </Button>
        {others.length > 0 && <h3>{words.others}</h3>}
        {others.map((text) => (
          <Button key={text} lang="en" translate="no" onClick={() => desk.answer([text])}>
            <code>{text}</code>
          </Button>
        ))}
      </div>
      <form
        className={styles.own}
        onSubmit={(event) => {
          event.preventDefault();
          desk.answer([own]);
          setOwn('');
        }}
      >
        <label htmlFor={id}>{words.own}</label>
        <input
          id={id}
          value={own}
          maxLength={510}
          placeholder={words.example}
          autoComplete="off"
          spellCheck={false}
          lang="en"
          onChange={(event) => setOwn(event.target.value)}
        />
        <Button type="submit" kind={own === '' ? 'not-now' : 'plain'}>
          {words.send}
        </Button>
      </form>
    </section>
  );
}
