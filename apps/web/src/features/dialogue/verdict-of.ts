import type { Exchange } from '@ehlo/protocol/reading';
import type { Logged, MailJudged, Seq } from '@ehlo/wire';

/**
 * What was found about who sent the letter of an exchange, by the `seq` of its `mail.judged`: it was written down between the dot
 * and the answer to it.
 */
export function verdictOf(
  exchanges: readonly Pick<Exchange, 'id' | 'at' | 'letter'>[],
  id: number | undefined,
  verdicts: readonly Pick<Logged<MailJudged>, 'seq' | 'at'>[],
): Seq | undefined {
  return verdicts.findLast(
    ({ at }) => exchanges.findLast((exchange) => exchange.letter && exchange.at <= at)?.id === id,
  )?.seq;
}
