import { SearchAddon } from '@xterm/addon-search';
import type { Terminal } from '@xterm/xterm';
import { useEffect, useRef, useState } from 'react';
import { useLanguage, useWords } from '../../i18n/i18n.ts';
import { usePlayground } from '../../rooms/context.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import styles from './SearchBar.module.css';
import { terminalsWords } from './words.ts';

/** So many places are marked; more are counted as "more". */
const MOST_MARKED = 1_000;

interface Found {
  /** 0-based; -1 when there are more than are marked. */
  at: number;
  of: number;
}

/** Looks for a text in all that the terminal has shown. The newest place comes first, as one reads from the prompt up. */
export function SearchBar() {
  const says = terminalsWords[useLanguage()].search;
  const { frame } = useWords();
  const { terminal } = usePlayground();
  const field = useRef<HTMLInputElement>(null);
  const search = useRef<ReturnType<typeof createSearch>>(undefined);
  const [text, setText] = useState('');
  const [found, setFound] = useState<Found>({ at: -1, of: 0 });

  useEffect(() => {
    field.current?.focus();
    search.current = terminal.decorate((screen) => createSearch(screen, setFound));
    return () => search.current?.end();
  }, [terminal]);

  const close = () => {
    terminal.state.setState({ searching: false });
    terminal.focus();
  };
  return (
    <search className={styles.bar}>
      <input
        ref={field}
        type="text"
        aria-label={says.label}
        placeholder={says.label}
        value={text}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setText(event.currentTarget.value);
          search.current?.up(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') close();
          else if (event.key === 'Enter') search.current?.[event.shiftKey ? 'down' : 'up'](text);
          else return;
          event.preventDefault();
        }}
      />
      <output>
        {text === ''
          ? ''
          : found.at < 0 && found.of > 0
            ? says.many(found.of)
            : says.count(found.at + 1, found.of)}
      </output>
      <Button
        kind="quiet"
        size="icon"
        aria-label={says.up}
        title={says.up}
        onClick={() => search.current?.up(text)}
      >
        <Arrow to="up" />
      </Button>
      <Button
        kind="quiet"
        size="icon"
        aria-label={says.down}
        title={says.down}
        onClick={() => search.current?.down(text)}
      >
        <Arrow to="down" />
      </Button>
      <Button kind="quiet" size="icon" aria-label={frame.close} title={frame.close} onClick={close}>
        <Icon name="cross" size={18} />
      </Button>
    </search>
  );
}

function createSearch(screen: Terminal, onFound: (found: Found) => void) {
  const addon = new SearchAddon({ highlightLimit: MOST_MARKED });
  screen.loadAddon(addon);
  addon.onDidChangeResults(({ resultIndex, resultCount }) => onFound({ at: resultIndex, of: resultCount }));
  const ruler = screen.options.theme?.yellow ?? '#888888';
  // No colours of its own: xterm would write style attributes, which the page's policy refuses. `SearchBar.module.css` has them.
  const options = { decorations: { matchOverviewRuler: ruler, activeMatchColorOverviewRuler: ruler } };
  return {
    up: (text: string) => void addon.findPrevious(text, options),
    down: (text: string) => void addon.findNext(text, options),
    end() {
      addon.clearDecorations();
      screen.clearSelection();
      addon.dispose();
    },
  };
}

function Arrow({ to }: { to: 'up' | 'down' }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="18"
      height="18"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      aria-hidden="true"
    >
      <path d={to === 'up' ? 'M5 15l7-7 7 7' : 'M5 9l7 7 7-7'} />
    </svg>
  );
}
