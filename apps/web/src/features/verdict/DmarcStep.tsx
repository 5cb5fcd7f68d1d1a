import { readDmarc } from '@ehlo/protocol/dns/reading';
import type { VerdictView } from '@ehlo/wire';
import { Rich } from '../../prose/Rich.tsx';
import { RfcTag } from '../dialogue/RfcTag.tsx';
import { Questions } from './Questions.tsx';
import { Step } from './Step.tsx';
import type { VerdictWords } from './words.ts';

/** What the domain that From: shows asks for, and where that stands. */
export function DmarcStep({
  dmarc,
  words,
}: {
  dmarc: VerdictView['dmarc'] | undefined;
  words: VerdictWords;
}) {
  if (!dmarc)
    return (
      <Step head={words.dmarc.noAuthorHead}>
        <p>
          {words.dmarc.noAuthor} <RfcTag source="RFC 9989 §5.3.1" />
        </p>
      </Step>
    );
  const { result, domain, record, at, questions } = dmarc;
  const read = record === undefined ? undefined : readDmarc(record);
  return (
    <Step head={words.dmarc.head(domain)}>
      <Questions questions={questions} words={words} bare />
      {read ? (
        <p>
          {at !== undefined && at !== `_dmarc.${domain}` && (
            <>
              <Rich text={words.dmarc.above(at, domain)} />{' '}
            </>
          )}
          <Rich text={words.dmarc.policy[read.p]} /> {read.testing && <Rich text={words.dmarc.testing} />}{' '}
          <RfcTag source="RFC 9989 §4.7" />
        </p>
      ) : (
        result === 'none' && <p>{words.dmarc.noRecord}</p>
      )}
    </Step>
  );
}
