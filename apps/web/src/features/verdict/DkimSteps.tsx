import { dkimFailure } from '@ehlo/protocol/verdicts';
import type { DkimVerdict, VerdictView } from '@ehlo/wire';
import { useSay } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { RfcTag } from '../dialogue/RfcTag.tsx';
import { Questions } from './Questions.tsx';
import { Step } from './Step.tsx';
import { VerdictStamp } from './VerdictStamp.tsx';
import styles from './VerdictStory.module.css';
import type { VerdictWords } from './words.ts';

const RULE = 'RFC 8601 §2.7.1';

/** One step for each signature, or one that says that there is none. */
export function DkimSteps({ dkim, words }: Pick<VerdictView, 'dkim'> & { words: VerdictWords }) {
  if (dkim.length > 0)
    return dkim.map((signature, index) => <Signature key={index} signature={signature} words={words} />);
  return (
    <Step stamp={<VerdictStamp method="DKIM" result="none" />} head={words.dkim.unsignedHead}>
      <p>
        {words.dkim.unsigned} <RfcTag source={RULE} />
      </p>
    </Step>
  );
}

function Signature({ signature, words }: { signature: DkimVerdict; words: VerdictWords }) {
  const say = useSay('verdicts', 'dns');
  const { result, domain, selector, reason, algorithm, canonicalization, fields, questions } = signature;
  const params = { method: 'dkim', result, domain };
  const wrong = result === 'fail' || result === 'permerror';
  const made = [algorithm, canonicalization].filter((one) => one !== undefined).join(', ');
  return (
    <Step
      stamp={<VerdictStamp method="DKIM" result={result} />}
      head={words.dkim.head(domain || words.dkim.unread)}
    >
      <p>
        <Rich text={say({ id: `authSaid.dkim-${result}`, params })} /> <RfcTag source={RULE} />
      </p>
      {wrong && (
        <p>
          <Rich
            text={say({
              id: `verdictCoach.dkim-fail-${dkimFailure(reason ?? '')}.body`,
              params: { domain, selector },
            })}
          />
        </p>
      )}
      {reason !== undefined && (
        <p className={styles.soft}>
          <i lang="en">{reason}</i>
        </p>
      )}
      <Questions questions={questions} words={words} />
      {made !== '' && (
        <p className={styles.soft}>
          <Rich text={words.dkim.made(`\`${made}\``)} />
        </p>
      )}
      {fields && fields.length > 0 && (
        <p className={styles.soft}>
          <Rich text={words.dkim.covers([...new Set(fields)].map((field) => `\`${field}\``).join(', '))} />
        </p>
      )}
    </Step>
  );
}
