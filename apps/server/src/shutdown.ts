const FORCED_AFTER_MS = 4_500;

/**
 * Runs `close` on the first SIGTERM or SIGINT and ends the process with 0. A second signal, or a close that hangs, ends
 * it at once: what was acknowledged is committed already.
 */
export function closeOnSignal(close: () => Promise<void>, report: (error: unknown) => void): void {
  let closing = false;
  function onSignal(): void {
    if (closing) process.exit(130);
    closing = true;
    setTimeout(() => process.exit(1), FORCED_AFTER_MS).unref();
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        report(error);
        process.exit(1);
      },
    );
  }
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}
