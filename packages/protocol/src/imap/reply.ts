import type { ReplyLine, ServerReply } from '../reading/reading.ts';
import type { ImapFolding, Waiting } from './folding.ts';
import { notesOfData } from './notes.ts';
import type { ReadResponse } from './response-line.ts';
import { saidOfLine } from './said-of-line.ts';
import { standByData } from './standing.ts';

/** Lines of an answer that are kept at its start and at its end. */
const KEPT_FIRST = 500;
const KEPT_LAST = 20;

/** The answer with one more line; begun where there was none. */
export function replyOf(waiting: Waiting, row: ReplyLine): ServerReply {
  const { exchange } = waiting;
  if (exchange.reply) {
    keep(exchange.reply, row);
    return exchange.reply;
  }
  exchange.reply = { code: 0, status: '*', lines: [row], complete: false, digits: [] };
  return exchange.reply;
}

function keep(reply: ServerReply, row: ReplyLine): void {
  reply.lines.push(row);
  if (reply.lines.length <= KEPT_FIRST + KEPT_LAST) return;
  const [gone] = reply.lines.splice(KEPT_FIRST, 1);
  const next = reply.lines[KEPT_FIRST];
  if (next && gone) next.skipped = (gone.skipped ?? 0) + 1 + (next.skipped ?? 0);
}

/** Untagged data are whole: what they tell. */
export function dataWhole(fold: ImapFolding, holder: Waiting, read: ReadResponse, row: ReplyLine): void {
  standByData(fold, holder, read);
  row.said = saidOfLine(read);
  arrived(fold, holder, read);
}

/** Counted by its kind, and noted. */
export function arrived(fold: ImapFolding, holder: Waiting, read: ReadResponse): void {
  const kind = read.data ?? `[${read.code?.name ?? read.status ?? ''}]`;
  if (holder.rows.size < 100 || holder.rows.has(kind))
    holder.rows.set(kind, (holder.rows.get(kind) ?? 0) + 1);
  notesOfData(fold, holder, read);
}
