import type { DialogueEffect, DialogueInput } from '../../dialogue.ts';
import { latin1, octetsOfLatin1 } from '../../octets.ts';
import { Telling } from '../../reading/talk.fixture.ts';
import { CHALLENGE, isPassword } from '../../sasl/password.fixture.ts';
import { IMAP } from '../words.fixture.ts';
import { createImapDialogue, type ImapPolicy } from './dialogue.ts';
import { fetchResponse } from './fetch-response.ts';
import type { ImapAnswer, ImapAsk, ImapMessage } from './mail.ts';
import { bodyTextsOf, searchBody } from './search-body.ts';
import { matches, searchedHeader } from './search-match.ts';
import type { ImapState } from './state.ts';
import '../index.ts';

export interface FakeLetter {
  text: string;
  flags?: string[];
}

/** A world of one mailbox that answers at once: INBOX with these letters, and an empty folder `Work`. UIDs are 11, 12, … */
export function fakeMail(letters: readonly FakeLetter[]) {
  const texts = new Map<number, string>();
  let next = 11;
  const folders = new Map<string, ImapMessage[]>([
    ['INBOX', []],
    ['Work', []],
  ]);
  const add = (folder: string, text: string, flags: readonly string[] = []): number => {
    const uid = next++;
    texts.set(uid, text);
    folders.get(folder)?.push({ uid, size: text.length, at: Date.UTC(2026, 8, 1, 7, 30) * 1000, flags });
    return uid;
  };
  for (const { text, flags } of letters) add('INBOX', text, flags);
  let selected = '';
  const now = (): ImapAnswer => ({
    kind: 'messages',
    messages: [...(folders.get(selected) ?? [])],
    recent: [],
  });
  const keep = (test: (message: ImapMessage) => boolean): void => {
    folders.set(selected, (folders.get(selected) ?? []).filter(test));
  };

  function answer(ask: ImapAsk): ImapAnswer {
    const none: ImapAnswer = { kind: 'refused', why: 'nonexistent' };
    switch (ask.about) {
      case 'select':
      case 'status': {
        const messages = folders.get(ask.folder);
        if (!messages) return none;
        if (ask.about === 'select') selected = ask.folder;
        return { kind: 'folder', messages: [...messages], uidValidity: 7, uidNext: next, recent: [] };
      }
      case 'folders':
        return {
          kind: 'folders',
          folders: [...folders.keys()].map((name) => ({ name })),
          subscribed: ['INBOX'],
        };
      case 'poll':
        return now();
      case 'flag':
        folders.set(
          selected,
          (folders.get(selected) ?? []).map((message) =>
            ask.uids.includes(message.uid)
              ? {
                  ...message,
                  flags: [...new Set([...message.flags, ...ask.add])].filter(
                    (flag) => !ask.remove.includes(flag),
                  ),
                }
              : message,
          ),
        );
        return now();
      case 'expunge':
        keep(({ uid }) => !ask.uids.includes(uid));
        return now();
      case 'copy': {
        if (!folders.has(ask.folder)) return none;
        const to = ask.uids.map((uid) => add(ask.folder, texts.get(uid) ?? ''));
        if (ask.move) keep(({ uid }) => !ask.uids.includes(uid));
        return { kind: 'copied', uidValidity: 7, from: ask.uids, to };
      }
      case 'append':
        return folders.has(ask.folder)
          ? { kind: 'appended', uidValidity: 7, uid: add(ask.folder, 'new', ask.flags) }
          : none;
      case 'search': {
        const letter = ({ uid }: ImapMessage) => {
          const octets = octetsOfLatin1(texts.get(uid) ?? '');
          const search = searchBody(octets, bodyTextsOf(ask.tree));
          let step = search.next();
          while (!step.done) step = search.next();
          return { ...searchedHeader(octets), found: step.value };
        };
        return {
          kind: 'found',
          rows: ask.rows.filter((row) => matches(ask.tree, row, letter(row.message)) === true),
        };
      }
      default:
        return { kind: 'done' };
    }
  }
  return { answer, add, texts, folders };
}

