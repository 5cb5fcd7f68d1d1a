import { describe, expect, it } from 'vitest';
import { octetsOfLatin1 } from '../octets.ts';
import { OPENSSL } from './openssl.fixture.ts';
import { createTwoViews, KEPT_FIRST_ROWS, overhear } from './two-views.ts';
import type { TwoViews, WireEvent } from './view-rows.ts';

const octetsOf = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));

/** Says what crosses, with offsets and a clock that runs. */
function connection(tls: 'none' | 'implicit' = 'none') {
  const views = createTwoViews();
  const offsets = { clear: { client: 0, server: 0 }, tls: { client: 0, server: 0 } };
  let at = 1_000_000;
  const crossed = (from: 'client' | 'server', layer: 'clear' | 'tls', octets: Uint8Array | number) => {
    const length = typeof octets === 'number' ? octets : octets.length;
    overhear(views, {
      kind: 'octets',
      at,
      from,
      layer,
      offset: offsets[layer][from],
      length,
      ...(typeof octets !== 'number' && { octets }),
    });
    offsets[layer][from] += length;
  };
  overhear(views, { kind: 'opened', at, tls });
  return {
    views,
    wait: (microseconds: number) => {
      at += microseconds;
    },
    say: (from: 'client' | 'server', text: string) => crossed(from, 'clear', octetsOfLatin1(text)),
    cross: (from: 'client' | 'server', hex: string) => crossed(from, 'tls', octetsOf(hex)),
    unkept: (from: 'client' | 'server', layer: 'clear' | 'tls', length: number) =>
      crossed(from, layer, length),
    event: (event: WireEvent extends infer E ? (E extends WireEvent ? Omit<E, 'at'> : never) : never) =>
      overhear(views, { ...event, at } as WireEvent),
  };
}

/** Rows as a person would write them down: `>` client, `<` server; what the ends read | what the listener reads. */
function written({ rows }: TwoViews): string[] {
  return rows.map((row) => {
    if (row.kind === 'moment') return row.moment === 'tls' ? `-- ${row.how}` : `-- ${row.moment}`;
    const ends = row.ends.map((item) => (item.kind === 'line' ? item.text : `(${item.octets})`)).join(' / ');
    const listener = row.listener.map((item) =>
      item.kind === 'record'
        ? `${item.messages.map(({ name }) => name).join('+') || item.alert?.name || item.type} ${item.length}`
        : `(${item.kind} ${item.octets})`,
    );
    return `${row.from === 'client' ? '>' : '<'} ${ends} | ${row.layer === 'clear' ? 'the same' : listener.join(', ')}`;
  });
}

