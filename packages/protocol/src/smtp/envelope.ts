import type { DialogueEffect, DialogueQuestion } from '../dialogue.ts';
import { lockedOut } from './auth.ts';
import { isOffered } from './hello.ts';
import { type ReadParameter, smtpParameterRow } from './parameters.ts';
import type { SmtpCommand } from './parse-command.ts';
import type { SmtpPath } from './path.ts';
import { RECIPIENT_OK, type RecipientJudged, type SmtpPolicy } from './policy.ts';
import { answer, type SmtpReply } from './reply.ts';
import { type RuleFindings, type RuleRefusal, ruleReply } from './rules.ts';
import { type SmtpState, type SmtpTransaction, sessionOf, withTransaction } from './state.ts';
import { mistake, type Turn, turn } from './turn.ts';

const HELLO_FIRST: SmtpReply = { code: 503, enhanced: '5.5.1', text: 'EHLO first' };
const MAIL_FIRST: SmtpReply = { code: 503, enhanced: '5.5.1', text: 'MAIL first' };
const RCPT_FIRST: SmtpReply = { code: 503, enhanced: '5.5.1', text: 'RCPT first' };
const SENDER_STANDS: SmtpReply = { code: 503, enhanced: '5.5.1', text: 'Sender already given: RSET first' };
/** RFC 6531 §3.5. */
const NEEDS_SMTPUTF8: SmtpReply = {
  code: 553,
  enhanced: '5.6.7',
  text: 'Address beyond ASCII needs SMTPUTF8 after MAIL',
};
const TOO_LARGE: SmtpReply = { code: 552, enhanced: '5.3.4', text: 'Larger than SIZE allows' };
const TOO_MANY: SmtpReply = {
  code: 452,
  enhanced: '4.5.3',
  text: 'Too many recipients: send to them in another mail',
};
const NO_RECIPIENTS: SmtpReply = { code: 554, enhanced: '5.5.1', text: 'No valid recipients' };
const GO_ON = answer({ code: 354, text: 'End with a lone dot' });

/** The first parameter that this server does not know after this verb gets 555 (RFC 5321 §4.1.1.11). */
function unknownParameter(
  verb: 'MAIL' | 'RCPT',
  parameters: readonly ReadParameter[],
  state: SmtpState,
  policy: SmtpPolicy,
): SmtpReply | undefined {
  const unknown = parameters.find(({ name }) => {
    const row = smtpParameterRow(verb, name);
    return !row || !isOffered(policy, row.extension, state.peer.secured);
  });
  return unknown && { code: 555, enhanced: '5.5.4', text: `Parameter not known: ${unknown.name}` };
}

/** The line waits for the answer, and is read again with it. */
function askAbout(state: SmtpState, line: Uint8Array, question: DialogueQuestion): Turn {
  return { state: { ...state, asking: line.slice() }, effects: [{ kind: 'ask', question }] };
}

/** 450 at first, then 421 and the end (RFC 5321 §3.8, §4.5.4.2). */
function tooFast(state: SmtpState, refusal: RuleRefusal & { rule: 'rate-limit' }, policy: SmtpPolicy): Turn {
  const { effects } = turn(state, ruleReply(refusal, policy.hostName));
  return refusal.hangsUp
    ? { state: { ...state, phase: 'closed' }, effects: [...effects, { kind: 'close' }] }
    : { state, effects };
}

/** RFC 5321 §4.5.1: who runs the server can be written to, whatever its rules find. */
const isPostmaster = ({ kind, localPart }: SmtpPath): boolean =>
  kind === 'postmaster' || localPart.toLowerCase() === 'postmaster';

