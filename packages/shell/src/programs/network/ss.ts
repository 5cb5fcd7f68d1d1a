import type { Program } from '../program.ts';

/** `ss -tln`: who listens on the practice machine, `localhost`. Whether the mock is up is asked of it. */
export const ss: Program = async (process) => {
  const letters = process.argv
    .slice(1)
    .filter((word) => /^-[a-zA-Z]+$/.test(word))
    .join('');
  const header = 'State  Recv-Q Send-Q Local Address:Port  Peer Address:PortProcess\n';
  await process.out(header);
  if (!letters.includes('l') && !letters.includes('a')) return 0;
  const mock = await process.until(process.world.services.state('mock'));
  const published = mock === 'up' ? await process.until(process.world.services.ports('mock')) : [];
  const own = process.world.targets
    .filter(({ host, port }) => host === 'localhost' && port !== 1025 && port !== 8025)
    .map(({ port }) => port);
  const ports = [...own, ...published.map((one) => one.published)];
  for (const port of [...new Set(ports)].sort((a, b) => a - b)) {
    const local = `127.0.0.1:${port}`;
    await process.out(`LISTEN 0      511    ${local.padStart(18)}       0.0.0.0:*          \n`);
  }
  return 0;
};