describe('two views of one connection', () => {
  it('are the same in clear, and a listener has the password too', () => {
    const { views, say, event } = connection();
    say('server', '220 mail.campus.test\r\n');
    say('client', 'AUTH PLAIN AGJvYgBzZWNyZXQ=\r\n');
    event({ kind: 'secret', from: 'client', start: 11, end: 27 });
    say('server', '235 2.7.0 Welcome\r\n');
    event({ kind: 'closed', by: 'client', how: 'ended' });
    expect(written(views)).toEqual([
      '< 220 mail.campus.test | the same',
      '> AUTH PLAIN AGJvYgBzZWNyZXQ= | the same',
      '< 235 2.7.0 Welcome | the same',
      '-- closed',
    ]);
    expect(views.rows[1]).toMatchObject({ ends: [{ secrets: [[11, 27]] }] });
    expect(views.overheard).toMatchObject({
      lines: { client: 1, server: 2 },
      secrets: 1,
      records: { client: 0 },
    });
  });

  it('part at STARTTLS: the listener is left with records (TLS 1.3)', () => {
    const { views, say, cross, event, wait } = connection();
    const [hello, answer, finished, tickets, greeting, ehlo] = OPENSSL.tls13;
    say('server', '220 mail.campus.test\r\n');
    say('client', 'STARTTLS\r\n');
    say('server', '220 2.0.0 Ready\r\n');
    cross('client', hello.hex);
    cross('server', answer.hex);
    cross('client', finished.hex);
    cross('server', tickets.hex);
    event({
      kind: 'secured',
      protocol: 'TLSv1.3',
      cipher: 'TLS_AES_256_GCM_SHA384',
      serverName: 'mail.campus.test',
    });
    cross('client', ehlo.hex);
    say('client', 'EHLO me\r\n');
    say('server', '250 mail.campus.test\r\n');
    wait(5_000_000);
    cross('server', greeting.hex);
    expect(written(views)).toEqual([
      '< 220 mail.campus.test | the same',
      '> STARTTLS | the same',
      '< 220 2.0.0 Ready | the same',
      '-- starttls',
      '>  | ClientHello 328',
      '<  | ServerHello 122, change_cipher_spec 1, application_data 34, application_data 457, application_data 96, application_data 69',
      '>  | change_cipher_spec 1, application_data 69',
      '<  | application_data 250, application_data 250',
      '-- secured',
      '> EHLO me | application_data 25',
      '< 250 mail.campus.test | application_data 27',
    ]);
    expect(views.overheard).toMatchObject({
      lines: { client: 1, server: 2 },
      client: { serverName: 'mail.campus.test' },
      server: { version: 0x0304 },
      records: { client: 4, server: 9 },
      octets: { client: 333 + 80 + 30, server: 809 + 510 + 32 },
    });
    expect(views.overheard).not.toHaveProperty('certificate');
  });

  it('put a line that came with the client’s Finished beside its record, which crossed before TLS stood', () => {
    const { views, say, cross, event } = connection('implicit');
    const [hello, answer, finished, tickets, , ehlo] = OPENSSL.tls13;
    cross('client', hello.hex);
    cross('server', answer.hex);
    cross('client', finished.hex + ehlo.hex);
    cross('server', tickets.hex);
    event({ kind: 'secured', protocol: 'TLSv1.3', cipher: 'TLS_AES_256_GCM_SHA384' });
    say('client', 'EHLO me\r\n');
    say('client', 'NOOP\r\n');
    expect(written(views).slice(-4)).toEqual([
      '>  | change_cipher_spec 1, application_data 69',
      '<  | application_data 250, application_data 250',
      '-- secured',
      '> EHLO me / NOOP | application_data 25',
    ]);
  });

  it('has the listener read the certificate of TLS 1.2, and an alert in clear', () => {
    const { views, cross } = connection('implicit');
    for (const { from, hex } of OPENSSL['tls12-unknown-ca']) cross(from, hex);
    expect(written(views)).toEqual([
      '-- implicit',
      '>  | ClientHello 317',
      '<  | ServerHello 65, Certificate 437, ServerKeyExchange 115, ServerHelloDone 4',
      '>  | unknown_ca 2',
    ]);
    expect(views.overheard).toMatchObject({ certificate: { sizes: [427] }, alerts: ['unknown_ca'] });
  });

  it('keeps a line whole that comes in pieces, and one that never ends', () => {
    const { views, say, event, wait } = connection();
    say('client', 'EH');
    wait(2_000_000);
    say('client', 'LO me\r\nQU');
    event({ kind: 'closed', by: 'client', how: 'reset' });
    expect(written(views)).toEqual(['> EHLO me / QU | the same', '-- closed']);
    expect(views.rows[0]).toMatchObject({
      ends: [
        { ending: 'crlf', offset: 0 },
        { ending: 'none', offset: 9 },
      ],
    });
  });

  it('names what a client says in clear where TLS has to begin as no record', () => {
    const { views, say, cross } = connection();
    say('client', 'STARTTLS\r\n');
    cross(
      'client',
      [...octetsOfLatin1('NOOP\r\n')].map((octet) => octet.toString(16).padStart(2, '0')).join(''),
    );
    expect(views.rows.at(-1)).toMatchObject({ listener: [{ kind: 'none', text: 'NOOP\r\n', octets: 6 }] });
  });

  it('marks what a server threw away behind STARTTLS, also a half line (CVE-2011-0411)', () => {
    const { views, say, cross, event } = connection();
    say('client', 'STARTTLS\r\nMAIL FROM:<a@x.test>\r\nRCPT');
    event({ kind: 'dropped', from: 'client', start: 10, end: 38 });
    say('server', '220 Ready\r\n');
    event({ kind: 'certificate', sha256: 'ab12' });
    cross('client', OPENSSL.tls13[0].hex);
    event({ kind: 'unsecured', by: 'client', alert: 'unknown_ca', reason: 'tlsv1 alert unknown ca' });
    expect(written(views)).toEqual([
      '> STARTTLS / MAIL FROM:<a@x.test> | the same',
      '< 220 Ready | the same',
      '> RCPT | the same',
      '-- starttls',
      '>  | ClientHello 328',
      '-- unsecured',
    ]);
    const dropped = views.rows.flatMap((row) =>
      row.kind === 'beat' ? row.ends.map((item) => item.kind === 'line' && item.dropped === true) : [],
    );
    expect(dropped).toEqual([false, true, false, true]);
    expect(views.certificate).toBe('ab12');
  });

  it('counts what was not kept', () => {
    const { views, say, unkept } = connection();
    say('client', 'DATA\r\n');
    unkept('client', 'clear', 5000);
    unkept('client', 'clear', 3000);
    say('client', 'QUIT\r\n');
    unkept('server', 'tls', 700);
    expect(written(views)).toEqual(['> DATA / (8000) / QUIT | the same', '-- starttls', '<  | (unkept 700)']);
    expect(views.rows[0]).toMatchObject({ ends: [{ offset: 0 }, {}, { offset: 8006 }] });
  });

  it('stays small however long a connection lasts', () => {
    const { views, say, wait } = connection();
    for (let line = 0; line < 1000; line++) say('client', `line ${line}\r\n`);
    expect(views.rows).toHaveLength(1);
    expect(views.rows[0]).toMatchObject({ endsLeftOut: { items: 984 } });
    expect(written(views)[0]).toMatch(/^> line 0 .* line 11 \/ line 996 .* line 999 /);
    for (let line = 0; line < 1000; line++) {
      wait(1_000_000);
      say('server', `${line}\r\n`);
    }
    expect(views.rows).toHaveLength(300);
    expect(views.rowsLeftOut).toBe(701);
    expect(written(views)[KEPT_FIRST_ROWS]).toContain('800');
  });
});
