import type { Program } from '../program.ts';
import { CAMPUS_BITS, GATEWAY } from './networks.ts';

const USAGE = `Usage: ip [ -brief ] OBJECT
where  OBJECT := { address | route | link }
`;

/** `ip addr`, `ip route`: this machine in the practice world. */
export const ip: Program = async (process) => {
  const words = process.argv.slice(1);
  const brief = words.some((word) => word.length > 2 && '-brief'.startsWith(word)) || words.includes('-br');
  const [object = '', action = 'show'] = words.filter((word) => !word.startsWith('-'));
  const { address } = process.world.person;
  const is = (name: string) => object !== '' && name.startsWith(object);
  if (object !== '' && !/^(?:show|list|get|s|l)/.test(action)) {
    await process.err('RTNETLINK answers: Operation not permitted\n');
    return 2;
  }
  if (is('address')) {
    await process.out(brief ? briefAddresses(address) : addresses(address));
    return 0;
  }
  if (is('route')) {
    await process.out(
      `default via ${GATEWAY.address} dev eth0 \n10.20.0.0/${CAMPUS_BITS} dev eth0 proto kernel scope link src ${address} \n`,
    );
    return 0;
  }
  if (is('link')) {
    await process.out(links(address).join(''));
    return 0;
  }
  if (object === '' || object === 'help') {
    await process.err(USAGE);
    return object === '' ? 255 : 0;
  }
  await process.err(`Object "${object}" is unknown, try "ip help".\n`);
  return 1;
};

/** A locally administered address made of the IPv4 one, as virtual machines have it. */
function hardwareAddress(address: string): string {
  const parts = address.split('.').map((part) => Number(part).toString(16).padStart(2, '0'));
  return ['02', 'fc', ...parts].join(':');
}

function links(address: string): [string, string] {
  return [
    `1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN mode DEFAULT group default qlen 1000\n    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00\n`,
    `2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc fq_codel state UP mode DEFAULT group default qlen 1000\n    link/ether ${hardwareAddress(address)} brd ff:ff:ff:ff:ff:ff\n`,
  ];
}

function addresses(address: string): string {
  const [lo, eth0] = links(address).map((text) => text.replace(' mode DEFAULT', ''));
  const forever = '       valid_lft forever preferred_lft forever\n';
  return `${lo}    inet 127.0.0.1/8 scope host lo\n${forever}${eth0}    inet ${address}/${CAMPUS_BITS} brd 10.20.255.255 scope global eth0\n${forever}`;
}

function briefAddresses(address: string): string {
  return `${'lo'.padEnd(17)}${'UNKNOWN'.padEnd(15)}127.0.0.1/8 \n${'eth0'.padEnd(17)}${'UP'.padEnd(15)}${address}/${CAMPUS_BITS} \n`;
}
