import { latin1, textOfUtf8 } from '@ehlo/protocol';
import { applyOption } from './apply-option.ts';
import type { Messages } from './messages.ts';
import type { Problem } from './numbers.ts';
import { findLong, findShort, type OptionRow } from './option-table.ts';
import { optionNotHere } from './options-not-here.ts';
import type { ReadFile } from './post-data.ts';
import {
  type GlobalSettings,
  newGlobal,
  newOperation,
  type Operation,
  type UrlSettings,
} from './settings.ts';

export type ReadCurl =
  | { kind: 'run'; global: GlobalSettings; operations: Operation[] }
  | { kind: 'help'; category: string | undefined }
  | { kind: 'manual' | 'version' }
  /** Said already; `status` is the exit status. */
  | { kind: 'wrong'; status: number };

/** What reading the command line touches. */
export interface OptionIo {
  messages: Messages;
  read: ReadFile;
  /** `--stderr`. */
  redirect: (name: string) => Promise<void>;
}

/** What an option does: a problem, another thing than a transfer, or nothing to speak of. */
export type Applied =
  | undefined
  | Problem
  | { instead: Exclude<ReadCurl, { kind: 'run' | 'wrong' }> }
  | { next: true };

const BAD_USE = 2;
const UNSUPPORTED = 1;
const READ_ERROR = 26;

/** Reads the words as curl 7.88.1 does (src/tool_getparam.c); mistakes are said on the way. */
export async function readCurl(words: readonly string[], io: OptionIo): Promise<ReadCurl> {
  const global = newGlobal();
  const operations = [newOperation()];
  let options = true;
  const wrong = async (word: string, problem: Problem): Promise<ReadCurl> => {
    await io.messages.usage(word === ':' ? problem : `option ${word}: ${problem}`);
    const status =
      problem === 'a specified protocol is unsupported by libcurl'
        ? UNSUPPORTED
        : problem === 'error encountered when reading a file'
          ? READ_ERROR
          : BAD_USE;
    return { kind: 'wrong', status };
  };
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string;
    const operation = operations.at(-1) as Operation;
    if (!options || !word.startsWith('-')) {
      giveUrl(operation, word);
      continue;
    }
    if (word === '--') {
      options = false;
      continue;
    }
    const uses = readWord(word, words[at + 1]);
    for (const use of uses) {
      if ('problem' in use) return wrong(word, use.problem);
      const { row, on, value } = use;
      const reason = on ? optionNotHere(row.name) : undefined;
      if (reason !== undefined) {
        await io.messages.say(`curl: --${row.name} is not in this terminal: ${reason} (man curl)\n`);
        return { kind: 'wrong', status: BAD_USE };
      }
      if (row.kind === 'file' && /^-./s.test(value))
        await io.messages.warn(`The file name argument '${value}' looks like a flag.`);
      if (use.fromNext && row.name !== 'help') at++;
      const applied = await applyOption({ row, on, value, operation, global, io });
      if (typeof applied === 'string') return wrong(word, applied);
      if (applied && 'instead' in applied) return applied.instead;
      if (applied && 'next' in applied && operation.urls[0]?.url !== undefined)
        operations.push(newOperation());
    }
  }
  return { kind: 'run', global, operations };
}

type Use = { row: OptionRow; on: boolean; value: string; fromNext: boolean } | { problem: Problem };

/** The options of one word; `-sSo FILE` is three. Stops at the first mistake. */
function readWord(word: string, next: string | undefined): Use[] {
  if (word.startsWith('--')) {
    const found = findLong(word.slice(2));
    if (found === 'unknown') return [{ problem: 'is unknown' }];
    if (found === 'ambiguous') return [{ problem: 'is ambiguous' }];
    if (found === 'no-switch') return [{ problem: "used '--no-' for option that isn't a boolean" }];
    const { row, on } = found;
    if (takesValue(row)) {
      if (next === undefined) return [{ problem: 'requires parameter' }];
      return [{ row, on, value: next, fromNext: true }];
    }
    return [{ row, on, value: next ?? '', fromNext: false }];
  }
  const uses: Use[] = [];
  for (let at = 1; at < word.length; at++) {
    const row = findShort(word[at] as string);
    if (!row) return [...uses, { problem: 'is unknown' }];
    if (!takesValue(row)) {
      uses.push({ row, on: true, value: next ?? '', fromNext: false });
      continue;
    }
    const rest = word.slice(at + 1);
    if (rest === '' && next === undefined) return [...uses, { problem: 'requires parameter' }];
    return [...uses, { row, on: true, value: rest || (next as string), fromNext: rest === '' }];
  }
  return uses.length > 0 ? uses : [{ problem: 'is unknown' }];
}

const takesValue = ({ kind }: OptionRow) => kind === 'value' || kind === 'file';

function newUrl(operation: Operation): UrlSettings {
  const url: UrlSettings = {
    url: undefined,
    output: operation.remoteNameAll ? { kind: 'remote-name' } : undefined,
    upload: undefined,
    outputGiven: false,
    uploadGiven: false,
  };
  operation.urls.push(url);
  return url;
}

/** The first place that has none yet: URLs, outputs and uploads are matched by their order. */
export function giveUrl(operation: Operation, url: string): void {
  (operation.urls.find((place) => place.url === undefined) ?? newUrl(operation)).url = url;
}

export function giveOutput(operation: Operation, output: UrlSettings['output']): void {
  const place = operation.urls.find((candidate) => !candidate.outputGiven) ?? newUrl(operation);
  place.output = output;
  place.outputGiven = true;
}

export function giveUpload(operation: Operation, name: string): void {
  const place = operation.urls.find((candidate) => !candidate.uploadGiven) ?? newUrl(operation);
  place.upload = name;
  place.uploadGiven = true;
}

export const textOf = (octets: Uint8Array): string => {
  const text = textOfUtf8(octets);
  return text.includes('\ufffd') ? latin1(octets) : text;
};
