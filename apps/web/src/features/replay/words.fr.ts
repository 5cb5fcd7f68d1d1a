import type { ReplayWords } from './words.ts';

export const fr: ReplayWords = {
  label: 'Revoir',
  replaySays: 'À son propre rythme, ou ligne à ligne.',
  fromStart: 'Depuis le début',
  back: 'Une ligne en arrière',
  forth: 'Une ligne en avant',
  play: 'Jouer',
  freeze: 'Arrêter',
  markBack: 'Au repère précédent',
  markForth: 'Au repère suivant',
  speed: 'Vitesse',
  times: (speed) => (({ 0.25: '¼×', 0.5: '½×' }) as Record<number, string>)[speed] ?? `${speed}×`,
  short: 'abréger les longues pauses',
  at: (step, of) => `ligne ${step} sur ${of}`,
  place: 'Ligne',
  marks: {
    coach: 'ici, un conseil',
    refused: 'refusé',
    tls: 'TLS à partir d’ici',
    letter: 'la lettre commence',
    pause: 'après une longue pause',
  },
  noLines: 'Rien n’a été dit sur cette connexion.',
  begin: 'Jouez, ou avancez avec . et , : chaque ligne apparaît comme elle est passée.',
  client: 'client',
  server: 'serveur',
  spoken: (number, who, text) => `Ligne ${number}, ${who} : ${text}.`,
  title: 'Revoir',
  open: 'Ouvrir un enregistrement…',
  drop: 'Un enregistrement qu’on vous a donné, lien ou fichier, s’ouvre ici. Il est lu dans ce navigateur et n’est envoyé nulle part.',
  whose:
    'Un enregistrement. Il est lu dans ce navigateur et n’est envoyé nulle part ; ses secrets sont des astérisques.',
  whoseMember:
    'Une connexion d’un élève de votre classe, qui voit que vous regardez. Les mots de passe sont des astérisques ; un identifiant ou un nom tapés se voient.',
  when: (day, time) => `${day}, ${time}`,
  loading: 'Lecture…',
  gone: 'Il n’y a pas de telle connexion dans votre salle.',
  goneSays: 'Un lien de cette sorte vaut pour sa propre salle. Pour d’autres : « Lien qui contient tout ».',
  goneMember: 'Cette connexion ne peut pas être regardée.',
  goneMemberSays:
    'La personne a quitté votre classe, ne veut pas être suivie, ou n’a jamais eu une telle connexion.',
  toWire: 'Vers le fil',
  bytes: 'Octets',
  again: 'Refaire',
  roomLink: 'Lien dans cette salle',
  wholeLink: 'Lien qui contient tout',
  file: 'Fichier à revoir',
  copied: 'Copié.',
  notCopied: 'Le navigateur ne permet pas de copier. Le voici :',
  tooLong: (characters, limit) =>
    `Comme lien, il aurait ${characters} caractères ; messageries et courrier n’en laissent entiers que ${limit}. Prenez le fichier.`,
  linksSay:
    'Tout l’enregistrement est dans le lien lui-même, après le #, que les navigateurs n’envoient à personne. Les mots de passe sont des astérisques.',
  problems: {
    none: () => 'Il n’y a rien dedans. Redemandez-le.',
    foreign: () =>
      'Ce n’est pas un enregistrement d’EHLO : un lien a un # et un nombre après /replay, un fichier commence par ce nombre.',
    newer: ({ version }) =>
      `Cet enregistrement a le format ${version}, d’un EHLO plus récent que celui-ci, qui lit le format 1. Ouvrez-le là-bas.`,
    cut: ({ have, of }) =>
      of === 0
        ? 'Sa fin manque : seul son début est arrivé. Redemandez-le, de préférence comme fichier.'
        : `Sa fin manque : ${have} de ses ${of} caractères sont arrivés. Messageries et courrier coupent les longs liens : redemandez-le, de préférence comme fichier.`,
    large: ({ limit }) => `Il est plus grand que les ${limit} caractères qui sont lus.`,
    long: ({ limit }) => `Il a plus de ${limit} lignes : autant ne sont pas lues ici.`,
    broken: () => 'Quelque chose y a été changé en route : il ne peut pas être lu. Redemandez-le.',
  },
};
