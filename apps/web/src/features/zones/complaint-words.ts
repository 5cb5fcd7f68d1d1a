/** What is wrong with a line of a zone, and what had better be otherwise, in the page's language. */
import {
  adviceSentence,
  spokenName,
  type ZoneAdvice,
  type ZoneComplaint,
  type ZoneProblem,
} from '@ehlo/protocol/dns';
import type { Language } from '../../i18n/i18n.ts';

/** Without "Line 5": whoever shows it says where. */
export function problemWords({ sentence, complaint }: ZoneProblem, language: Language): string {
  if (language === 'fr') return complaintFr(complaint);
  const said = sentence.replace(/^Line \d+: /, '');
  // A name keeps its letters as they are.
  return /^[a-z]+ /.test(said) ? said.charAt(0).toUpperCase() + said.slice(1) : said;
}

export const adviceWords = (advice: ZoneAdvice, language: Language): string =>
  language === 'fr' ? adviceFr(advice) : adviceSentence(advice);

const NAME_FR = {
  'empty-label': 'deux points se suivent sans rien entre eux, ou un point est en tête',
  'label-too-long': 'une partie entre deux points dépasse 63 octets (RFC 1035 §2.3.4)',
  'name-too-long': 'il dépasse 255 octets (RFC 1035 §2.3.4)',
  'bad-escape':
    'après une barre oblique inverse vient un signe, ou trois chiffres jusqu’à 255 (RFC 1035 §5.1)',
  'not-ascii': 'les noms hors ASCII s’écrivent en A-labels, xn--… (RFC 5890 §2.3.2.1)',
} as const;

function complaintFr(complaint: ZoneComplaint): string {
  switch (complaint.problem) {
    case 'open-quote':
      return 'Un guillemet s’ouvre et ne se ferme pas. Mettez " à la fin de la chaîne, sur la même ligne.';
    case 'open-parenthesis':
      return 'Une parenthèse s’ouvre et ne se ferme jamais. Mettez ) après la dernière valeur.';
    case 'stray-parenthesis':
      return 'Une parenthèse se ferme sans avoir été ouverte. Enlevez ), ou mettez ( avant les valeurs.';
    case 'bad-name':
    case 'not-a-name':
      return `« ${complaint.text} » n’est pas un nom de domaine : ${NAME_FR[complaint.why]}.`;
    case 'no-owner':
      return 'La ligne commence par un blanc, qui répète le nom du dessus, et il n’y en a pas. Commencez par un nom, ou par @ pour la zone même.';
    case 'no-ttl':
      return 'Cet enregistrement n’a pas de TTL et aucun n’est plus haut. Mettez $TTL 3600 en tête du fichier (RFC 2308 §4).';
    case 'outside-zone':
      return `${spokenName(complaint.name)} n’est pas dans la zone ${spokenName(complaint.zone)}. Un nom qui finit par un point est complet ; sans le point, il se place sous la zone.`;
    case 'other-class':
      return `La classe ${complaint.text} n’est pas servie ici. Écrivez IN, ou rien.`;
    case 'unknown-type':
      return `« ${complaint.text} » n’est pas un type. Écrivez A, AAAA, MX, TXT, CNAME, NS, SRV, PTR, CAA, TLSA, SOA, ou TYPE et un nombre (RFC 3597 §5).`;
    case 'unknown-directive':
      return `${complaint.text} n’est pas lu ici. $ORIGIN et $TTL le sont ; écrivez en entier ce que d’autres apporteraient.`;
    case 'no-type':
      return `${spokenName(complaint.name)} est tout seul. Un enregistrement veut un type et ses données, comme : A 192.0.2.25`;
    case 'bad-opaque':
      return `Les données du type ${complaint.type} s’écrivent \\# <nombre d’octets> <chiffres hexadécimaux> (RFC 3597 §5), et seulement pour les types sans forme propre.`;
    case 'missing-field':
      return `${complaint.type} veut ${complaint.shape} ; <${complaint.field}> manque.`;
    case 'extra-words':
      return `« ${complaint.text} » est de trop pour ${complaint.type} : ${complaint.shape}. Mettez entre guillemets un texte qui a des blancs ; un commentaire commence par ;`;
    case 'not-ipv4':
      return `« ${complaint.text} » n’est pas une adresse IPv4. Écrivez quatre nombres de 0 à 255 séparés par des points, comme 192.0.2.25.`;
    case 'not-ipv6':
      return `« ${complaint.text} » n’est pas une adresse IPv6. Écrivez-la comme 2001:db8:25::25.`;
    case 'not-number':
      return `« ${complaint.text} » n’est pas un nombre de 0 à ${complaint.most}.`;
    case 'not-duration':
      return `« ${complaint.text} » n’est pas une durée. Écrivez des secondes (3600) ou des unités (1h30m), au plus 2147483647 secondes.`;
    case 'not-hex':
      return `« ${complaint.text} » n’est pas de l’hexadécimal : un nombre pair de chiffres 0-9, a-f.`;
    case 'string-too-long':
      return `Une chaîne a ${complaint.octets} octets ; il en tient 255 (RFC 1035 §3.3). Coupez-la en plusieurs : "première partie" "seconde partie".`;
    case 'bad-string-escape':
      return `« ${complaint.text} » a une barre oblique inverse suivie ni d’un signe ni de trois chiffres jusqu’à 255 (RFC 1035 §5.1). Écrivez \\\\ pour une barre.`;
    case 'no-soa':
      return `La zone ${spokenName(complaint.zone)} n’a pas de SOA. Commencez par : @ IN SOA ns1 hostmaster 1 7200 3600 1209600 300`;
    case 'two-soa':
      return 'Un second SOA. Une zone en a un seul (RFC 1035 §5.2) ; enlevez celui-ci.';
    case 'soa-not-at-apex':
      return `Le SOA est à ${spokenName(complaint.name)}, la zone est ${spokenName(complaint.zone)}. Écrivez @ comme nom.`;
    case 'no-ns':
      return `La zone ${spokenName(complaint.zone)} ne nomme pas de serveur. Ajoutez : @ IN NS ns1 (RFC 1034 §4.2.1)`;
    case 'cname-and-other':
      return `${spokenName(complaint.name)} est un alias (CNAME) et a aussi un ${complaint.type}. Un alias est seul (RFC 1034 §3.6.2) : enlevez l’un des deux.`;
    case 'two-cname':
      return `${spokenName(complaint.name)} est l’alias de deux noms. Il ne peut l’être que d’un (RFC 2181 §10.1).`;
    default:
      return complaint satisfies never;
  }
}

