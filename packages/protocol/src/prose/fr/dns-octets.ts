import type { DnsWords } from '../dns-words.ts';

/** Un message, octet par octet. */
export const dnsOctets: Pick<DnsWords, 'dnsOctet'> = {
  dnsOctet: {
    id: 'Un nombre que le client invente. La réponse le répète, et retrouve ainsi sa question.',
    opcode: 'Le genre de message. `QUERY` est une question ordinaire.',
    rcode: 'Le résultat. Dans une question, il vaut 0.',
    qdcount: ({ count }) => `${count === 1 ? 'Une question suit' : `${count} questions suivent`}.`,
    ancount: ({ count }) => `Records dans la section réponse : ${count}.`,
    nscount: ({ count }) => `Records dans la section autorité : ${count}.`,
    arcount: ({ count }) => `Records dans la section additionnelle : ${count}. OPT compte parmi eux.`,
    qname: 'Le nom sur lequel porte la question.',
    qtype: 'Le type demandé.',
    qclass: 'La classe, presque toujours Internet.',
    owner: 'Le nom à qui ce record appartient.',
    type: 'Ce que sont les données.',
    class: 'La classe, presque toujours Internet.',
    ttl: ({ count }) => `Combien de temps on peut le retenir, en secondes : ${count}.`,
    rdlength: ({ count }) => `Les données ont ${count} octets.`,
    rdata: 'Les données, qui ne sont pas détaillées ici.',
    string: 'Un octet dit la longueur de la chaîne : 255 octets au plus.',
    labels: 'Chaque étiquette a sa longueur devant elle. Une longueur de 0 est la racine, et finit le nom.',
    root: 'Un 0 seul : la racine, sans étiquette devant.',
    pointer: ({ at, name }) =>
      `Les deux bits de poids fort sont à 1 : pas une longueur, un pointeur. À l’octet ${at} se trouve \`${name}\`, qu’on n’écrit pas deux fois.`,
    pointed: ({ at }) =>
      `Des étiquettes avec leurs longueurs, puis un pointeur (ses deux bits de poids fort sont à 1) : la fin du nom se trouve à l’octet ${at}.`,
    'opt-type':
      'Pas une donnée mais un second en-tête (EDNS) : ses champs ont un autre sens que ceux d’un record.',
    'opt-udp-size': ({ count }) =>
      `À la place de la classe : qui envoie ceci accepte ${count} octets par UDP. Sans EDNS, c’est 512.`,
    'opt-extended-rcode': 'Huit bits de plus pour le code de réponse, devant les quatre de l’en-tête.',
    'opt-version': 'La version d’EDNS. Il n’y a que 0.',
    'opt-rdlength': ({ count }) =>
      count === 0 ? 'Aucune option ne suit.' : `Les options ont ${count} octets.`,
    'opt-option-code': 'De quelle option il s’agit.',
    'opt-option-length': ({ count }) => `L’option a ${count} octets.`,
    'opt-option-data': 'Ce que l’option dit.',
    'opt-z': 'Quinze bits qui n’ont pas encore de sens.',
    do: 'DNSSEC OK : le client veut aussi les signatures.',
    'not-do': 'Le client n’a pas demandé les signatures DNSSEC.',
    octets: 'Ils viennent après tout ce que l’en-tête compte. Ils n’appartiennent à rien.',
    tcp: ({ count }) =>
      `Par TCP, deux octets de plus se trouvent devant et disent la longueur du message : ${count}. TCP ne marque pas les fins.`,
  },
};
