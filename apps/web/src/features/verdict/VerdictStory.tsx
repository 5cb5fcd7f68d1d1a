import type { VerdictView } from '@ehlo/wire';
import { useLanguage } from '../../i18n/i18n.ts';
import { AlignmentStep } from './AlignmentStep.tsx';
import { DkimSteps } from './DkimSteps.tsx';
import { DmarcStep } from './DmarcStep.tsx';
import { Names } from './Names.tsx';
import { OutcomeStep } from './OutcomeStep.tsx';
import { SpfStep } from './SpfStep.tsx';
import styles from './VerdictStory.module.css';
import { verdictWords } from './words.ts';

/** How a mail was judged, step by step, as its server wrote it down. */
export function VerdictStory({ view, within }: { view: VerdictView; within: 'letter' | 'page' }) {
  const words = verdictWords[useLanguage()];
  return (
    <ol className={styles.story}>
      <Names view={view} words={words} />
      <SpfStep view={view} words={words} />
      <DkimSteps dkim={view.dkim} words={words} />
      <DmarcStep dmarc={view.dmarc} words={words} />
      <AlignmentStep view={view} words={words} />
      <OutcomeStep view={view} words={words} within={within} />
    </ol>
  );
}
