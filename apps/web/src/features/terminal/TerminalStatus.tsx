import { minutes, useWords } from '../../i18n/i18n.ts';
import { useBridge, useHungUp, useTerminal } from '../../rooms/context.ts';
import { Status } from '../../ui/Status.tsx';
import { useNow } from '../../ui/use-now.ts';

/** Connected to whom, calling whom and for how long, or why not. */
export function TerminalStatus() {
  const { terminal: says } = useWords();
  const shell = useTerminal((state) => state.shell);
  const failure = useTerminal((state) => state.failure);
  const lost = useBridge((state) => state.link === 'lost');
  const keptUntil = useBridge((state) => state.keptUntil);
  const over = useHungUp();
  const call = shell.kind === 'running' ? shell.connection : undefined;
  const now = useNow(lost || call?.calling === true);

  if (lost && call && keptUntil !== undefined) {
    return <Status kind="wait">{says.offline(minutes(keptUntil - now))}</Status>;
  }
  if (call) {
    const target = `${call.host}:${call.port}`;
    if (over) return <Status kind="off">{says.over(target)}</Status>;
    return call.calling ? (
      <Status kind="wait">{says.calling(target, minutes(now - call.since))}</Status>
    ) : (
      <Status kind="on">{says.connected(target)}</Status>
    );
  }
  if (failure) {
    const target = `${failure.host}:${failure.port}`;
    const sentence = {
      refused: says.refused(target),
      'timed-out': says.timedOut(target),
      'unknown-host': says.unknownHost(failure.host),
      'not-allowed': says.notAllowed(target),
      'too-many': says.failed(target),
      unreachable: says.failed(target),
      'no-lookup': says.failed(target),
    }[failure.failure];
    return <Status kind="bad">{sentence}</Status>;
  }
  return <Status kind="off">{says.notConnected}</Status>;
}
