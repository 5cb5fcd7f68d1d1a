/** From a recording to two files. */
import type { Own } from '@ehlo/lessons';
import { draftOf, markdownOf, type RecordedFacts } from '@ehlo/lessons/draft';
import { slugOf } from '@ehlo/lessons/format/in-page';
import type { Me } from '@ehlo/wire';
import { readRecording } from './api.ts';
import type { KeptDraft } from './kept-draft.ts';
import { inOneTerminal, type Recording } from './recording.ts';

export interface Made {
  draft: KeptDraft;
  /** There was more than one recording holds. */
  more: boolean;
  /** Lines that were typed in other terminals, and are left out. */
  others: number;
}

/** A mail that waits in a queue goes on within seconds, and its way belongs to the lesson. */
const MAIL_MS = 3_000;
const LONGEST_FOLDER = 30;
const LEFT: readonly string[] = ['relayed', 'bounced', 'deferred', 'stored'];

export async function makeDraft(
  recording: Recording,
  me: Me,
): Promise<Made | 'no-trace' | 'unreachable' | 'too-fast'> {
  let answer = await readRecording(recording.after);
  if (typeof answer !== 'string' && waitsForMail(answer)) {
    await new Promise((resolve) => setTimeout(resolve, MAIL_MS));
    answer = await readRecording(recording.after);
  }
  if (typeof answer === 'string') return answer;
  const { lines, others } = inOneTerminal(recording);
  const { facts, more } = answer;
  const draft = draftOf({ lines, cuts: recording.cuts, facts, own: ownOf(me) });
  if (draft.steps.length === 0) return 'no-trace';
  return {
    draft: { ...markdownOf(draft), folder: folderOf(draft.titles.en) },
    more,
    others,
  };
}

/** Short enough to be typed: whole words of the title. */
function folderOf(title: string): string {
  const words = slugOf(title)
    .slice(0, LONGEST_FOLDER + 1)
    .split('-');
  if (words.length > 1 && slugOf(title).length > LONGEST_FOLDER) words.pop();
  return `10-${words.join('-') || 'recorded'}`;
}

const waitsForMail = ({ facts }: RecordedFacts): boolean => {
  const queued = facts.findLastIndex(({ name }) => name === 'queued');
  return queued >= 0 && !facts.slice(queued).some(({ name }) => LEFT.includes(name));
};

export const ownOf = ({ handle, mailbox, address, password, world }: Me): Own => ({
  handle,
  mailbox,
  address,
  password,
  outside: Object.fromEntries(
    world.services.flatMap(({ service, outside }) => (outside === null ? [] : [[service, outside]])),
  ),
});
