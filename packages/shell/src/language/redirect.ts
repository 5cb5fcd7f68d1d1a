import { utf8 } from '@ehlo/protocol';
import type { ParsedScript, Redirection } from 'unbash';
import { resolvePath } from '../paths.ts';
import { createPipe } from '../streams/pipe.ts';
import { type InputSource, inputOf, NoSpace, nowhere, type Output, shareInput } from '../streams/stream.ts';
import { expandParts, expandToText, type RunScript } from './expand.ts';
import { type Frame, ShellProblem } from './frame.ts';
import { interruptible } from './run-program.ts';

const FILE_PROBLEMS = {
  full: 'No space left on device',
  'no-directory': 'No such file or directory',
  'is-directory': 'Is a directory',
  'read-only': 'Permission denied',
} as const;

/** The frame with its descriptors redirected, left to right (bash manual, 3.6). */
export async function redirect(
  redirections: readonly Redirection[],
  frame: Frame,
  run: RunScript,
): Promise<Frame> {
  let { stdin, stdout, stderr } = frame;
  for (const redirection of redirections) {
    const number =
      redirection.descriptor?.type === 'FileDescriptor' ? redirection.descriptor.value : undefined;
    if (redirection.type === 'HereDoc' || redirection.type === 'HereString') {
      stdin = shareInput(inputOf(utf8(await hereText(redirection, frame, run))));
      continue;
    }
    const { operator } = redirection;
    const substituted = redirection.target?.parts?.[0];
    if (operator === '<' && substituted?.type === 'ProcessSubstitution' && substituted.script) {
      stdin = beside(substituted.script, frame, run);
      continue;
    }
    const target = redirection.target ? await expandToText(redirection.target, frame, run) : '';
    if (operator === '<' || operator === '<>') {
      stdin = await openToRead(target, frame);
      continue;
    }
    if (operator === '<&') throw new ShellProblem(`${target}: Bad file descriptor`);
    let output: Output;
    if (operator === '>&' && /^\d$/.test(target)) {
      const source = target === '1' ? stdout : target === '2' ? stderr : undefined;
      if (!source) throw new ShellProblem(`${target}: Bad file descriptor`);
      output = source;
    } else output = await openToWrite(target, frame, operator === '>>' || operator === '&>>');
    if (operator === '&>' || operator === '&>>' || (operator === '>&' && !/^\d$/.test(target)))
      stdout = stderr = output;
    else if (number === undefined || number === 1) stdout = output;
    else if (number === 2) stderr = output;
    else throw new ShellProblem(`${number}: this small shell has descriptors 0 to 2 only`);
  }
  return { ...frame, stdin, stdout, stderr };
}

/** `< <(COMMAND)`: what a command beside this one writes. */
function beside(script: ParsedScript, frame: Frame, run: RunScript): InputSource {
  const pipe = createPipe();
  const own = { ...frame, stdin: shareInput(inputOf(new Uint8Array())), stdout: pipe.output };
  void run(script, own)
    // How it ends is nobody's concern, as in bash; Ctrl-C ends it with the job.
    .catch(() => undefined)
    .finally(pipe.end);
  return { ...shareInput(interruptible(pipe.input, frame)), piped: true };
}

async function hereText(
  here: Extract<Redirection, { type: 'HereDoc' | 'HereString' }>,
  frame: Frame,
  run: RunScript,
): Promise<string> {
  if (here.type === 'HereString')
    return `${here.target ? await expandToText(here.target, frame, run) : ''}\n`;
  const text =
    here.delimiter?.quoted || !here.body.parts
      ? here.body.text
      : await expandParts(here.body.parts, frame, run);
  return here.operator === '<<-' ? text.replace(/^\t+/gm, '') : text;
}

/** What bash itself opens as a connection (bash manual, 3.6). */
function refuseSocket(name: string): void {
  const socket = /^\/dev\/(?:tcp|udp)\/([^/]+)\/([^/]+)$/.exec(name);
  if (socket) throw new ShellProblem(`${name}: not here; use  ncat -C ${socket[1]} ${socket[2]}`);
}

async function openToRead(name: string, frame: Frame): Promise<InputSource> {
  refuseSocket(name);
  if (name === '/dev/null') return shareInput(inputOf(new Uint8Array()));
  const path = resolvePath(frame.session.directory, name);
  const { files } = frame.job.world;
  const octets = await files.read(path);
  if (octets) return shareInput(inputOf(octets));
  const directory = (await files.stat(path))?.kind === 'directory';
  throw new ShellProblem(`${name}: ${directory ? 'Is a directory' : 'No such file or directory'}`);
}

async function openToWrite(name: string, frame: Frame, append: boolean): Promise<Output> {
  refuseSocket(name);
  if (name === '/dev/null') return nowhere;
  if (name === '/dev/stdout') return frame.stdout;
  if (name === '/dev/stderr') return frame.stderr;
  const path = resolvePath(frame.session.directory, name);
  const { files } = frame.job.world;
  const opened = append
    ? await files.append(path, new Uint8Array())
    : await files.write(path, new Uint8Array());
  if (name === '' || opened !== 'ok')
    throw new ShellProblem(`${name}: ${FILE_PROBLEMS[opened === 'ok' ? 'no-directory' : opened]}`);
  return {
    async write(octets) {
      if ((await files.append(path, octets)) !== 'ok') throw new NoSpace();
    },
  };
}
