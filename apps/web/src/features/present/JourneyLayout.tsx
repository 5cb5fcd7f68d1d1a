import { useLayoutEffect, useMemo, useRef } from 'react';
import { clockTime, useLanguage } from '../../i18n/i18n.ts';
import { useBridge } from '../../rooms/context.ts';
import { useNow } from '../../ui/use-now.ts';
import { JourneyMap } from '../journey/JourneyMap.tsx';
import { type Journey, mostUrgent } from '../journey/journey.ts';
import { useMails, usePast, useRoomEvents } from '../journey/journey-events.ts';
import { journeysOf, titleOf } from '../journey/journeys-of.ts';
import { mapOf } from '../journey/map.ts';
import { stateOf, summaryOf } from '../journey/summary.ts';
import { useHold } from '../journey/use-hold.ts';
import { journeyWords } from '../journey/words.ts';
import styles from './JourneyLayout.module.css';
import { presentWords } from './words.ts';

const MARGIN = 8;

/** The way of the newest mail, as it goes on. */
export function JourneyLayout() {
  const language = useLanguage();
  const says = presentWords[language].journey;
  const room = useRoomEvents();
  const journeys = useMemo(() => journeysOf(room.events), [room]);
  const { mails } = useMails(journeys);
  const { past } = usePast(mails[0]?.id, room);
  const events = past.state === 'read' ? past.events : room.events;
  const journey = useMemo(
    () => (past.state === 'read' ? journeysOf(past.events, past.id)[0] : journeys[0]),
    [past, journeys],
  );
  const { ahead } = useHold(events);
  if (!journey)
    return (
      <p className={styles.none}>
        <b>{says.none}</b> {says.noneSays}
      </p>
    );
  return <OnMap journey={journey} ahead={ahead} />;
}

function OnMap({ journey, ahead }: { journey: Journey; ahead: number }) {
  const language = useLanguage();
  const words = journeyWords[language];
  const svg = useRef<SVGSVGElement>(null);
  const leg = mostUrgent(journey.legs);
  const services = useBridge((state) => state.me?.world.services);
  const fetching = useMemo(
    () =>
      (['POP3', 'IMAP'] as const).filter((name) =>
        services?.some(({ service }) => service === name.toLowerCase()),
      ),
    [services],
  );
  const shapes = useMemo(() => mapOf(journey, { words, fetching, leg }), [journey, words, fetching, leg]);
  const waits = leg?.state === 'waiting' ? leg.queue?.nextAt : undefined;
  const now = useNow(waits !== undefined) + ahead;
  const seconds = waits === undefined ? undefined : Math.max(0, Math.ceil((waits - now) / 1000));
  // What is drawn, without the margins that a page of its own has for more.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another map has other bounds
  useLayoutEffect(() => {
    const { x = 0, y = 0, width = 0, height = 0 } = svg.current?.getBBox() ?? {};
    if (width > 0)
      svg.current?.setAttribute(
        'viewBox',
        `${x - MARGIN} ${y - MARGIN} ${width + 2 * MARGIN} ${height + 2 * MARGIN}`,
      );
  }, [shapes]);
  const clock = (at: number) => clockTime(at * 1000, language);
  return (
    <section className={styles.journey} aria-label={words.map}>
      <h1>
        {titleOf(journey)}{' '}
        <small role="status">
          <b>{words.state[stateOf(leg, journey)]}</b> {summaryOf(journey, leg, words, clock)}
        </small>
      </h1>
      <div className={styles.map}>
        <JourneyMap ref={svg} shapes={shapes} words={words} seconds={seconds} crossing={undefined} />
      </div>
      {/* The picture is drawn for eyes alone; this says the same. */}
      <ol className="visually-hidden">
        {shapes.stations.map((station) => (
          <li key={station.id}>
            {station.role} {station.name}: {station.says}
          </li>
        ))}
      </ol>
    </section>
  );
}
