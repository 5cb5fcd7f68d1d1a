import { rcodeOf } from '@ehlo/protocol/dns';
import { Interrupted } from '../../streams/interrupt.ts';
import { serverAddresses } from '../dns/addresses.ts';
import { ToolExit } from '../dns/exit.ts';
import { aliasTarget } from '../dns/header-text.ts';
import { cloneLookup, type Lookup } from '../dns/lookup.ts';
import { TYPE } from '../dns/mnemonics.ts';
import { plainName } from '../dns/name-reading.ts';
import { DnsRun } from '../dns/run.ts';
import { settingsOf } from '../dns/settings.ts';
import type { Shown } from '../dns/tool.ts';
import { VERSION } from '../dns/version.ts';
import type { Process, Program } from '../program.ts';
import { type Commands, openCommands } from './commands.ts';
import { debugText, failureText, sectionText, serverText } from './print.ts';
import { createNslookupState, lookupOf, type NslookupState, setOption, settingsText } from './state.ts';

const USAGE = `Usage:
   nslookup [-opt ...]             # interactive mode using default server
   nslookup [-opt ...] - server    # interactive mode using 'server'
   nslookup [-opt ...] host        # just look up 'host' using default server
   nslookup [-opt ...] host server # just look up 'host' using 'server'
`;

/** nslookup of BIND 9.18. */
export const nslookup: Program = async (process) => {
  const session = createSession(process);
  try {
    const begun = await session.readArguments();
    if (begun === 'ended') return 0;
    if (begun === 'interactive') session.listen(openCommands(process));
    await session.run.run();
  } catch (error) {
    if (error instanceof ToolExit) {
      if (error.says !== '') await process.err(error.says);
      return error.status;
    }
    if (!(error instanceof Interrupted)) throw error;
    return session.status;
  }
  await process.out('\n');
  return session.status;
};

function createSession(process: Process) {
  const state = createNslookupState(settingsOf(process));
  let commands: Commands | undefined;
  /** Nothing was answered yet. */
  let unheard = true;
  let failed = false;
  let addressMissing = false;

  const answered = async (shown: Shown) => {
    const { lookup, message } = shown;
    unheard = false;
    const first = !state.defaults || lookup.type === TYPE.A;
    if (first) await process.out(serverText(shown));
    if (state.debug) await process.out(debugText(shown));
    if (rcodeOf(message) !== 0) {
      failed = true;
      await process.out(failureText(shown));
      return;
    }
    if (state.defaults && lookup.type === TYPE.A) run.queue.push(addressLookup(state, shown));
    if (!message.aa && first) await process.out('Non-authoritative answer:\n');
    if (message.answers.length > 0) await process.out(sectionText(message.answers, 'answer'));
    else if (state.defaults && lookup.type === TYPE.A) addressMissing = true;
    else if (!state.defaults || (lookup.type === TYPE.AAAA && addressMissing))
      await process.out(`*** Can't find ${lookup.text}: No answer\n`);
    if (message.aa || lookup.type === TYPE.A || lookup.type === TYPE.AAAA) return;
    const further = sectionText(message.authorities, 'other') + sectionText(message.additionals, 'other');
    await process.out(`\nAuthoritative answers can be found from:\n${further}`);
  };

  const run: DnsRun = new DnsRun(process, state.settings, {
    trying: () => Promise.resolve(),
    message: answered,
    received: () => Promise.resolve(),
    async more() {
      while (commands && run.queue.length === 0) {
        const line = await commands.next();
        if (line === undefined || !(await obey(line))) return false;
      }
      return commands !== undefined;
    },
  });

  const lookUp = (name: string) => {
    addressMissing = false;
    run.queue.push(lookupOf(state, name));
  };

  const useServer = async (called: string) => {
    const found = await serverAddresses(process, called, undefined);
    if (!found.ok) throw run.fatal(`couldn't get address for '${called}': ${found.problem}`);
    state.settings.servers = found.servers;
  };

  /** One line of a dialogue; false ends it. */
  const obey = async (line: string): Promise<boolean> => {
    const [command, argument] = line.split(/[ \t\r\n]+/).filter(Boolean);
    if (command === undefined) return true;
    const word = command.toLowerCase();
    if (word === 'exit') return false;
    if (word === 'set' && argument !== undefined) await process.out(setOption(state, argument));
    else if (word === 'server' || word === 'lserver') {
      if (argument !== undefined) await useServer(argument);
      state.settings.checkRecursion = false;
      await process.out(settingsText(state, 'servers'));
    } else if (word === 'help' || word === '?')
      await process.out(`The '${command}' command is not yet implemented.\n`);
    else if (['finger', 'root', 'ls', 'view'].includes(word))
      await process.out(`The '${command}' command is not implemented.\n`);
    else lookUp(command);
    return true;
  };

  return {
    run,
    get status() {
      return unheard || failed ? 1 : 0;
    },
    listen(source: Commands) {
      commands = source;
    },
    /** Options take effect in their order; a name makes it one lookup, no name a dialogue. */
    async readArguments(): Promise<'interactive' | 'one lookup' | 'ended'> {
      const words = process.argv.slice(1);
      let named = false;
      let interactive = true;
      for (const [index, word] of words.entries()) {
        if (/^-ver/i.test(word)) {
          await process.err(`nslookup ${VERSION}\n`);
          return 'ended';
        }
        if (word === '-') named = true;
        else if (word.startsWith('-')) await process.out(setOption(state, word.slice(1)));
        else if (!named) {
          named = true;
          interactive = false;
          lookUp(word);
        } else {
          if (index + 1 < words.length) throw new ToolExit(1, USAGE);
          await useServer(word);
          state.settings.checkRecursion = false;
        }
      }
      return interactive ? 'interactive' : 'one lookup';
    },
  };
}

/** AAAA of the name that the aliases lead to. */
function addressLookup(state: NslookupState, { lookup, message, name }: Shown): Lookup {
  return {
    ...cloneLookup(lookup, 'without servers'),
    text: plainName(aliasTarget(message, name)),
    type: TYPE.AAAA,
    typeSet: true,
    origin: undefined,
    attempts: state.settings.attempts,
  };
}
