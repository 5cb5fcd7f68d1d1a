import type { HomeLook, Problem } from '@ehlo/wire';
import { useRef, useState } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { FileContents } from './FileContents.tsx';
import { isProblem, sendFile } from './home-file.ts';
import styles from './TakeHomePage.module.css';
import { takeHomeWords } from './words.ts';

type State =
  | { at: 'start' }
  | { at: 'busy' }
  | { at: 'failed'; name: string; problem: Problem }
  | { at: 'looked' | 'taken'; file: File; look: HomeLook };

/** A file from elsewhere: chosen or dropped, shown, and taken only then. */
export function BringIn({ onTaken }: { onTaken: () => void }) {
  const words = takeHomeWords[useLanguage()].bring;
  const [state, setState] = useState<State>({ at: 'start' });
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  const send = async (file: File, way: 'look' | 'take') => {
    setState({ at: 'busy' });
    const look = await sendFile(file, way);
    if (isProblem(look)) return setState({ at: 'failed', name: file.name, problem: look });
    setState({ at: way === 'look' ? 'looked' : 'taken', file, look });
    if (way === 'take') onTaken();
  };
  const choose = () => input.current?.click();

  return (
    <section
      aria-labelledby="bring-in"
      className={cx(over && styles.over)}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        const [file] = event.dataTransfer.files;
        if (!file) return;
        event.preventDefault();
        void send(file, 'look');
      }}
    >
      <h2 id="bring-in">{words.title}</h2>
      <p>{words.says}</p>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={words.choose}
        accept=".json,.gz,application/json,application/gzip"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          target.value = '';
          if (file) void send(file, 'look');
        }}
      />
      {(state.at === 'looked' || state.at === 'taken') && (
        <FileContents name={state.file.name} look={state.look} taken={state.at === 'taken'} />
      )}
      <p className={styles.do}>
        {state.at === 'looked' && hasNews(state.look) && (
          <Button kind="primary" onClick={() => void send(state.file, 'take')}>
            {words.take}
          </Button>
        )}
        <Button aria-disabled={state.at === 'busy'} onClick={choose}>
          {state.at === 'start' ? words.choose : words.another}
        </Button>
        {state.at === 'looked' && (
          <Button kind="quiet" onClick={() => setState({ at: 'start' })}>
            {words.leave}
          </Button>
        )}
      </p>
      <p role="status" className={styles.done}>
        {over ? words.drop : state.at === 'busy' ? words.reading : state.at === 'taken' ? words.taken : ''}
      </p>
      <p role="alert" className={styles.trouble}>
        {state.at === 'failed' && `${state.name}: ${problemIn(state.problem, words)}`}
      </p>
    </section>
  );
}

const hasNews = ({ takes }: HomeLook): boolean => Object.values(takes).some((count) => count > 0);

function problemIn({ code, params }: Problem, { problem }: (typeof takeHomeWords)['en']['bring']): string {
  return (problem[code] ?? problem.unreachable)?.(params) ?? '';
}
