/** The words of the form, and of what is wrong with a field. */
import {
  type CertificateProblem,
  FAULT_LIMITS,
  type Fault,
  type FaultKind,
  type FaultProblemId,
} from '@ehlo/wire';
import type { Language } from '../../i18n/i18n.ts';

type Place = Fault['when']['at'];

interface FormWords {
  title: string;
  change: string;
  host: string;
  mailHosts: string;
  dnsHosts: string;
  at: string;
  place: Record<Place, string>;
  nth: string;
  nthSays: string;
  sender: string;
  senderSays: string;
  recipient: string;
  recipientSays: string;
  mailbox: string;
  mailboxSays: string;
  name: string;
  below: string;
  type: string;
  anyType: string;
  kind: string;
  kinds: Record<FaultKind, { label: string; says: string }>;
  /** At a DNS server, silence is another thing. */
  dnsSilence: { label: string; says: string };
  code: string;
  codeSays: string;
  enhanced: string;
  enhancedSays: string;
  text: string;
  textSays: string;
  examples: string;
  seconds: string;
  secondsSays: string;
  rate: string;
  rateSays: string;
  certificate: string;
  certificates: Record<CertificateProblem, string>;
  full: string;
  fulls: Record<'later' | 'never', string>;
  times: string;
  timesSays: string;
  will: string;
  set: string;
  save: string;
  cancel: string;
  problem: Record<FaultProblemId, string>;
}

const { delayMs, slowest, fastest, nth, times, text, stars, pattern } = FAULT_LIMITS;

