import { useEffect, useMemo } from 'react';
import { useLocation, useParams } from 'wouter';
import { useLanguage } from '../../i18n/i18n.ts';
import { Rich } from '../../prose/Rich.tsx';
import { Button } from '../../ui/Button.tsx';
import { FaultsButton } from '../faults/FaultsButton.tsx';
import { RulesButton } from '../rules/RulesButton.tsx';
import { HoldButton } from './HoldButton.tsx';
import styles from './JourneyPage.module.css';
import { useMails, usePast, useRoomEvents } from './journey-events.ts';
import { journeysOf } from './journeys-of.ts';
import { OneJourney } from './OneJourney.tsx';
import { journeyPath, readJourneyPath } from './path.ts';
import { useHold } from './use-hold.ts';
import { journeyWords } from './words.ts';

/** The way of one mail: map, what happened in order, and what may be done about it. */
export function JourneyPage() {
  const words = journeyWords[useLanguage()];
  const [, navigate] = useLocation();
  const { mail: wanted, place } = readJourneyPath(useParams<{ '*'?: string }>()['*']);
  const room = useRoomEvents();
  const journeys = useMemo(() => journeysOf(room.events), [room]);
  const { mails, older } = useMails(journeys);
  // Without a number it is the newest, and follows whatever sets out next.
  const id = wanted ?? mails[0]?.id;
  const { past, again } = usePast(id, room);
  const journey = useMemo(() => {
    if (past.state === 'read') return journeysOf(past.events, past.id)[0];
    return journeys.find((one) => one.id === id);
  }, [past, journeys, id]);
  const hold = useHold(past.state === 'read' ? past.events : room.events);
  useEffect(() => {
    const before = document.title;
    document.title = `${words.title} · EHLO`;
    return () => {
      document.title = before;
    };
  }, [words]);
  if (id === undefined)
    return (
      <main className={styles.empty}>
        <h1>{words.none}</h1>
        <p>
          <Rich text={words.noneSays} />
        </p>
        <div className={styles.first}>
          <HoldButton hold={hold} words={words} />
          <FaultsButton label={words.faults} />
          <RulesButton label={words.rules} />
        </div>
      </main>
    );
  if (!journey)
    return (
      <main className={styles.empty}>
        {past.state === 'unreachable' ? (
          <>
            <h1>{words.unreachable}</h1>
            <Button kind="primary" onClick={again}>
              {words.again}
            </Button>
          </>
        ) : (
          <p role="status">{past.state === 'gone' ? words.gone : words.loading}</p>
        )}
      </main>
    );
  return (
    <main className={styles.page}>
      <OneJourney
        key={journey.id}
        journey={journey}
        events={past.state === 'read' ? past.events : room.events}
        hold={hold}
        fresh={journey.id > room.since}
        mails={mails}
        {...(older && { onOlder: older })}
        place={place}
        onPlace={(next) =>
          navigate(journeyPath(journey.id, next), { replace: place !== undefined && next !== undefined })
        }
        onMail={(next) => navigate(journeyPath(next))}
      />
    </main>
  );
}
