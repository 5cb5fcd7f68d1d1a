import { useState } from 'react';
import { useWords } from '../../i18n/i18n.ts';
import { useDialogue, usePlayground, useRoom } from '../../rooms/context.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';

/** Somebody's own program called: said in one strip, opened on request, gone once it was looked at. */
export function OutsideNotice() {
  const words = useWords();
  const { dialogue } = usePlayground();
  const shown = useDialogue((state) => state.connection);
  const newest = useRoom((state) =>
    state.connections.findLast(
      ({ by, service }) => by === 'outside' && service !== 'dns' && service !== 'web',
    ),
  );
  // What was there before the page opened is in the list of connections, and no news.
  const [known, setKnown] = useState(() => newest?.id ?? 0);
  if (newest === undefined || newest.id <= known || newest.id === shown) return null;
  const { host, address, port } = newest.to;
  return (
    <Banner>
      <b>{words.dialogue.outsideCame}</b>
      <span>{words.dialogue.outsideCameWay(`${host ?? address}:${port}`)}</span>
      <Button
        size="small"
        onClick={() => {
          setKnown(newest.id);
          dialogue.show(newest.id, true);
        }}
      >
        {words.dialogue.show}
      </Button>
      <Button size="small" kind="quiet" onClick={() => setKnown(newest.id)}>
        {words.frame.close}
      </Button>
    </Banner>
  );
}
