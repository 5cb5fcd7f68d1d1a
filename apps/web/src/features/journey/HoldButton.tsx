import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import type { Hold } from './use-hold.ts';
import type { JourneyWords } from './words.ts';

/** The real delivery, not its drawing, stops at each hop. */
export function HoldButton({ hold, words }: { hold: Hold; words: JourneyWords }) {
  const [failed, setFailed] = useState(false);
  return (
    <>
      <Button
        size="small"
        title={words.holdSays}
        onClick={() => void hold.set(!hold.on).then((done) => setFailed(!done))}
      >
        {hold.on ? words.holding : words.hold}
      </Button>
      {failed && <span role="alert">{words.failed}</span>}
    </>
  );
}
