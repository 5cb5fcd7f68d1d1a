import { timingSafeEqual } from 'node:crypto';
import { latin1, octetsOfLatin1, textOfUtf8, utf8 } from '@ehlo/protocol';
import type { Endpoint, OpenedBy } from '@ehlo/wire';
import type { DialOrigin } from '../lab.ts';
import { encodeProxyV2, type ProxyHeader } from './proxy-v2.ts';

/** PP2_TYPE_AUTHORITY: the host as the client named it. */
const TO_HOST = 0x02;
const SECRET = 0xe0;
const ROOM = 0xe1;
const PERSON = 0xe2;
const BY = 0xe3;
const CAUSE = 0xe4;
const NONCE = 0xe5;
const FROM_HOST = 0xe6;

const OPENERS: readonly OpenedBy[] = ['terminal', 'outside', 'relay'];

/** A dial from inside the lab, as it stands in the header. `nonce` pairs the connection with its route. */
export interface Dial {
  origin: DialOrigin;
  to: Endpoint;
  transport: 'tcp' | 'udp';
  nonce: string;
}

/** The header that says who dials; `secret` proves to this process that this process wrote it. */
export function encodeDial(dial: Dial, secret: Uint8Array): Uint8Array {
  const { origin, to } = dial;
  const tlvs = new Map<number, Uint8Array>([
    [SECRET, secret],
    [ROOM, utf8(origin.room)],
    [BY, octetsOfLatin1(origin.by)],
    [NONCE, octetsOfLatin1(dial.nonce)],
  ]);
  if (to.host !== undefined) tlvs.set(TO_HOST, utf8(to.host));
  if (origin.from.host !== undefined) tlvs.set(FROM_HOST, utf8(origin.from.host));
  if (origin.person !== undefined) tlvs.set(PERSON, utf8(origin.person));
  if (origin.cause !== undefined) tlvs.set(CAUSE, octetsOfLatin1(String(origin.cause)));
  return encodeProxyV2({ transport: dial.transport, from: origin.from, to, tlvs });
}

/** @returns undefined when the secret is not ours, or a part is missing: then nobody of this process dialled. */
export function readDial(header: ProxyHeader, secret: Uint8Array): Dial | undefined {
  const { tlvs } = header;
  const given = tlvs.get(SECRET);
  if (given?.length !== secret.length || !timingSafeEqual(given, secret)) return undefined;
  const text = (type: number) => {
    const value = tlvs.get(type);
    return value && textOfUtf8(value);
  };
  const room = text(ROOM);
  const nonce = tlvs.get(NONCE);
  const by = OPENERS.find((opener) => opener === text(BY));
  if (room === undefined || nonce === undefined || by === undefined) return undefined;
  const [person, cause, toHost, fromHost] = [text(PERSON), text(CAUSE), text(TO_HOST), text(FROM_HOST)];
  return {
    transport: header.transport,
    nonce: latin1(nonce),
    to: named(header.to, toHost),
    origin: {
      room,
      by,
      from: named(header.from, fromHost),
      ...(person !== undefined && { person }),
      ...(cause !== undefined && { cause: Number(cause) }),
    },
  };
}

const named = ({ address, port }: Endpoint, host: string | undefined): Endpoint =>
  host === undefined ? { address, port } : { host, address, port };
