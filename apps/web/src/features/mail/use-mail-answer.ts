import { useEffect, useState } from 'react';
import { useBridge, useRoom } from '../../rooms/context.ts';

/**
 * What the server answers about the room's mail, asked again whenever that changes; undefined until the first answer.
 *
 * @param key what is asked for: of something else no answer is shown
 * @param ask undefined where nothing answered: then what was known stands
 */
export function useMailAnswer<Answer>(
  key: string,
  ask: () => Promise<Answer | undefined>,
): Answer | undefined {
  const [known, setKnown] = useState<{ key: string; answer: Answer } | undefined>();
  const change = useRoom((state) => state.mailChange);
  const offline = useBridge((state) => state.link === 'lost');
  // biome-ignore lint/correctness/useExhaustiveDependencies: mail that came, went or was read asks again
  useEffect(() => {
    let current = true;
    void ask().then((answer) => {
      if (current && answer !== undefined) setKnown({ key, answer });
    });
    return () => {
      current = false;
    };
  }, [key, change, offline]);
  return known?.key === key ? known.answer : undefined;
}
