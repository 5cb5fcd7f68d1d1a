import { decodeMessage, rcodeName, rcodeOf, textOfRdata, typeName } from '@ehlo/protocol/dns';
import type { DnsAnswered, Logged } from '@ehlo/wire';
import type { Fact } from './fact.ts';
import { namesOf } from './names.ts';

const ANSWERS = 50;

/** A question to the DNS and its answer; nothing where the octets are no DNS message. */
export function dnsFacts({ seq, at, by, to, transport, response }: Logged<DnsAnswered>): Fact[] {
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
