import type { Exchange } from '@ehlo/protocol/reading';
import type { Logged, MailJudged } from '@ehlo/wire';

/**
 * What was found about who sent the letter of an exchange: it was written down between the dot and the answer to it.
 */
export function verdictOf<Judged extends Pick<Logged<MailJudged>, 'seq' | 'at'>>(
  exchanges: readonly Pick<Exchange, 'id' | 'at' | 'letter'>[],
  id: number | undefined,
  verdicts: readonly Judged[],
): Judged | undefined {
  return verdicts.findLast(
    ({ at }) => exchanges.findLast((exchange) => exchange.letter && exchange.at <= at)?.id === id,
  );
}
