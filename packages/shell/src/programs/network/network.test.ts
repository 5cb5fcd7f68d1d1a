import { describe, expect, it } from 'vitest';
import { bench } from '../../world.fixture.ts';

const HOSTS = [
  { name: 'localhost', address: '127.0.0.1' },
  { name: 'mail.campus.test', address: '192.0.2.25' },
  { name: 'mx1.faculty.test', address: '198.51.100.10' },
];
const shown = (text: string) => text.replace(/time[ =][\d.]+ ?ms|= [\d./]+ ms|\b\d+\.\d{3} ms/g, 'TIME');

/** A terminal whose dials end as told. */
const world = (failure: 'refused' | 'timed-out' | 'not-allowed') =>
  bench({ world: { hosts: HOSTS }, dial: () => ({ ok: false, failure }) });

describe('this machine in the practice world', () => {
  it('has the files in which a machine says where it is', async () => {
    const { run } = bench({ world: { hosts: HOSTS } });
    expect(await run('cat /etc/hosts')).toContain('192.0.2.25\tmail.campus.test'.replace('\t', '      '));
    expect(await run('grep -c nameserver /etc/resolv.conf; cat /etc/hostname')).toBe('1\nocean7.campus.test');
    expect(await run('ls /etc')).toBe('hostname  hosts  resolv.conf  ssl');
    expect(await run('ls /')).toBe('etc  home  tmp');
    expect(await run('echo x > /etc/hosts')).toBe('bash: /etc/hosts: Permission denied');
    expect(await run('rm /etc/hosts')).toContain("rm: cannot remove '/etc/hosts'");
  });

  it('shows its addresses and ways', async () => {
    const { run } = bench();
    expect(await run('ip -br a')).toBe(
      'lo               UNKNOWN        127.0.0.1/8\neth0             UP             10.20.0.7/16',
    );
    expect(await run('ip addr | grep inet')).toBe(
      '    inet 127.0.0.1/8 scope host lo\n    inet 10.20.0.7/16 brd 10.20.255.255 scope global eth0',
    );
    expect(await run('ip r | head -1')).toBe('default via 192.0.2.1 dev eth0');
    expect(await run('ip nosuch')).toBe('Object "nosuch" is unknown, try "ip help".');
    expect(await run('resolvectl dns')).toBe('Global:\nLink 2 (eth0): 192.0.2.54');
  });

  it('says who listens on it, the mock only while it is up', async () => {
    const services = {
      ports: () => Promise.resolve([]),
      past: () => Promise.resolve([]),
      state: () => Promise.resolve('down' as const),
      switch: () => Promise.resolve(),
      follow: () => () => undefined,
    };
    expect(await bench().run('ss -tln | tail -1')).toMatch(/^LISTEN .* 127\.0\.0\.1:1025 /);
    expect(await bench({ world: { services } }).run('ss -tln')).toBe(
      'State  Recv-Q Send-Q Local Address:Port  Peer Address:PortProcess',
    );
  });
});

describe('ping', () => {
  it('takes a refusal for an answer, and says what it asks', async () => {
    const { run } = world('refused');
    expect(shown(await run('ping -c 2 -i 0.2 mail.campus.test; echo $?'))).toBe(
      [
        'PING mail.campus.test (192.0.2.25): the practice world carries no ICMP, each pro',
        'be is a TCP SYN to port 7.',
        'Answer from mail.campus.test (192.0.2.25): seq=1 TIME',
        'Answer from mail.campus.test (192.0.2.25): seq=2 TIME',
        '',
        '--- mail.campus.test ping statistics ---',
        '2 packets transmitted, 2 received, 0% packet loss, TIME',
        'rtt min/avg/max/mdev TIME',
        '0',
      ].join('\n'),
    );
  });

  it.each([
    ['timed-out', '1 packets transmitted, 0 received, 100% packet loss'],
    ['not-allowed', 'From ocean7.campus.test: seq=1 Destination Net Unreachable'],
  ] as const)('of a host that is not there (%s)', async (failure, says) => {
    expect(await world(failure).run('ping -c 1 mail.campus.test; echo $?')).toContain(says);
  });

  it('ends at Ctrl-C with what it found', async () => {
    const { terminal, shell } = world('refused');
    shell.submit('ping mail.campus.test');
    await terminal.shows('seq=1');
    terminal.type('\x03');
    await terminal.shows('1 packets transmitted, 1 received');
    await terminal.until(() => shell.state().kind === 'prompt');
  });

  it.each([
    ['ping', 'ping: usage error: Destination address required'],
    ['ping -c x localhost', "ping: invalid argument: 'x'"],
  ])('%s', async (line, says) => {
    expect(await bench().run(line)).toBe(says);
  });
});

describe('traceroute', () => {
  it('goes through the gateway off campus only', async () => {
    const { run } = world('refused');
    expect(shown(await run('traceroute mx1.faculty.test | tail -n +2'))).toBe(
      ' 1  gw.campus.test (192.0.2.1)  translates your address (NAT)\n 2  mx1.faculty.test (198.51.100.10)  TIME',
    );
    expect(shown(await run('traceroute -n mail.campus.test | tail -n +2'))).toBe(' 1  192.0.2.25  TIME');
  });
});
