import type { Prose } from '../prose.ts';

const at = (host?: string | number, port?: string | number): string => {
  if (host === undefined) return 'Cette adresse';
  return port === undefined ? `\`${host}\`` : `\`${host}:${port}\``;
};

export const problem: Prose['problem'] = {
  'not-allowed': {
    head: ({ host, port }) => `${at(host, port)} n’est pas dans ce labo.`,
    body: 'Le terminal n’appelle que le monde d’exercice, et ce que l’exploitant a listé. `localhost 1025` est le serveur mock.',
  },
  'too-many': {
    head: 'Trop à la fois.',
    body: ({ limit }) =>
      limit === undefined
        ? 'Fermez une de vos connexions, puis réessayez.'
        : `${limit} au plus sont permis à la fois. Fermez-en, puis réessayez.`,
  },
  refused: {
    head: ({ port }) => (port === undefined ? 'Personne n’y écoute.' : `Personne n’écoute sur ${port}.`),
    body: 'La machine est là, le port est fermé. Le serveur mock écoute sur 1025.',
  },
  'timed-out': {
    head: 'Aucune réponse.',
    body: 'Un filtre écarte l’appel, ou la machine est éteinte. Un port fermé refuse tout de suite.',
  },
  unreachable: {
    head: 'L’appel n’est pas passé.',
    body: ({ host }) =>
      host === undefined
        ? 'Le réseau n’a pas de chemin jusque-là. Le serveur mock est sur `localhost`.'
        : `Le réseau n’a pas de chemin jusqu’à \`${host}\`. Le serveur mock est sur \`localhost\`.`,
  },
  'unknown-host': {
    head: ({ host }) => (host === undefined ? 'Ce nom n’a pas d’adresse.' : `\`${host}\` n’a pas d’adresse.`),
    body: 'Le DNS a été interrogé et ne connaît pas ce nom. C’est lui qui répond, pas un serveur de courrier.',
  },
  lost: {
    head: 'La connexion au serveur est perdue.',
    body: 'Ce qui avait reçu 250 après un point est gardé. Rappelez quand vous voulez.',
  },
  offline: {
    head: 'Le Wi-Fi a décroché un instant. Votre connexion au serveur reste ouverte.',
    body: ({ seconds }) =>
      seconds === undefined
        ? 'Le labo la garde deux minutes. Ce que vous tapez partira au retour de la page.'
        : `Le labo la garde encore ${seconds} secondes. Ce que vous tapez partira au retour de la page.`,
  },
  'server-restarted': {
    head: 'EHLO a redémarré.',
    body: 'Vos courriers, vos fichiers et l’historique sont là ; la connexion ouverte est perdue. Rappelez pour continuer.',
  },
  'resume-expired': {
    head: 'La page s’est absentée trop longtemps.',
    body: 'Le labo a gardé votre ligne deux minutes, puis a raccroché. Rappelez pour continuer.',
  },
  'paste-too-large': {
    head: 'Ce collage est trop grand.',
    body: ({ limit }) => {
      const most = limit === undefined ? '' : `Au plus ${limit} octets à la fois. `;
      return `${most}Rien n’en a été envoyé. Mettez-le dans un fichier, et envoyez-le par \`ncat -C localhost 1025 < fichier\`.`;
    },
  },
  'line-too-long': {
    head: 'Cette ligne est trop longue pour l’invite.',
    body: 'Rien n’en a été envoyé. Un fichier peut la contenir : `ncat -C localhost 1025 < fichier`.',
  },
  'bad-frame': {
    head: 'La page et EHLO ne se sont pas compris.',
    body: 'Rechargez la page : elle est peut-être plus ancienne que le serveur. Vos courriers et vos fichiers restent.',
  },
  'frame-too-large': {
    head: 'Trop d’un coup.',
    body: 'EHLO a fermé la ligne de cette page pour protéger les autres. Rechargez la page ; vos courriers et vos fichiers restent.',
  },
  'bad-origin': {
    head: 'Une autre page a voulu parler à votre place.',
    body: 'EHLO ne répond qu’à ses propres pages. Ouvrez l’adresse qu’il a affichée au démarrage.',
  },
  'bad-host': {
    head: 'EHLO ne se connaît pas sous ce nom.',
    body: 'Ouvrez l’adresse qu’il a affichée au démarrage, ou réglez `EHLO_PUBLIC_URL`.',
  },
  'not-found': {
    head: 'Ce n’est plus ici.',
    body: 'Cela a été supprimé, ou la salle a été vidée.',
  },
  'not-yours': {
    head: 'Cela appartient à quelqu’un d’autre.',
    body: 'Vous ne voyez que vos propres connexions et vos propres mails.',
  },
  'too-fast': {
    head: 'C’était beaucoup en peu de temps.',
    body: ({ seconds }) =>
      seconds === undefined
        ? 'Attendez un instant, puis continuez.'
        : `Attendez ${seconds} secondes, puis continuez.`,
  },
  'room-full': {
    head: 'Votre salle est pleine.',
    body: 'Supprimez les courriers dont vous n’avez plus besoin. D’ici là, les serveurs répondent 452, et rien de ce qui était gardé n’est perdu.',
  },
  'disk-full': {
    head: 'Le disque de cet EHLO est plein.',
    body: 'Les serveurs répondent 452 jusqu’à ce qu’il y ait de la place. Tout courrier qui a reçu 250 est en sûreté.',
  },
  'two-tabs': {
    head: 'Cette salle est ouverte dans un autre onglet.',
    body: 'Les deux marchent : chacun a son terminal, et ils partagent mails et fichiers.',
  },
  'newer-store': {
    head: 'Ces données ont été écrites par un EHLO plus récent.',
    body: 'Démarrez cette version-là, ou choisissez un autre dossier par `EHLO_DATA_DIR`.',
  },
  'shutting-down': {
    head: 'EHLO s’arrête.',
    body: 'Les connexions ouvertes finissent par 421. Tout courrier qui a reçu 250 est en sûreté.',
  },
  internal: {
    head: 'EHLO s’est trompé.',
    body: 'C’est dans le journal du serveur. Rien de ce qui a reçu 250 n’est perdu ; réessayez.',
  },
};
