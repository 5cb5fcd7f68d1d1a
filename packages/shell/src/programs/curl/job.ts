import type { Process } from '../program.ts';
import { type Expansion, expandGlob } from './glob.ts';
import type { Messages } from './messages.ts';
import type { Connections } from './session.ts';
import type { GlobalSettings, Operation, UrlSettings } from './settings.ts';
import type { StandardOutput } from './standard-output.ts';
import type { Trace } from './trace.ts';

/** What all transfers of one curl share. */
export interface Run {
  process: Process;
  global: GlobalSettings;
  messages: Messages;
  trace: Trace;
  stdout: StandardOutput;
  connections: Connections;
  knownAddresses: Map<string, string[]>;
  /** `--resolve` entries that were told of. */
  resolvesTold: Set<string>;
}

/** One transfer: a URL, and what is sent to it. */
export interface Job {
  operation: Operation;
  place: UrlSettings;
  url: Expansion;
  /** A file's name, `-`, or undefined. */
  upload: string | undefined;
  index: number;
}

/** Every upload to every URL. @throws CurlFailure 3 for a bad pattern */
export function jobsOf(operation: Operation, place: UrlSettings, url: string): Job[] {
  const expand = (pattern: string): Expansion[] =>
    operation.noGlob ? [{ text: pattern, choices: [] }] : expandGlob(pattern);
  const uploads =
    place.upload === undefined || place.upload === ''
      ? [undefined]
      : expand(place.upload).map(({ text }) => text);
  const urls = expand(url);
  const index = operation.urls.indexOf(place);
  return uploads.flatMap((upload) => urls.map((one) => ({ operation, place, url: one, upload, index })));
}
