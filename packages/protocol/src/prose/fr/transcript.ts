import type { TranscriptWords } from '../transcript-words.ts';

export const transcript: TranscriptWords = {
  transcriptToken: {
    'field-name': 'le nom d’un champ d’en-tête',
    'field-colon': 'deux-points : le nom finit ici',
    'field-body': 'ce que dit le champ',
    'end-of-header': 'la ligne vide : l’en-tête finit ici',
    'dot-guard': 'une garde : il sera ôté, pour que la ligne puisse commencer par un point',
    'end-of-data': 'le point seul : la lettre finit ici',
    code: 'le code de réponse, pour les programmes',
    continues: 'un tiret : une autre ligne de cette réponse suit',
    enhanced: 'le code d’état étendu, qui dit plus exactement pourquoi',
    keyword: 'une extension que le serveur propose',
    'keyword-parameters': 'ce qu’il dit de cette extension',
    tls: 'des octets de TLS : seuls les deux bouts peuvent les lire',
  },
};
