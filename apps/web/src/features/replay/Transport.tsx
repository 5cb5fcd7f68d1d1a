import { Button } from '../../ui/Button.tsx';

interface Props {
  of: { playing: boolean; fromStart(): void; back(): void; forth(): void; play(): void; freeze(): void };
  words: { label: string; back: string; forth: string; play: string; freeze: string };
}

/** The buttons of whatever is played again, step by step or by itself: a dialogue, a mail's way. */
export function Transport({ of, words }: Props) {
  return (
    <>
      <Button size="small" onClick={of.fromStart}>
        {words.label}
      </Button>
      <Button size="small" aria-label={words.back} title={words.back} aria-keyshortcuts="," onClick={of.back}>
        ‹
      </Button>
      <Button
        size="small"
        aria-label={words.forth}
        title={words.forth}
        aria-keyshortcuts="."
        onClick={of.forth}
      >
        ›
      </Button>
      <Button size="small" onClick={of.playing ? of.freeze : of.play}>
        {of.playing ? words.freeze : words.play}
      </Button>
    </>
  );
}
