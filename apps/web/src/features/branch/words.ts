import type { Language } from '../../i18n/i18n.ts';
import type { Branching } from './branching.ts';
import type { BranchProblem } from './plan.ts';

const en = {
  label: 'Branch',
  branch: 'Branch from here',
  branchSays:
    'Types what the client had said by then to the same server, in a terminal of yours, and leaves the rest to you.',
  before: (line: string) => `before ${line}`,
  nameless: 'Nobody is named here, and x stands for the handle: this cannot be branched from.',
  all: 'with all lines so far; choose a row to branch off before it',
  menu: {
    before: (line: string) => `Before ${line}`,
    all: 'With all lines so far. Choose a row first to branch off before it.',
  },
  stop: 'Stop',
  close: 'Close',
  to: (host: string, port: number) => `Branch to ${host}:${port}.`,
  plays: (at: number, of: number) => `Typing line ${Math.min(at + 1, of)} of ${of}. A key of yours stops it.`,
  calls: 'Calling.',
  asks: 'Here stood a secret. Type yours behind what stands at the prompt; then it goes on.',
  done: (of: number) =>
    of === 1
      ? 'One line was said again. The rest is yours.'
      : `${of} lines were said again. The rest is yours.`,
  stopped: (at: number) =>
    at === 0
      ? 'Stopped before the first line. The rest is yours.'
      : at === 1
        ? 'Stopped behind one line. The rest is yours.'
        : `Stopped behind ${at} lines. The rest is yours.`,
  otherwise: (line: string, earlier: string, now: string) =>
    `To \`${line}\` the server says \`${now}\`; it was \`${earlier}\` then. From here it is another dialogue, and yours.`,
  nothing: 'nothing',
  silent: (line: string) => `No answer to \`${line}\`. It waits; what comes next is yours.`,
  noTerminal: 'The terminal did not come, so nothing was said. Open the playground, and branch again.',
  notReached: (host: string, port: number) => `${host}:${port} did not take the call: the terminal says why.`,
  over: (line: string) => `The server ended the connection after \`${line}\`. It had not done so then.`,
  problems: {
    'no-such-server': ({ host, port }) => `This world has no ${host}:${port} to branch to.`,
    untypable: ({ line }) =>
      `Line ${line} of the client has octets that no keyboard types: only a branch before it can be played.`,
    'not-kept': ({ line }) =>
      `Octets are missing from line ${line} of the client on: only a branch before it can be played.`,
    chunk: ({ line }) =>
      `Line ${line} of the client hands over octets that it counted (BDAT), which nobody types: only a branch before it can be played.`,
  } as { [Id in BranchProblem['id']]: (problem: Extract<BranchProblem, { id: Id }>) => string },
};
export type BranchWords = typeof en;

const fr: BranchWords = {
  label: 'Reprise',
  branch: 'Reprendre d’ici',
  branchSays:
    'Tape au même serveur ce que le client avait dit jusque-là, dans un terminal à vous, et vous laisse la suite.',
  before: (line) => `avant ${line}`,
  nameless: 'Personne n’est nommé ici, et x remplace l’identifiant : on ne peut pas reprendre d’ici.',
  all: 'avec toutes les lignes jusqu’ici ; choisissez une rangée pour reprendre avant elle',
  menu: {
    before: (line) => `Avant ${line}`,
    all: 'Avec toutes les lignes jusqu’ici. Choisissez d’abord une rangée pour reprendre avant elle.',
  },
  stop: 'Arrêter',
  close: 'Fermer',
  to: (host, port) => `Reprise vers ${host}:${port}.`,
  plays: (at, of) => `Frappe de la ligne ${Math.min(at + 1, of)} sur ${of}. Une touche de vous l’arrête.`,
  calls: 'Appel.',
  asks: 'Ici se trouvait un secret. Tapez le vôtre après ce qui est à l’invite ; ensuite, cela continue.',
  done: (of) =>
    of === 1
      ? 'Une ligne a été redite. La suite est à vous.'
      : `${of} lignes ont été redites. La suite est à vous.`,
  stopped: (at) =>
    at === 0
      ? 'Arrêté avant la première ligne. La suite est à vous.'
      : at === 1
        ? 'Arrêté après une ligne. La suite est à vous.'
        : `Arrêté après ${at} lignes. La suite est à vous.`,
  otherwise: (line, earlier, now) =>
    `À \`${line}\`, le serveur dit \`${now}\` ; c’était \`${earlier}\` alors. À partir d’ici, c’est un autre dialogue, et le vôtre.`,
  nothing: 'rien',
  silent: (line) => `Pas de réponse à \`${line}\`. L’attente continue ; la suite est à vous.`,
  noTerminal:
    'Le terminal n’est pas venu, donc rien n’a été dit. Ouvrez le terrain de jeu, et reprenez encore une fois.',
  notReached: (host, port) => `${host}:${port} n’a pas pris l’appel : le terminal dit pourquoi.`,
  over: (line) => `Le serveur a fermé la connexion après \`${line}\`. Alors, il ne l’avait pas fait.`,
  problems: {
    'no-such-server': ({ host, port }) => `Ce monde n’a pas de ${host}:${port} vers où reprendre.`,
    chunk: ({ line }) =>
      `La ligne ${line} du client remet des octets qu’elle a comptés (BDAT), que personne ne tape\u00a0: on ne peut reprendre qu’avant elle.`,
    untypable: ({ line }) =>
      `La ligne ${line} du client a des octets qu’aucun clavier ne tape : on ne peut reprendre qu’avant elle.`,
    'not-kept': ({ line }) =>
      `Des octets manquent dès la ligne ${line} du client : on ne peut reprendre qu’avant elle.`,
  },
};
export const branchWords: Record<Language, BranchWords> = { en, fr };

export function branchProblem(words: BranchWords, problem: BranchProblem): string {
  return (words.problems[problem.id] as (problem: BranchProblem) => string)(problem);
}

/** How far it is. */
export function branchSentence(
  words: BranchWords,
  { state, at, of, line = '', earlier, now, host, port }: Branching,
): string {
  const answer = (one: Branching['now']) =>
    one ? `${one.stamp} ${one.text}`.trim().slice(0, 80) : words.nothing;
  switch (state) {
    case 'plays':
      return line === '' && at === 0 ? words.calls : words.plays(at, of);
    case 'asks':
      return words.asks;
    case 'done':
      return words.done(of);
    case 'stopped':
      return words.stopped(at);
    case 'otherwise':
      return words.otherwise(line, answer(earlier), answer(now));
    case 'silent':
      return words.silent(line);
    case 'no-terminal':
      return words.noTerminal;
    case 'not-reached':
      return words.notReached(host, port);
    case 'over':
      return words.over(line);
    default:
      return state satisfies never;
  }
}
