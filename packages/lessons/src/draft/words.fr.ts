import { code, listed } from './code.ts';
import type { Answer, CheckSays, DraftWords, StepSays, StepText } from './words.ts';

const said = (answer: Answer): string => code(String('code' in answer ? answer.code : answer.status));

const CHANGES: Readonly<Record<string, string>> = {
  created: 'créé',
  deleted: 'supprimé',
  renamed: 'renommé',
};

function check(says: CheckSays): string {
  switch (says.of) {
    case 'called':
      return `Vous êtes connecté à ${code(says.host)}, port ${says.port}`;
    case 'secured':
      return `La connexion à ${code(says.host)} est chiffrée`;
    case 'unsecured':
      return `Le TLS avec ${code(says.host)} n’a pas abouti`;
    case 'refused':
      return `L’appel à ${code(says.host)}, port ${says.port}, a échoué`;
    case 'greeted':
      return `Le serveur vous a salué par ${said(says.answer)}`;
    case 'reply': {
      const { verb, answer, good, times } = says;
      const often = times === undefined ? '' : `, ${times} fois`;
      return good
        ? `Le serveur a répondu ${said(answer)} à ${code(verb)}${often}`
        : `Le serveur a refusé ${code(verb)} par ${said(answer)}${often}`;
    }
    case 'line':
      return `Le serveur a répondu ${said(says.answer)} à ${code(says.line)}`;
    case 'letter':
      return `La lettre a reçu la réponse ${said(says.answer)}`;
    case 'closed':
      return `La connexion à ${code(says.host)} est fermée`;
    case 'accepted': {
      const to = listed(says.to.map(code), 'et');
      if (says.outside) return `Un programme à vous a envoyé un courrier à ${to}`;
      return says.subject
        ? `Votre courrier ${code(says.subject)} à ${to} a été accepté`
        : `Votre courrier à ${to} a été accepté`;
    }
    case 'stored':
      return says.bounce
        ? `Un avis d’échec est dans la boîte ${code(says.mailbox)}`
        : `Votre courrier est dans la boîte ${code(says.mailbox)}`;
    case 'relayed':
      return `Votre courrier à ${code(says.to)} est passé au serveur suivant`;
    case 'deferred':
      return `Votre courrier à ${code(says.to)} doit attendre`;
    case 'bounced':
      return `Votre courrier à ${code(says.to)} a été abandonné`;
    case 'greylisted':
      return `Le serveur a remis à plus tard un courrier à ${code(says.to)}\u00a0: il ne connaît pas encore l’expéditeur`;
    case 'flagged':
      return says.set
        ? `Une lettre porte le drapeau ${code(says.flag)}`
        : `Une lettre a perdu le drapeau ${code(says.flag)}`;
    case 'expunged':
      return says.subject ? `La lettre ${code(says.subject)} a disparu` : 'Une lettre a disparu';
    case 'folder':
      return `Le dossier ${code(says.folder)} a été ${CHANGES[says.change] ?? 'modifié'}`;
    case 'asked':
      return says.rcode === 'NOERROR'
        ? `Vous avez demandé au DNS le ${code(says.type)} de ${code(says.name)}`
        : `Vous avez demandé le ${code(says.type)} de ${code(says.name)}, et le DNS a dit ${code(says.rcode)}`;
    case 'switched':
      return says.state === 'up' ? 'Le serveur mock tourne' : 'Le serveur mock est arrêté';
    default:
      return says satisfies never;
  }
}

