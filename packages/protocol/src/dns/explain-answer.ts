import { CLASSES, className, OPCODES, RCODES } from './codes.ts';
import { type ExtendedErrorName, withExtendedError } from './extended-error.ts';
import { type DnsMessage, rcodeOf } from './message.ts';
import { nameKey, spokenName } from './name.ts';
import { isOutside } from './outside.ts';
import { META_TYPES, typeName } from './record-types.ts';
import type { ZoneSet } from './zone-set.ts';

/** Aliases followed for one question. A longer chain, or a circle, is an error (RFC 1034 §3.6.2), told with what was found. */
export const MOST_ALIASES = 16;

/**
 * Says in words, to clients that speak EDNS, why a response of the practice world is as it is (RFC 8914). dig prints them as
 * `EDE`. A response that explains itself is returned as it is.
 */
export function explainAnswer(zones: ZoneSet, response: DnsMessage): DnsMessage {
  const [name, text] = reasonOf(zones, response) ?? [];
  return name === undefined || text === undefined ? response : withExtendedError(response, name, text);
}

function reasonOf(zones: ZoneSet, response: DnsMessage): [ExtendedErrorName, string] | undefined {
  const question = response.questions[0];
  const zone = question && zones.zoneOf(question.name);
  const asked = spokenName(question?.name ?? '.');
  switch (rcodeOf(response)) {
    case RCODES.REFUSED.code:
      if (question && question.class !== CLASSES.IN.code)
        return ['Not Supported', `Class ${className(question.class)} is not served here: ask in class IN.`];
      return question?.type === META_TYPES.AXFR.code || question?.type === META_TYPES.IXFR.code
        ? [
            'Prohibited',
            `${asked} is a copy of ${zone?.dated}; only the lab's own zones are handed over whole.`,
          ]
        : [
            'Not Authoritative',
            `EHLO is a practice world: it answers for .test and a dated copy of heig-vd.ch, and knows nothing about ${asked}. Ask the resolver of your own machine.`,
          ];
    case RCODES.SERVFAIL.code:
      return whyFailed(zones, response);
    case RCODES.NOTIMP.code:
      return [
        'Not Supported',
        response.opcode === OPCODES.QUERY.code
          ? `${typeName(question?.type ?? 0)} was for mail before there was MX, and nobody answers it. Ask for MX.`
          : 'Only ordinary questions (opcode QUERY) are answered here.',
      ];
    case RCODES.NOTAUTH.code:
      return [
        'Not Authoritative',
        `No zone begins at ${asked} on this server, and a transfer takes a whole zone: name its top, of ns1.campus.test.`,
      ];
    case RCODES.NOERROR.code:
    case RCODES.NXDOMAIN.code:
      if (zone?.dated === undefined) return leadsOutside(zones, response);
      return ['Other', `From a copy of ${zone.dated}. What ${asked} is today, the real DNS knows.`];
    default:
      return undefined;
  }
}

function whyFailed(zones: ZoneSet, response: DnsMessage): [ExtendedErrorName, string] {
  const first = response.questions[0]?.name ?? '.';
  const last = response.answers.at(-1);
  // Where the walk along the aliases ended.
  const end = last?.type === 'CNAME' ? last.data.target : first;
  const zone = zones.zoneOf(end);
  if (!zone?.soa)
    return [
      'Invalid Data',
      `The zone file of ${spokenName(zone?.origin ?? '.')} cannot be read. Here this is so on purpose.`,
    ];
  if (response.answers.some(({ name }) => nameKey(name) === nameKey(end)))
    return [
      'Other',
      `The aliases of ${spokenName(first)} lead round in a circle. Let one of them name a host.`,
    ];
  return response.answers.length < MOST_ALIASES
    ? ['No Reachable Authority', `The servers named for ${spokenName(end)} are not in this practice world.`]
    : [
        'Other',
        `${spokenName(first)} is an alias over more than ${MOST_ALIASES} names, and no more are followed. Let it name the host itself.`,
      ];
}

/** An alias whose target is none of the practice world's: the answer ends there, and nothing else would say why. */
function leadsOutside(zones: ZoneSet, response: DnsMessage): [ExtendedErrorName, string] | undefined {
  const last = response.answers.at(-1);
  if (last?.type !== 'CNAME' || response.authorities.length > 0) return undefined;
  const { target } = last.data;
  const type = response.questions[0]?.type ?? 0;
  if (type === last.code || type === META_TYPES.ANY.code) return undefined;
  if (!isOutside(zones, { name: target, type })) return undefined;
  return [
    'Not Authoritative',
    `${spokenName(last.name)} leads to ${spokenName(target)}, outside this practice world: EHLO knows nothing about it.`,
  ];
}
