import { rcodeOf } from '@ehlo/protocol/dns';
import { Interrupted } from '../../streams/interrupt.ts';
import { serverAddresses } from '../dns/addresses.ts';
import { ToolExit } from '../dns/exit.ts';
import { aliasTarget } from '../dns/header-text.ts';
import { cloneLookup, type Lookup } from '../dns/lookup.ts';
import { TYPE } from '../dns/mnemonics.ts';
import { plainName } from '../dns/name-reading.ts';
import { reverseLookupName } from '../dns/reverse.ts';
import { DnsRun } from '../dns/run.ts';
import { type Settings, settingsOf } from '../dns/settings.ts';
import type { Shown, Tool } from '../dns/tool.ts';
import { VERSION } from '../dns/version.ts';
import type { Process, Program } from '../program.ts';
import { type HostOptions, readHost, scanHost } from './options.ts';
import { answerText, failureText } from './print.ts';

/** host of BIND 9.18. */
export const host: Program = async (process) => {
  /** Undefined: no answer came yet, which is a failure too. */
  let failed: boolean | undefined;
  try {
    const words = process.argv.slice(1);
    const { family, version } = scanHost(words);
    if (version) {
      await process.err(`host ${VERSION}\n`);
      return 0;
    }
    const settings = settingsOf(process, family);
    const options = readHost(words, settings.idn);
    settings.timeoutS = options.timeoutS ?? settings.timeoutS;
    settings.ndots = options.ndots ?? settings.ndots;
    settings.port = options.port;
    await useServer(process, options, settings);
    const first = firstLookup(options);
    settings.useSearch = !first.isReverse;
    const tool = createTool(process, options, (add) => run.queue.push(...add), {
      set: (value) => {
        failed = value;
      },
      get: () => failed,
    });
    const run = new DnsRun(process, settings, tool, options.fatalStatus);
    run.queue.push(first.lookup);
    await run.run();
  } catch (error) {
    if (error instanceof ToolExit) {
      await process.err(error.says);
      return error.status;
    }
    if (!(error instanceof Interrupted)) throw error;
  }
  return failed === false ? 0 : 1;
};

/** The server named behind the host; without one, a server that does not recurse is passed over. */
async function useServer(process: Process, options: HostOptions, settings: Settings): Promise<void> {
  const { server, fatalStatus } = options;
  if (server === undefined) {
    settings.checkRecursion = true;
    return;
  }
  const found = await serverAddresses(process, server, settings.family);
  if (!found.ok)
    throw new ToolExit(fatalStatus, `host: couldn't get address for '${server}': ${found.problem}\n`);
  settings.servers = found.servers;
}

function firstLookup(options: HostOptions): { lookup: Lookup; isReverse: boolean } {
  const { lookup, name } = options;
  const reverse = reverseLookupName(name, 'strict');
  lookup.text = reverse ?? name;
  lookup.newSearch = true;
  if (reverse !== undefined) {
    lookup.type = TYPE.PTR;
    lookup.typeSet = true;
    options.defaults = false;
  }
  return { lookup, isReverse: reverse !== undefined };
}

function createTool(
  process: Process,
  options: HostOptions,
  queue: (lookups: Lookup[]) => void,
  failed: { set(value: boolean): void; get(): boolean | undefined },
): Tool {
  let introduced = options.server === undefined;
  return {
    async trying(name) {
      if (!options.short) await process.out(`Trying "${name}"\n`);
    },
    async message(shown) {
      if (!introduced)
        await process.out(
          `Using domain server:\nName: ${shown.server.called}\nAddress: ${shown.peer}\nAliases: \n\n`,
        );
      introduced = true;
      if (rcodeOf(shown.message) !== 0) {
        failed.set(true);
        await process.out(failureText(shown));
        return;
      }
      failed.set(failed.get() === true);
      if (options.defaults && shown.lookup.type === TYPE.A) queue(furtherLookups(options, shown));
      await process.out(answerText(options, shown));
    },
    async received({ octets, peer, sentAt }) {
      if (options.short) return;
      const ms = Math.max(0, Math.floor(process.world.clock.now() - sentAt));
      await process.out(`Received ${octets} bytes from ${peer} in ${ms} ms\n`);
    },
    more: () => Promise.resolve(false),
  };
}

/** AAAA and MX of the name that the aliases lead to. */
function furtherLookups(options: HostOptions, { lookup, message, name }: Shown): Lookup[] {
  const text = plainName(aliasTarget(message, name));
  return [TYPE.AAAA, TYPE.MX].map((type) => ({
    ...cloneLookup(lookup, 'without servers'),
    text,
    type,
    typeSet: true,
    origin: undefined,
    attempts: options.attempts,
  }));
}
