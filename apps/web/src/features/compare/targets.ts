/** Servers of the world to which a dialogue's lines can be said again. Pure. */
import type { DialogueReading } from '@ehlo/protocol/reading';
import type { ServiceName, World } from '@ehlo/wire';
import { protocolOf } from '@ehlo/wire/list';

export interface Target {
  service: ServiceName;
  host: string;
  address: string;
  port: number;
  /** TLS begins with the first octet. */
  implicit: boolean;
  down: boolean;
}

const IMPLICIT: ReadonlySet<string> = new Set(['smtps', 'pop3s', 'imaps']);

/** Those that speak its protocol. One that is switched off refuses the call, which is worth seeing. */
export function targetsOf(world: World, protocol: DialogueReading['protocol']): Target[] {
  return world.services.flatMap(({ service, host, address, port }) => {
    const name = service as ServiceName;
    if (protocolOf(name) !== protocol || name === 'dialled') return [];
    return [
      { service: name, host, address, port, implicit: IMPLICIT.has(name), down: world.down.includes(name) },
    ];
  });
}