function adviceFr({ advice, params }: ZoneAdvice): string {
  const { host, type, target, meant, zone, owner, ttl } = params;
  switch (advice) {
    case 'points-to-alias':
      return `${type} mène à ${host}, qui est un alias (CNAME). Il doit nommer l’hôte même : écrivez ${target} à cet endroit. Certains expéditeurs et résolveurs refusent de suivre.`;
    case 'points-to-address':
      return `${type} mène à ${host}, qui est une adresse. Il nomme un hôte : donnez un A à un nom, et écrivez ce nom, avec son point.`;
    case 'dot-missing':
      return `${host} : sans point final, ${zone} a été mis derrière. Écrivez ${meant} avec le point.`;
    case 'no-such-host':
      return `${type} mène à ${host}, qui n’a pas d’adresse. Qui y est envoyé passe outre. Ajoutez-lui un A, ou nommez un autre hôte.`;
    case 'no-such-target':
      return `${type} mène à ${host}, qui n’existe pas. Qui demande reçoit « ce nom n’existe pas ».`;
    case 'alias-loop':
      return `L’alias ${owner} revient à lui-même. Qui demande reçoit une erreur, et le courrier attend jusqu’à ce qu’il revienne. Donnez une adresse à l’un des noms.`;
    case 'null-mx-among-others':
      return `MX 0 . dit que ${owner} ne prend pas de courrier, et d’autres à côté disent qui le prend. Un MX nul est seul : enlevez-le, ou tous les autres.`;
    case 'not-a-host-name':
      return `${host} n’est pas un nom d’hôte : des lettres, des chiffres et des tirets en font un. Certains programmes le refusent.`;
    case 'ttl-differs':
      return `TTL ${ttl}, et ${params.first} pour un autre ${type} de ${owner}. Ils voyagent ensemble et ont un seul TTL : ${params.first} est servi.`;
    case 'ttl-zero':
      return 'TTL 0 : personne ne le retient, et chaque courrier coûte de nouveau la question.';
    case 'ttl-long':
      return `Un TTL de ${ttl} secondes dépasse une semaine : un changement n’est vu partout qu’après.`;
    case 'twice':
      return 'Le même enregistrement est plus haut. Il est servi une fois.';
    case 'two-spf':
      return `${params.count} SPF à ${owner} : un seul est permis. Les vérificateurs répondent permerror et n’en utilisent aucun. Réunissez-les.`;
    case 'two-dmarc':
      return `${params.count} DMARC à ${owner} : un seul est permis. Les destinataires n’en utilisent aucun. Gardez-en un.`;
    case 'text-in-pieces':
      return `Sans guillemets, chaque mot est une chaîne, et elles sont mises bout à bout sans rien entre elles : "${params.text}". Mettez " devant et derrière tout le texte.`;
    case 'serial-same':
      return `La zone a changé et son numéro de série est ${params.serial}, pas plus récent que ${params.before}. Les autres serveurs d’une zone ne la reprennent que si le numéro monte.`;
    case 'not-delegated':
      return `${params.parent} n’a pas de NS pour ${zone}. Ce labo trouve la zone quand même ; un résolveur d’ailleurs ne la trouverait pas.`;
    default:
      return advice satisfies never;
  }
}
