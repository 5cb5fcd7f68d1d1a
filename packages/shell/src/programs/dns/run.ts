import { latin1, utf8 } from '@ehlo/protocol';
import { encodeMessage, PLAIN_UDP_OCTETS } from '@ehlo/protocol/dns';
import type { Process } from '../program.ts';
import { hear, type Then } from './answer.ts';
import { type Conversation, open, type Silence } from './conversation.ts';
import { ToolExit } from './exit.ts';
import { toAscii } from './idn.ts';
import { cloneLookup, type Lookup, type Server } from './lookup.ts';
import { TYPE } from './mnemonics.ts';
import { absoluteName, plainName, readName } from './name-reading.ts';
import { padded, queryOf } from './query.ts';
import type { Settings } from './settings.ts';
import type { Shown, Tool } from './tool.ts';
import { createTransfer, type Transfer } from './transfer.ts';

/** Seconds that an answer is waited for where nothing else was said. */
const UDP_TIMEOUT_S = 5;
const TCP_TIMEOUT_S = 10;
/** Lookups that may follow from one (referrals, search list, retries). */
const MOST_LOOKUPS = 64;
const PORTS = { dns: 53, tls: 853, https: 443, http: 80 } as const;

/** A lookup that is ready to be sent. */
export interface Asking {
  lookup: Lookup;
  /** Absolute. */
  name: string;
  query: Shown['message'];
  octets: Uint8Array;
  servers: Server[];
  transfer: Transfer | undefined;
}

/**
 * Runs lookups one after the other, as dighost.c of BIND 9.18 does for dig, host and nslookup: which server is asked how
 * often and over what, what is said when nothing comes, and what follows from an answer.
 */
export class DnsRun {
  readonly process: Process;
  readonly settings: Settings;
  readonly tool: Tool;
  /** For those that wait for their turn. */
  readonly queue: Lookup[] = [];
  exitCode = 0;
  readonly clientCookie: Uint8Array;
  /** Exit status of a fatal problem; 0: that of the tool. */
  readonly fatalStatus: number;
  readonly name: string;
  #counted = 0;

  constructor(process: Process, settings: Settings, tool: Tool, fatalStatus = 0) {
    this.process = process;
    this.settings = settings;
    this.tool = tool;
    this.fatalStatus = fatalStatus;
    this.name = process.argv[0] ?? '';
    this.clientCookie = Uint8Array.from({ length: 8 }, () => Math.floor(Math.random() * 256));
  }

  /** Until nothing is left to look up. */
  async run(): Promise<void> {
    for (;;) {
      await this.process.breathe();
      const lookup = this.queue.shift();
      if (lookup) await this.#look(lookup);
      else if (!(await this.tool.more())) return;
    }
  }

  out(text: string): Promise<void> {
    return this.process.out(text);
  }
  /** A line of the tools' own, on standard output. */
  say(text: string): Promise<void> {
    return this.process.out(`;; ${text}\n`);
  }
  async comment(lookup: Lookup, text: string): Promise<void> {
    if (lookup.comments) await this.say(text);
  }

  fatal(text: string): ToolExit {
    return new ToolExit(this.fatalStatus || this.exitCode || 1, `${this.name}: ${text}\n`);
  }
  failed(status: number): void {
    this.exitCode = Math.max(this.exitCode, status);
  }

  /** The same lookup anew, before all others. */
  requeue(lookup: Lookup, servers: Parameters<typeof cloneLookup>[1] = 'with servers'): Lookup {
    if (++this.#counted > MOST_LOOKUPS) throw this.fatal('too many lookups');
    const again = cloneLookup(lookup, servers);
    this.queue.unshift(again);
    return again;
  }

  /** Goes on with the search list; false when there is nothing more to try. */
  nextOrigin(lookup: Lookup): boolean {
    const { useSearch, ndots, search } = this.settings;
    if (!useSearch) return false;
    const read = readName(lookup.text);
    if (read.ok && (read.absolute || read.labels.length > ndots)) return false;
    if (lookup.origin === undefined) {
      if (!lookup.needSearch) return false;
      const again = this.requeue(lookup);
      again.origin = search.length > 0 ? 0 : undefined;
      again.needSearch = false;
    } else {
      const next = lookup.origin + 1 < search.length ? lookup.origin + 1 : undefined;
      if (next === undefined && lookup.doneAsIs) return false;
      this.requeue(lookup).origin = next;
    }
    return true;
  }

  async #look(lookup: Lookup): Promise<void> {
    const asking = await this.#prepare(lookup);
    if (!asking) {
      this.nextOrigin(lookup);
      return;
    }
    if (lookup.nsSearch && !lookup.traceRoot) return this.#askAll(asking);
    for (let index = 0; index < asking.servers.length; ) {
      await this.process.breathe();
      const then = await this.#ask(asking, index);
      if (then === 'done') return;
      if (then === 'next') index++;
    }
  }

