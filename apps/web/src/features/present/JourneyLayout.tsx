import { useMemo } from 'react';
import { clockTime, useLanguage } from '../../i18n/i18n.ts';
import { useBridge } from '../../rooms/context.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Stamp } from '../../ui/Stamp.tsx';
import { useNow } from '../../ui/use-now.ts';
import { Wire } from '../../ui/Wire.tsx';
import { type Journey, mostUrgent } from '../journey/journey.ts';
import { useMails, usePast, useRoomEvents } from '../journey/journey-events.ts';
import { journeysOf, titleOf } from '../journey/journeys-of.ts';
import { mapOf } from '../journey/map.ts';
import { type Station, type WireShape, wiresTo } from '../journey/map-shapes.ts';
import { stateOf, summaryOf } from '../journey/summary.ts';
import { useHold } from '../journey/use-hold.ts';
import { type JourneyWords, journeyWords } from '../journey/words.ts';
import styles from './JourneyLayout.module.css';
import { presentWords } from './words.ts';

/** The way of the newest mail, as it goes on: station after station, each as large as the last row needs it; the map's letters are not. */
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
  return <OnTheWay journey={journey} ahead={ahead} />;
}

function OnTheWay({ journey, ahead }: { journey: Journey; ahead: number }) {
  const language = useLanguage();
  const words = journeyWords[language];
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
  const clock = (at: number) => clockTime(at * 1000, language);
  return (
    <section className={styles.journey} aria-label={words.map}>
      <h1>
        {titleOf(journey)}{' '}
        <small role="status">
          <b>{words.state[stateOf(leg, journey)]}</b> {summaryOf(journey, leg, words, clock)}
        </small>
      </h1>
      <ol className={styles.stations} aria-label={words.stations}>
        {shapes.stations.map((station, at) => (
          <Plate
            key={station.id}
            station={station}
            wires={at === 0 ? [] : wiresTo(shapes, station.id)}
            seconds={seconds}
            words={words}
          />
        ))}
      </ol>
    </section>
  );
}

/** A station, and behind the wire that leads to it what crossed there. */
function Plate({
  station: { kind, tone, icon, role, name, says, fault, holds },
  wires,
  seconds,
  words,
}: {
  station: Station;
  /** That lead to it. */
  wires: readonly WireShape[];
  seconds: number | undefined;
  words: JourneyWords;
}) {
  const mark = wires.find((wire) => wire.mark)?.mark;
  const waits = kind === 'queue' && seconds !== undefined && seconds > 0;
  return (
    <li className={styles[tone]}>
      {wires.length > 0 && (
        <div className={styles.wire}>
          {mark?.kind === 'code' ? (
            <Stamp code={mark.code} height={46} />
          ) : (
            <span>{wires.flatMap(({ labels }) => labels)[0]?.text}</span>
          )}
          <i aria-hidden="true" />
        </div>
      )}
      <div className={styles.plate}>
        <b>
          <Icon name={icon} size={20} /> {role}
        </b>
        {name !== '' && (kind === 'queue' ? <span>{name}</span> : <Wire>{name}</Wire>)}
        <p>{says}</p>
        {waits && (
          <p>
            <Wire>{`${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`}</Wire>{' '}
            {words.plates.until}
          </p>
        )}
        {fault && <em>{words.onPurpose}</em>}
        {holds && kind !== 'mailbox' && <em className={styles.here}>{words.holdsIt}</em>}
      </div>
    </li>
  );
}
