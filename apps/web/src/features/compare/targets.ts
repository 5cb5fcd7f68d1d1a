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

/** The server of this name or address at this port; undefined: the world has none. */
export function targetAt(
  { services, down }: Pick<World, 'services' | 'down'>,
  host: string,
  port: number,
): Target | undefined {
  const found = services.find((one) => one.port === port && (one.host === host || one.address === host));
  return found && targetOf(found, down);
}

function targetOf(
  { service, host, address, port }: World['services'][number],
  down: readonly string[],
): Target | undefined {
  const name = service as ServiceName;
  if (name === 'dialled') return undefined;
  return { service: name, host, address, port, implicit: IMPLICIT.has(name), down: down.includes(name) };
}

/** Those that speak its protocol. One that is switched off refuses the call, which is worth seeing. */
export function targetsOf(world: World, protocol: DialogueReading['protocol']): Target[] {
  return world.services.flatMap((one) => {
    const target = targetOf(one, world.down);
    return target && protocolOf(target.service) === protocol ? [target] : [];
  });
}