  /** Makes the query. Undefined when the name and a domain of the search list are too long together. */
  async #prepare(lookup: Lookup): Promise<Asking | undefined> {
    const { settings } = this;
    if (lookup.newSearch) this.#counted = 0;
    const servers = lookup.servers.length > 0 ? lookup.servers : [...settings.servers];
    lookup.servers = servers;
    if (lookup.newSearch) {
      const dots = lookup.text.split('.').length - 1;
      if (dots >= settings.ndots || !settings.useSearch) {
        lookup.origin = undefined;
        lookup.doneAsIs = true;
        lookup.needSearch = settings.useSearch;
      } else if (lookup.origin === undefined) {
        lookup.origin = settings.search.length > 0 ? 0 : undefined;
        lookup.needSearch = false;
      }
    }
    const name = this.#nameOf(lookup);
    if (name === undefined) return undefined;
    await this.tool.trying(plainName(name));

    if ((lookup.trace || lookup.nsSearch) && !lookup.traceRoot) lookup.recurse = false;
    if (lookup.trace && lookup.traceRoot) {
      lookup.wantedType = lookup.type;
      lookup.type = TYPE.NS;
    }
    if (lookup.type === TYPE.AXFR) lookup.tcp = true;
    const transfer = lookup.type === TYPE.AXFR || (lookup.type === TYPE.IXFR && lookup.tcp);
    const plain = queryOf(lookup, name, Math.floor(Math.random() * 65_536), this.clientCookie);
    const query = padded(plain, encodeMessage(plain).length, lookup.padding);
    const octets = encodeMessage(query);
    if (octets.length > PLAIN_UDP_OCTETS) lookup.tcp = true;
    return {
      lookup,
      name,
      query,
      octets,
      servers: [...servers],
      transfer: transfer ? createTransfer(lookup) : undefined,
    };
  }

  #nameOf(lookup: Lookup): string | undefined {
    const { search } = this.settings;
    const origin = lookup.origin === undefined ? undefined : search[lookup.origin];
    const domain = origin === undefined ? undefined : readName(this.#travelling(lookup, origin));
    if (domain && !domain.ok) throw this.fatal(`'${origin}' is not in legal name syntax (${domain.problem})`);
    if (lookup.trace && lookup.traceRoot) return '.';
    const read = readName(this.#travelling(lookup, lookup.text));
    if (!read.ok && origin !== undefined)
      throw this.fatal(`'${lookup.text}' is not in legal name syntax (${read.problem})`);
    const behind = read.ok && !read.absolute && domain ? domain.labels : [];
    const name = read.ok ? absoluteName([...read.labels, ...behind]) : undefined;
    if (name !== undefined) return name;
    if (origin !== undefined) return undefined;
    const problem = read.ok ? 'ran out of space' : read.problem;
    throw new ToolExit(
      this.fatalStatus || 10,
      `${this.name}: '${lookup.text}' is not a legal name (${problem})\n`,
    );
  }

  /** A typed name in the form that travels, one character an octet. */
  #travelling(lookup: Lookup, text: string): string {
    if (!lookup.idnIn) return latin1(utf8(text));
    const ascii = toAscii(text);
    if (ascii.ok) return ascii.text;
    throw this.fatal(`'${text}' is not a legal IDNA2008 name (${ascii.problem}), use +noidnin`);
  }

  portOf(lookup: Lookup): number {
    const { port } = this.settings;
    if (port !== undefined) return port;
    return lookup.transport === 'dns' ? this.process.world.resolver.port : PORTS[lookup.transport];
  }

  /** Asks one server once; says what comes next: the next server, the same one again, or nothing. */
  async #ask(asking: Asking, index: number): Promise<Then> {
    const { lookup, servers } = asking;
    const server = servers[index] as Server;
    const port = this.portOf(lookup);
    if (/^::ffff:\d/.test(server.address)) {
      await this.say(`Skipping mapped address '${server.address}'`);
      if (index + 1 < servers.length) return 'next';
      await this.say('No acceptable nameservers');
      return 'done';
    }
    const tcp = lookup.tcp;
    const opened = await open(this.process, {
      server,
      port,
      transport: tcp ? 'tcp' : 'udp',
      timeoutMs: (this.settings.timeoutS || (tcp ? TCP_TIMEOUT_S : UDP_TIMEOUT_S)) * 1_000,
      source: this.settings.source,
    });
    if (!opened.ok) {
      await this.#notOpened(asking, server, opened.why, opened.sentence);
      if (lookup.nsSearch && !lookup.traceRoot) return 'done';
      this.failed(9);
      if (lookup.attempts > 1) {
        lookup.attempts--;
        this.requeue(lookup);
      } else if (index + 1 < servers.length) return 'next';
      await this.say('no servers could be reached');
      return 'done';
    }
    this.exitCode = 0;
    try {
      return await this.#converse(asking, index, opened.conversation);
    } finally {
      opened.conversation.close();
    }
  }

  async #notOpened(
    { lookup }: Asking,
    server: Server,
    why: Silence,
    sentence: string | undefined,
  ): Promise<void> {
    if (sentence !== undefined) await this.say(sentence);
    const tried = lookup.tcp ? 'Connection to' : 'UDP setup with';
    const peer = `${server.address}#${this.portOf(lookup)}`;
    await this.say(`${tried} ${peer}(${server.address}) for ${lookup.text} failed: ${why}.`);
  }

  async #converse(asking: Asking, index: number, conversation: Conversation): Promise<Then> {
    const { lookup, query, octets } = asking;
    const server = asking.servers[index] as Server;
    const shown: Shown = {
      kind: 'query',
      lookup,
      name: asking.name,
      message: query,
      octets: octets.length,
      extra: 0,
      server,
      peer: `${server.address}#${this.portOf(lookup)}`,
      sentAt: this.process.world.clock.now(),
      receivedAt: 0,
      cookie: 'none',
      transfer: asking.transfer,
    };
    await conversation.send(octets);
    if (lookup.showQuery) {
      await this.tool.message(shown);
      if (lookup.stats) await this.out(`;; QUERY SIZE: ${octets.length}\n\n`);
    }
    // BIND 9.18.49 takes the only server of a zone for the last one that failed, before it can have answered.
    if (lookup.nsSearch && !lookup.traceRoot && asking.servers.length === 1) return 'done';
    for (;;) {
      await this.process.breathe();
      const heard = await conversation.next();
      if (!heard.ok) return this.#silent(asking, index, shown.peer, heard.why);
      lookup.nsSearchSuccess = true;
      const receivedAt = this.process.world.clock.now();
      const then = await hear(this, asking, index, { ...shown, kind: 'answer', receivedAt }, heard.octets);
      if (then !== 'listen') return then;
    }
  }

  async #silent({ lookup, servers }: Asking, index: number, peer: string, why: Silence): Promise<Then> {
    await this.say(`communications error to ${peer}: ${why}`);
    if (lookup.nsSearch && !lookup.traceRoot) return 'done';
    if (lookup.attempts > 1) {
      lookup.attempts--;
      if (!lookup.tcp) return 'again';
      this.requeue(lookup);
      return 'done';
    }
    if (index + 1 < servers.length) return 'next';
    await this.out(lookup.commandLine);
    await this.say('no servers could be reached');
    this.failed(9);
    return 'done';
  }

  /** All servers of a zone at once (`dig +nssearch`, `host -C`); one that fails is no harm while another answers. */
  async #askAll(asking: Asking): Promise<void> {
    await Promise.all(asking.servers.map((_, index) => this.#ask(asking, index)));
    if (asking.lookup.nsSearchSuccess) return;
    await this.say('NS servers could not be reached');
    this.failed(9);
  }
}
