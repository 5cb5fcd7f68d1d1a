/** SELECT and EXAMINE, and how a folder is left again (RFC 3501 §6.3.1, §6.3.2, §6.4.2; RFC 3691). */
import type { Arguments } from './arguments.ts';
import { refused } from './folders.ts';
import { done, turn } from './reply.ts';
import { asks, type ImapState, type Turn, unselected } from './state.ts';
import { openView, recentIn } from './view.ts';

export const FLAGS = ['\\Answered', '\\Flagged', '\\Deleted', '\\Seen', '\\Draft'] as const;
/** Keywords of a folder that SELECT tells. */
const MOST_KEYWORDS = 100;

export function takeSelect(state: ImapState, tag: string, given: Arguments, readOnly: boolean): Turn {
  const folder = given.mailbox();
  given.end();
  // Whatever was open is not any more, also where this fails (§6.3.1).
  const closed = unselected(state);
  return asks(closed, { about: 'select', folder, claims: !readOnly }, (next, answer) => {
    if (answer.kind !== 'folder') return turn(next, `${tag} ${refused(answer)}`);
    const view = openView(folder, readOnly, answer);
    const { messages } = view;
    const keywords = new Set<string>();
    for (const { flags } of messages)
      for (const flag of flags)
        if (!flag.startsWith('\\') && keywords.size < MOST_KEYWORDS) keywords.add(flag);
    const flags = [...FLAGS, ...keywords].join(' ');
    const unseen = messages.findIndex((message) => !message.flags.includes('\\Seen')) + 1;
    return turn(
      { ...next, phase: 'selected', view },
      `* FLAGS (${flags})`,
      `* ${messages.length} EXISTS`,
      `* ${recentIn(view)} RECENT`,
      ...(unseen > 0 ? [`* OK [UNSEEN ${unseen}] The first one that is not seen`] : []),
      `* OK [PERMANENTFLAGS (${readOnly ? '' : `${flags} \\*`})] ${readOnly ? 'Nothing can be changed' : 'These are kept'}`,
      `* OK [UIDVALIDITY ${answer.uidValidity}] UIDs of before are good`,
      `* OK [UIDNEXT ${answer.uidNext}] At least that is the next one`,
      `${tag} OK [${readOnly ? 'READ-ONLY' : 'READ-WRITE'}] ${readOnly ? 'Opened to look' : 'Opened'}`,
    );
  });
}

/** CLOSE removes what is \Deleted, and tells nobody here; UNSELECT and a folder that was opened to look remove nothing. */
export function takeClose(state: ImapState, tag: string, expunges: boolean): Turn {
  const { view } = state;
  const closed = unselected(state);
  const leave = (next: ImapState): Turn =>
    asks(next, { about: 'unselect' }, (last) => turn(last, `${tag} OK Closed`));
  const uids =
    view && expunges && !view.readOnly
      ? view.messages.filter(({ flags }) => flags.includes('\\Deleted')).map(({ uid }) => uid)
      : [];
  if (uids.length === 0) return leave(closed);
  return asks(state, { about: 'expunge', uids }, (next, answer) =>
    answer.kind === 'refused' ? done(next, tag, refused(answer)) : leave(unselected(next)),
  );
}
