import { decodeMessage, textOfRdata, typeName } from '@ehlo/protocol/dns';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { clockTime, useLanguage } from '../../i18n/i18n.ts';
import { Rich } from '../../prose/Rich.tsx';
import { useBridge, usePlayground, useRoom } from '../../rooms/context.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { StampSign } from '../../ui/Stamp.tsx';
import { Wire } from '../../ui/Wire.tsx';
import { FaultsButton } from '../faults/FaultsButton.tsx';
import { JourneyMap } from './JourneyMap.tsx';
import styles from './JourneyPage.module.css';
import { type Journey, type JourneyRow, mostUrgent } from './journey.ts';
import { useRoomEvents } from './journey-events.ts';
import { journeysOf } from './journeys-of.ts';
import { mapOf } from './map.ts';
import { saveSvg } from './save-svg.ts';
import { type JourneyWords, journeyWords } from './words.ts';

/** A step of a replay that plays by itself. */
const STEP_MS = 900;
/** Mails offered at once; older ones are in the mailbox. */
const MAILS = 40;

/** The way of one mail: map, what happened in order, and what may be done about it. */
export function JourneyPage() {
  const words = journeyWords[useLanguage()];
  const events = useRoomEvents();
  const journeys = useMemo(() => journeysOf(events).slice(0, MAILS), [events]);
  const [chosen, setChosen] = useState<number>();
  const journey = journeys.find(({ id }) => id === chosen) ?? journeys[0];
  useEffect(() => {
    const before = document.title;
    document.title = `${words.title} · EHLO`;
    return () => {
      document.title = before;
    };
  }, [words]);
  if (!journey)
    return (
      <main className={styles.empty}>
        <h1>{words.none}</h1>
        <p>
          <Rich text={words.noneSays} />
        </p>
        <FaultsButton label={words.faults} />
      </main>
    );
  return (
    <main className={styles.page}>
      <OneJourney
        key={journey.id}
        journey={journey}
        journeys={journeys}
        events={events}
        words={words}
        onChoose={setChosen}
      />
    </main>
  );
}

interface OneProps {
  journey: Journey;
  journeys: readonly Journey[];
  events: ReturnType<typeof useRoomEvents>;
  words: JourneyWords;
  onChoose: (id: number) => void;
}

function OneJourney({ journey: whole, journeys, events, words, onChoose }: OneProps) {
  const { dialogue } = usePlayground();
  const [, navigate] = useLocation();
  const svg = useRef<SVGSVGElement>(null);
  const [step, setStep] = useState<number>();
  const [playing, setPlaying] = useState(false);
  const steps = whole.rows.length;
  const until = step === undefined ? undefined : whole.rows[step - 1]?.id;
  // As it was then: the same fold over the events up to that step.
  const journey = useMemo(
    () =>
      until === undefined
        ? whole
        : (journeysOf(events.filter(({ seq }) => seq <= until)).find(({ id }) => id === whole.id) ?? whole),
    [until, whole, events],
  );
  useEffect(() => {
    if (!playing || step === undefined) return;
    const timer = setTimeout(() => {
      if (step >= steps) {
        setPlaying(false);
        setStep(undefined);
      } else setStep(step + 1);
    }, STEP_MS);
    return () => clearTimeout(timer);
  }, [playing, step, steps]);
  const open = (connection: number) => {
    dialogue.show(connection, true);
    navigate('/');
  };
  const queue = whole.queues.findLast(({ state }) => state === 'waiting');
  const seconds = useCountdown(queue?.nextAt);
  const shapes = mapOf(journey, words);
  const { reversePath, forwardPaths } = whole.accepted.envelope;
  const last = mostUrgent(whole.legs)?.failure;
  const what = last ? `${last.host?.split('.')[0] ?? ''} ${words.at[last.at]}: ${last.text}.`.trim() : '';
  return (
    <>
      <header className={styles.head}>
        <div className={styles.title}>
          <label>
            <span className="visually-hidden">{words.mails}</span>
            <select value={whole.id} onChange={(event) => onChoose(Number(event.currentTarget.value))}>
              {journeys.map(({ id, subject, accepted }) => (
                <option key={id} value={id}>
                  {subject || accepted.envelope.forwardPaths[0] || words.subjectless}
                </option>
              ))}
            </select>
          </label>
          <p>
            <Wire>{reversePath || '<>'}</Wire> → <Wire>{forwardPaths.join(', ')}</Wire>
          </p>
        </div>
        <p className={cx(styles.state, styles[whole.state])} role="status">
          <b>{words.state[whole.state]}</b> {words.says(whole, whole.accepted.host, what)}
        </p>
        <div className={styles.acts}>
          {queue && <QueueButtons id={queue.id} words={words} />}
          <FaultsButton label={words.faults} />
          <HostButtons
            hosts={whole.legs.flatMap(({ tries }) => tries.map(({ host }) => host))}
            words={words}
          />
          <Button onClick={() => svg.current && saveSvg(svg.current, `journey-${whole.id}.svg`)}>
            {words.save}
          </Button>
        </div>
      </header>
      <section className={styles.map} tabIndex={-1} aria-label={words.title} data-pane="journey-map">
        <JourneyMap
          ref={svg}
          shapes={shapes}
          words={words}
          seconds={step === undefined ? seconds : undefined}
          onOpen={open}
        />
      </section>
      <div className={styles.steps}>
        <b>{words.step.label}</b>
        <Button
          size="small"
          aria-label={words.step.back}
          onClick={() => setStep(Math.max(1, (step ?? steps) - 1))}
        >
          ‹
        </Button>
        <Button
          size="small"
          aria-label={words.step.forth}
          onClick={() => setStep(step === undefined || step >= steps ? undefined : step + 1)}
        >
          ›
        </Button>
        <Button
          size="small"
          onClick={() => {
            setPlaying(!playing);
            if (!playing) setStep(1);
          }}
        >
          {playing ? words.step.pause : words.step.play}
        </Button>
        {step !== undefined && (
          <>
            <span role="status">{words.step.at(step, steps)}</span>
            <Button
              size="small"
              kind="quiet"
              onClick={() => {
                setPlaying(false);
                setStep(undefined);
              }}
            >
              {words.step.now}
            </Button>
          </>
        )}
      </div>
      <Rows rows={whole.rows} until={until} words={words} onOpen={open} />
    </>
  );
}

