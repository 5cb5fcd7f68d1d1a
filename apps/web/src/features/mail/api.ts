/** The mailbox routes of `/api/rooms/me`, as values: a failure is `undefined` or a word, never an exception. */
import type {
  FolderView,
  MailboxView,
  MailListView,
  MailPut,
  MailRowView,
  MailView,
  PreparedLetter,
  PreparedWish,
  Problem,
} from '@ehlo/wire';

async function json<T>(path: string): Promise<T | undefined> {
  try {
    const response = await fetch(path, { headers: { accept: 'application/json' } });
    return response.ok ? ((await response.json()) as T) : undefined;
  } catch {
    // No network, or no server: the caller says so and offers to try again.
    return undefined;
  }
}

const box = (mailbox: string) => `/api/rooms/me/mailboxes/${encodeURIComponent(mailbox)}`;
export const mailUrl = (id: number) => `/api/rooms/me/mails/${id}`;

export const listMails = (
  { mailbox, folder }: { mailbox: string; folder: string },
  search: string,
  limit: number,
): Promise<MailListView | undefined> =>
  json(
    `${box(mailbox)}?limit=${limit}&folder=${encodeURIComponent(folder)}${search === '' ? '' : `&search=${encodeURIComponent(search)}`}`,
  );

export const listMailboxes = (): Promise<MailboxView[] | undefined> => json('/api/rooms/me/mailboxes');

export const listFolders = (mailbox: string): Promise<FolderView[] | undefined> =>
  json(`${box(mailbox)}/folders`);

export const mboxUrl = (mailbox: string, folder: string): string =>
  `${box(mailbox)}/mbox?folder=${encodeURIComponent(folder)}`;

/** Puts the letters of a file there; undefined when nothing answered. */
export async function putFile(
  { mailbox, folder }: { mailbox: string; folder: string },
  file: Blob,
): Promise<MailPut | Problem | undefined> {
  try {
    const response = await fetch(`${box(mailbox)}/mails?folder=${encodeURIComponent(folder)}`, {
      method: 'POST',
      // A form of another site cannot say this; what it is, is read from its first line.
      headers: { 'content-type': 'application/mbox' },
      body: file,
    });
    const answer = (await response.json()) as MailPut | { problem: Problem };
    return 'problem' in answer ? answer.problem : answer;
  } catch {
    // As above.
    return undefined;
  }
}

/** Changes a folder with a JSON body; undefined when nothing answered. */
async function changeFolder(
  method: 'POST' | 'DELETE',
  { mailbox, folder }: { mailbox: string; folder: string },
  what: 'prepared' | 'mails',
  body: object,
): Promise<MailPut | Problem | undefined> {
  try {
    const response = await fetch(`${box(mailbox)}/${what}?folder=${encodeURIComponent(folder)}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as MailPut | { problem: Problem };
    return 'problem' in answer ? answer.problem : answer;
  } catch {
    // As above.
    return undefined;
  }
}

/** Puts letters to practise on there. */
export const putPrepared = (to: { mailbox: string; folder: string }, wish: PreparedWish) =>
  changeFolder('POST', to, 'prepared', wish);

/** Removes all letters of the folder. */
export const emptyFolder = (of: { mailbox: string; folder: string }) =>
  changeFolder('DELETE', of, 'mails', {});

/** A prepared letter, as it will cross. */
export async function readPrepared(letter: PreparedLetter, to: string): Promise<Uint8Array | undefined> {
  try {
    const response = await fetch(`/api/rooms/me/prepared/${letter}?to=${encodeURIComponent(to)}`);
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
  } catch {
    // As above.
    return undefined;
  }
}

/** `gone`: the server answered that there is no such letter. */
export async function openMail(id: number): Promise<MailView | 'gone' | undefined> {
  try {
    const response = await fetch(mailUrl(id));
    if (response.status === 404) return 'gone';
    return response.ok ? ((await response.json()) as MailView) : undefined;
  } catch {
    // As above.
    return undefined;
  }
}

/** The source as it lies in the mailbox, one character an octet so that nothing is hidden. */
export async function readSource(id: number): Promise<string | undefined> {
  try {
    const response = await fetch(`${mailUrl(id)}/source`);
    if (!response.ok) return undefined;
    return new TextDecoder('utf-8').decode(await response.arrayBuffer());
  } catch {
    // As above.
    return undefined;
  }
}

/** The same as octets, for those who read its structure. */
export async function readOctets(id: number): Promise<Uint8Array | undefined> {
  try {
    const response = await fetch(`${mailUrl(id)}/source`);
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
  } catch {
    // As above.
    return undefined;
  }
}

async function change(method: 'PATCH' | 'DELETE', id: number, body: object): Promise<boolean> {
  try {
    const response = await fetch(mailUrl(id), {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return response.ok;
  } catch {
    // As above.
    return false;
  }
}

/** Into another folder of its mailbox. @returns its new number; undefined where it was not moved */
export async function moveMail(id: number, folder: string): Promise<number | undefined> {
  try {
    const response = await fetch(`${mailUrl(id)}/move`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ folder }),
    });
    return response.ok ? ((await response.json()) as MailRowView).id : undefined;
  } catch {
    // As above.
    return undefined;
  }
}

export const markSeen = (id: number): Promise<boolean> => change('PATCH', id, { add: ['\\Seen'] });
export const deleteMail = (id: number): Promise<boolean> => change('DELETE', id, {});
