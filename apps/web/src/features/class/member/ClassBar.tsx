import type { MyPair } from '@ehlo/wire';
import { useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useStore } from 'zustand';
import { useLanguage } from '../../../i18n/i18n.ts';
import { classStanding } from '../../../rooms/class-standing.ts';
import { useBridge } from '../../../rooms/context.ts';
import button from '../../../ui/Button.module.css';
import { Button } from '../../../ui/Button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { Popover } from '../../../ui/Popover.tsx';
import { useKeptFocus } from '../../../ui/use-kept-focus.ts';
import { useNow } from '../../../ui/use-now.ts';
import { type Answer, asMember, readMine } from '../api.ts';
import { TaskLinks } from '../assessment/TaskLinks.tsx';
import { assessmentWords } from '../assessment/words.ts';
import type { ClassNow } from '../class-now.ts';
import { PairOffer } from '../pairs/PairOffer.tsx';
import { clockOf } from '../time.ts';
import { useClass } from '../use-class.ts';
import { type ClassWords, classWords, problemText } from '../words.ts';
import styles from './ClassBar.module.css';
import { Curtain } from './Curtain.tsx';
import { Question } from './Question.tsx';
import { useLessonTitle } from './use-lesson-title.ts';

/** What a member of a class has on every page: the teacher's words, the clock, the hand. A teacher and a lone learner have nothing. */
export function ClassBar() {
  const room = useBridge(({ me }) => me?.room);
  const id = useStore(classStanding, (state) => (state.name === undefined ? undefined : state.class));
  useEffect(() => {
    if (room === undefined) return;
    let wanted = true;
    // Without an answer one is on one's own, as everybody is who never joined.
    void readMine().then((answer) => {
      if (!wanted || !answer.ok) return;
      const { member, teaches } = answer.value;
      if (member) classStanding.setState({ class: member.class, code: member.code, name: member.name }, true);
      else if (teaches[0]) classStanding.setState({ class: teaches[0].class, code: teaches[0].code }, true);
    });
    return () => {
      wanted = false;
    };
  }, [room]);
  return id === undefined ? null : <Bar key={id} id={id} />;
}

function Bar({ id }: { id: string }) {
  const words = classWords[useLanguage()];
  const says = words.bar;
  const { now, problem: lost } = useClass(id);
  const [read, setRead] = useState({ note: 0, hint: 0 });
  const [problem, setProblem] = useState<string>();
  const [answered, setAnswered] = useState<number>();
  const [pairRead, setPairRead] = useState<MyPair>();
  const kept = useKeptFocus<HTMLDivElement>();
  const assessment = now?.view.assessment;
  // The rest of the page closes what helps. Until the class is read, what joining told stands.
  useEffect(() => {
    if (!now) return;
    const { assessment: _, ...rest } = classStanding.getState();
    classStanding.setState(assessment ? { ...rest, assessment } : rest, true);
  }, [now, assessment]);
  if (!now) return null;
  const { view, note, hint, gone } = now;
  const member = asMember(id);
  const act = async (doing: Promise<Answer<unknown>>) => {
    const answer = await doing;
    setProblem(answer.ok ? undefined : problemText(words, answer.problem));
    return answer.ok;
  };
  // Sent out, or the class was ended.
  if (gone || lost?.code === 'not-yours' || lost?.code === 'no-class')
    return (
      <div className={styles.bar} role="status">
        <p>
          <b>{says.gone}</b> {says.goneSays}
        </p>
        <Button size="small" onClick={() => classStanding.setState({}, true)}>
          {words.close}
        </Button>
      </div>
    );
  const asked = view.spotlight?.state === 'asked' && answered !== view.spotlight.connection;
  const noted = note !== undefined && note.at > read.note;
  // The newer of the two stands first, or what is said to all would wait behind a hint that nobody closed.
  const hinted = hint !== undefined && hint.at > read.hint && !(noted && note.at > hint.at);
  return (
    <div {...kept} className={styles.bars}>
      <section className={styles.bar} aria-label={says.classOf(view.code)}>
        <div className={styles.news} role="status">
          {view.me?.watched && (
            <span className={styles.watched}>
              <Icon name="eye" size={16} /> {says.watched}
            </span>
          )}
          {hinted && (
            <p className={styles.hint}>
              <b>{says.hint}</b> {hint.text}
            </p>
          )}
          {view.hold && <p>{says.held}</p>}
          {!hinted && noted && (
            <p>
              <b>{says.note}</b> {note.text}
            </p>
          )}
          {assessment && <Assessed assessment={assessment} />}
          {!assessment && <Place now={now} says={says} told={hinted || noted} />}
          {view.broadcast && (
            <p>
              {says.showing} <Link href="/class/stage">{says.show}</Link>
            </p>
          )}
        </div>
        {(hinted || noted) && (
          <Button
            size="small"
            kind="quiet"
            onClick={() => setRead(hinted ? { ...read, hint: hint.at } : { ...read, note: note?.at ?? 0 })}
          >
            {words.close}
          </Button>
        )}
        {view.timer && <Timer until={view.timer.until} says={says} />}
        <Hand
          now={now}
          onUp={(sentence) => act(member.handUp(sentence))}
          onDown={() => act(member.handDown())}
        />
        <Standing
          now={now}
          onRefuse={(refuses) => act(member.refuseWatching(refuses))}
          onLeave={() => void act(member.leave()).then((done) => done && classStanding.setState({}, true))}
        />
        {problem !== undefined && (
          <p className={styles.problem} role="alert">
            {problem}
          </p>
        )}
      </section>
      {asked && view.spotlight && (
        <section className={styles.bar} role="alertdialog" aria-label={says.spotlight}>
          <p>
            <b>{says.spotlight}</b> {says.spotlightSays(view.spotlight.named)}
          </p>
          {[true, false].map((agree) => (
            <Button
              key={String(agree)}
              size="small"
              onClick={() => {
                setAnswered(view.spotlight?.connection);
                void act(member.agree(agree));
              }}
            >
              {agree ? says.agree : says.disagree}
            </Button>
          ))}
        </section>
      )}
      {!assessment && view.me?.pair && view.me.pair !== pairRead && (
        <PairOffer
          pair={view.me.pair}
          onSay={(agree) => void act(member.pair(agree))}
          onRead={() => setPairRead(view.me?.pair)}
        />
      )}
      {view.question && <Question question={view.question} onVote={(option) => act(member.vote(option))} />}
      {view.paused && <Curtain head={says.paused} text={now.pauseText} says={says.pausedSays} />}
    </div>
  );
}

