import type { MailView } from '@ehlo/wire';
import { useMemo } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import { useBridge } from '../../rooms/context.ts';
import { ownEnd, verdictsOf, wayOf } from '../mail/letter-trace.ts';
import { Certainties } from './Certainties.tsx';
import { EnvelopeAgainstLetter } from './EnvelopeAgainstLetter.tsx';
import { HeaderBands } from './HeaderBands.tsx';
import styles from './LetterTrust.module.css';
import { ReadersOnTheWay } from './ReadersOnTheWay.tsx';
import { trustWords } from './words.ts';

/** Who can know what: what a reader may count on, and what anybody could have written, read or changed. */
export function LetterTrust({ mail }: { mail: MailView }) {
  const words = trustWords[useLanguage()];
  const hosts = useBridge((state) => state.me?.world.hosts);
  const { hops } = useMemo(() => wayOf(mail, hosts), [mail, hosts]);
  const verdicts = useMemo(() => verdictsOf(mail, hosts), [mail, hosts]);
  return (
    <div className={styles.trust}>
      <Certainties mail={mail} hops={hops} verdicts={verdicts} words={words.sure} />
      <EnvelopeAgainstLetter mail={mail} words={words.envelope} />
      <HeaderBands mail={mail} ownEnd={ownEnd(mail, hosts)} words={words.bands} />
      <ReadersOnTheWay mail={mail} hops={hops} words={words.readers} />
    </div>
  );
}
