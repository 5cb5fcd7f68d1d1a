import type { Language } from '../../i18n/i18n.ts';
import type { StationName } from './RouteStrip.tsx';
import type { RouteReading } from './route.ts';

export interface Story {
  title: string;
  paragraphs: string[];
  rows?: [key: string, value: string][];
}

type Stories = Record<StationName, (route: RouteReading) => Story>;

const en: Stories = {
  mua: ({ outside, program }) => ({
    title: 'The mail user agent (MUA)',
    paragraphs: [
      outside
        ? 'A program outside this page called the server. Whatever writes a mail and hands it over is its MUA.'
        : `Whatever writes a mail and hands it over: Thunderbird, a phone, or you with ${program || 'ncat'}. It speaks first about the mail, never about the route.`,
      'It gives the mail to a submission agent or, as here by hand, straight to a server that takes it.',
    ],
  }),
  port: ({ port }) => ({
    title: `Port ${port}`,
    paragraphs: ['A port says which program on a machine answers. Mail has its own:'],
    rows: [
      ['25', 'server to server, with STARTTLS if both can'],
      ['587', 'submission, STARTTLS'],
      ['465', 'submission, TLS from the first octet; RFC 8314 prefers it'],
      ['1025', 'the mock, here and in the course; no standard port'],
      ['110, 995', 'POP3, and POP3 over TLS: to fetch mail'],
      ['143, 993', 'IMAP, and IMAP over TLS: to read mail where it lies'],
    ],
  }),
  mta: ({ role, host, upstream }) => ({
    title:
      role === 'mock'
        ? 'A mock server'
        : role === 'msa'
          ? 'A submission agent (MSA)'
          : 'A mail transfer agent (MTA)',
    paragraphs:
      role === 'mock'
        ? [
            'It says yes to every mail and sends none on: made for trying things out. It runs on the practice machine, not on your laptop.',
            ...(upstream ? [`Behind this one stands ${upstream}: the answers are its own.`] : []),
          ]
        : role === 'msa'
          ? [`${host} takes mail from people it knows and passes it to the transfer agents.`]
          : [
              `${host} takes mail for its own domain and puts it into a mailbox, or passes it on to the next MTA.`,
              'For people it does not know, it relays nothing: that would make it an open relay.',
            ],
    rows: [
      ['MUA', 'writes and reads'],
      ['MSA', 'takes it from the writer (587, 465)'],
      ['MTA', 'carries it between domains (25)'],
      ['MDA', 'puts it into the mailbox'],
    ],
  }),
  mx: ({ role }) => ({
    title: 'The MX record',
    paragraphs: [
      'A sending MTA asks DNS for the MX of the part after the @. The answer names hosts, each with a preference: the lowest is tried first.',
      role === 'mock'
        ? 'The mock sends nothing on, so it asks for none.'
        : 'Nobody asked for it here: you dialled the server yourself.',
    ],
  }),
  inbox: ({ role }) => ({
    title: role === 'mock' ? 'The mock inbox' : 'The mailbox',
    paragraphs:
      role === 'mock'
        ? ['Every mail that the mock took lies here, whoever it is for. The addressee gets nothing.']
        : ['The last server puts the letter here. It waits until a MUA fetches it, with POP3 or IMAP.'],
  }),
};

const fr: Stories = {
  mua: ({ outside, program }) => ({
    title: 'L’agent utilisateur (mail user agent, MUA)',
    paragraphs: [
      outside
        ? 'Un programme hors de cette page a appelé le serveur. Ce qui écrit un mail et le remet est son MUA.'
        : `Ce qui écrit un mail et le remet : Thunderbird, un téléphone, ou vous avec ${program || 'ncat'}. Il parle du mail, jamais du chemin.`,
      'Il confie le mail à un agent de soumission ou, comme ici à la main, directement à un serveur qui le prend.',
    ],
  }),
  port: ({ port }) => ({
    title: `Le port ${port}`,
    paragraphs: ['Un port dit quel programme d’une machine répond. Le courrier a les siens :'],
    rows: [
      ['25', 'de serveur à serveur, avec STARTTLS si les deux savent'],
      ['587', 'soumission, STARTTLS'],
      ['465', 'soumission, TLS dès le premier octet ; la RFC 8314 le préfère'],
      ['1025', 'le mock, ici et dans le cours ; aucun port normalisé'],
      ['110, 995', 'POP3, et POP3 sur TLS : pour relever le courrier'],
      ['143, 993', 'IMAP, et IMAP sur TLS : pour le lire où il est'],
    ],
  }),
  mta: ({ role, host, upstream }) => ({
    title:
      role === 'mock'
        ? 'Un serveur mock'
        : role === 'msa'
          ? 'Un agent de soumission (MSA)'
          : 'Un agent de transfert (mail transfer agent, MTA)',
    paragraphs:
      role === 'mock'
        ? [
            'Il dit oui à tout et n’envoie rien plus loin : il est là pour essayer. Il tourne sur la machine d’exercice, pas sur votre ordinateur.',
            ...(upstream ? [`Derrière lui se trouve ${upstream} : les réponses sont les siennes.`] : []),
          ]
        : role === 'msa'
          ? [`${host} prend le courrier des personnes qu’il connaît et le passe aux agents de transfert.`]
          : [
              `${host} prend le courrier de son domaine et le met dans une boîte, ou le passe au MTA suivant.`,
              'Pour les inconnus, il ne relaie rien : il serait un relais ouvert.',
            ],
    rows: [
      ['MUA', 'écrit et lit'],
      ['MSA', 'prend le mail de qui l’écrit (587, 465)'],
      ['MTA', 'le porte d’un domaine à l’autre (25)'],
      ['MDA', 'le met dans la boîte'],
    ],
  }),
  mx: ({ role }) => ({
    title: 'L’enregistrement MX',
    paragraphs: [
      'Un MTA qui envoie demande au DNS le MX de ce qui suit le @. La réponse nomme des hôtes, chacun avec une préférence : le plus petit nombre d’abord.',
      role === 'mock'
        ? 'Le mock n’envoie rien plus loin, il n’en demande donc aucun.'
        : 'Personne ne l’a demandé ici : vous avez appelé le serveur vous-même.',
    ],
  }),
  inbox: ({ role }) => ({
    title: role === 'mock' ? 'La boîte du mock' : 'La boîte aux lettres',
    paragraphs:
      role === 'mock'
        ? [
            'Tout mail que le mock a pris se trouve ici, quel que soit son destinataire. Celui-ci ne reçoit rien.',
          ]
        : ['Le dernier serveur y met la lettre. Elle attend qu’un MUA la relève, par POP3 ou IMAP.'],
  }),
};

export const STORIES: Record<Language, Stories> = { en, fr };
