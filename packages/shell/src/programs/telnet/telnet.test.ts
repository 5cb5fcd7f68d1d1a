import { describe, expect, it } from 'vitest';
import { bench } from '../../world.fixture.ts';
import { createNegotiation } from './negotiation.ts';
import { DO, DONT, IAC, OPTIONS, WILL, WONT } from './octets.ts';
import { createReceiver } from './receive.ts';

/** telnet is held to the letter against transcripts (`pnpm golden`); here stands what those cannot reach. */
async function connected(line: string) {
  const all = bench();
  const next = all.nextServer();
  all.shell.submit(line);
  const server = await next;
  return { ...all, server };
}

describe('telnet', () => {
  it('offers its options to port 23 only, by itself', async () => {
    const { server, shell } = await connected('telnet localhost');
    await server.hears('\xff\xfd\x05');
    expect(server.received).toBe(
      '\xff\xfd\x26\xff\xfb\x26\xff\xfd\x03\xff\xfb\x18\xff\xfb\x1f\xff\xfb\x20\xff\xfb\x21\xff\xfb\x22\xff\xfb\x27\xff\xfd\x05',
    );
    shell.hangUp();
  });

  it('sends Ctrl-C to the server instead of ending, and shows nothing until the timing mark is answered', async () => {
    const { server, terminal, shell } = await connected('telnet localhost 1025');
    server.say('220 hello\r\n');
    await terminal.shows('220 hello');
    terminal.type('\x03');
    await server.hears('\xff\xf4\xff\xfd\x06');
    server.say('250 dropped\r\n');
    server.say(Uint8Array.of(IAC, WONT, OPTIONS.tm));
    server.say('250 shown\r\n');
    await terminal.shows('250 shown');
    expect(terminal.text).not.toContain('dropped');
    shell.hangUp();
    await terminal.until(() => shell.state().kind === 'prompt');
  });

  it('hides what is typed while the server echoes, and edits lines no more once it suppresses go-ahead', async () => {
    const { server, terminal, shell } = await connected('telnet localhost 1025');
    server.say(Uint8Array.of(IAC, WILL, OPTIONS.echo, IAC, WILL, OPTIONS.sga));
    await server.hears('\xff\xfd\x01\xff\xfd\x03');
    terminal.type('x');
    await server.hears('x');
    terminal.type('\r');
    await server.hears('x\r\0');
    expect(terminal.text).not.toContain('x\n');
    shell.hangUp();
  });

  it('tells the page that its own prompt is no place for lines to the server', async () => {
    const { server, terminal, shell } = await connected('telnet localhost 1025');
    const aside = () => {
      const state = shell.state();
      return state.kind === 'running' ? state.connection && (state.connection.aside ?? false) : undefined;
    };
    server.say('220 hello\r\n');
    await terminal.shows('220 hello');
    expect(aside()).toBe(false);
    terminal.type('\x1d');
    await terminal.shows('telnet>');
    expect(aside()).toBe(true);
    terminal.type('\r');
    server.say('250 still here\r\n');
    await terminal.shows('250 still here');
    expect(aside()).toBe(false);
    terminal.type('\x1d');
    await terminal.until(() => aside() === true);
    terminal.type('quit\r');
    await terminal.until(() => shell.state().kind === 'prompt');
  });

  it('hears nothing of the server at its own prompt, where `quit` is the person’s own end', async () => {
    const { server, terminal } = await connected('telnet localhost 1025');
    server.say('220 hello\r\n');
    await terminal.shows('220 hello');
    terminal.type('\x1d');
    await terminal.shows('telnet>');
    server.reset();
    terminal.type('quit\r');
    await terminal.shows('telnet> quit\nConnection closed.\n~ $');
  });

  it('holds no connection any more at the prompt to which `close` leads', async () => {
    const { terminal, shell, nextServer } = bench();
    const next = nextServer();
    shell.submit('telnet');
    await terminal.shows('telnet>');
    shell.submit('open localhost 1025');
    (await next).say('220 hello\r\n');
    await terminal.shows('220 hello');
    expect(shell.state()).toHaveProperty('connection');
    terminal.type('\x1d');
    await terminal.shows('^]\ntelnet>');
    terminal.type('close\r');
    await terminal.shows('Connection closed.\ntelnet>');
    expect(shell.state()).not.toHaveProperty('connection');
    shell.submit('quit');
    await terminal.until(() => shell.state().kind === 'prompt');
  });

  it('says what it cannot do at its prompt', async () => {
    const { terminal, shell } = bench();
    shell.submit('telnet');
    await terminal.shows('telnet>');
    shell.submit('environ list');
    await terminal.shows('"environ list" is not part of this lab\'s telnet.');
    shell.submit('quit');
    await terminal.until(() => shell.state().kind === 'prompt');
  });
});

describe('the options of TELNET', () => {
  it.each([
    ['an option it does not know is refused', DO, 99, [IAC, WONT, 99]],
    ['an offer it does not know is refused', WILL, 99, [IAC, DONT, 99]],
    ['echo by the server is welcome', WILL, OPTIONS.echo, [IAC, DO, OPTIONS.echo]],
    ['it never echoes itself', DO, OPTIONS.echo, [IAC, WONT, OPTIONS.echo]],
    ['a timing mark is answered', DO, OPTIONS.tm, [IAC, WILL, OPTIONS.tm]],
    ['what is off stays off without a word', WONT, OPTIONS.echo, []],
  ])('%s', (_, verb, option, said) => {
    expect(createNegotiation().hear(verb, option)).toEqual(said);
  });

  it('answers a repeated offer once: no loop can start (RFC 1143)', () => {
    const negotiation = createNegotiation();
    expect(negotiation.hear(WILL, OPTIONS.echo)).not.toEqual([]);
    expect(negotiation.hear(WILL, OPTIONS.echo)).toEqual([]);
    expect(negotiation.ask(DONT, OPTIONS.echo)).toEqual([IAC, DONT, OPTIONS.echo]);
    expect(negotiation.hear(WONT, OPTIONS.echo)).toEqual([]);
  });

  it('reads the same from any cut of the stream', () => {
    const octets = Uint8Array.of(65, 13, 10, IAC, IAC, IAC, DO, 24, 13, 0, IAC, 250, 24, 1, IAC, 240, 66);
    const readIn = (step: number) => {
      const receive = createReceiver(() => true);
      let text: number[] = [];
      const rest: unknown[] = [];
      for (let at = 0; at < octets.length; at += step)
        for (const heard of receive(octets.subarray(at, at + step)))
          if (heard.kind === 'text') text = [...text, ...heard.octets];
          else rest.push(heard);
      // A CR at the end of a chunk was passed on before its LF was seen, as telnet does.
      return { text: text.filter((octet) => octet !== 13), rest };
    };
    const whole = readIn(octets.length);
    expect(whole.rest).toEqual([
      { kind: 'verb', verb: DO, option: 24 },
      { kind: 'suboption', octets: [24, 1] },
    ]);
    for (let step = 1; step < octets.length; step++) expect(readIn(step)).toEqual(whole);
  });
});
