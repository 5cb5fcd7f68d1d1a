import type { SaslWords } from '../sasl-words.ts';

export const sasl: SaslWords = {
  saslHead: { says: 'Le base64 dit' },
  saslPart: {
    nul: 'entre deux',
    'acts-for': 'pour qui il agit',
    user: 'le nom d’utilisateur',
    password: 'le mot de passe',
    prompt: 'ce qui est demandé',
    challenge: 'une question qui ne vient jamais deux fois',
    digest: 'HMAC-MD5 de la question, avec le mot de passe pour clé',
    text: 'en texte',
  },
  saslNote: {
    readable:
      'Le base64 est une façon d’écrire, pas un chiffrement : qui peut lire la ligne peut lire ceci. Seul TLS autour d’elle le cache.',
    prompt: 'Les mots sont les mêmes sur tous les serveurs : rien n’est encore secret.',
    challenge:
      'Des chiffres au hasard, une heure et le nom du serveur. La réponse ne vaut rien pour la question suivante : celle qu’on a entendue n’ouvre rien plus tard.',
    digest:
      'Le mot de passe n’a pas traversé. Trois limites demeurent : qui entend la question et la réponse peut essayer chez lui des mots de passe, et MD5 est rapide ; le serveur doit garder le mot de passe, ou ce qui ouvre la porte aussi bien ; et rien ne montre qui est le serveur. Le registre des mécanismes le réserve à un usage limité. Sous TLS, `PLAIN` ou SCRAM est un meilleur choix.',
    hidden:
      'Caché : seule la personne qui s’annonce peut le lire. C’est du base64 qui a traversé, pas des astérisques.',
  },
};
