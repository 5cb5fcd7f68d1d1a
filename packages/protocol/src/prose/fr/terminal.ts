import type { TerminalWords } from '../terminal-words.ts';

export const terminal: TerminalWords = {
  terminal: {
    'smtp-at-shell-prompt': {
      head: ({ verb }) => `\`${verb}\` s’adresse à un serveur de courrier, et aucun n’est encore appelé.`,
      body: 'Le `$` dit que le shell écoute : il lance des programmes. Appelez d’abord un serveur ; quand son 220 est là, la même ligne est comprise.',
    },
    'host-colon-port': {
      head: ({ host, port }) => `\`${host}:${port}\` est pris pour le nom d’une seule machine.`,
      body: ({ host, port }) =>
        `Dans une adresse web, un deux-points sépare la machine du port. Ce programme veut deux mots : \`${host} ${port}\`.`,
    },
    'port-missing': {
      head: 'Aucun port n’a été donné.',
      body: ({ host, program }) =>
        `\`${host}\` peut avoir plusieurs serveurs, chacun derrière son port.${
          program === 'ncat'
            ? ' Sans port, ncat essaie le 31337, où il n’y a pas de serveur de courrier.'
            : ''
        } Le serveur d’essai (*mock*) écoute sur 1025 ; entre serveurs, le courrier va au 25.`,
    },
    'ncat-small-c': {
      head: 'Un petit `-c` est une autre option que `-C`.',
      body: 'La majuscule termine chacune de vos lignes par CR LF, comme SMTP le veut. La minuscule confie l’appel à un programme ; ce terminal ne le fait pas, personne n’a donc été appelé.',
    },
    'refused-port': {
      head: ({ host, port }) => `Personne n’écoute sur ${port} chez \`${host}\`.`,
      body: 'La machine est là, et son TCP a refusé l’appel tout de suite. Un autre port a peut-être un serveur : 1025 sur localhost, 25 sur mail.campus.test.',
    },
    'ncat-waits-after-close': {
      head: ({ host }) => `\`${host}\` a raccroché, et ncat lit encore votre clavier.`,
      body: 'Il s’en aperçoit à votre prochaine ligne, ou finit avec Ctrl D. Rien de ce que vous tapez maintenant n’arrive à personne.',
    },
    'openssl-q-line': {
      head: ({ verb }) => `\`${verb}\` n’est jamais arrivé au serveur : openssl l’a pris pour lui.`,
      body: 'Pour `s_client`, une ligne qui commence par un Q majuscule veut dire : quitter tout de suite. Écrivez `quit`, les verbes s’écrivent comme on veut, ou appelez avec `-quiet`, qui désactive cela.',
    },
    'openssl-r-line': {
      head: ({ verb }) => `\`${verb}\` n’est jamais arrivé au serveur : openssl a recommencé la négociation.`,
      body: 'Pour `s_client`, une ligne qui commence par un R majuscule veut dire : renégocier. TLS 1.3 ne connaît pas cela, et il a abandonné. Écrivez `rcpt to:` en minuscules, ou appelez avec `-quiet`, qui désactive cela.',
    },
    'unknown-host': {
      head: ({ host }) => `Le DNS ne connaît aucune adresse pour \`${host}\`.`,
      body: 'Il n’y avait donc personne à appeler : aucune connexion n’a été tentée. Vérifiez l’orthographe ; les machines de ce monde finissent par `.test`.',
    },
  },
};