const en: FormWords = {
  title: 'A fault of your own',
  change: 'Change this fault',
  host: 'Server',
  mailHosts: 'Mail servers',
  dnsHosts: 'DNS servers',
  at: 'Where in the conversation',
  place: {
    connect: 'when it is called, before its greeting',
    EHLO: 'at EHLO or HELO',
    STARTTLS: 'at STARTTLS, where TLS begins',
    AUTH: 'at AUTH',
    MAIL: 'at MAIL FROM',
    RCPT: 'at RCPT TO',
    DATA: 'at DATA',
    letter: 'at the dot that ends the letter',
    RSET: 'at RSET',
    NOOP: 'at NOOP',
    VRFY: 'at VRFY',
    EXPN: 'at EXPN',
    HELP: 'at HELP',
    QUIT: 'at QUIT',
    question: 'when it is asked',
  },
  nth: 'Which one',
  nthSays: '2 means the second of each connection. Empty: every one.',
  sender: 'Only for this sender',
  senderSays: 'As in MAIL FROM. * stands for any characters, <> for the empty path. Empty: whoever.',
  recipient: 'Only for this recipient',
  recipientSays: 'As in RCPT TO. * stands for any characters. Empty: whoever.',
  mailbox: 'Whose mailbox',
  mailboxSays: 'As in RCPT TO: dean@faculty.test. * stands for any characters.',
  name: 'Name that is asked about',
  below: 'and every name below it: the whole zone',
  type: 'Type of record',
  anyType: 'any',
  kind: 'What happens',
  kinds: {
    reply: {
      label: 'it gives an answer of your choice',
      says: 'Nothing else is done. 4xx means not now, 5xx means no (RFC 5321 §4.2.1). With 421 the server hangs up.',
    },
    delay: {
      label: 'its answer comes late',
      says: 'Then all goes on as usual, if the client still waits. The senders of this lab wait 15 seconds for a greeting and 30 for the rest; RFC 5321 §4.5.3.2 asks for minutes.',
    },
    drop: {
      label: 'the connection breaks',
      says: 'TCP tears it down (RST), and nothing was done. The sender knows no more than the last answer it had.',
    },
    silence: {
      label: 'it says nothing any more',
      says: 'The connection stands, and nothing comes. Only the client’s own time-out ends that.',
    },
    'half-reply': {
      label: 'half of its answer leaves, then it hangs up',
      says: 'The server does what was asked. At the dot that means: it has the mail, and the sender cannot know (RFC 1047).',
    },
    'mailbox-full': {
      label: 'a mailbox is full',
      says: 'Until you clear it. RFC 3463 §3.3 numbers it X.2.2, and the first digit says whether to come back.',
    },
    down: {
      label: 'the host is down',
      says: 'Nobody listens: TCP refuses every call, and what stands is torn down. A sender tries the next MX.',
    },
    filtered: {
      label: 'a filter stands before it',
      says: 'A call gets no answer at all. A sender waits until it has had enough, then tries the next MX.',
    },
    slow: {
      label: 'its link is slow',
      says: 'In each direction, counted as the two ends read it: what TLS adds is not counted. Nothing is lost, all takes longer.',
    },
    certificate: {
      label: 'its certificate is not in order',
      says: 'A sender between servers goes on all the same: encrypted without knowing to whom is better than clear (RFC 7435). A client that checks hangs up.',
    },
    servfail: {
      label: 'it answers SERVFAIL',
      says: 'That is not “there is none”: whoever looks for a mail server keeps the mail and asks again later (RFC 5321 §5.1).',
    },
  },
  dnsSilence: {
    label: 'it does not answer',
    says: 'Whoever asks asks again, then gives up for now. No answer is no “there is none”: the mail waits.',
  },
  code: 'Code',
  codeSays: '400 to 599.',
  enhanced: 'Enhanced',
  enhancedSays: 'As 4.7.1, or nothing.',
  text: 'Text',
  textSays: 'One line, in English as servers speak.',
  examples: 'For example',
  seconds: 'Seconds',
  secondsSays: `Up to ${delayMs / 1000}.`,
  rate: 'Octets a second',
  rateSays: `${slowest} to ${fastest}. 100 lets one watch it.`,
  certificate: 'Its certificate',
  certificates: {
    expired: 'has expired',
    'other-name': 'is for another name',
    'self-signed': 'has signed itself',
  },
  full: 'It says',
  fulls: { later: '452 4.2.2: full for now, come back', never: '552 5.2.2: full, and that is final' },
  times: 'How often',
  timesSays: '1 means once, then all is well again. Empty: until you clear it.',
  will: 'What will happen',
  set: 'Set it',
  save: 'Save the change',
  cancel: 'Cancel',
  problem: {
    'host.unknown': 'No server of this world has that name.',
    'host.noTls': 'This host speaks no TLS: nobody says STARTTLS to it. mx1, mx2 and mail.campus.test do.',
    'host.place': 'A DNS server is asked questions; a mail server has conversations.',
    'kind.place': 'This cannot happen there.',
    'nth.range': `A whole number from 1 to ${nth}, or nothing.`,
    'nth.none': 'Nothing is counted here.',
    'sender.none': 'No sender has been named yet at this place.',
    'recipient.none': 'No recipient has been named yet at this place.',
    'recipient.needed': 'Somebody’s mailbox has to be full. Name one: dean@faculty.test.',
    'pattern.ascii': 'Letters, digits and signs of ASCII only.',
    'pattern.long': `At most ${pattern} characters: no longer path goes into a command (RFC 5321 §4.5.3.1.3).`,
    'pattern.stars': `At most ${stars} asterisks.`,
    'code.good': '2xx and 3xx would say that it was done, and here nothing is done. Take 400 to 599.',
    'code.range': 'Three digits, from 400 to 599.',
    'enhanced.form': 'Three numbers with dots, as 4.7.1 (RFC 3463 §2).',
    'enhanced.class':
      'Its first digit has to be the code’s own (RFC 2034 §4): 451 goes with 4.x.x, 550 with 5.x.x.',
    'text.empty': 'A few words: people will read them in a bounce.',
    'text.lines': 'One line only: a CR or LF would end the reply here.',
    'text.ascii': 'ASCII only: a reply has no way to say in which charset it is.',
    'text.long': `At most ${text} characters: a reply’s line has 512 octets (RFC 5321 §4.5.3.1.5).`,
    'ms.range': `More than nothing, at most ${delayMs / 1000} seconds.`,
    'rate.range': `A whole number from ${slowest} to ${fastest}.`,
    'name.empty': 'The name that is asked about: faculty.test.',
    'name.form': 'A domain name: letters, digits, hyphens, with dots between. No @.',
    'type.unknown': 'No such type here.',
    'times.range': `A whole number from 1 to ${times}, or nothing.`,
    'times.none': 'This stands until it is cleared.',
  },
};

