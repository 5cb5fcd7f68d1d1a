import type { Exchange } from '@ehlo/protocol/reading';

/** Of each exchange, the digits of its reply whose meaning was not told before: on paper once is enough, one turns back. */
export function digitsTold(exchanges: readonly Pick<Exchange, 'reply'>[]): number[][] {
  const met = new Set<string>();
  return exchanges.map(({ reply }) =>
    (reply?.digits ?? []).flatMap(({ text, head, body }, at) => {
      const key = JSON.stringify([at, text.slice(0, 1 + at), head, body]);
      if (met.has(key)) return [];
      met.add(key);
      return [at];
    }),
  );
}
