/** Mailpit's read API as scripts written for Mailpit use it, with the shapes its documentation gives. */

export interface MailpitAddress {
  Name: string;
  Address: string;
}

export interface MailpitSummary {
  ID: string;
  MessageID: string;
  Read: boolean;
  From: MailpitAddress;
  To: MailpitAddress[];
  Cc: MailpitAddress[];
  Bcc: MailpitAddress[];
  ReplyTo: MailpitAddress[];
  Subject: string;
  Created: string;
  Tags: string[];
  Size: number;
  Attachments: number;
  Snippet: string;
}

export interface MailpitList {
  total: number;
  unread: number;
  count: number;
  messages_count: number;
  messages_unread: number;
  start: number;
  tags: string[];
  messages: MailpitSummary[];
}

async function getJson<T>(url: string): Promise<T> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}

export const listMessages = (url: string, start = 0, limit = 200): Promise<MailpitList> =>
  getJson(`${url}/api/v1/messages?start=${start}&limit=${limit}`);

/** Every message, page by page, newest first. */
export async function allMessages(url: string): Promise<MailpitSummary[]> {
  const messages: MailpitSummary[] = [];
  for (;;) {
    const page = await listMessages(url, messages.length);
    messages.push(...page.messages);
    if (page.messages.length === 0 || messages.length >= page.total) return messages;
  }
}

/** The one message with this subject. The server said 250, so it is there now: no waiting. */
export async function messageBySubject(url: string, subject: string): Promise<MailpitSummary> {
  const found = (await allMessages(url)).filter((message) => message.Subject === subject);
  if (found.length !== 1) throw new Error(`${found.length} messages have the subject "${subject}".`);
  return found[0] as MailpitSummary;
}

/** The source as octets, one character each. */
export async function rawMessage(url: string, id: string): Promise<string> {
  const response = await fetch(`${url}/api/v1/message/${id}/raw`);
  if (!response.ok) throw new Error(`The source of ${id} answered ${response.status}.`);
  return Buffer.from(await response.arrayBuffer()).toString('latin1');
}
