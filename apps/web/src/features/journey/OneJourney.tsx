import type { Logged, Seq } from '@ehlo/wire';
import { useMemo, useRef, useState } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import { useBridge } from '../../rooms/context.ts';
import { useNow } from '../../ui/use-now.ts';
import { useStepKeys } from '../replay/use-step-keys.ts';
import { JourneyHead } from './JourneyHead.tsx';
import mapStyles from './JourneyMap.module.css';
import { type Crossing, JourneyMap } from './JourneyMap.tsx';
import styles from './JourneyPage.module.css';
import { type Journey, type Leg, type Moment, mostUrgent } from './journey.ts';
import type { Listed } from './journey-events.ts';
import { journeysOf } from './journeys-of.ts';
import { belongsTo, untouched } from './legs.ts';
import { mapOf } from './map.ts';
import type { MapShapes } from './map-shapes.ts';
import { ReplayBar } from './ReplayBar.tsx';
import { Rows } from './Rows.tsx';
import { Stations } from './Stations.tsx';
import { Story } from './Story.tsx';
import type { Hold } from './use-hold.ts';
import { PACES, type Replay, useReplay } from './use-replay.ts';
import { useStill } from './use-still.ts';
import { Ways } from './Ways.tsx';
import { journeyWords } from './words.ts';

interface Props {
  journey: Journey;
  events: readonly Logged[];
  hold: Hold;
  /** It set out while the page was open: then it is seen from its first step. */
  fresh: boolean;
  mails: readonly Listed[];
  onOlder?: () => void;
  /** Step or station that is told of. */
  place: Seq | string | undefined;
  onPlace: (place: Seq | string | undefined) => void;
  onMail: (id: Seq) => void;
}

/** One mail: as it is now, or as it was at the step that is drawn. */
export function OneJourney({
  journey: whole,
  events,
  hold,
  fresh,
  mails,
  onOlder,
  place,
  onPlace,
  onMail,
}: Props) {
  const words = journeyWords[useLanguage()];
  const svg = useRef<SVGSVGElement>(null);
  const [way, setWay] = useState<string>();
  const wholeLeg = whole.legs.find(({ key }) => key === way) ?? mostUrgent(whole.legs);
  const moments = useMemo(() => momentsOf(whole, wholeLeg), [whole, wholeLeg]);
  const replay = useReplay(moments, useStill(), fresh);
  const { until } = replay;
  // The same fold over the events up to that step.
  const journey = useMemo(
    () =>
      until === undefined
        ? whole
        : (journeysOf(
            events.filter(({ seq }) => seq <= until),
            whole.id,
          )[0] ?? whole),
    [until, whole, events],
  );
  const services = useBridge((state) => state.me?.world.services);
  const fetching = useMemo(
    () =>
      (['POP3', 'IMAP'] as const).filter((name) =>
        services?.some(({ service }) => service === name.toLowerCase()),
      ),
    [services],
  );
  const leg = useMemo(
    () => wholeLeg && (journey.legs.find(({ key }) => key === wholeLeg.key) ?? untouched(wholeLeg)),
    [journey, wholeLeg],
  );
  const shapes = useMemo(() => mapOf(journey, { words, fetching, leg }), [journey, words, fetching, leg]);
  const waits = leg?.state === 'waiting' && until === undefined ? leg.queue?.nextAt : undefined;
  const now = useNow(waits !== undefined) + hold.ahead;
  const seconds = waits === undefined ? undefined : Math.max(0, Math.ceil((waits - now) / 1000));
  useStepKeys(replay);
  return (
    <>
      <JourneyHead
        journey={journey}
        leg={leg}
        now={until === undefined}
        mails={mails}
        {...(onOlder && { onOlder })}
        onMail={onMail}
        picture={svg}
        words={words}
      />
      {whole.legs.length > 1 && <Ways journey={whole} chosen={leg?.key} words={words} onChoose={setWay} />}
      <section className={styles.map} tabIndex={-1} aria-label={words.map} data-pane="journey-map">
        <div className={mapStyles.map}>
          <JourneyMap
            ref={svg}
            shapes={shapes}
            words={words}
            seconds={seconds}
            crossing={crossingOf(journey, shapes, replay)}
          />
          <Stations shapes={shapes} words={words} seconds={seconds} onOpen={onPlace} />
        </div>
      </section>
      <ReplayBar replay={replay} hold={hold} journey={journey} words={words} />
      <Rows
        journey={whole}
        until={until}
        step={replay.moment?.row}
        seconds={seconds}
        leg={leg}
        words={words}
        onOpen={onPlace}
      />
      {place !== undefined && (
        <Story
          place={place}
          journey={whole}
          shapes={mapOf(whole, { words, fetching, leg: wholeLeg })}
          events={events}
          fetching={fetching}
          words={words}
          onPlace={onPlace}
        />
      )}
    </>
  );
}

/** Steps of one way of several, and those that all share. */
function momentsOf({ moments, rows, legs }: Journey, leg: Leg | undefined): readonly Moment[] {
  if (legs.length < 2) return moments;
  const others = new Set(rows.flatMap((row) => (belongsTo(row, leg) ? [] : [row.id])));
  return moments.filter(({ row }) => !others.has(row));
}

/** What crosses a wire as the newest step is drawn. */
function crossingOf(
  journey: Journey,
  { wires }: MapShapes,
  { moment, moved, pace }: Replay,
): Crossing | undefined {
  if (!moment || !moved) return undefined;
  const { seq, row } = moment;
  const wire = wires.find(({ rows }) => rows.includes(row));
  if (!wire) return undefined;
  const lasts = pace === 'live' ? 1 : (PACES[pace] / PACES.live) * 0.8;
  const crossing = { key: seq, wire, lasts };
  if (wire.to === 'dns') return { ...crossing, what: 'line', back: false };
  const told = journey.rows.find(({ id }) => id === row);
  if (told?.kind === 'no-call') return { ...crossing, what: 'line', back: false };
  if (told?.kind !== 'call') return { ...crossing, what: 'letter', back: false };
  // A call is a row of several steps: the call itself, the letter, and the 250 that comes back.
  if (seq === row) return { ...crossing, what: 'line', back: false };
  return told.taking
    ? { ...crossing, what: 'letter', back: false }
    : { ...crossing, what: 'line', back: true };
}