/** That one is assessed, in what, and how long still. */
function Assessed({ assessment }: { assessment: NonNullable<ClassNow['view']['assessment']> }) {
  const words = assessmentWords[useLanguage()];
  const now = useNow(true);
  return (
    <p>
      <b>{words.now}</b> <TaskLinks lessons={assessment.lessons} />.{' '}
      <span className={styles.timer} role="timer">
        {now >= assessment.until ? words.timeUp : words.left(clockOf(assessment.until - now))}
      </span>
    </p>
  );
}

/** Where the class is, with the way there. `told`: words of the teacher stand beside it; then only for who has to go there. */
function Place({ now, says, told }: { now: ClassNow; says: ClassWords['bar']; told: boolean }) {
  const { lesson, broadcast } = now.view;
  const { title, step } = useLessonTitle(lesson?.lesson, lesson?.step);
  const [path] = useLocation();
  const elsewhere = lesson !== undefined && path !== `/learn/${lesson.lesson}`;
  if (told && !elsewhere) return null;
  return (
    <p>
      {lesson && (
        <>
          {says.lesson} <b>{title ?? lesson.lesson}</b>
          {step !== undefined && says.step(step)}.{' '}
          {elsewhere && (
            <Link
              className={cx(button.button, button.small, button.primary)}
              href={`/learn/${lesson.lesson}`}
            >
              {says.go}
            </Link>
          )}
        </>
      )}
      {!lesson && !broadcast && now.view.title}
    </p>
  );
}

function Timer({ until, says }: { until: number; says: ClassWords['bar'] }) {
  const now = useNow(true);
  return (
    <span className={styles.timer} role="timer">
      {now >= until ? says.timeUp : says.left(clockOf(until - now))}
    </span>
  );
}

function Hand({
  now,
  onUp,
  onDown,
}: {
  now: ClassNow;
  onUp(sentence: string): Promise<boolean>;
  onDown(): Promise<boolean>;
}) {
  const words = classWords[useLanguage()];
  const says = words.bar;
  const anchor = useRef<HTMLButtonElement>(null);
  const [sentence, setSentence] = useState('');
  const hand = now.view.me?.hand;
  return (
    <>
      <Button ref={anchor} size="small" popoverTarget="class-hand" aria-pressed={hand !== undefined}>
        <Icon name="hand" /> {hand ? says.handUp : says.hand}
      </Button>
      <Popover id="class-hand" anchor={anchor} label={says.hand}>
        {hand ? (
          <div className={styles.form}>
            <q>{hand.sentence}</q>
            <Button onClick={() => void onDown()}>{says.lower}</Button>
          </div>
        ) : (
          <form
            className={styles.form}
            onSubmit={(event) => {
              event.preventDefault();
              if (sentence.trim() === '') return;
              void onUp(sentence.trim()).then((done) => {
                if (!done) return;
                setSentence('');
                document.getElementById('class-hand')?.hidePopover();
              });
            }}
          >
            <label>
              {says.handSays}
              <input value={sentence} maxLength={280} onChange={(event) => setSentence(event.target.value)} />
            </label>
            <Button type="submit" kind={sentence.trim() === '' ? 'not-now' : 'primary'}>
              {says.raise}
            </Button>
          </form>
        )}
      </Popover>
    </>
  );
}

/** One's name in the class, whether one may be watched, and the way out. */
function Standing({
  now,
  onRefuse,
  onLeave,
}: {
  now: ClassNow;
  onRefuse(refuses: boolean): Promise<boolean>;
  onLeave(): void;
}) {
  const says = classWords[useLanguage()].bar;
  const anchor = useRef<HTMLButtonElement>(null);
  const { me, watching, code } = now.view;
  if (!me) return null;
  return (
    <>
      <Button ref={anchor} size="small" kind="quiet" popoverTarget="class-standing" aria-label={says.menu}>
        {me.name}
      </Button>
      <Popover id="class-standing" anchor={anchor} label={says.menu}>
        <div className={styles.form}>
          <p>
            {says.classOf(code)}, {me.name}
          </p>
          {watching === 'may-refuse' && (
            <label className={styles.check}>
              <input
                type="checkbox"
                checked={me.refusesWatching}
                onChange={(event) => void onRefuse(event.target.checked)}
              />
              {says.refuse}
            </label>
          )}
          <Button onClick={onLeave}>{says.leave}</Button>
          <p>{says.leaveSays}</p>
        </div>
      </Popover>
    </>
  );
}
