import type { Program } from '../program.ts';

/** `resolvectl [status]`: which DNS server this machine asks. */
export const resolvectl: Program = async (process) => {
  const action = process.argv[1] ?? 'status';
  const { address } = process.world.resolver;
  switch (action) {
    case 'status':
      await process.out(
        `Global\n         Protocols: -LLMNR -mDNS -DNSOverTLS DNSSEC=no/unsupported\n  resolv.conf mode: foreign\n\nLink 2 (eth0)\nCurrent Scopes: DNS\n     Protocols: +DefaultRoute -LLMNR -mDNS -DNSOverTLS DNSSEC=no/unsupported\n   DNS Servers: ${address}\n    DNS Domain: campus.test\n`,
      );
      return 0;
    case 'dns':
      await process.out(`Global:\nLink 2 (eth0): ${address}\n`);
      return 0;
    default:
      await process.err(
        `Unknown command verb ${action}. To look a name up:  dig ${action === 'query' ? (process.argv[2] ?? 'NAME') : 'NAME'}\n`,
      );
      return 1;
  }
};
