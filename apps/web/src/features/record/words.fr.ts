import type { RecordWords } from './words.ts';

export const fr: RecordWords = {
  title: 'Enregistrer une leçon',
  back: 'Toutes les leçons',
  idle: {
    says: [
      'Faites une chose une fois dans le terminal, du premier appel au dernier adieu. EHLO en ébauche une leçon\u00a0: étapes, vérifications, indices et lignes à taper, en anglais et en français.',
      'Puis faites vôtres les phrases, et emportez les deux fichiers.',
    ],
    start: 'Enregistrer',
    busy: 'Un programme tourne. Terminez-le avec Ctrl C\u00a0: un enregistrement commence à l’invite.',
  },
  recording: {
    title: 'Enregistrement',
    lines: (lines) => (lines === 1 ? '1 ligne' : `${lines} lignes`),
    nothing: 'Tapez dans le terminal. Chaque ligne que vous validez apparaît ici.',
    step: (number) => `Étape ${number}`,
    next: 'Étape suivante',
    nextNot: 'Étape suivante\u00a0: tapez d’abord une ligne.',
    propose: 'Sans «\u00a0Étape suivante\u00a0», EHLO propose où commencent les étapes.',
    emptyStep: 'Votre prochaine ligne commence cette étape.',
    stop: 'Arrêter',
    stopNot: 'Arrêter\u00a0: rien n’a encore été tapé.',
    discard: 'Jeter',
    full: 'Un enregistrement ne peut pas être plus long. Appuyez sur Arrêter\u00a0; ce que vous tapez maintenant n’en fait pas partie.',
    empty: 'une ligne vide',
    elsewhere:
      'Il n’y a pas de place ici pour le terminal. Faites-le dans le terrain de jeu\u00a0: l’enregistrement y continue.',
    playground: 'Au terrain de jeu',
  },
  trouble: {
    unreachable: 'Le serveur ne répond pas. Rien n’est perdu\u00a0: réessayez dans un instant.',
    tooFast: 'C’était demandé trop souvent. Attendez une seconde, puis réessayez.',
    otherRoom: 'L’enregistrement était d’une salle qui n’est plus là. Enregistrez à nouveau.',
    retry: 'Réessayer',
  },
  made: {
    making: 'Lecture de ce qui s’est passé.',
    noTrace:
      'Rien de tout cela n’est dans le journal\u00a0: ni appel, ni question, ni courrier. Une vérification a besoin d’une chose qui a été vue. Continuez et appelez un serveur, ou recommencez.',
    more: 'Il s’est passé plus qu’un enregistrement ne contient. L’ébauche s’arrête avant la fin.',
    others: (lines) =>
      lines === 1
        ? '1 ligne a été tapée dans un autre terminal et n’est pas reprise\u00a0: une leçon se tape dans un seul.'
        : `${lines} lignes ont été tapées dans un autre terminal et ne sont pas reprises\u00a0: une leçon se tape dans un seul.`,
    goOn: 'Continuer l’enregistrement',
    sure: 'Jeter l’enregistrement\u00a0?',
    discard: 'Jeter',
    keep: 'Le garder',
  },
  editor: {
    label: 'Les fichiers de la leçon',
    files: { en: 'lesson.md', fr: 'lesson.fr.md' },
    small: 'Écrire demande un plus grand écran. Ce que vous changez ici est gardé quand même.',
    large: 'Cette page ne garde pas de fichier plus long.',
    notKept:
      'Le navigateur ne garde rien pour cette page\u00a0: téléchargez les fichiers avant de la quitter.',
    anew: 'Enregistrer à nouveau',
    anewSure: 'Jeter cette ébauche\u00a0?',
    anewSays: 'Ce que vous avez écrit dans les deux fichiers part avec elle.',
    yes: 'Jeter',
    no: 'La garder',
  },
  problems: {
    none: 'Les deux fichiers se lisent.',
    count: (problems) => (problems === 1 ? '1 chose à réparer' : `${problems} choses à réparer`),
    line: (file, line) => `${file}, ligne ${line}`,
    more: (problems) => `et ${problems} de plus`,
    reading: 'Lecture des fichiers.',
  },
  preview: {
    title: 'Ce que voit le lecteur',
    label: (file) => `Aperçu de ${file}`,
    last: 'Comme c’était quand les deux fichiers se lisaient encore.',
    none: 'Il n’y a rien à montrer avant que les deux fichiers se lisent.',
    words: (words) => `${words} mots\u00a0: une étape en a 45 au plus`,
    hint: (number) => `Indice ${number}`,
    solution: 'Lignes que «\u00a0Montrez-moi\u00a0» tape',
    checks: 'Passe au vert quand',
    predict: 'Avant Entrée',
    misses: 'Dit à qui se trompe',
    questions: (questions) => (questions === 1 ? '1 question' : `${questions} questions`),
    minutes: (minutes) => `${minutes} min`,
  },
  take: {
    title: 'Emporter',
    folder: 'Dossier de la leçon',
    folderWrong:
      'Deux chiffres, un tiret, puis des mots en minuscules avec des tirets\u00a0: 10-say-hello. Les chiffres donnent l’ordre.',
    download: (file) => `Télécharger ${file}`,
    put: (folder) =>
      `Les fichiers vont dans \`${folder}\`, à la place des deux que la première ligne y écrit.`,
    here: (path) =>
      `Ce serveur lit des leçons dans \`${path}\`, à nouveau dès qu’un fichier change. Les lignes se tapent dans un terminal, dans le dossier d’EHLO.`,
    there:
      'Les leçons sont sur la machine qui fait tourner EHLO. Si elle n’est pas à vous, envoyez les deux fichiers à qui s’en occupe. Les lignes se tapent là, dans un terminal, dans le dossier d’EHLO\u00a0; un serveur lancé par `EHLO_LESSONS_DIR=my-lessons npm start` les lit.',
    make: 'd’abord, faire le dossier',
    check: 'puis, vos fichiers en place, faire la leçon avec les vrais serveurs',
  },
};
