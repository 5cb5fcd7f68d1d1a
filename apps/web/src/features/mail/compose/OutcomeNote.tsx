import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { Button } from '../../../ui/Button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Stamp } from '../../../ui/Stamp.tsx';
import { Wire } from '../../../ui/Wire.tsx';
import { journeyPath } from '../../journey/path.ts';
import { mailPath } from '../path.ts';
import styles from './OutcomeNote.module.css';
import { outcomeStory } from './outcome-story.ts';
import type { DraftInHand } from './use-draft.ts';
import type { SendingState } from './use-sending.ts';
import { useComposeWords } from './use-words.ts';

interface Props {
  state: Extract<SendingState, { kind: 'sent' }>;
  inHand: DraftInHand;
  onRead(): void;
}

/** What came of the letter: what the server said, what is still true, and the way on. */
export function OutcomeNote({ state, inHand, onRead }: Props) {
  const words = useComposeWords();
  const story = outcomeStory(state.sent, state.server, words);
  const { tone, head, replies, ways, left } = story;
  const note = useRef<HTMLElement>(null);
  useEffect(() => {
    // Browsers that scroll smoothly answer with a promise, which is no way to clean up.
    note.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const taken = state.sent.kind === 'ended' ? state.sent.outcome.taken : [];
  const own = taken.find((path) => path.endsWith('@campus.test'));
  return (
    <section ref={note} className={cx(styles.note, styles[tone])} aria-label={words.outcome.title}>
      <div role={tone === 'done' || tone === 'part' ? 'status' : 'alert'}>
        <h3>{head}</h3>
      </div>
      {replies.length > 0 && (
        <ul>
          {replies.map(({ of, reply, way }, index) => (
            <li key={index}>
              <Stamp code={reply.code} />
              <div>
                {of !== undefined && <Wire>{of}</Wire>}
                <Wire>
                  {reply.code} {reply.lines.at(-1)}
                </Wire>
                {way !== undefined && <p>{way}</p>}
              </div>
            </li>
          ))}
        </ul>
      )}
      <p>{ways.join(' ')}</p>
      <div className={styles.actions}>
        {left.length > 0 && (
          <Button
            onClick={() => {
              onRead();
              inHand.change({ to: left.join(', '), cc: '', bcc: '', apart: false });
            }}
          >
            {words.onlyLeft(left.length)}
          </Button>
        )}
        {tone === 'done' && (
          <Button
            onClick={() => {
              onRead();
              inHand.startAnew();
            }}
          >
            {words.another}
          </Button>
        )}
        {taken.length > 0 &&
          (state.server.service === 'mock' ? (
            <Link href={mailPath('mock')}>{words.mockInbox}</Link>
          ) : (
            <>
              {own !== undefined && <Link href={mailPath(own)}>{words.openMailbox(own)}</Link>}
              <Link href={journeyPath()}>{words.journey}</Link>
            </>
          ))}
      </div>
    </section>
  );
}
