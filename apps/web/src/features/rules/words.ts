/** The words of this dialog, fetched with it. */
import type { HostRule } from '@ehlo/wire';
import type { Language } from '../../i18n/i18n.ts';

interface RulesWords {
  open: string;
  /** Over a dialogue. */
  tag: string;
  here: (host: string) => string;
  title: string;
  says: string;
  host: string;
  /** As an option: how many rules are on there. */
  option: (host: string, count: number) => string;
  rule: Record<HostRule, { label: string; says: string; reply: string }>;
  state: Record<'on' | 'off', string>;
  /** `try`: how one sees it. */
  tryHead: string;
  tryIt: Record<HostRule, string>;
  reset: string;
  resetAll: string;
  asBorn: string;
  failed: string;
  close: string;
}

const en: RulesWords = {
  open: 'Rules…',
  tag: 'A rule',
  here: (host) => `What ${host} does here is a rule of it, which you can switch.`,
  title: 'Rules of a server',
  says: 'What a server of your room looks at before it takes mail of somebody it does not know. It asks your room’s own DNS, and its reply names what it asked. Who has logged in is known; at campus, so is who calls from campus.',
  host: 'Server',
  option: (host, count) => (count === 0 ? host : `${host} · ${count} on`),
  rule: {
    denylist: {
      label: 'Denylist',
      says: 'Refuses addresses that the zone `dnsbl.test` lists. 203.0.113.66 is on it; you can add more on the page DNS.',
      reply: '554 5.7.1',
    },
    'reverse-name': {
      label: 'Reverse name',
      says: 'Refuses addresses without a PTR record, or whose name does not lead back to them.',
      reply: '550 5.7.25',
    },
    'rate-limit': {
      label: 'Rate limit',
      says: 'Five mails a minute from one address; then “later”, and from the eleventh on it hangs up.',
      reply: '450 4.7.1, 421 4.7.0',
    },
    'open-relay': {
      label: 'Open relay',
      says: 'Takes mail for anywhere from anybody, and sends it on. Nobody wants this: it is how hosts get onto denylists.',
      reply: '250 instead of 554',
    },
  },
  state: { on: 'on', off: 'off' },
  tryHead: 'See it',
  tryIt: {
    denylist: 'Call from a listed address, and name a recipient:',
    'reverse-name': 'The same address calls itself dsl-66.dynamic.spam.test, and no such name exists:',
    'rate-limit': 'Say MAIL FROM, then RSET, six times:',
    'open-relay':
      'Call from outside, and name a recipient elsewhere. 250 is an open relay, 554 a closed one:',
  },
  reset: 'This server as at first',
  resetAll: 'All servers as at first',
  asBorn: 'Every server is as at first.',
  failed: 'The server could not be reached, or it was too fast. Nothing was changed; try again.',
  close: 'Close',
};

const fr: RulesWords = {
  open: 'Règles…',
  tag: 'Une règle',
  here: (host) => `Ce que fait ici ${host} est une de ses règles, que vous pouvez activer ou non.`,
  title: 'Règles d’un serveur',
  says: 'Ce qu’un serveur de votre salle regarde avant de prendre le courrier d’un inconnu. Il interroge le DNS de votre salle, et sa réponse nomme ce qu’il a demandé. Qui s’est identifié est connu\u00a0; sur le campus, qui appelle du campus aussi.',
  host: 'Serveur',
  option: (host, count) => (count === 0 ? host : `${host} · ${count} active${count === 1 ? '' : 's'}`),
  rule: {
    denylist: {
      label: 'Liste de refus',
      says: 'Refuse les adresses que liste la zone `dnsbl.test`. 203.0.113.66 y est\u00a0; vous pouvez en ajouter à la page DNS.',
      reply: '554 5.7.1',
    },
    'reverse-name': {
      label: 'Nom inverse',
      says: 'Refuse les adresses sans record PTR, ou dont le nom ne ramène pas à elles.',
      reply: '550 5.7.25',
    },
    'rate-limit': {
      label: 'Débit limité',
      says: 'Cinq courriers par minute depuis une adresse\u00a0; puis «\u00a0plus tard\u00a0», et au onzième il raccroche.',
      reply: '450 4.7.1, 421 4.7.0',
    },
    'open-relay': {
      label: 'Relais ouvert',
      says: 'Prend le courrier de n’importe qui pour n’importe où, et le fait suivre. Personne n’en veut\u00a0: c’est ainsi qu’on finit sur une liste de refus.',
      reply: '250 au lieu de 554',
    },
  },
  state: { on: 'active', off: 'inactive' },
  tryHead: 'À voir',
  tryIt: {
    denylist: 'Appelez d’une adresse listée, et nommez un destinataire\u00a0:',
    'reverse-name': 'La même adresse se dit dsl-66.dynamic.spam.test, et ce nom n’existe pas\u00a0:',
    'rate-limit': 'Dites six fois MAIL FROM, puis RSET\u00a0:',
    'open-relay':
      'Appelez du dehors, et nommez un destinataire ailleurs. 250, c’est un relais ouvert\u00a0; 554, un relais fermé\u00a0:',
  },
  reset: 'Ce serveur comme au début',
  resetAll: 'Tous les serveurs comme au début',
  asBorn: 'Chaque serveur est comme au début.',
  failed: 'Le serveur n’a pas pu être joint, ou c’était trop rapide. Rien n’a changé\u00a0; réessayez.',
  close: 'Fermer',
};

export const rulesWords: Record<Language, RulesWords> = { en, fr };
