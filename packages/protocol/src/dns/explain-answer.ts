import { CLASSES, RCODES } from './codes.ts';
import { type ExtendedErrorName, withExtendedError } from './extended-error.ts';
import { type DnsMessage, rcodeOf } from './message.ts';
import { spokenName } from './name.ts';
import { META_TYPES } from './record-types.ts';
import type { ZoneSet } from './zone-set.ts';

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
      if (question?.class !== CLASSES.IN.code) return undefined;
      return question.type === META_TYPES.AXFR.code || question.type === META_TYPES.IXFR.code
        ? [
            'Prohibited',
            `${asked} is a copy of ${zone?.dated}; only the lab's own zones are handed over whole.`,
          ]
        : [
            'Not Authoritative',
            `EHLO is a practice world: it answers for .test and a dated copy of heig-vd.ch, and knows nothing about ${asked}. Ask the resolver of your own machine.`,
          ];
    case RCODES.SERVFAIL.code:
      return zone?.soa
        ? ['No Reachable Authority', `The servers named for ${asked} are not in this practice world.`]
        : [
            'Invalid Data',
            `The zone file of ${spokenName(zone?.origin ?? '.')} cannot be read. Here this is so on purpose.`,
          ];
    case RCODES.NOTIMP.code:
      return ['Not Supported', 'Only ordinary questions (opcode QUERY) are answered here.'];
    case RCODES.NOERROR.code:
    case RCODES.NXDOMAIN.code:
      if (zone?.dated === undefined) return undefined;
      return ['Other', `From a copy of ${zone.dated}. What ${asked} is today, the real DNS knows.`];
    default:
      return undefined;
  }
}