/** Whole seconds until a moment, counted once a second. */
function useCountdown(at: number | undefined): number | undefined {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (at === undefined) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [at]);
  return at === undefined ? undefined : Math.max(0, Math.ceil((at - now) / 1000));
}

/** Servers that this mail was tried at can be taken down, and brought back: what comes of it is drawn. */
function HostButtons({ hosts, words }: { hosts: readonly string[]; words: JourneyWords }) {
  const services = useBridge((state) => state.me?.world.services);
  const down = useRoom((state) => state.down);
  const [failed, setFailed] = useState(false);
  const shown = (services ?? []).filter(
    ({ host, service }) => SWITCHABLE.has(service) && hosts.includes(host),
  );
  const change = async (service: string, state: 'up' | 'down') => {
    try {
      const response = await fetch(`/api/rooms/me/services/${service}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ state }),
      });
      setFailed(!response.ok);
    } catch {
      setFailed(true);
    }
  };
  return (
    <>
      {shown.map(({ service, host }) => {
        const isDown = (down as readonly string[]).includes(service);
        const name = host.split('.')[0] ?? host;
        return (
          <Button key={service} onClick={() => void change(service, isDown ? 'up' : 'down')}>
            {isDown ? words.bringBack(name) : words.takeDown(name)}
          </Button>
        );
      })}
      {failed && <span role="alert">{words.failed}</span>}
    </>
  );
}

/** As the API has them. */
const SWITCHABLE: ReadonlySet<string> = new Set([
  'backup',
  'mx1',
  'mx2',
  'spam',
  'openrelay',
  'lonely',
  'ipv6',
]);

function QueueButtons({ id, words }: { id: number; words: JourneyWords }) {
  const [failed, setFailed] = useState(false);
  const act = async (what: 'try-now' | 'give-up') => {
    try {
      const response = await fetch(`/api/rooms/me/queue/${id}/${what}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      });
      // 404: it has left the queue meanwhile, and the page says so by itself.
      setFailed(!response.ok && response.status !== 404);
    } catch {
      setFailed(true);
    }
  };
  return (
    <>
      <Button kind="primary" onClick={() => void act('try-now')}>
        {words.tryNow}
      </Button>
      <Button onClick={() => void act('give-up')}>{words.giveUp}</Button>
      {failed && <span role="alert">{words.failed}</span>}
    </>
  );
}

function Rows({
  rows,
  until,
  words,
  onOpen,
}: {
  rows: readonly JourneyRow[];
  until: number | undefined;
  words: JourneyWords;
  onOpen: (connection: number) => void;
}) {
  const language = useLanguage();
  return (
    <div className={styles.rows}>
      <table>
        <thead>
          <tr>
            {words.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const { what, outcome } = told(row, words);
            return (
              <tr
                key={row.id}
                className={cx(
                  until !== undefined && row.id > until && styles.later,
                  row.id === until && styles.here,
                )}
              >
                <td>
                  <time>{clockTime(row.at, language, true)}</time>
                </td>
                <td>
                  {row.from} → {row.to}
                </td>
                <td>{what}</td>
                <td>{row.code === undefined ? outcome : <StampSign code={row.code} />}</td>
                <td>
                  {row.connection !== undefined && (
                    <Button kind="quiet" size="small" onClick={() => onOpen(row.connection as number)}>
                      {words.dialogue(row.connection)}
                    </Button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function told(row: JourneyRow, words: JourneyWords): { what: string; outcome: string } {
  const { kind, dns, failure, attempt } = row;
  switch (kind) {
    case 'question': {
      const { question, answer, count } = dns ? asked(dns.response) : { question: '', answer: '', count: 0 };
      return { what: words.what.question(question, answer), outcome: words.outcome.records(count) };
    }
    case 'deferred':
      return {
        what: `${words.what.deferred(attempt ?? 1)}: ${failure?.text ?? ''}`,
        outcome: failure ? words.at[failure.at] : '',
      };
    case 'bounced':
      return {
        what: `${words.what.bounced}: ${failure?.text ?? ''}`,
        outcome: failure ? words.at[failure.at] : '',
      };
    case 'no-call':
      return { what: words.what['no-call'], outcome: words.dial[row.dial ?? ''] ?? row.dial ?? '' };
    case 'queued':
      return { what: words.what.queued, outcome: words.outcome.kept };
    default:
      return { what: words.what[kind], outcome: '' };
  }
}

/** `MX faculty.test`, and its answers in the order given. */
function asked(response: Uint8Array): { question: string; answer: string; count: number } {
  const decoded = decodeMessage(response);
  if (!decoded.ok) return { question: '', answer: '', count: 0 };
  const [question] = decoded.message.questions;
  const { answers } = decoded.message;
  return {
    question: question ? `${typeName(question.type)} ${question.name.replace(/\.$/, '')}` : '',
    answer: answers.map((record) => textOfRdata(record)).join(', ') || '—',
    count: answers.length,
  };
}