function step(says: StepSays): StepText {
  switch (says.of) {
    case 'call': {
      const { host, port, program, greets, refused } = says;
      return {
        title: refused ? `Appeler ${host}, et entendre non` : `Appeler ${host} sur le port ${port}`,
        prose: refused
          ? `Appelez ${code(host)} sur le port ${port}, et lisez pourquoi l’appel échoue.`
          : greets
            ? `Appelez ${code(host)} sur le port ${port}, et dites qui vous êtes.`
            : `Appelez ${code(host)} sur le port ${port}, et attendez ce que le serveur dit d’abord.`,
        nudge: 'Tout commence par un appel\u00a0: un programme, un hôte et un port.',
        stronger: `Le programme est ${code(program)}, l’hôte ${code(host)}, le port ${port}.`,
      };
    }
    case 'login':
      return {
        title: 'Se connecter à son compte',
        prose: 'Dites au serveur qui vous êtes, et prouvez-le.',
        nudge: 'Le serveur veut savoir à qui est cette boîte.',
        stronger: 'D’abord le nom, puis le mot de passe, dans les mots de ce protocole.',
      };
    case 'envelope':
      return {
        title: 'Adresser l’enveloppe',
        prose: 'Dites au serveur qui envoie et qui reçoit. Les adresses sont entre chevrons.',
        nudge: 'Une enveloppe a un expéditeur et un destinataire.',
        stronger: 'Une ligne commence par `MAIL FROM:`, une par destinataire par `RCPT TO:`.',
      };
    case 'letter':
      return {
        title: 'Écrire la lettre',
        prose:
          'Demandez la lettre avec `DATA`. En-tête, ligne vide, texte\u00a0; une ligne avec un point seul la termine.',
        nudge: 'L’enveloppe est prête. Qu’y met-on\u00a0?',
        stronger: 'D’abord `DATA`, puis l’en-tête, une ligne vide, le texte, et un point seul sur sa ligne.',
      };
    case 'mail':
      return {
        title: `Envoyer un courrier à ${says.to}`,
        prose: `Envoyez un courrier à ${code(says.to)}\u00a0: appelez le serveur, adressez l’enveloppe, écrivez la lettre.`,
        nudge: 'Un appel, une enveloppe, une lettre, dans cet ordre.',
        stronger: 'Saluez le serveur\u00a0; puis `MAIL FROM:`, `RCPT TO:` et `DATA`.',
      };
    case 'outside':
      return {
        title: 'En envoyer un depuis sa machine',
        prose: `Dans un terminal à vous, dans un dossier avec ${code('letter.txt')}, lancez la ligne ci-dessous. Elle envoie un courrier à ${code(says.to)}.`,
        nudge: 'Le programme est à vous, le serveur est ici.',
        stronger: '`--mail-from` et `--mail-rcpt` sont l’enveloppe, `--upload-file` est la lettre.',
      };
    case 'open':
      return {
        title: 'Ouvrir un dossier',
        prose: 'Regardez quels dossiers il y a, et ouvrez-en un.',
        nudge: 'Avant de lire des lettres, il faut ouvrir un dossier.',
        stronger: 'Une étiquette, puis la commande, puis le nom du dossier.',
      };
    case 'read':
      return {
        title: 'Regarder les lettres',
        prose: 'Regardez ce qu’il y a dans la boîte.',
        nudge: 'Le serveur a des lettres pour vous. Combien, et que disent-elles\u00a0?',
        stronger: 'Les lettres ont des numéros\u00a0: la commande d’abord, puis le numéro.',
      };
    case 'change':
      return {
        title: 'Changer ce qui est là',
        prose: 'Changez quelque chose dans la boîte.',
        nudge: 'Regarder ne change rien. Une autre commande, oui.',
        stronger: 'La commande nomme la lettre, et ce qui doit lui arriver.',
      };
    case 'wait':
      return {
        title: 'Attendre des nouvelles',
        prose: 'Laissez le serveur parler quand du courrier arrive.',
        nudge: 'Toutes les commandes ne demandent pas quelque chose tout de suite.',
        stronger: 'Une commande commence l’attente, un mot la termine.',
      };
    case 'bye':
      return {
        title: 'Prendre congé',
        prose: 'Prenez congé, et laissez le serveur fermer.',
        nudge: 'Il y a un mot poli pour la fin.',
        stronger: `Le mot est ${code(says.verb)}.`,
      };
    case 'ask':
      return {
        title: `Demander le ${says.type} de ${says.name}`,
        prose: `Demandez au DNS le record ${code(says.type)} de ${code(says.name)}.`,
        nudge: 'Le DNS le sait. Quel programme le lui demande\u00a0?',
        stronger: `Le programme est ${code(says.program)}\u00a0; la question est un nom et un type.`,
      };
    case 'switch':
      return says.state === 'up'
        ? {
            title: 'Démarrer le serveur mock',
            prose: 'Démarrez le serveur mock.',
            nudge: 'Il tourne dans un conteneur. Qui démarre les conteneurs\u00a0?',
            stronger: 'Le programme est `docker compose`.',
          }
        : {
            title: 'Arrêter le serveur mock',
            prose: 'Arrêtez le serveur mock.',
            nudge: 'Il tourne dans un conteneur. Qui arrête les conteneurs\u00a0?',
            stronger: 'Le programme est `docker compose`.',
          };
    case 'talk':
      return {
        title: `Dire ${says.verb}`,
        prose: `Dites ${code(says.verb)}, et lisez ce que le serveur répond.`,
        nudge: 'Le serveur connaît d’autres mots encore.',
        stronger: `Le mot est ${code(says.verb)}.`,
      };
    case 'command':
      return {
        title: `Utiliser ${says.program}`,
        prose: `Utilisez ${code(says.program)} dans le terminal.`,
        nudge: 'Un des programmes du terminal le fait.',
        stronger: `Le programme est ${code(says.program)}.`,
      };
    default:
      return says satisfies never;
  }
}

export const fr: DraftWords = {
  run: 'Lancez la ligne telle quelle, dans le dossier de `letter.txt`',
  summary: 'Dites en une phrase ce que l’on fait ici.',
  goal: 'Vous savez le faire sans la leçon.',
  opening: 'Dites ici pourquoi cela vaut la peine, et ce qui sera différent après.',
  check,
  step,
  type: (lines, more) =>
    `Tapez ${lines.map((line) => (line === '' ? 'une ligne vide' : code(line))).join(', puis ')}${more ? ', et ainsi de suite' : ''}`,
};