/** One session of the dialogue, and its reading as the panels have it. */
export function openSession(
  letters: readonly FakeLetter[] = [],
  policy: Partial<ImapPolicy> = {},
  secured = false,
) {
  const dialogue = createImapDialogue({ hostName: 'mail.campus.test', startTls: true, ...policy });
  const mail = fakeMail(letters);
  const telling = new Telling(IMAP);
  let state: ImapState = dialogue.start({ address: '10.20.3.7', secured });
  let said = '';
  /** Octets that are no line. */
  let counted: { left: number; text: string; letter: boolean; keep: boolean } | undefined;
  const effects: DialogueEffect[] = [];

  const hear = (text: string): void => {
    said += text;
    telling.server(octetsOfLatin1(text));
  };

  function feed(input: DialogueInput): void {
    const turn = dialogue.step(state, input);
    state = turn.state;
    for (const effect of turn.effects) {
      effects.push(effect);
      const answer = answerOf(effect);
      if (answer) feed(answer);
    }
  }

  /** Does what a turn asks of the world. */
  function answerOf(effect: DialogueEffect): DialogueInput | undefined {
    switch (effect.kind) {
      case 'reply':
        hear(latin1(effect.octets));
        return undefined;
      case 'authenticate':
        return effect.user === 'bob' && isPassword(effect, 'secret')
          ? { kind: 'authenticated', user: 'bob' }
          : { kind: 'notAuthenticated' };
      case 'challenge':
        return { kind: 'challenge', text: CHALLENGE };
      case 'mail':
        return { kind: 'mail', answer: mail.answer(effect.ask) };
      case 'fetch':
        for (const row of effect.fetch.rows) {
          const text = mail.texts.get(row.message.uid) ?? '';
          const pieces = fetchResponse(row, effect.fetch.items, octetsOfLatin1(text));
          hear(
            pieces
              .map((piece) => (typeof piece === 'string' ? piece : text.slice(piece.start, piece.end)))
              .join(''),
          );
        }
        return { kind: 'sent' };
      case 'receiveLiteral':
        counted = { left: effect.octets, text: '', letter: false, keep: effect.keep };
        return undefined;
      case 'receiveLetter':
        counted = { left: effect.octets, text: '', letter: true, keep: true };
        return undefined;
      default:
        return undefined;
    }
  }

  /** What the client sends, and what is answered to it. */
  function send(text: string): string {
    said = '';
    telling.client(octetsOfLatin1(text));
    let rest = text;
    while (rest !== '' && state.phase !== 'closed') {
      if (counted) {
        const own = rest.slice(0, counted.left);
        rest = rest.slice(own.length);
        counted.left -= own.length;
        counted.text += own;
        if (counted.left > 0) break;
        const { text: octets, letter, keep } = counted;
        counted = undefined;
        if (letter) feed({ kind: 'received', size: octets.length, tooLarge: false });
        else feed({ kind: 'literal', octets: octetsOfLatin1(keep ? octets : '') });
        continue;
      }
      const end = rest.indexOf('\r\n');
      const line = end < 0 ? rest : rest.slice(0, end);
      rest = end < 0 ? '' : rest.slice(end + 2);
      feed({ kind: 'line', octets: octetsOfLatin1(line), ending: 'crlf' });
    }
    return said;
  }

  feed({ kind: 'opened' });
  const greeting = said;
  return {
    greeting,
    mail,
    effects,
    telling,
    feed,
    send,
    /** Lines, without line ends, and what is answered to them. */
    say: (...lines: string[]) => send(lines.map((line) => `${line}\r\n`).join('')),
    get state() {
      return state;
    },
    get heard() {
      return said;
    },
  };
}

export function selected(letters: readonly FakeLetter[], how = 'SELECT'): ReturnType<typeof openSession> {
  const session = openSession(letters);
  session.say('l LOGIN bob secret', `s ${how} INBOX`);
  return session;
}
