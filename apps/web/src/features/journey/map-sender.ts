/** The half of the map on which a mail sets out: who wrote it, over what it was handed in, who took it, and what it asks. */
import type { Journey, JourneyRow, Leg } from './journey.ts';
import { localOf } from './journey.ts';
import { isNatted, MAP, type MapParts, MIDDLE, type Tone } from './map-shapes.ts';

/** Upper edge of a plate of the usual height whose middle is at `y`. */
export const above = (y: number): number => y - MAP.plate / 2;

export const TONE_OF_LEG: Record<Leg['state'], Tone> = {
  delivered: 'past',
  'under-way': 'past',
  waiting: 'wait',
  held: 'held',
  bounced: 'fail',
};

const isHandedIn = ({ kind }: JourneyRow): boolean => kind === 'handed-in';

export function senderHalf(parts: MapParts): void {
  const { journey, leg, words, station, wire, rows } = parts;
  const { accepted, handedIn, faults } = journey;
  const { plates: says, roles } = words;
  const { reversePath } = accepted.envelope;
  const rowsIn = rows(isHandedIn);
  const natted = isNatted(journey);
  const submitted = accepted.service === 'submission' || accepted.service === 'smtps';
  const port = handedIn?.to.port;
  const portLabel = port === undefined ? 'SMTP' : words.port(port);
  const chained = leg?.queue !== undefined && leg.host !== accepted.host;
  const local = leg !== undefined && leg.queue === undefined;

  const bounced = leg?.state === 'bounced' && journey.reports.length > 0;
  station({
    id: 'mua',
    kind: 'mua',
    x: 40,
    y: above(MIDDLE),
    width: 152,
    tone: 'past',
    icon: 'pen',
    role: roles.mua,
    name: accepted.helo || accepted.client,
    says: bounced
      ? says.muaTold(localOf(reversePath) || '<>')
      : says.mua(localOf(reversePath) || '<>', handedIn?.natted?.address ?? accepted.client),
    rows: rowsIn,
    ...(bounced && { holds: true as const }),
  });

  // Between who wrote it and who took it: the gateway, the submission agent, or the server that had it before this one.
  const between = chained ? 'before' : submitted ? 'msa' : natted ? 'nat' : undefined;
  const last = 'mta';
  const at = natted && local ? 860 : 456;
  if (between === undefined)
    wire({
      id: 'mua-mta',
      d: `M192 ${MIDDLE}H${at}`,
      tone: 'past',
      from: 'mua',
      to: last,
      rows: rowsIn,
      labels: [
        { x: 324, y: MIDDLE - 9, text: portLabel },
        { x: 324, y: MIDDLE + 21, text: words.from(accepted.client) },
      ],
    });
  else {
    const plate = {
      before: {
        icon: 'rack',
        role: roles.mta,
        name: accepted.host,
        says: says.before(leg?.host ?? ''),
        rows: rowsIn,
      },
      msa: {
        icon: 'door',
        role: roles.msa,
        name: portLabel,
        says: accepted.service === 'smtps' ? says.msaTls : says.msa,
        rows: rowsIn,
      },
      nat: {
        icon: 'door',
        role: 'NAT',
        name: 'gw.campus.test',
        says: says.nat(handedIn?.natted?.address ?? '', accepted.client),
        rows: rowsIn,
      },
    } as const;
    station({
      id: between,
      kind: between,
      x: 248,
      y: above(MIDDLE),
      width: 156,
      tone: 'past',
      ...plate[between],
      rows: rowsIn,
    });
    wire({
      id: 'mua-between',
      d: `M192 ${MIDDLE}H248`,
      tone: 'past',
      from: 'mua',
      to: between,
      rows: rowsIn,
      labels: [{ x: 220, y: MIDDLE - 9, text: between === 'msa' ? 'AUTH' : '' }],
    });
    wire({
      id: 'between-mta',
      d: `M404 ${MIDDLE}H${at}`,
      tone: 'past',
      from: between,
      to: last,
      rows: between === 'msa' ? [] : rowsIn,
      labels: between === 'nat' ? natLabels(at, portLabel, accepted.client, words.from) : [],
    });
  }

  const mock = accepted.service === 'mock';
  station({
    id: 'mta',
    kind: mock ? 'mock' : 'mta',
    x: at,
    y: above(MIDDLE),
    width: local ? 188 : 178,
    tone: leg?.state === 'bounced' ? 'fail' : 'past',
    icon: 'rack',
    role: mock ? roles.mock : roles.mta,
    name: chained ? (leg?.host ?? accepted.host) : accepted.host,
    says: mock ? says.mock : local ? says.mtaLocal : says.mta[mtaState(journey, leg)](leg?.domain ?? ''),
    rows: rows(({ kind }) =>
      ['handed-in', 'queued', 'deferred', 'bounced', 'held', 'released'].includes(kind),
    ),
    ...(faults.length > 0 && { fault: true as const }),
    ...(!mock && local && (leg?.copies.length ?? 0) === 0 && { holds: true as const }),
  });
  dns(parts, at + 89);
}

