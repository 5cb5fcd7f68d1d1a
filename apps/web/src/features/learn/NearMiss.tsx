import type { StepProgress, StepWords } from '@ehlo/lessons';
import { cardOf } from '@ehlo/protocol/terminal';
import { lazy, type ReactNode, Suspense } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import { useSay } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { useDialogue, useReading, useRoom } from '../../rooms/context.ts';
import { Wire } from '../../ui/Wire.tsx';
import { Inlines } from './Prose.tsx';
import styles from './Step.module.css';
import { learnWords } from './words.ts';

const DnsSays = lazy(async () => ({ default: (await import('./DnsSays.tsx')).DnsSays }));

type Missed = NonNullable<StepProgress['missed']>;

/** Close: the lesson's own sentence, or what the coach has to say about this very line. */
export function NearMiss({ missed, words: said }: { missed: Missed; words: StepWords }) {
  const words = learnWords[useLanguage()];
  const own = missed.miss === undefined ? undefined : said.misses[missed.miss];
  return (
    <p className={styles.near}>
      <b>{words.close}</b>{' '}
      {missed.line !== undefined && missed.line !== '' && (
        <>
          {words.youWrote} <Wire>{missed.line}</Wire>.{' '}
        </>
      )}
      {own ? <Inlines of={own} /> : <CoachSays missed={missed} />}
    </p>
  );
}

/** The coach's words need what they name: it stands in the dialogue, in the room's last mistake at the prompt, or in a question to the DNS. */
function CoachSays({ missed }: { missed: Missed }): ReactNode {
  const words = learnWords[useLanguage()];
  const say = useSay('terminal');
  const { reading } = useReading();
  const shown = useDialogue(({ connection }) => connection);
  const slip = useRoom((state) => state.missed);
  if (missed.connection !== undefined && missed.connection === shown) {
    const coach = reading?.exchanges.findLast((exchange) => exchange.coach?.case === missed.case)?.coach;
    if (coach)
      return (
        <>
          <Rich text={say(coach.head).replaceAll('==', '')} /> <Rich text={say(coach.body)} />
        </>
      );
  }
  const card = slip && slip.case === missed.case ? cardOf(slip) : undefined;
  const head = card && say(card.head);
  if (card && head)
    return (
      <>
        <Rich text={head} /> <Rich text={say(card.body)} />
      </>
    );
  if (missed.connection === undefined && missed.case !== undefined)
    return (
      <Suspense fallback={words.closeSays}>
        <DnsSays about={missed.case} otherwise={words.closeSays} />
      </Suspense>
    );
  return words.closeSays;
}
