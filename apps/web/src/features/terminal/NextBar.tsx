import type { NextLine } from '@ehlo/protocol/reading';
import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import { useWords } from '../../i18n/i18n.ts';
import { useAssessed } from '../../rooms/class-standing.ts';
import {
  useBridge,
  useHungUp,
  usePlayground,
  useReading,
  useShowsOther,
  useTerminal,
} from '../../rooms/context.ts';
import { onThisMachine } from '../../session/on-this-machine.ts';
import { Button } from '../../ui/Button.tsx';
import { Kbd, RightKey } from '../../ui/Kbd.tsx';
import { Wire } from '../../ui/Wire.tsx';
import { CopyLine } from './CopyLine.tsx';
import { FIRST_CALL, guide, repair } from './suggestion.ts';
import styles from './Terminal.module.css';

// Its words are prose: they come after the terminal can be used.
export const LazySaid = lazy(async () => ({ default: (await import('../../prose/SaidText.tsx')).SaidText }));

/** As drawn: an address that is to be replaced is a blank between its brackets. */
function chipText({ line, select, likely }: NextLine): string {
  if (!select || likely) return line;
  return `${line.slice(0, select[0])}…${line.slice(select[1])}`;
}

/** The line as a chip shows it, and what it is where its octets do not say so: an empty line, the lone dot. */
export function ChipLine({ next }: { next: NextLine }) {
  const text = chipText(next);
  return (
    <>
      {text !== '' && text !== '…' && <Wire>{text}</Wire>}
      {next.label && (
        <Suspense>
          <LazySaid said={next.label} />
        </Suspense>
      )}
    </>
  );
}

/** What the grammar allows now. A chip places its line at the prompt, and never sends. */
export function NextBar() {
  const { terminal: says, dialogue: dialogueSays } = useWords();
  const shell = useTerminal((state) => state.shell);
  const failure = useTerminal((state) => state.failure);
  const touched = useTerminal((state) => state.touched);
  const first = useStore(guide, ({ call }) => call) ?? FIRST_CALL;
  const { reading } = useReading();
  const { terminal, dialogue } = usePlayground();
  const elsewhere = useShowsOther();
  const over = useHungUp();
  const lost = useBridge((state) => state.link === 'lost' && Date.now() < (state.keptUntil ?? 0));
  const call = shell.kind === 'running' && !shell.connection?.calling ? shell.connection : undefined;
  const assessed = useAssessed();
  const next = call && !call.aside && !assessed ? (reading?.next ?? []) : [];

  if (call && lost) {
    return (
      <div className={styles.next}>
        <p className={styles.lead} data-alone>
          {onThisMachine(location.hostname) ? (
            says.mayBeGone
          ) : (
            <>
              <b>{says.stillOpen}</b> {says.stillOpenWay}
            </>
          )}
        </p>
      </div>
    );
  }
  if (call && over && shell.kind === 'running') {
    return (
      <div className={styles.next}>
        <p className={styles.lead}>
          <b>{says.hungUp}</b> {says.hungUpWay(shell.program)}
        </p>
        <div className={styles.chips}>
          <Button kind="primary" onClick={() => terminal.endOfInput()}>
            {says.toPrompt} <Kbd>Ctrl D</Kbd>
          </Button>
        </div>
      </div>
    );
  }
  if (call && elsewhere) {
    return (
      <div className={styles.next}>
        <p className={styles.lead}>
          <b>{says.elsewhere}</b> {says.elsewhereWay(`${call.host}:${call.port}`)}
        </p>
        <div className={styles.chips}>
          <Button onClick={() => dialogue.unpin()}>{dialogueSays.follow}</Button>
        </div>
      </div>
    );
  }
  if (call && next.length > 0) {
    return (
      <div className={styles.next}>
        <p className={styles.lead}>
          {/* Where something is wanted first, the sentence goes on. */}
          <b>
            {says.comesNext}
            {wanted(next) ? '' : '.'}
          </b>{' '}
          <NextLead next={next} />
        </p>
        <div className={styles.chips}>
          {next.map((line) => (
            <NextChip key={line.line} next={line} />
          ))}
        </div>
      </div>
    );
  }
  if (shell.kind === 'running') return null;
  return (
    <div className={styles.next}>
      {touched && !assessed && <PromptChip line={failure ? repair(failure) : first} />}
      {!touched && <OwnTerminal />}
    </div>
  );
}

/** What is wanted first, where nothing can be placed now. */
const wanted = (next: readonly NextLine[]) => (next.every(({ needs }) => needs) ? next[0]?.needs : undefined);

function NextLead({ next }: { next: readonly NextLine[] }) {
  const { terminal: says } = useWords();
  const likely = next.find((line) => line.likely);
  const needs = wanted(next);
  if (needs)
    return (
      <Suspense>
        <LazySaid said={needs} />
      </Suspense>
    );
  if (!likely) return says.chooseOne;
  // Nothing is there to take.
  if (likely.line === '') return says.enterSends;
  return (
    <>
      <RightKey label={says.rightArrow} /> {says.takes}
    </>
  );
}

function NextChip({ next }: { next: NextLine }) {
  const { terminal } = usePlayground();
  const { terminal: says } = useWords();
  if (next.needs) {
    return (
      <Button kind="not-now">
        <Wire>{next.line}</Wire>
        <Suspense>
          <LazySaid said={next.needs} />
        </Suspense>
      </Button>
    );
  }
  return (
    <Button kind={next.likely ? 'primary' : 'plain'} onClick={() => terminal.place(next.line, next.select)}>
      <ChipLine next={next} />
      {next.likely && (next.line === '' ? <Kbd>{says.enter}</Kbd> : <RightKey label={says.rightArrow} />)}
    </Button>
  );
}

function PromptChip({ line }: { line: string }) {
  const { terminal } = usePlayground();
  const { terminal: says } = useWords();
  return (
    <>
      <p className={styles.lead}>
        <b>{says.comesNext}.</b> {says.atPrompt}
      </p>
      <div className={styles.chips}>
        <Button kind="primary" onClick={() => terminal.place(line)}>
          <Wire>{line}</Wire>
        </Button>
        <Button onClick={() => terminal.place('help')}>
          <Wire>help</Wire>
        </Button>
      </div>
    </>
  );
}

/** On loopback the line for one's own terminal is the same as the grey one; on a LAN it names the address. */
function OwnTerminal() {
  const { terminal: says } = useWords();
  const port = useBridge(
    (state) => state.me?.world.services.find(({ service }) => service === 'mock')?.outside ?? 1025,
  );
  const loopback = /^(localhost|127\.|\[?::1)/.test(location.hostname);
  const line = `ncat -C ${loopback ? 'localhost' : location.hostname} ${port}`;
  return (
    <>
      <p className={styles.lead}>
        <b>{says.ownTerminal}</b> {line === FIRST_CALL ? says.ownTerminalWay : says.ownTerminalPort(port)}
      </p>
      <div className={styles.chips}>
        <CopyLine line={line} />
      </div>
    </>
  );
}
