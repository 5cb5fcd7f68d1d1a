import type { MyPair } from '@ehlo/wire';
import { Link, useLocation } from 'wouter';
import { useLanguage } from '../../../i18n/i18n.ts';
import { usePlayground } from '../../../rooms/context.ts';
import button from '../../../ui/Button.module.css';
import { Button } from '../../../ui/Button.tsx';
import { cx } from '../../../ui/cx.ts';
import { FIRST_PORT } from '../../play/first-port.ts';
import styles from '../member/ClassBar.module.css';
import { pairWords } from './words.ts';

interface Props {
  pair: MyPair;
  onSay(agree: boolean): void;
  /** What the other said is read. */
  onRead(): void;
}

/** One of two whom their teacher would pair: asked, friendly, and free to say no; then how they find each other. */
export function PairOffer({ pair: { role, name, handle, agreed, refused }, onSay, onRead }: Props) {
  const words = pairWords[useLanguage()];
  const { terminals } = usePlayground();
  const [, navigate] = useLocation();
  const no = (text: string) => (
    <Button size="small" kind="quiet" onClick={() => onSay(false)}>
      {text}
    </Button>
  );
  if (refused)
    return (
      <section className={styles.bar} aria-label={words.title}>
        <p role="status">{words.wouldNot(name)}</p>
        <Button size="small" kind="quiet" onClick={onRead}>
          {words.close}
        </Button>
      </section>
    );
  if (!agreed.includes(role))
    return (
      <section className={styles.bar} role="alertdialog" aria-label={words.offer(name)}>
        <p>
          <b>{words.offer(name)}</b> {role === 'server' ? words.asServer(name) : words.asClient(name)}
        </p>
        <Button size="small" kind="primary" onClick={() => onSay(true)}>
          {words.yes}
        </Button>
        {no(words.no)}
      </section>
    );
  const both = agreed.length === 2;
  const call = `ncat -C ${handle}.campus.test ${FIRST_PORT}`;
  return (
    <section className={styles.bar} aria-label={words.title}>
      <p role="status">
        {both ? (role === 'server' ? words.serve(name) : words.call(name)) : words.waits(name)}
      </p>
      {both && role === 'server' && (
        <Link className={cx(button.button, button.small, button.primary)} href="/play">
          {words.toPlay}
        </Link>
      )}
      {both && role === 'client' && (
        <>
          <code translate="no">{call}</code>
          <Button
            size="small"
            kind="primary"
            onClick={() => {
              navigate('/');
              void import('../../terminals/place-at-prompt.ts').then(({ placeAtPrompt }) =>
                placeAtPrompt(terminals, call),
              );
            }}
          >
            {words.place}
          </Button>
        </>
      )}
      {no(both ? words.end : words.callOff)}
    </section>
  );
}
