/** `/api/classes`, as values: a failure is a problem to word, never an exception. */
import type {
  ClassAddresses,
  ClassDoor,
  ClassMistake,
  ClassPass,
  ClassReplay,
  ClassReplayEvents,
  ClassReplayRows,
  ClassStarted,
  ClassTickets,
  ClassView,
  MyClasses,
  Problem,
  ProjectorView,
} from '@ehlo/wire';

/** What becomes of a line that waits. */
export interface Passage {
  connection: number;
  as: 'same' | 'edited' | 'dropped';
  text?: string;
}

const CLASSES = '/api/classes';

export type Answer<T> = { ok: true; value: T } | { ok: false; problem: Problem };

/** What a page says where no server answered, or something that is not EHLO's. */
const UNREACHABLE: Problem = { code: 'unreachable-class', params: {} };

async function ask<T>(method: string, path: string, body?: object): Promise<Answer<T>> {
  try {
    const response = await fetch(`${CLASSES}${path}`, {
      method,
      headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (response.status === 204) return { ok: true, value: undefined as T };
    const told = (await response.json()) as T | { problem: Problem };
    if (response.ok) return { ok: true, value: told as T };
    return { ok: false, problem: (told as { problem?: Problem }).problem ?? UNREACHABLE };
  } catch {
    // No network, or no JSON: the caller says so and offers to try again.
    return { ok: false, problem: UNREACHABLE };
  }
}

const read = <T>(path: string) => ask<T>('GET', path);
const change = (method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body: object = {}) =>
  ask<undefined>(method, path, body);
const part = encodeURIComponent;

export const readMine = () => read<MyClasses>('/mine');
export const readDoor = (code: string) => read<ClassDoor>(`/codes/${part(code)}`);
export const readClass = (id: string) => read<ClassView>(`/${part(id)}`);
export const startClass = (wish: { title?: string; watching: 'may-refuse' | 'always' }) =>
  ask<ClassStarted>('POST', '/', wish);
export const joinClass = (code: string, name: string) => ask<ClassView>('POST', '/join', { code, name });
export const teachClass = (key: string) => ask<ClassView>('POST', '/teach', { key });
export const teachByPass = (pass: string) => ask<ClassView>('POST', '/teach', { pass });
export const endClass = (id: string) => change('DELETE', `/${part(id)}`);
export const readAddresses = (id: string) => read<ClassAddresses>(`/${part(id)}/addresses`);
export const readMistakes = (id: string) => read<ClassMistake[]>(`/${part(id)}/mistakes`);
export const readTickets = (id: string) => read<ClassTickets>(`/${part(id)}/tickets`);

export const readReplay = (id: string) => read<ClassReplay>(`/${part(id)}/replay`);
export const readReplayEvents = (id: string, after: number) =>
  read<ClassReplayEvents>(`/${part(id)}/replay/events?after=${after}`);
export const readReplayRows = (id: string, from: number) =>
  read<ClassReplayRows>(`/${part(id)}/replay/rows?from=${from}`);

/** What a member does. */
export const asMember = (id: string) => ({
  leave: () => change('POST', `/${part(id)}/leave`),
  handUp: (sentence: string) => change('PUT', `/${part(id)}/me/hand`, { sentence }),
  handDown: () => change('DELETE', `/${part(id)}/me/hand`),
  refuseWatching: (refusesWatching: boolean) =>
    ask<ClassView>('PATCH', `/${part(id)}/me`, { refusesWatching }),
  agree: (agree: boolean) => change('PUT', `/${part(id)}/me/spotlight`, { agree }),
  report: (mail: number, sentence?: string) =>
    change('POST', `/${part(id)}/me/reports`, sentence === undefined ? { mail } : { mail, sentence }),
  pair: (agree: boolean) => change('PUT', `/${part(id)}/me/pair`, { agree }),
  vote: (option: number) => change('PUT', `/${part(id)}/me/vote`, { option }),
});

/** What a teacher does, to all or to one. */
export const asTeacher = (id: string) => ({
  note: (text: string) => change('POST', `/${part(id)}/notes`, { text }),
  hint: (home: string, text: string) => change('POST', `/${part(id)}/hints`, { home, text }),
  pause: (text?: string) => change('PUT', `/${part(id)}/pause`, text === undefined ? {} : { text }),
  goOn: () => change('DELETE', `/${part(id)}/pause`),
  hold: (from?: 'client' | 'server' | 'both') => change('PUT', `/${part(id)}/hold`, from ? { from } : {}),
  endHold: () => change('DELETE', `/${part(id)}/hold`),
  letThrough: (what: 'line' | 'reply', home?: string) =>
    change('POST', `/${part(id)}/hold/let-through`, { what, ...(home !== undefined && { home }) }),
  passLine: (home: string, held: number, passage: Passage) =>
    change('POST', `/${part(id)}/members/${part(home)}/held/${held}`, passage),
  lesson: (lesson: string, step?: string) =>
    change('PUT', `/${part(id)}/lesson`, step === undefined ? { lesson } : { lesson, step }),
  playlist: (playlist: string, entry: number) => change('PUT', `/${part(id)}/playlist`, { playlist, entry }),
  timer: (ms: number) => change('PUT', `/${part(id)}/timer`, { ms }),
  stopTimer: () => change('DELETE', `/${part(id)}/timer`),
  handDown: (home: string) => change('DELETE', `/${part(id)}/members/${part(home)}/hand`),
  pair: (server: string, client: string) => change('POST', `/${part(id)}/pairs`, { server, client }),
  unpair: (home: string) => change('DELETE', `/${part(id)}/members/${part(home)}/pair`),
  sendOut: (home: string) => change('DELETE', `/${part(id)}/members/${part(home)}`),
  spotlight: (home: string, connection: number, named: boolean) =>
    change('PUT', `/${part(id)}/spotlight`, { home, connection, named }),
  endSpotlight: () => change('DELETE', `/${part(id)}/spotlight`),
  broadcast: (connection: number) => change('PUT', `/${part(id)}/broadcast`, { connection }),
  endBroadcast: () => change('DELETE', `/${part(id)}/broadcast`),
  ask: (text: string, options: readonly string[]) =>
    change('PUT', `/${part(id)}/question`, { text, options }),
  reveal: (question: number) => change('PUT', `/${part(id)}/question/revealed`, { question }),
  projector: (wish: Partial<Omit<ProjectorView, 'home'>> & { here?: true }) =>
    change('PUT', `/${part(id)}/projector`, wish),
  holdProjector: () => change('PUT', `/${part(id)}/projector/hold`, {}),
  endProjectorHold: () => change('DELETE', `/${part(id)}/projector/hold`),
  letProjectorThrough: (what: 'line' | 'reply') =>
    change('POST', `/${part(id)}/projector/let-through`, { what }),
  script: (lesson: string, line: number) => change('PUT', `/${part(id)}/script`, { lesson, line }),
  endScript: () => change('DELETE', `/${part(id)}/script`),
  pass: () => ask<ClassPass>('POST', `/${part(id)}/passes`, {}),
  closeReport: (report: number) => change('DELETE', `/${part(id)}/reports/${report}`),
  endQuestion: () => change('DELETE', `/${part(id)}/question`),
  rehearse: (language: 'en' | 'fr', lesson?: string) =>
    change('PUT', `/${part(id)}/rehearsal`, { language, ...(lesson !== undefined && { lesson }) }),
  assess: (lessons: readonly string[], ms: number) =>
    change('PUT', `/${part(id)}/assessment`, { lessons, ms }),
  endAssessment: () => change('DELETE', `/${part(id)}/assessment`),
  endRehearsal: () => change('DELETE', `/${part(id)}/rehearsal`),
  setFault: (fault: object) => change('POST', `/${part(id)}/faults`, fault),
  clearFaults: () => change('DELETE', `/${part(id)}/faults`),
  resetWorlds: () => change('POST', `/${part(id)}/worlds/reset`),
});

export const evidenceAddress = (id: string) => `${CLASSES}/${part(id)}/assessment.csv`;
export const exportAddress = (id: string, form: 'csv' | 'json', wish: { names: boolean; minutes: boolean }) =>
  `${CLASSES}/${part(id)}/export.${form}?names=${wish.names ? 'yes' : 'no'}&minutes=${wish.minutes ? 'yes' : 'no'}`;
