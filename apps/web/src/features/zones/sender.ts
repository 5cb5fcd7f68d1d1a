import { type DnsMessage, RCODES, typeCode } from '@ehlo/protocol/dns';
import { createKnownAnswers, type Delivery, deliver } from '@ehlo/protocol/dns/reading';
import { questionOf } from './ask.ts';

/** A sender gives up long before; a zone that leads round and round ends here. */
const MOST_QUESTIONS = 40;

/** Name (absolute) and type to an answer; undefined when none came. */
export type AskDns = (name: string, type: number) => Promise<DnsMessage | undefined>;

/**
 * Asks what a mail server would ask before it delivers to a domain (RFC 5321 §5.1), one question after the other.
 *
 * @param onStep after each answer, with what is known by then
 */
export async function senderFor(
  domain: string,
  ask: AskDns,
  onStep: (delivery: Delivery) => void,
): Promise<Delivery> {
  const known = createKnownAnswers();
  let delivery = deliver(domain, known.find);
  onStep(delivery);
  for (let questions = 0; questions < MOST_QUESTIONS; questions++) {
    const next = delivery.ask[0];
    if (!next) break;
    const type = typeCode(next.type) as number;
    const answer = await ask(next.name, type);
    known.learn(answer ?? silence(next.name, type));
    delivery = deliver(domain, known.find);
    onStep(delivery);
  }
  return delivery;
}

/** To a sender, no answer is the same as a server that cannot say: it asks again later. */
function silence(name: string, type: number): DnsMessage {
  return { ...questionOf(name, type), response: true, rcode: RCODES.SERVFAIL.code };
}
