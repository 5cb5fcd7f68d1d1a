import type { VerdictView } from '@ehlo/wire';
import { Link, useLocation } from 'wouter';
import { Rich } from '../../prose/Rich.tsx';
import { usePlayground } from '../../rooms/context.ts';
import { Button } from '../../ui/Button.tsx';
import { Stamp } from '../../ui/Stamp.tsx';
import { Wire } from '../../ui/Wire.tsx';
import { RfcTag } from '../dialogue/RfcTag.tsx';
import { journeyPath } from '../journey/path.ts';
import { mailPath } from '../mail/path.ts';
import { Step } from './Step.tsx';
import styles from './VerdictStory.module.css';
import type { VerdictWords } from './words.ts';

/** What the server made of it: its own answer, where the mail lies, and the ways to see more. */
export function OutcomeStep({
  view,
  words,
  within,
}: {
  view: VerdictView;
  words: VerdictWords;
  /** The letter is open already. */
  within: 'letter' | 'page';
}) {
  const { outcome } = words;
  const { dialogue } = usePlayground();
  const [, navigate] = useLocation();
  const { reply, stored, accepted, host, connection } = view;
  const code = Number(/^\d{3}/.exec(reply ?? '')?.[0] ?? 0);
  return (
    <Step stamp={code > 0 && <Stamp code={code} height={62} />} head={outcome.head}>
      <p>
        <Rich text={outcome.did[view.outcome](host)} />
      </p>
      <p>
        <Rich text={outcome.why[whyOf(view)](view.dmarc?.domain ?? '')} />
      </p>
      {reply !== undefined && (
        <dl className={styles.questions}>
          <div>
            <dt>
              <span>{outcome.reply}</span>
            </dt>
            <dd>
              <Wire>{reply}</Wire>
            </dd>
          </div>
        </dl>
      )}
      {view.removed !== undefined && view.removed > 0 && (
        <p>
          {outcome.removed(view.removed)} <RfcTag source="RFC 8601 §5" />
        </p>
      )}
      {view.outcome === 'refused' ? (
        <p className={styles.soft}>{outcome.elsewhere}</p>
      ) : (
        <p className={styles.soft}>{outcome.header}</p>
      )}
      <p className={styles.open}>
        <Button
          kind={within === 'page' ? 'primary' : 'plain'}
          onClick={() => {
            dialogue.show(connection, true);
            navigate('/');
          }}
        >
          {words.open.dialogue}
        </Button>
        {within === 'page' &&
          stored.map(({ id, mailbox, folder }) => (
            <Link key={id} href={mailPath(mailbox, id, folder)}>
              {words.open.letter} <small>{outcome.folder(folder, mailbox)}</small>
            </Link>
          ))}
        {within === 'page' && accepted !== undefined && (
          <Link href={journeyPath(accepted)}>{words.open.journey}</Link>
        )}
      </p>
    </Step>
  );
}

function whyOf({ dmarc }: VerdictView): keyof VerdictWords['outcome']['why'] {
  if (!dmarc) return 'noAuthor';
  switch (dmarc.result) {
    case 'pass':
      return 'passed';
    case 'none':
      return 'noPolicy';
    case 'temperror':
    case 'permerror':
      return 'later';
    default:
      return dmarc.policy === 'none' ? 'asksNothing' : dmarc.policy;
  }
}
