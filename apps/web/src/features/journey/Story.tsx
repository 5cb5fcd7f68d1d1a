import type { Fault, Logged, Seq } from '@ehlo/wire';
import { useEffect, useRef } from 'react';
import { useProse } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import type { Journey, JourneyRow } from './journey.ts';
import type { Fetching, MapShapes, Station } from './map-shapes.ts';
import { RowStory } from './RowStory.tsx';
import styles from './Story.module.css';
import type { JourneyWords } from './words.ts';

interface Props {
  /** `seq` of a row, or the id of a station. */
  place: Seq | string;
  journey: Journey;
  shapes: MapShapes;
  events: readonly Logged[];
  fetching: Fetching;
  words: JourneyWords;
  onPlace: (place: Seq | string | undefined) => void;
}

/** One step of the way, or one station and all that happened there: dialogue, question, envelope, trace, and whose part it is. */
export function Story({ place, journey, shapes, events, fetching, words, onPlace }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { story } = words;
  const { rows } = journey;
  const station = shapes.stations.find(({ id }) => id === place);
  const told =
    typeof place === 'string'
      ? rows.filter(({ id }) => station?.rows.includes(id))
      : rows.filter(({ id }) => id === place);
  const at = rows.findIndex(({ id }) => id === place);
  const step = (by: 1 | -1) => {
    const next = rows[at + by];
    if (next) onPlace(next.id);
  };
  // A station on a way that is not drawn, or a step of another mail: somebody typed it.
  const known = station !== undefined || told.length > 0;
  useEffect(() => {
    if (!known) onPlace(undefined);
    else if (!dialog.current?.open) dialog.current?.showModal();
  }, [known, onPlace]);
  // Each step begins at its head.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place is the reason
  useEffect(() => {
    dialog.current?.scrollTo({ top: 0 });
  }, [place]);
  if (!known) return null;
  const [only] = told;
  const title = station
    ? [station.role, station.kind === 'queue' ? '' : station.name].filter(Boolean).join(' · ')
    : only
      ? only.from === only.to
        ? only.from
        : `${only.from} → ${only.to}`
      : '';
  const faults = new Map<Seq, Fault>();
  for (const event of events) if (event.kind === 'fault.set') faults.set(event.seq, event.fault);
  return (
    <dialog ref={dialog} className={styles.dialog} aria-label={title} onClose={() => onPlace(undefined)}>
      <div className={styles.sheet}>
        <header className={styles.head}>
          <h2>{title}</h2>
          <div className={styles.tools}>
            {at >= 0 && (
              <>
                <Button
                  size="icon"
                  kind={at > 0 ? 'quiet' : 'not-now'}
                  aria-label={story.before}
                  title={story.before}
                  onClick={() => step(-1)}
                >
                  <Icon name="back" size={18} />
                </Button>
                <Button
                  size="icon"
                  kind={at < rows.length - 1 ? 'quiet' : 'not-now'}
                  aria-label={story.after}
                  title={story.after}
                  onClick={() => step(1)}
                >
                  <Icon name="forth" size={18} />
                </Button>
              </>
            )}
            <Button
              size="icon"
              kind="quiet"
              aria-label={story.close}
              title={story.close}
              onClick={() => dialog.current?.close()}
            >
              <Icon name="cross" size={18} />
            </Button>
          </div>
        </header>
        {station && <p className={styles.says}>{station.says}</p>}
        {station && <Role station={station} fetching={fetching} words={words} />}
        {station && told.length === 0 && <p className={styles.note}>{story.nothing}</p>}
        {told.map((row) => (
          <RowStory
            key={row.id}
            row={row}
            titled={station !== undefined}
            journey={journey}
            faults={faults}
            words={words}
          />
        ))}
        {!station && only && <Part row={only} words={words} />}
      </div>
    </dialog>
  );
}

/** Whose part it is: what the role is, in general. */
function Role({ station, fetching, words }: { station: Station; fetching: Fetching; words: JourneyWords }) {
  const prose = useProse();
  const { role } = words.story;
  const texts = ((): string[] => {
    switch (station.kind) {
      case 'mua':
        return [prose?.role.mua.long ?? ''];
      case 'msa':
        return [prose?.role.msa.long ?? '', role.msaMta];
      case 'before':
      case 'mta':
        return [prose?.role.mta.long ?? ''];
      case 'next':
        return [prose?.role.mx.long ?? '', prose?.role.mta.long ?? ''];
      case 'mock':
        return [prose?.role.mock.long ?? ''];
      case 'mailbox':
        return [role.mda, prose?.role.mailbox.long ?? ''];
      case 'reader':
        return [role.reader(fetching)];
      case 'nat':
      case 'queue':
      case 'dns':
      case 'bounce':
        return [role[station.kind]];
      default:
        return station.kind satisfies never;
    }
  })();
  return texts.map((text) => (
    <p key={text} className={styles.role}>
      <Rich text={text} />
    </p>
  ));
}

/** Of a single step: what its port is for. */
function Part({ row, words }: { row: JourneyRow; words: JourneyWords }) {
  const prose = useProse();
  const port = /:(\d+)$/.exec(row.to)?.[1];
  if (!prose || (row.kind !== 'handed-in' && row.kind !== 'call') || port === undefined) return null;
  const says = port in prose.port ? prose.port[port as keyof typeof prose.port] : prose.port.other;
  return (
    <section className={styles.part}>
      <h3>{words.port(Number(port))}</h3>
      <p className={styles.role}>
        <Rich text={says.long} />
      </p>
    </section>
  );
}
