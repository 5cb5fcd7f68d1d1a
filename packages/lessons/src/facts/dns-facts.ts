import { decodeMessage, PAGES_OWN_ID, rcodeName, rcodeOf, textOfRdata, typeName } from '@ehlo/protocol/dns';
import { createDnsCoach } from '@ehlo/protocol/dns/reading';
import type { DnsAnswered, Logged } from '@ehlo/wire';
import type { Fact } from './fact.ts';
import { namesOf } from './names.ts';

const ANSWERS = 50;

/** Questions to the DNS and their answers, and what the coach has to say to a person about them. */
export function createDnsFacts(): (event: Logged<DnsAnswered>) => Fact[] {
  const coach = createDnsCoach();
  return (event) => {
    const { seq, at, by, to, query, response } = event;
    if (isPagesOwn(event)) return [];
    const cards = by === 'relay' ? [] : coach.advance({ query, response, by });
    return [
      ...asked(event),
      ...cards.map(
        (card): Fact => ({
          name: 'advised',
          seq,
          at,
          text: { case: card.case, host: namesOf(to) },
          value: { port: to.port, by },
        }),
      ),
    ];
  };
}

/** The page asked by itself: that is nobody's doing. The ID stands first (RFC 1035 section 4.1.1). */
const isPagesOwn = ({ by, query }: DnsAnswered): boolean =>
  by === 'terminal' && ((query[0] ?? 0) << 8) + (query[1] ?? 0) === PAGES_OWN_ID;

/** Nothing where the octets are no DNS message. */
function asked({ seq, at, by, to, transport, response }: Logged<DnsAnswered>): Fact[] {
  const read = decodeMessage(response);
  if (!read.ok) return [];
  const { message } = read;
  const [question] = message.questions;
  if (!question) return [];
  return [
    {
      name: 'asked',
      seq,
      at,
      text: {
        name: question.name.replace(/(.)\.$/, '$1'),
        type: typeName(question.type),
        server: namesOf(to),
        rcode: rcodeName(rcodeOf(message)),
        answer: message.answers.slice(0, ANSWERS).map(textOfRdata),
      },
      value: { transport, by },
    },
  ];
}
