import type { DialogueReading } from '@ehlo/protocol/reading';
import { useEffect, useState } from 'react';
import { useDialogue, usePlayground, useReading, useTerminal } from '../../rooms/context.ts';
import type { SentLine } from './echo-layout.ts';
import { createEndings, type Endings } from './endings.ts';

/** Lines of the newest part of a dialogue: further up nobody looks. */
const MOST = 300;

/** Draws what ended each line that was typed here, as long as it is on the page. */
export function TerminalLens() {
  const { terminal } = usePlayground();
  const ready = useTerminal((state) => state.ready);
  const shown = useDialogue((state) => state.connection);
  const { reading, version } = useReading();
  const [endings, setEndings] = useState<Endings>();
  useEffect(() => {
    if (!ready) return;
    const made = terminal.decorate(createEndings);
    setEndings(made);
    return () => made?.clear();
  }, [terminal, ready]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the reading grows in place; `version` says when
  useEffect(() => {
    if (!endings || shown === undefined || !reading || shown !== terminal.connection()) return;
    endings.show(shown, sentLines(reading));
  }, [terminal, endings, shown, reading, version]);
  return null;
}

function sentLines({ exchanges }: DialogueReading): SentLine[] {
  const lines: SentLine[] = [];
  for (const { command, letter } of exchanges.slice(-MOST)) {
    if (command) lines.push(command);
    if (letter) lines.push(...letter.lines);
  }
  return lines;
}
