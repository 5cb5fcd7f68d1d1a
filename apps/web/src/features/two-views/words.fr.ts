import type { TwoViewsWords } from './words.ts';

const lines = (count: number) => (count === 1 ? 'une ligne' : `${count} lignes`);
const octets = (count: number) => (count === 1 ? '1 octet' : `${count} octets`);

export const fr: TwoViewsWords = {
  title: 'Deux vues de cette connexion',
  ends: 'Les deux bouts lisent',
  listener: 'Qui écoute sur le fil lit',
  empty: 'Rien n’est encore passé.',
  knows: {
    label: 'Ce que sait qui écoute',
    all: (count) =>
      `Rien n’est chiffré\u00a0: qui écoute sur le fil a lu ${lines(count)}, c’est-à-dire tout.`,
    before: (count) => `Avant TLS, qui écoute sur le fil a lu ${lines(count)} en clair.`,
    fromTheStart: 'TLS est là dès le premier octet.',
    secret: (count) =>
      count === 1
        ? 'Un **mot de passe** en faisait partie.'
        : `Des **mots de passe** en faisaient partie\u00a0: ${count} secrets.`,
    records: (count, sum) =>
      `De la suite, il a ${count === 1 ? 'un enregistrement' : `${count} enregistrements`}, ${octets(sum)}\u00a0: qui a parlé, quand, combien. Pas quoi.`,
    name: (name) => `Le nom demandé est passé en clair\u00a0: \`${name}\`.`,
    front: 'Le nom qu’il a lu est peut-être une façade\u00a0: le vrai est chiffré (ECH).',
    chosen: (version, cipher) => `Il sait que les deux ont choisi ${version} avec \`${cipher}\`.`,
    certificateHidden: 'Le certificat est passé chiffré.',
    certificateShown: 'Il a aussi le certificat du serveur\u00a0: avant TLS 1.3, il passe en clair.',
    opaque: 'Le labo fait passer ce TLS et n’en a pas la clé\u00a0: ici, c’est lui qui écoute.',
  },
  moment: {
    starttls: 'STARTTLS\u00a0: TLS commence ici',
    starttlsSays: 'Même connexion, même port. Dès ici, chaque octet est dans un enregistrement TLS.',
    implicit: 'TLS commence au premier octet',
    implicitSays: 'Ce port ne parle rien d’autre\u00a0: aucune commande n’a dû le demander.',
    secured: (protocol) => `${protocol} est établi`,
    securedSays: (cipher) => `Les deux bouts ont les clés (\`${cipher}\`). Qui écoute n’en a aucune.`,
    forgotten:
      'Ce qui a été dit en clair est oublié\u00a0: quelqu’un en route aurait pu l’écrire (RFC 3207 §4.2).',
    unsecured: {
      client: 'Le client a interrompu la poignée de main',
      server: 'Le serveur ne peut pas continuer cette poignée de main',
    },
    unsecuredSays: (reason) => `La bibliothèque TLS du serveur dit\u00a0: \`${reason}\`.`,
    opaque: 'TLS passe à travers',
    opaqueSays: 'Le client et le serveur derrière le labo conviennent de clés que le labo n’a pas.',
    closed: {
      client: 'Le client a raccroché.',
      server: 'Le serveur a raccroché.',
      lab: 'Le labo a mis fin à la connexion.',
      bridge: 'Le côté de la page est parti.',
    },
    reset: {
      client: 'Le client a coupé la connexion.',
      server: 'Le serveur a coupé la connexion.',
      lab: 'Le labo a coupé la connexion.',
      bridge: 'Le côté de la page a coupé la connexion.',
    },
  },
  you: 'client',
  server: 'serveur',
  own: {
    handshake: 'TLS convient des clés.',
    later: 'Affaire de TLS\u00a0: rien pour les programmes.',
    opaque: 'Seuls les deux bouts peuvent le lire.',
  },
  octets,
  leftOut: (items, sum) => `${items} de plus, ${octets(sum)}`,
  rowsLeftOut: (rows) => `${rows === 1 ? 'Un échange est omis' : `${rows} échanges sont omis`} ici.`,
  unkept: (count) => `${octets(count)}, comptés et non gardés`,
  readable: 'lisible',
  unreadable: 'illisible',
  head: 'En-tête de l’enregistrement',
  decoded: (parts) => `Base64 ne cache rien. Décodé\u00a0: ${parts}`,
  certificate: 'Le certificat',
  dropped:
    'Jeté sans être lu\u00a0: c’est venu en clair derrière STARTTLS, où quelqu’un en route aurait pu le mettre (CVE-2011-0411).',
  secretSeen: 'Un secret, et n’importe qui en route l’a.',
  note: {
    hello: (name, versions, suites) =>
      `${name === undefined ? 'Il ne nomme aucun serveur.' : `Il veut \`${name}\`.`} Il propose ${versions} et ${suites} suites cryptographiques.`,
    alpn: (protocols) => `Il veut parler \`${protocols}\` (ALPN).`,
    resumes: 'Il propose de reprendre une session d’avant.',
    encryptedHello: 'Un second salut, chiffré, est à l’intérieur (ECH).',
    chosen: (version, cipher, group) =>
      `Choisis\u00a0: ${version}, \`${cipher}\`${group === undefined ? '' : `, \`${group}\``}.`,
    retry: '«\u00a0Saluez encore, avec un groupe que j’ai.\u00a0»',
    resumed: 'Il reprend une session d’avant\u00a0: aucun certificat ne suit.',
    certificate: (count) => `Le certificat du serveur, ${octets(count)}. TLS 1.3 le chiffre.`,
    keyExchange: 'La moitié d’une clé. Une moitié n’ouvre rien.',
    rest13: 'Déjà chiffré\u00a0: le reste de la poignée de main.',
    finished: '`Finished`, le premier message chiffré.',
    change13: 'Ne veut rien dire en TLS 1.3\u00a0: cela calme de vieux boîtiers en route.',
    change12: 'Dès l’enregistrement suivant, ce côté chiffre.',
    alertHidden: 'Une alerte. Laquelle, c’est chiffré\u00a0; en dernier, c’est un au revoir.',
    none: 'Pas d’enregistrement TLS\u00a0: du texte en clair là où TLS devait commencer.',
  },
  alert: {
    close_notify: 'Au revoir\u00a0: ce côté ne dit plus rien.',
    unknown_ca: 'Le client ne connaît pas qui a signé le certificat, et raccroche.',
    bad_certificate: 'Le client n’accepte pas le certificat, et raccroche.',
    certificate_expired: 'Le temps du certificat est passé, et le client raccroche.',
    certificate_unknown: 'Le client n’accepte pas le certificat\u00a0; il ne dit pas pourquoi.',
    certificate_revoked: 'Qui a signé le certificat l’a repris.',
    unsupported_certificate: 'Le client ne sait que faire d’un certificat de ce genre.',
    handshake_failure: 'Ils n’ont aucun chiffrement en commun.',
    protocol_version: 'Ils n’ont aucune version de TLS en commun.',
    unrecognized_name: 'Le serveur ne connaît pas le nom demandé.',
    no_application_protocol: 'Le serveur ne parle pas ce que le client demande (ALPN).',
    unexpected_message: 'Quelque chose est venu qui n’avait pas sa place là.',
    decode_error: 'Quelque chose est venu que personne ne peut lire.',
    decrypt_error: 'Quelque chose est venu qui ne va pas avec les clés.',
    bad_record_mac: 'Un enregistrement a été changé en route, ou les clés diffèrent.',
    internal_error: 'Quelque chose a mal tourné de ce côté.',
  },
  alertOther: (name) => `Alerte TLS \`${name}\`.`,
};
