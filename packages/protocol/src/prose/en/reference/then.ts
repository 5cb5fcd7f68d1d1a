import type { ReferenceWords } from '../../reference-words.ts';

/** Where a session of POP3 or IMAP stands after an answer. */
export const refThen: ReferenceWords['refThen'] = {
  same: 'unchanged',
  named: 'waits for the password',
  open: 'logged in: the mailbox is open',
  marked: 'the letter is marked, and still there',
  unmarked: 'no letter is marked',
  update: 'deletes what was marked, and ends',
  over: 'ends',
  anew: 'under TLS: all begins anew',
  asks: 'waits for your answer',
  outside: 'still not logged in',
  in: 'logged in',
  selected: 'the mailbox is open',
  'read-only': 'the mailbox is open, read-only',
  'none-open': 'logged in: no mailbox is open',
  fetches: 'waits for the octets',
  idles: 'waits for news, until DONE',
  seen: 'unchanged; with BODY[], read',
  renumbered: 'the letters behind move up',
};

export const refBad: ReferenceWords['refBad'] =
  'The line is not written right, or the command has no place in this state.';