/** MAIL opens a transaction (RFC 5321 §4.1.1.2). */
export function takeSender(
  state: SmtpState,
  command: SmtpCommand,
  line: Uint8Array,
  policy: SmtpPolicy,
): Turn {
  if (state.transaction) return mistake(state, policy, SENDER_STANDS);
  const locked = lockedOut(state, policy);
  if (locked) return turn(state, locked);
  if (state.helo === undefined && policy.hello === 'required') return mistake(state, policy, HELLO_FIRST);
  const { parameters } = command;
  const path = command.path as SmtpPath;
  const unknown = unknownParameter('MAIL', parameters, state, policy);
  if (unknown) return mistake(state, policy, unknown);

  let smtputf8 = false;
  let body: SmtpTransaction['body'] = '7BIT';
  let declared = 0;
  for (const { name, value } of parameters) {
    if (name === 'SIZE') declared = Number(value);
    else if (name === 'SMTPUTF8') smtputf8 = true;
    else if (name === 'BODY' && value?.toUpperCase() === '8BITMIME') body = '8BITMIME';
  }
  if (path.utf8 && !smtputf8) return turn(state, NEEDS_SMTPUTF8);
  // RFC 1870 §6.1: said before the letter is sent in vain.
  if (declared > policy.maxSize) return turn(state, TOO_LARGE);

  if (policy.hostRules && state.user === undefined && !state.findings && state.told === undefined)
    return askAbout(state, line, { about: 'rules', client: state.peer.address });
  // The next mail has them looked into anew.
  const { findings } = state;
  const asked = findings ? withoutFindings(state) : state;
  const refuses = findings?.refuses;
  if (refuses?.rule === 'rate-limit') return tooFast(asked, refuses, policy);
  const verdict = policy.sender(path, sessionOf(state));
  if ('ask' in verdict) return askAbout(state, line, verdict.ask);
  const { reply } = verdict;
  if (reply.code >= 300) return turn(asked, reply);
  const transaction = transactionOf(path.mailbox, NO_PATHS, smtputf8, body, findings);
  const effects: DialogueEffect[] = [...turn(state, reply).effects];
  if (path.mailbox !== '') effects.push({ kind: 'named', by: 'mail', name: path.mailbox });
  return { state: withTransaction(asked, 'sender', transaction), effects };
}

function withoutFindings({ findings: _, ...asked }: SmtpState): SmtpState {
  return asked;
}

const NO_PATHS: readonly string[] = [];

function transactionOf(
  reversePath: string,
  forwardPaths: readonly string[],
  smtputf8: boolean,
  body: SmtpTransaction['body'],
  findings: RuleFindings | undefined,
): SmtpTransaction {
  const transaction = { reversePath, forwardPaths, refused: false, smtputf8, body };
  return findings ? { ...transaction, findings } : transaction;
}

/** A RCPT of it was refused. */
function withRefusal(state: SmtpState, transaction: SmtpTransaction): SmtpState {
  return { ...state, transaction: { ...transaction, refused: true } };
}

/** RCPT adds a recipient (RFC 5321 §4.1.1.3). */
export function takeRecipient(
  state: SmtpState,
  command: SmtpCommand,
  line: Uint8Array,
  policy: SmtpPolicy,
): Turn {
  const { transaction } = state;
  if (!transaction) return mistake(state, policy, MAIL_FIRST);
  const path = command.path as SmtpPath;
  const unknown = unknownParameter('RCPT', command.parameters, state, policy);
  if (unknown) return mistake(state, policy, unknown);
  const { reversePath, forwardPaths, refused, smtputf8, body, findings } = transaction;
  if (path.utf8 && !smtputf8) return turn(withRefusal(state, transaction), NEEDS_SMTPUTF8);
  if (forwardPaths.length >= policy.maxRecipients) return turn(withRefusal(state, transaction), TOO_MANY);

  if (findings?.refuses && !isPostmaster(path))
    return turn(withRefusal(state, transaction), ruleReply(findings.refuses, policy.hostName));
  const verdict = policy.recipient(path, sessionOf(state));
  if ('ask' in verdict) return askAbout(state, line, verdict.ask);
  const relays = findings?.relaysForAnyone ?? policy.relaysForAnyone ?? false;
  const judged: RecipientJudged = verdict.elsewhere && relays ? { reply: RECIPIENT_OK } : verdict;
  const { reply, forwardPath = path.mailbox } = judged;
  if (reply.code >= 300) return turn(withRefusal(state, transaction), reply);
  // Named twice, it is still one mail for one mailbox.
  const paths = forwardPaths.includes(forwardPath) ? forwardPaths : [...forwardPaths, forwardPath];
  const grown = transactionOf(reversePath, paths, smtputf8, body, findings);
  return turn(withTransaction(state, 'recipients', refused ? { ...grown, refused } : grown), reply);
}

/** DATA: what follows is the letter (RFC 5321 §4.1.1.4). */
export function openLetter(
  state: SmtpState,
  _command: SmtpCommand,
  _line: Uint8Array,
  policy: SmtpPolicy,
): Turn {
  const { transaction } = state;
  if (!transaction) return mistake(state, policy, MAIL_FIRST);
  if (transaction.forwardPaths.length === 0) {
    if (transaction.refused) return turn(state, NO_RECIPIENTS);
    return mistake(state, policy, RCPT_FIRST);
  }
  return {
    state: withTransaction(state, 'letter', transaction),
    effects: [...GO_ON, { kind: 'receive', maxOctets: policy.maxSize }],
  };
}