const fr: FormWords = {
  title: 'Une panne à vous',
  change: 'Modifier cette panne',
  host: 'Serveur',
  mailHosts: 'Serveurs de courrier',
  dnsHosts: 'Serveurs DNS',
  at: 'À quel moment du dialogue',
  place: {
    connect: 'à l’appel, avant sa salutation',
    EHLO: 'à EHLO ou HELO',
    STARTTLS: 'à STARTTLS, où TLS commence',
    AUTH: 'à AUTH',
    MAIL: 'à MAIL FROM',
    RCPT: 'à RCPT TO',
    DATA: 'à DATA',
    letter: 'au point qui termine la lettre',
    RSET: 'à RSET',
    NOOP: 'à NOOP',
    VRFY: 'à VRFY',
    EXPN: 'à EXPN',
    HELP: 'à HELP',
    QUIT: 'à QUIT',
    question: 'quand on l’interroge',
  },
  nth: 'Laquelle',
  nthSays: '2 veut dire la deuxième de chaque connexion. Vide\u00a0: toutes.',
  sender: 'Seulement pour cet expéditeur',
  senderSays:
    'Comme dans MAIL FROM. * remplace n’importe quels caractères, <> est le chemin vide. Vide\u00a0: tout le monde.',
  recipient: 'Seulement pour ce destinataire',
  recipientSays: 'Comme dans RCPT TO. * remplace n’importe quels caractères. Vide\u00a0: tout le monde.',
  mailbox: 'La boîte de qui',
  mailboxSays: 'Comme dans RCPT TO\u00a0: dean@faculty.test. * remplace n’importe quels caractères.',
  name: 'Nom sur lequel on l’interroge',
  below: 'et tout nom en dessous\u00a0: la zone entière',
  type: 'Type d’enregistrement',
  anyType: 'tous',
  kind: 'Ce qui arrive',
  kinds: {
    reply: {
      label: 'il donne la réponse de votre choix',
      says: 'Rien d’autre n’est fait. 4xx veut dire pas maintenant, 5xx veut dire non (RFC 5321 §4.2.1). Avec 421, le serveur raccroche.',
    },
    delay: {
      label: 'sa réponse tarde',
      says: 'Ensuite tout continue comme d’habitude, si le client attend encore. Les expéditeurs de ce labo attendent 15 secondes une salutation et 30 le reste\u00a0; la RFC 5321 §4.5.3.2 demande des minutes.',
    },
    drop: {
      label: 'la connexion se rompt',
      says: 'TCP la coupe (RST), et rien n’a été fait. L’expéditeur n’en sait pas plus que la dernière réponse reçue.',
    },
    silence: {
      label: 'il ne dit plus rien',
      says: 'La connexion tient et rien ne vient. Seul le délai du client y met fin.',
    },
    'half-reply': {
      label: 'la moitié de sa réponse part, puis il raccroche',
      says: 'Le serveur fait ce qui est demandé. Au point, cela veut dire qu’il a le courrier, et que l’expéditeur ne peut pas le savoir (RFC 1047).',
    },
    'mailbox-full': {
      label: 'une boîte est pleine',
      says: 'Jusqu’à ce que vous leviez la panne. La RFC 3463 §3.3 la numérote X.2.2\u00a0; le premier chiffre dit s’il faut revenir.',
    },
    down: {
      label: 'la machine est arrêtée',
      says: 'Personne n’écoute\u00a0: TCP refuse tout appel, et ce qui est ouvert est coupé. Un expéditeur essaie le MX suivant.',
    },
    filtered: {
      label: 'un filtre est devant elle',
      says: 'Un appel ne reçoit aucune réponse. L’expéditeur attend jusqu’à s’en lasser, puis essaie le MX suivant.',
    },
    slow: {
      label: 'sa liaison est lente',
      says: 'Dans chaque sens, compté comme les deux bouts le lisent\u00a0: ce que TLS ajoute ne compte pas. Rien ne se perd, tout dure plus longtemps.',
    },
    certificate: {
      label: 'son certificat n’est pas en règle',
      says: 'Entre serveurs, l’expéditeur continue malgré tout\u00a0: chiffrer sans savoir pour qui vaut mieux que parler en clair (RFC 7435). Un client qui vérifie raccroche.',
    },
    servfail: {
      label: 'il répond SERVFAIL',
      says: 'Ce n’est pas «\u00a0il n’y en a pas\u00a0»\u00a0: qui cherche un serveur de courrier garde le courrier et redemande plus tard (RFC 5321 §5.1).',
    },
  },
  dnsSilence: {
    label: 'il ne répond pas',
    says: 'Qui interroge insiste, puis renonce pour l’instant. L’absence de réponse n’est pas «\u00a0il n’y en a pas\u00a0»\u00a0: le courrier attend.',
  },
  code: 'Code',
  codeSays: 'De 400 à 599.',
  enhanced: 'Étendu',
  enhancedSays: '(Enhanced.) Comme 4.7.1, ou rien.',
  text: 'Texte',
  textSays: 'Une ligne, en anglais comme parlent les serveurs.',
  examples: 'Par exemple',
  seconds: 'Secondes',
  secondsSays: `Jusqu’à ${delayMs / 1000}.`,
  rate: 'Octets par seconde',
  rateSays: `De ${slowest} à ${fastest}. À 100, on peut suivre des yeux.`,
  certificate: 'Son certificat',
  certificates: {
    expired: 'a expiré',
    'other-name': 'est établi pour un autre nom',
    'self-signed': 's’est signé lui-même',
  },
  full: 'Il répond',
  fulls: {
    later: '452 4.2.2\u00a0: pleine pour l’instant, revenez',
    never: '552 5.2.2\u00a0: pleine, et c’est définitif',
  },
  times: 'Combien de fois',
  timesSays: '1 veut dire une fois, puis tout va de nouveau bien. Vide\u00a0: jusqu’à ce que vous la leviez.',
  will: 'Ce qui va arriver',
  set: 'La mettre en place',
  save: 'Enregistrer la modification',
  cancel: 'Annuler',
  problem: {
    'host.unknown': 'Aucun serveur de ce monde ne porte ce nom.',
    'host.noTls':
      'Cette machine ne parle pas TLS\u00a0: personne ne lui dit STARTTLS. mx1, mx2 et mail.campus.test, si.',
    'host.place': 'À un serveur DNS, on pose des questions\u00a0; avec un serveur de courrier, on dialogue.',
    'kind.place': 'Cela ne peut pas arriver là.',
    'nth.range': `Un nombre entier de 1 à ${nth}, ou rien.`,
    'nth.none': 'Ici, rien ne se compte.',
    'sender.none': 'À ce moment, aucun expéditeur n’a encore été nommé.',
    'recipient.none': 'À ce moment, aucun destinataire n’a encore été nommé.',
    'recipient.needed':
      'Il faut que la boîte de quelqu’un soit pleine. Nommez-en une\u00a0: dean@faculty.test.',
    'pattern.ascii': 'Lettres, chiffres et signes de l’ASCII seulement.',
    'pattern.long': `Au plus ${pattern} caractères\u00a0: un chemin plus long n’entre dans aucune commande (RFC 5321 §4.5.3.1.3).`,
    'pattern.stars': `Au plus ${stars} astérisques.`,
    'code.good': '2xx et 3xx diraient que c’est fait, et ici rien n’est fait. Prenez de 400 à 599.',
    'code.range': 'Trois chiffres, de 400 à 599.',
    'enhanced.form': 'Trois nombres séparés par des points, comme 4.7.1 (RFC 3463 §2).',
    'enhanced.class':
      'Son premier chiffre doit être celui du code (RFC 2034 §4)\u00a0: 451 va avec 4.x.x, 550 avec 5.x.x.',
    'text.empty': 'Quelques mots\u00a0: on les lira dans un avis de non-remise.',
    'text.lines': 'Une seule ligne\u00a0: un CR ou un LF terminerait ici la réponse.',
    'text.ascii': 'ASCII seulement\u00a0: une réponse n’a aucun moyen de dire son jeu de caractères.',
    'text.long': `Au plus ${text} caractères\u00a0: une ligne de réponse a 512 octets (RFC 5321 §4.5.3.1.5).`,
    'ms.range': `Plus que zéro, au plus ${delayMs / 1000} secondes.`,
    'rate.range': `Un nombre entier de ${slowest} à ${fastest}.`,
    'name.empty': 'Le nom sur lequel on l’interroge\u00a0: faculty.test.',
    'name.form': 'Un nom de domaine\u00a0: lettres, chiffres, tirets, séparés par des points. Pas d’@.',
    'type.unknown': 'Ce type n’existe pas ici.',
    'times.range': `Un nombre entier de 1 à ${times}, ou rien.`,
    'times.none': 'Ceci reste jusqu’à ce que vous le leviez.',
  },
};

export const formWords: Record<Language, FormWords> = { en, fr };
