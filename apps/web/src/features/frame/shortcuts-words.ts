import type { Language } from '../../i18n/i18n.ts';

/** Words of the list of keys: they come with it. */
const en = {
  title: 'Keyboard and reading',
  terminal: 'In the terminal',
  page: 'Anywhere',
  list: {
    tab: 'takes the grey line at an empty prompt, completes otherwise',
    right: 'takes the grey line in a program',
    leave: 'leaves the terminal',
    interrupt: 'interrupts; with a selection, copies',
    end: 'ends the input',
    stop: 'stops the output, lets it go on (as any key does)',
    search: 'searches what was shown',
    another: 'a new terminal',
    step: 'to the terminal on the left, on the right',
    size: 'larger type, smaller, as usual',
    toTerminal: 'to the terminal',
    panes: 'next pane, previous pane',
    exchange: 'previous, next exchange in Dialogue',
    open: 'opens an exchange',
    steps: 'a line back, a line on',
    lens: 'line endings',
    pages: 'go to Playground, Lessons, Journey, Queue, Mailbox, Wire, DNS, Reference, Class',
    help: 'this list',
  },
  andThen: 'then',
  or: 'or',
  singleKeys: 'Shortcuts of a single key (outside the terminal and fields)',
  screenReader: 'Announce the terminal to a screen reader',
};

const fr: typeof en = {
  title: 'Clavier et lecture',
  terminal: 'Dans le terminal',
  page: 'Partout',
  list: {
    tab: 'prend la ligne grise quand l’invite est vide, sinon complète',
    right: 'prend la ligne grise dans un programme',
    leave: 'quitte le terminal',
    interrupt: 'interrompt ; avec une sélection, copie',
    end: 'termine l’entrée',
    stop: 'arrête l’affichage, le relance (comme toute touche)',
    search: 'cherche dans l’affichage',
    another: 'un nouveau terminal',
    step: 'au terminal de gauche, de droite',
    size: 'caractères plus grands, plus petits, comme d’habitude',
    toTerminal: 'au terminal',
    panes: 'panneau suivant, précédent',
    exchange: 'échange précédent, suivant dans Dialogue',
    open: 'ouvre un échange',
    steps: 'une ligne en arrière, en avant',
    lens: 'fins de ligne',
    pages:
      'va au terrain de jeu, aux leçons, au trajet, à la file, au courrier, au fil, au DNS, à la référence, à la classe',
    help: 'cette liste',
  },
  andThen: 'puis',
  or: 'ou',
  singleKeys: 'Raccourcis d’une seule touche (hors du terminal et des champs)',
  screenReader: 'Annoncer le terminal au lecteur d’écran',
};

export const shortcutsWords: Record<Language, typeof en> = { en, fr };