const natLabels = (at: number, port: string, client: string, from: (address: string) => string) =>
  at > 456
    ? [
        { x: 754, y: MIDDLE - 9, text: port },
        { x: 754, y: MIDDLE + 21, text: from(client) },
      ]
    : [{ x: 430, y: MIDDLE - 9, text: port.replace(/^\D+/, ':') }];

function mtaState(journey: Journey, leg: Leg | undefined): keyof MapParts['words']['plates']['mta'] {
  if (!leg || leg.tries.length + leg.questions.length === 0) return leg?.held ? 'held' : 'took';
  switch (leg.state) {
    case 'delivered':
      return 'passed';
    case 'bounced':
      return journey.reports.length > 0 ? 'reported' : 'gaveUp';
    case 'held':
      return 'held';
    case 'waiting':
      return 'keeps';
    default:
      return leg.tries.length > 0 ? 'calls' : 'looksUp';
  }
}

function dns({ journey, leg, words, station, wire, rows }: MapParts, x: number): void {
  const { plates: says } = words;
  const relayed = leg === undefined || leg.queue !== undefined;
  const asked = rows(({ kind }) => kind === 'question' || kind === 'no-answer');
  const held = leg?.held?.hop.at === 'look-up';
  const broken = leg?.failure?.at === 'dns' && leg.tries.length === 0;
  const silent =
    journey.rows.findLast(({ id }) => asked.includes(id))?.kind === 'no-answer' && leg?.tries.length === 0;
  const tone: Tone = held
    ? 'held'
    : broken
      ? leg.state === 'bounced'
        ? 'fail'
        : 'wait'
      : asked.length > 0
        ? 'past'
        : 'idle';
  const hosts = leg?.hosts ?? [];
  const known = hosts.filter(({ preference }) => preference !== undefined);
  station({
    id: 'dns',
    kind: 'dns',
    x: x - 89,
    y: 42,
    width: 178,
    tone: relayed ? tone : 'idle',
    icon: 'sign',
    role: 'DNS',
    name: says.dnsName,
    says: !relayed
      ? says.dnsNotAsked
      : silent && known.length === 0
        ? says.dnsSilent
        : broken
          ? says.dnsBroken(leg?.domain ?? '')
          : known.length > 0
            ? says.dnsSays(known.slice(0, 3).map((one) => `${one.preference} ${one.host.split('.')[0]}`))
            : asked.length > 0
              ? says.dnsNoMx(leg?.domain ?? '')
              : says.dns,
    rows: asked,
    ...(journey.rows.some((row) => asked.includes(row.id) && row.faults.length > 0) && {
      fault: true as const,
    }),
  });
  wire({
    id: 'mta-dns',
    d: `M${x} ${above(MIDDLE)}V136`,
    tone: relayed ? (tone === 'fail' || tone === 'wait' ? 'past' : tone) : 'idle',
    from: 'mta',
    to: 'dns',
    rows: asked,
    labels: relayed ? [{ x: x + 43, y: 165, text: 'UDP 53' }] : [],
    ...(held && { mark: { x, y: 160, kind: 'bar' as const } }),
  });
}
