import type { RecordWords } from './words.ts';

export const en: RecordWords = {
  title: 'Record a lesson',
  back: 'All lessons',
  idle: {
    says: [
      'Do a thing once in the terminal, from the first call to the last goodbye. EHLO drafts a lesson of it: steps, checks, hints and the lines to type, in English and French.',
      'Then make the sentences yours, and take the two files along.',
    ],
    start: 'Record',
    busy: 'A program is running. End it with Ctrl C: a recording begins at the prompt.',
  },
  recording: {
    title: 'Recording',
    lines: (lines) => (lines === 1 ? '1 line' : `${lines} lines`),
    nothing: 'Type in the terminal. Every line you enter appears here.',
    step: (number) => `Step ${number}`,
    next: 'Next step',
    nextNot: 'Next step: type a line first.',
    propose: 'Without “Next step”, EHLO proposes where steps begin.',
    emptyStep: 'Your next line begins this step.',
    stop: 'Stop',
    stopNot: 'Stop: nothing was typed yet.',
    discard: 'Throw away',
    full: 'This is as long as one recording may be. Press Stop; what you type now is no part of it.',
    empty: 'an empty line',
    elsewhere:
      'There is no room for the terminal beside this. Do it in the playground: the recording goes on there.',
    playground: 'To the playground',
  },
  trouble: {
    unreachable: 'The server does not answer. Nothing is lost: try again in a moment.',
    tooFast: 'That was asked too often. Wait a second, then try again.',
    otherRoom: 'The recording was of a room that is gone. Record anew.',
    retry: 'Try again',
  },
  made: {
    making: 'Reading what happened.',
    noTrace:
      'Nothing of this is in the log: no call, no question, no mail. A check needs something that was seen. Go on and call a server, or begin anew.',
    more: 'More happened than one recording holds. The draft ends before the end.',
    others: (lines) =>
      lines === 1
        ? '1 line was typed in another terminal and is left out: a lesson is typed into one.'
        : `${lines} lines were typed in another terminal and are left out: a lesson is typed into one.`,
    goOn: 'Go on recording',
    sure: 'Throw the recording away?',
    discard: 'Throw away',
    keep: 'Keep it',
  },
  editor: {
    label: 'The lesson’s files',
    files: { en: 'lesson.md', fr: 'lesson.fr.md' },
    small: 'Writing wants a larger screen. What you change here is kept all the same.',
    large: 'The file is as long as this page keeps one.',
    notKept: 'The browser keeps nothing for this page: download the files before you leave it.',
    anew: 'Record anew',
    anewSure: 'Throw this draft away?',
    anewSays: 'What you wrote in both files goes with it.',
    yes: 'Throw away',
    no: 'Keep it',
  },
  problems: {
    none: 'Both files can be read.',
    count: (problems) => (problems === 1 ? '1 thing to mend' : `${problems} things to mend`),
    line: (file, line) => `${file}, line ${line}`,
    more: (problems) => `and ${problems} more`,
    reading: 'Reading the files.',
  },
  preview: {
    title: 'As a reader sees it',
    label: (file) => `Preview of ${file}`,
    last: 'As it was when both files could last be read.',
    none: 'There is nothing to show before both files can be read.',
    words: (words) => `${words} words: a step has at most 45`,
    hint: (number) => `Hint ${number}`,
    solution: 'Lines that “Show me” types',
    checks: 'Turns green when',
    predict: 'Before Enter',
    misses: 'Said to who errs',
    questions: (questions) => (questions === 1 ? '1 question' : `${questions} questions`),
    minutes: (minutes) => `${minutes} min`,
  },
  take: {
    title: 'Take it along',
    folder: 'Folder of the lesson',
    folderWrong:
      'Two digits, a hyphen, then words in lower case with hyphens: 10-say-hello. The digits give the order.',
    download: (file) => `Download ${file}`,
    put: (folder) => `The files go into \`${folder}\`, over the two that the first line writes there.`,
    here: (path) =>
      `This server reads lessons from \`${path}\`, again whenever a file changes. The lines are for a terminal in EHLO’s folder.`,
    there:
      'Lessons lie on the machine that runs EHLO. If that is not yours, send both files to whoever runs it. The lines are for a terminal there, in EHLO’s folder; a server started with `EHLO_LESSONS_DIR=my-lessons npm start` reads them.',
    make: 'first, make the folder',
    check: 'then, with your files in it, do the lesson against the real servers',
  },
};
