import {
  type AnswerManner,
  type DnsMessage,
  decodeMessage,
  encodeMessage,
  isOutside,
  OPCODES,
  RCODES,
  respond,
  responseLimit,
  type ZoneSet,
} from '@ehlo/protocol/dns';
import type { Forward } from './forward.ts';

export interface AnsweringOptions {
  zones: ZoneSet;
  role: AnswerManner['role'];
  /** See `AnswerManner.outside`; with `forward` names outside are asked there instead. */
  outside: AnswerManner['outside'];
  forward?: Forward | undefined;
}

/** One query's octets to its response's: from the zones at once, from outside (if the operator wants that) later. */
export function answerQuery(
  octets: Uint8Array,
  options: AnsweringOptions,
  client: Pick<AnswerManner, 'transport' | 'from'>,
): Uint8Array | undefined | Promise<Uint8Array> {
  const manner = { ...client, role: options.role, outside: options.outside, explain: true };
  const { forward } = options;
  const query = forward && forwardable(octets, options.zones);
  if (!query) return respond(options.zones, octets, manner);
  return forward(query).then((reply) => {
    const { id, questions, rd, cd } = query;
    const own = { ...(reply ?? failure(query)), id, questions, rd, cd, aa: false, ra: true, tc: false };
    return encodeMessage(own, responseLimit(query, client.transport));
  });
}

/** The query, if it is a sound one for a name outside the practice world. */
function forwardable(octets: Uint8Array, zones: ZoneSet): DnsMessage | undefined {
  const decoded = decodeMessage(octets);
  if (!decoded.ok || decoded.trailing > 0) return undefined;
  const { message } = decoded;
  const question = message.questions[0];
  const sound =
    !message.response &&
    message.opcode === OPCODES.QUERY.code &&
    message.questions.length === 1 &&
    (message.edns?.version ?? 0) === 0;
  // 128 and above are no records but requests (AXFR, ANY, …): those stay in the practice world.
  return sound && question && question.type < 128 && isOutside(zones, question) ? message : undefined;
}

/** No answer came from outside in time. */
function failure(query: DnsMessage): DnsMessage {
  const { edns: _, ...rest } = query;
  const failed = {
    ...rest,
    response: true,
    rcode: RCODES.SERVFAIL.code,
    answers: [],
    authorities: [],
    additionals: [],
  };
  return query.edns ? { ...failed, edns: { ...query.edns, options: [], z: 0 } } : failed;
}
