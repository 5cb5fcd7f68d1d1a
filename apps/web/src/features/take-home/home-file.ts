/** `/api/rooms/me/home-file`, as values: a failure is a problem with a code, never an exception. */
import { HOME_FILE_OCTETS, type HomeContents, type HomeLook, type Problem } from '@ehlo/wire';

const HOME_FILE = '/api/rooms/me/home-file';
export const HOME_FILE_URL = HOME_FILE;

const UNREACHABLE: Problem = { code: 'unreachable', params: {} };
export const isProblem = (answer: object): answer is Problem => 'code' in answer;

async function answerOf<T>(asked: Promise<Response>): Promise<T | Problem> {
  try {
    const response = await asked;
    const body = (await response.json()) as T & { problem?: Problem };
    return response.ok ? body : (body.problem ?? UNREACHABLE);
  } catch {
    // No network, no server, or a proxy that answers for it: the caller says so.
    return UNREACHABLE;
  }
}

export const readContents = () => answerOf<HomeContents>(fetch(`${HOME_FILE}/contents`));

/** `look`: what is in it, and what of it is new here; `take`: takes it. */
export async function sendFile(file: File, way: 'look' | 'take'): Promise<HomeLook | Problem> {
  if (file.size > HOME_FILE_OCTETS)
    return { code: 'home-large', params: { mebibytes: HOME_FILE_OCTETS / 2 ** 20 } };
  return answerOf(
    fetch(way === 'look' ? `${HOME_FILE}/look` : HOME_FILE, {
      method: 'POST',
      headers: { 'content-type': 'application/gzip' },
      // Its octets, whatever the browser takes it for.
      body: new Blob([file]),
    }),
  );
}
