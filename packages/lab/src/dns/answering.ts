import {
  type AnswerManner,
  type Decoded,
  type DnsMessage,
  decodeMessage,
  encodeMessage,
  isOutside,
  OPCODES,
  RCODES,
  respond,
  responseLimit,
  withExtendedError,
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

export interface Answered {
  octets: Uint8Array;
  /** Not from the practice world: a dated copy of real records, or the real DNS. */
  via?: 'copy' | 'forward';
}

/** One query's octets to its response's: from the zones at once, from outside (if the operator wants that) later. */
export function answerQuery(
  octets: Uint8Array,
  options: AnsweringOptions,
  client: Pick<AnswerManner, 'transport' | 'from'>,
): Answered | undefined | Promise<Answered> {
  const { zones, role, outside, forward } = options;
  const decoded = decodeMessage(octets);
  const query = forward && forwardable(decoded, zones);
  if (!query) {
    const response = respond(zones, octets, { ...client, role, outside, explain: true });
    const asked = decoded.ok ? decoded.message.questions[0] : undefined;
    const dated = asked && zones.zoneOf(asked.name)?.dated !== undefined;
    return response && (dated ? { octets: response, via: 'copy' } : { octets: response });
  }
  return forward(query).then((reply) => {
    const { id, questions, rd, cd } = query;
    const own = { ...(reply ?? failure(query)), id, questions, rd, cd, aa: false, ra: true, tc: false };
    return { octets: encodeMessage(own, responseLimit(query, client.transport)), via: 'forward' };
  });
}

/** The query, if it is a sound one for a name outside the practice world. */
function forwardable(decoded: Decoded, zones: ZoneSet): DnsMessage | undefined {
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
  if (!query.edns) return failed;
  const answered = { ...failed, edns: { ...query.edns, options: [], z: 0 } };
  return withExtendedError(
    answered,
    'Network Error',
    'The resolver that this lab asks about names outside (EHLO_DNS_FORWARD) gave no answer in time.',
  );
}
