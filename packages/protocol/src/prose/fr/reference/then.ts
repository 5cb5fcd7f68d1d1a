import type { ReferenceWords } from '../../reference-words.ts';

/** Où en est une session POP3 ou IMAP après une réponse. */
export const refThen: ReferenceWords['refThen'] = {
  same: 'inchangée',
  named: 'attend le mot de passe',
  open: 'identifiée : la boîte est ouverte',
  marked: 'la lettre est marquée, et encore là',
  unmarked: 'plus aucune lettre marquée',
  update: 'supprime ce qui était marqué, et finit',
  over: 'finit',
  anew: 'sous TLS : tout recommence',
  asks: 'attend votre réponse',
  outside: 'toujours pas identifiée',
  in: 'identifiée',
  selected: 'la boîte est ouverte',
  'read-only': 'la boîte est ouverte, en lecture seule',
  'none-open': 'identifiée : aucune boîte ouverte',
  fetches: 'attend les octets',
  idles: 'attend les nouvelles, jusqu’à DONE',
  seen: 'inchangée ; avec BODY[], lue',
  renumbered: 'les lettres suivantes avancent',
};

export const refBad: ReferenceWords['refBad'] =
  'La ligne est mal écrite, ou la commande n’a pas sa place dans cet état.';
