/**
 * Loaded beside every process whose memory is measured: on SIGUSR2 it collects garbage, so that what is compared is
 * what sessions keep and not when the collector last ran; and tells how much is kept. Works with `node --expose-gc` only.
 */
process.on('SIGUSR2', () => {
  const { gc } = globalThis as { gc?: () => void };
  gc?.();
  gc?.();
  const { heapUsed, external } = process.memoryUsage();
  process.send?.({ kept: heapUsed + external });
});
