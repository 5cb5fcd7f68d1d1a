import { readdirSync, readFileSync } from 'node:fs';
import {
  type AnswerManner,
  CLASSES,
  createZoneSet,
  encodeMessage,
  parseName,
  parseZone,
  respond,
  typeCode,
  type Zone,
  type ZoneSet,
} from '../index.ts';

const FOLDER = new URL('../../../../lab/zones/', import.meta.url);

export function zoneOf(text: string, origin: string): Zone {
  const parsed = parseZone(text, origin);
  if (!parsed.ok) throw new Error(parsed.problems.map(({ sentence }) => sentence).join('\n'));
  return parsed.zone;
}

const LAB: Zone[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.zone'))
  .map((file) =>
    zoneOf(
      readFileSync(new URL(file, FOLDER), 'utf8'),
      file === 'root.zone' ? '.' : file.replace(/\.zone$/, ''),
    ),
  );

/** The lab's zones, with others beside them or in their place. */
export function labZones(...more: [text: string, origin: string][]): ZoneSet {
  return createZoneSet([...LAB, ...more.map(([text, origin]) => zoneOf(text, origin))]);
}

const NEAR: AnswerManner = { transport: 'udp', from: 'near', role: 'resolver', outside: 'refuse' };

/** A question and its answer as they cross. `question`: `campus.test MX`. */
export function ask(
  zones: ZoneSet,
  question: string,
  manner: Partial<AnswerManner> = {},
): { query: Uint8Array; response: Uint8Array } {
  const [text, type = 'A'] = question.split(' ') as [string, string?];
  const name = parseName(text);
  const code = typeCode(type);
  if (!name.ok || code === undefined) throw new Error(question);
  const query = encodeMessage({
    id: 7,
    response: false,
    opcode: 0,
    aa: false,
    tc: false,
    rd: true,
    ra: false,
    z: false,
    ad: false,
    cd: false,
    rcode: 0,
    questions: [{ name: name.name, type: code, class: CLASSES.IN.code }],
    answers: [],
    authorities: [],
    additionals: [],
  });
  const response = respond(zones, query, { ...NEAR, ...manner });
  if (!response) throw new Error(`silence: ${question}`);
  return { query, response };
}
