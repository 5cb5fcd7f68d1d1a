import { nearest, readable, shown } from '../../reading/words.ts';
import { argumentsCalled } from '../command-line.ts';
import { imapCommand } from '../commands.ts';
import { asTyped, decodeMailbox, isInbox } from '../mailbox-name.ts';
import { offers } from '../standing.ts';
import { again, type Found, found, type Mistake, replaced, withTag } from './found.ts';

/** What the server says in square brackets (RFC 3501 §7.1, RFC 5530 §3). */
export function codeCause(mistake: Mistake): Found | undefined {
  const { command, read } = mistake;
  const { verb = 'NOOP', wordAt: marks } = command;
  const say = <Id extends Parameters<typeof found>[0]>(
    id: Id,
    values: Parameters<typeof found<Id>>[1],
  ): Found => found(id, values, { marks });
  switch (read.code?.name) {
    case 'AUTHORIZATIONFAILED':
      return say('authorizationFailed', {});
    case 'EXPIRED':
      return say('expired', {});
    case 'PRIVACYREQUIRED':
      return say('clearRefused', {});
    case 'NOPERM':
      return say('noPermission', { verb });
    case 'INUSE':
      return say('inUse', {});
    case 'UNAVAILABLE':
      return say('unavailable', {});
    case 'OVERQUOTA':
      return say('overQuota', {});
    case 'LIMIT':
      return say('limit', {});
    case 'CANNOT':
      return say('cannot', { verb });
    case 'BADCHARSET':
      return say('charset', { offered: shown(read.code.rest) });
    case 'READ-ONLY':
      return say('readOnly', { verb });
    case 'CORRUPTION':
    case 'SERVERBUG':
    case 'CONTACTADMIN':
      return say('serverFailed', {});
    case 'ALREADYEXISTS':
      return say('mailboxExists', { name: nameOf(mistake, -1) });
    case 'TRYCREATE':
      return tryCreate(mistake);
    case 'NONEXISTENT':
      return noSuchMailbox(mistake);
    default:
      return undefined;
  }
}

/** The command's mailbox as a sentence may hold it. */
function nameOf({ command }: Mistake, index: number): string {
  return shown(decodeMailbox(readable(argumentsCalled(command, 'mailbox').at(index)?.text ?? '')));
}

function tryCreate(mistake: Mistake): Found {
  const { fold, command } = mistake;
  const name = argumentsCalled(command, 'mailbox').at(-1);
  return found(
    'tryCreate',
    { name: nameOf(mistake, -1) },
    name ? { marks: name, repair: withTag(fold, `CREATE ${asTyped(name.text)}`) } : {},
  );
}

function noSuchMailbox(mistake: Mistake): Found {
  const { fold, command } = mistake;
  const [mailbox] = argumentsCalled(command, 'mailbox');
  if (!mailbox) return found('noSuchMailbox', { name: '' }, { repair: withTag(fold, 'LIST "" "*"') });
  const meant = nearest(mailbox.text, ['INBOX', ...fold.mailboxes]);
  if (meant !== undefined && meant !== mailbox.text)
    return found(
      'mailboxDidYouMean',
      { name: nameOf(mistake, 0), meant: shown(decodeMailbox(meant)) },
      { marks: mailbox, repair: withTag(fold, replaced(command, mailbox, asTyped(meant))) },
    );
  return found(
    'noSuchMailbox',
    { name: nameOf(mistake, 0) },
    { marks: mailbox, repair: withTag(fold, 'LIST "" "*"') },
  );
}

/** How servers say that they do not know a command. */
const UNKNOWN =
  /unknown|unrecogni|not (?:supported|implemented|enabled|available)|no such command|invalid command/i;

/** What is left: the mailbox is not there, the command is not there, or the server has its reasons. */
export function refusalCause(mistake: Mistake): Found | undefined {
  const { fold, command, read, said, waiting } = mistake;
  const { verb, wordAt: marks, plus } = command;
  if (!verb || waiting.response === '*') return undefined;
  if (plus && read.status === 'BAD' && !offers(fold, 'LITERAL+') && !offers(fold, 'LITERAL-'))
    return found('literalPlus', {}, { marks });
  const { capability, syntax, example } = imapCommand(verb);
  if (capability !== undefined) {
    const offered = fold.reading.extensions.some(({ keyword }) =>
      capability.endsWith('=') ? keyword.startsWith(capability) : keyword === capability,
    );
    if (fold.asked ? !offered : read.status === 'BAD' && UNKNOWN.test(said))
      return found('notOffered', { verb }, { marks });
  }
  if (read.status === 'NO') {
    if (
      /doesn.t exist|unknown mailbox|no such mailbox|nonexist|does not exist|not found|can.t open mailbox/i.test(
        said,
      )
    )
      return noSuchMailbox(mistake);
    if (/quota|disk (?:is )?full|no (?:more )?space/i.test(said)) return found('overQuota', {}, { marks });
    if (/already exists/i.test(said)) return found('mailboxExists', { name: nameOf(mistake, -1) }, { marks });
    if (verb === 'DELETE' && isInbox(nameOf(mistake, 0))) return found('inboxStays', {}, { marks });
    if (/read.?only/i.test(said)) return found('readOnly', { verb }, { marks });
    return found('refused', { verb }, { marks });
  }
  return found('badSyntax', { verb, syntax }, { marks, repair: again(fold, command, example) });
}
