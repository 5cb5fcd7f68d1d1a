import {
  type AnswerManner,
  type Decoded,
  type DnsMessage,
  type DnsQuestion,
  decodeMessage,
  EDNS_UDP_OCTETS,
  encodeMessage,
  isOutside,
  OPCODES,
  RCODES,
  respond,
  responseLimit,
  withExtendedError,
  type ZoneSet,
} from '@ehlo/protocol/dns';
import type { Seq } from '@ehlo/wire';
import type { Forward } from './forward.ts';

export interface AnsweringOptions {
  zones: ZoneSet;
  role: AnswerManner['role'];
  /** See `AnswerManner.outside`; with `forward` names outside are asked there instead. */
  outside: AnswerManner['outside'];
  forward?: Forward | undefined;
  /** What this question meets on purpose. */
  faultOf?: ((question: DnsQuestion) => DnsFault | undefined) | undefined;
}

/** A mistake of a room's DNS: it answers SERVFAIL, or not at all. */
export interface DnsFault {
  /** `seq` of its `fault.set`. */
  id: Seq;
  kind: 'servfail' | 'silence';
}

/** It was kept from answering. */
export interface Unanswered {
  fault: Seq;
}

export interface Answered {
  octets: Uint8Array;
  /** Not from the practice world: a dated copy of real records, or the real DNS. */
  via?: 'copy' | 'forward';
  /** The fault that made it so. */
  fault?: Seq;
}

/** One query's octets to its response's: from the zones at once, from outside (if the operator wants that) later. */
export function answerQuery(
  octets: Uint8Array,
  options: AnsweringOptions,
  client: Pick<AnswerManner, 'transport' | 'from'>,
): Answered | Unanswered | undefined | Promise<Answered> {
  const { zones, role, outside, forward } = options;
  const decoded = decodeMessage(octets);
  const asked = decoded.ok ? decoded.message.questions[0] : undefined;
  const fault = decoded.ok && !decoded.message.response && asked ? options.faultOf?.(asked) : undefined;
  if (fault && decoded.ok)
    return fault.kind === 'silence'
      ? { fault: fault.id }
      : { octets: onPurpose(decoded.message, client.transport), fault: fault.id };
  const query = forward && forwardable(decoded, zones);
  if (!query) {
    const response = respond(zones, octets, { ...client, role, outside, explain: true });
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

/** SERVFAIL, and that it is a fault which somebody set. */
function onPurpose(query: DnsMessage, transport: AnswerManner['transport']): Uint8Array {
  const text = 'A fault set in this room makes its DNS answer so. Clear it, and the question is answered.';
  const failed = withExtendedError(servfail(query), 'Other', text);
  return encodeMessage({ ...failed, aa: false, ra: true, tc: false }, responseLimit(query, transport));
}

/** No answer came from outside in time. */
function failure(query: DnsMessage): DnsMessage {
  return withExtendedError(
    servfail(query),
    'Network Error',
    'The resolver that this lab asks about names outside (EHLO_DNS_FORWARD) gave no answer in time.',
  );
}

function servfail(query: DnsMessage): DnsMessage {
  const { edns: _, ...rest } = query;
  const failed = {
    ...rest,
    response: true,
    rcode: RCODES.SERVFAIL.code,
    answers: [],
    authorities: [],
    additionals: [],
  };
  return query.edns
    ? { ...failed, edns: { ...query.edns, udpSize: EDNS_UDP_OCTETS, options: [], z: 0 } }
    : failed;
}
