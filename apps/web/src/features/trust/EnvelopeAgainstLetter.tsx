import { differences } from '@ehlo/protocol/reading';
import type { MailView } from '@ehlo/wire';
import { useMemo } from 'react';
import { useSay } from '../../prose/prose.ts';
import { RfcTag } from '../dialogue/RfcTag.tsx';
import { Disagreements } from '../xray/Disagreements.tsx';
import type { TrustWords } from './words.ts';

/** What MAIL FROM and RCPT TO said beside From:, To: and Cc:, and why they may differ. */
export function EnvelopeAgainstLetter({ mail, words }: { mail: MailView; words: TrustWords['envelope'] }) {
  const say = useSay();
  const reading = useMemo(() => readingOf(mail), [mail]);
  const { differs, split } = reading;
  return (
    <section>
      <h3>{words.head}</h3>
      <p>{words.says}</p>
      {mail.origin === 'put' ? (
        <p>{words.none}</p>
      ) : (
        <>
          <Disagreements reading={reading} say={say} />
          {differs.length === 0 && !split && <p>{words.agree}</p>}
          {split && (
            <p>
              <RfcTag source="RFC 5321 §3.3" /> {words.split}
            </p>
          )}
        </>
      )}
    </section>
  );
}

function readingOf({ envelope, headers, mailbox }: MailView) {
  const picture = {
    envelope: {
      reversePath: envelope.reversePath,
      forwardPaths: envelope.forwardPaths.map((path) => ({ path, accepted: true })),
    },
    letter: { fields: headers, body: [], more: 0, ended: true },
  };
  const all = differences(picture);
  const isAbsent = ({ said }: (typeof all)[number]) => said.id === 'note.toDiffers';
  // The mock takes every recipient of a mail; another server has only its own, and knows nothing of who else gets it.
  const whole = mailbox === 'mock';
  return {
    ...picture,
    differs: whole ? all : all.filter((note) => !isAbsent(note)),
    split: !whole && all.some(isAbsent),
  };
}
