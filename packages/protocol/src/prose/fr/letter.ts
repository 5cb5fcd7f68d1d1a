import type { LetterWords } from '../letter-words.ts';
import { letterFields } from './letter-fields.ts';
import { letterPart, letterRemark } from './letter-parts.ts';

const WEEKDAYS = ['Dimanche', 'Lundi', 'Mardi', 'Mercredi', 'Jeudi', 'Vendredi', 'Samedi'];

/** 3 s, 2 min, 1 h 5 min, 2 jours. */
function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.round(whole / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return `${Math.round(hours / 24)} jours`;
}

const signer = (domain: string, selector: string): string =>
  selector === '' ? `\`${domain}\`` : `\`${domain}\`, avec sa clé \`${selector}\``;

export const letter: LetterWords = {
  ...letterFields,
  letterPart,
  letterRemark,
  letterWriter: {
    author: 'l’auteur',
    mua: 'le programme de courrier de l’auteur',
    msa: 'le serveur auquel l’auteur l’a soumise',
    mta: 'chaque serveur en chemin',
    mda: 'le serveur qui l’a déposée dans la boîte',
    receiver: 'le serveur du domaine de réception, en vérifiant',
    list: 'une liste de diffusion',
    resender: 'qui l’a renvoyée',
    gateway: 'une passerelle vers un autre système de courrier',
    robot: 'un programme qui répond ou fait rapport',
  },
  letterTimes: {
    required: 'Une fois, et jamais absent.',
    once: 'Une fois au plus.',
    each: 'Une fois à chaque renvoi.',
    many: 'Autant de fois qu’il faut.',
    unsaid: 'Combien de fois, personne ne le dit.',
  },
  letterSaid: {
    date: ({ weekday, local, utc, zone }) =>
      zone === ''
        ? `${WEEKDAYS[weekday]}, \`${local}\`, fuseau inconnu.`
        : zone === '+0000'
          ? `${WEEKDAYS[weekday]}, \`${local}\` UTC.`
          : `${WEEKDAYS[weekday]}, \`${local}\` à l’horloge de qui l’écrit ; \`${utc}\` UTC.`,
    dateNowhere: ({ weekday, utc }) =>
      `${WEEKDAYS[weekday]}, \`${utc}\` UTC ; où était l’horloge n’est pas dit.`,
    nullPath:
      'Un avis ou une réponse automatique : en cas d’échec, personne n’est prévenu. Ainsi deux serveurs ne s’avisent pas l’un l’autre sans fin.',
    returnPath: ({ path }) => `En cas d’échec plus tard, \`${path}\` est prévenu.`,
    signature: ({ domain, selector }) =>
      `Signée par ${signer(domain, selector)}. Si elle est juste, cette page ne le vérifie pas.`,
    'arc-signature': ({ domain, selector, instance }) =>
      `Numéro ${instance} de la chaîne, signé par ${signer(domain, selector)}.`,
    'arc-seal': ({ domain, selector, instance, chain }) =>
      `Numéro ${instance} de la chaîne, scellé par ${signer(domain, selector)}${chain === 'fail' ? ' ; la chaîne d’avant était brisée' : ''}.`,
    urlsInOrder: ({ count }) =>
      `${count} moyens, le meilleur d’abord : un programme prend le premier qu’il sait.`,
    listNo: 'Personne ne peut écrire à cette liste par courrier.',
    checkedBy: ({ host, instance }) =>
      `Vérifié par \`${host}\`${instance > 0 ? `, numéro ${instance} de la chaîne` : ''}. Cela compte si vous faites confiance à ce serveur.`,
    checkedNothing: 'Rien n’a été vérifié.',
    bcc: ({ count }) =>
      count === 1
        ? 'Un destinataire caché, dans une lettre qui le montre.'
        : `${count} destinataires cachés, dans une lettre qui les montre.`,
    bccEmpty: 'Vide : quelqu’un a reçu une copie en secret, et qui n’est pas dit.',
  },
  letterMedia: {
    'text/plain': 'Du texte simple.',
    'text/html': 'Une page HTML.',
    'text/calendar': 'Un rendez-vous pour l’agenda.',
    'text/rfc822-headers': 'L’en-tête d’une lettre revenue.',
    'multipart/mixed': 'Plusieurs parties, l’une après l’autre : un texte et ses pièces jointes.',
    'multipart/alternative':
      'La même chose sous plusieurs formes, la plus simple d’abord. Un lecteur montre la dernière qu’il sait.',
    'multipart/digest': 'Un recueil de lettres.',
    'multipart/parallel': 'Plusieurs parties, à montrer ensemble.',
    'multipart/related': 'Des parties qui vont ensemble : une page et ses images.',
    'multipart/signed': 'Deux parties : ce qui est signé, et sa signature.',
    'multipart/encrypted': 'Deux parties : comment c’est chiffré, et ce qui l’est.',
    'multipart/report': 'Un rapport : pour les gens, puis pour les programmes, puis la lettre dont il parle.',
    'multipart/form-data': 'Un formulaire que quelqu’un a rempli.',
    'message/rfc822': 'Une lettre entière, dans celle-ci.',
    'message/global': 'Une lettre entière avec UTF-8 dans son en-tête, dans celle-ci.',
    'message/partial': 'Un morceau d’une lettre coupée.',
    'message/external-body': 'Dit seulement où est le contenu.',
    'message/delivery-status':
      'Ce qu’est devenue une lettre, destinataire par destinataire, pour les programmes.',
    'message/disposition-notification': 'Ce qu’un lecteur a fait d’une lettre, pour les programmes.',
    'application/octet-stream': 'Des octets quelconques : un fichier qui n’en dit pas plus.',
    'application/pdf': 'Un document PDF.',
    'application/pgp-signature': 'Une signature OpenPGP.',
    'application/pgp-encrypted': 'Comment c’est chiffré : OpenPGP.',
    'application/pkcs7-mime': 'Signé ou chiffré par S/MIME.',
    'application/pkcs7-signature': 'Une signature S/MIME.',
    text: ({ subtype }) => `Du texte de la sorte \`${subtype}\`.`,
    image: ({ subtype }) => `Une image, \`${subtype}\`.`,
    audio: ({ subtype }) => `Du son, \`${subtype}\`.`,
    video: ({ subtype }) => `Une vidéo, \`${subtype}\`.`,
    application: ({ subtype }) => `Un fichier pour un programme, \`${subtype}\`.`,
    multipart: ({ subtype }) =>
      `Plusieurs parties, \`${subtype}\`. Un lecteur qui ne connaît pas la sorte la prend pour mixed.`,
    message: ({ subtype }) => `Un message, \`${subtype}\`.`,
    font: ({ subtype }) => `Une police, \`${subtype}\`.`,
    model: ({ subtype }) => `Un modèle, \`${subtype}\`.`,
    other: 'D’une sorte que ne nomme aucune norme.',
  },
  letterEncoding: {
    '7bit': 'Tel quel : de l’ASCII en lignes, rien d’encodé.',
    '8bit':
      'Tel quel : des octets au-dessus de 127 aussi, en lignes. Un serveur doit offrir 8BITMIME pour cela.',
    binary: 'Tel quel : des octets quelconques, sans lignes. Un serveur doit offrir BINARYMIME pour cela.',
    'quoted-printable': 'Les octets hors du commun sont `=` et deux chiffres ; le reste se lit.',
    base64: 'Trois octets deviennent quatre caractères : un tiers de plus, et rien ne se lit.',
    other: ({ text }) => `\`${text}\` : aucune norme ne l’a, et peu de lecteurs savent le défaire.`,
  },
  letterDisposition: {
    inline: 'À montrer avec la lettre.',
    attachment: ({ file }) =>
      file === '' ? 'À offrir comme fichier.' : `À offrir comme fichier, \`${file}\`.`,
    'form-data': 'Un champ d’un formulaire.',
    other: 'Une sorte que les lecteurs prennent pour une pièce jointe.',
  },
  letterAuto: {
    no: 'Un humain l’a écrite.',
    'auto-generated': 'Un programme l’a faite, de lui-même.',
    'auto-replied': 'La réponse d’un programme à une autre lettre.',
    'auto-notified': 'L’avis d’un filtre, fait par un script Sieve.',
    other: 'Un programme l’a faite.',
  },
  letterHop: {
    took: ({ client, address, protocol, tls, utf8, recipient }) => {
      const who =
        client === address ? `\`${address}\`` : `\`${client}\`${address === '' ? '' : ` à \`${address}\``}`;
      const how = `${protocol === '' ? '' : ` en ${protocol}`}${tls ? ' sur TLS' : ''}${utf8 ? ' et SMTPUTF8' : ''}`;
      return `L’a prise de ${who}${how}${recipient === '' ? '' : `, pour \`${recipient}\``}.`;
    },
    local: 'Elle a commencé sur cet hôte même, ou y a passé d’une main à l’autre.',
    loggedIn: ({ user }) =>
      user === '' ? 'Le client s’était identifié.' : `Le client s’était identifié comme \`${user}\`.`,
    unnamed: ({ address }) => `Le DNS n’a pas de nom pour \`${address}\`.`,
    otherName: ({ helo, name }) =>
      `Il s’est appelé ==${helo}== ; le DNS appelle son adresse \`${name}\`. C’est courant, et mérite un regard.`,
    gap: ({ client }) =>
      `Le serveur d’avant ne s’appelait pas \`${client}\` : il a plusieurs noms, ou une étape manque, ou ce qui est dessous est inventé.`,
    beforeDate: ({ seconds }) =>
      `Prise ${duration(seconds)} avant d’être écrite, à en croire la lettre : une des deux horloges se trompe.`,
    clocks: ({ seconds }) =>
      `${duration(seconds)} avant l’étape du dessous : deux horloges ne sont pas d’accord.`,
    lateStart: ({ seconds }) => `${duration(seconds)} après que la lettre a été écrite.`,
    waited: ({ seconds }) =>
      `Elle a attendu ${duration(seconds)} : une file, du greylisting, ou un serveur en panne.`,
  },
  letterNote: {
    messageIdMissing:
      'Pas de Message-ID. Toute lettre devrait en avoir un : sans lui, aucune réponse ne peut la nommer.',
    senderMissing: ({ count }) => `From nomme ${count} auteurs, et aucun Sender ne dit lequel l’a envoyée.`,
    resentMissing: ({ name }) => `Elle a été renvoyée, et \`${name}\` manque : il est obligatoire.`,
    versionMissing: ({ name }) =>
      `\`${name}\` est de MIME, et aucun MIME-Version ne dit qu’il s’agit de MIME.`,
    twice: ({ name, count }) =>
      `\`${name}\` y est ${count} fois ; une seule est permise. Les lecteurs ne montrent pas tous le même.`,
    foldBlank: ({ name }) => `\`${name}\` a une ligne d’espaces seulement : on dirait la fin de l’en-tête.`,
    boundaryMissing: ({ type }) => `\`${type}\` sans boundary : personne ne peut en trouver les parties.`,
    boundaryUnused: ({ boundary }) =>
      `Le boundary \`${boundary}\` n’est nulle part dans le corps : il n’y a pas de parties.`,
    boundaryOpen: ({ boundary }) => `Pas de dernier \`--${boundary}--\` : la lettre a peut-être été coupée.`,
    multipartEncoded: ({ encoding }) =>
      `Un multipart ne peut pas être \`${encoding}\` : chaque partie est encodée pour elle-même.`,
    eightBitUndeclared: ({ encoding }) => `Le corps a des octets au-dessus de 127 et se dit \`${encoding}\`.`,
  },
  letterPanel: {
    way: 'Son chemin',
    wayNote: 'depuis le bas de l’en-tête',
    noWay: 'Aucun champ Received : aucun serveur n’a passé cette lettre.',
    total: ({ seconds }) =>
      seconds < 0 ? 'les horloges ne sont pas d’accord' : `${duration(seconds)} en tout`,
    delay: ({ seconds }) => (seconds < 0 ? `−${duration(-seconds)}` : `+${duration(seconds)}`),
    own: 'Écrit par votre propre serveur : il a vu ce qu’il dit.',
    told: 'Selon qui a passé la lettre.',
    toldMore: 'Un expéditeur peut en mettre autant qu’il veut dans une lettre.',
    verdicts: 'Ce qu’a trouvé la réception',
    verdictsTold: 'Ce que la lettre en dit',
    verdictsToldMore: 'Aucun de vos serveurs n’a écrit ceci. Tout le monde le peut.',
    verdictsBy: ({ host }) => `par ${host}`,
    notes: 'Ce qu’en disent les normes',
    part: ({ id }) => `partie ${id}`,
    readApart: 'Lire mot à mot',
    close: 'Fermer',
    writtenBy: ({ who }) => `Écrit par ${who}.`,
    unlisted: 'Pas sur la liste de l’IANA.',
    structure: 'De quoi elle est faite',
    octets: ({ octets }) => (octets <= 1 ? `${octets} octet` : `${octets} octets`),
    charset: ({ charset }) => `charset ${charset}`,
    boundary: ({ boundary }) => `boundary ${boundary}`,
    showField: ({ name }) => `Lire ${name} mot à mot`,
    decoded: 'décodé',
  },
};
