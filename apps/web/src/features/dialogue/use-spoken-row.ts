import type { Exchange } from '@ehlo/protocol/reading';
import { useCallback } from 'react';
import { useWords } from '../../i18n/i18n.ts';
import { hasStamp, stampClass, stampText } from '../../ui/Stamp.tsx';
import { spokenRow } from './spoken-row.ts';

/** `spokenRow` in the chosen language. */
export function useSpokenRow(): (exchange: Exchange, line: number) => string {
  const words = useWords();
  return useCallback(
    (exchange, line) =>
      spokenRow(exchange, line, words.dialogue, (reply) =>
        hasStamp(reply) ? `${stampText(reply)}, ${words.reply[stampClass(reply)]}. ` : '',
      ),
    [words],
  );
}
