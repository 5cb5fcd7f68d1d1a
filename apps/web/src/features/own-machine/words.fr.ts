import type { OwnMachineWords } from './words.ts';

const LOCAL =
  'Votre machine, pour vos propres programmes. Dans le terminal de cette page, c’est la machine d’exercice, qui n’est pas la vôtre.';

export const fr: OwnMachineWords = {
  title: 'Sur votre machine',
  why: 'Les serveurs d’ici acceptent tout programme de votre machine : `ncat`, Java, Python, un logiciel de courrier. Ce qu’ils disent s’affiche dans cette page, ligne par ligne.',
  system: 'Votre système',
  systems: { linux: 'Linux', mac: 'macOS', windows: 'Windows', wsl: 'Windows avec WSL' },
  ncat: 'Installer ncat',
  ncatSays: {
    linux: 'Sur Debian et Ubuntu. Sur Fedora, le paquet s’appelle `nmap-ncat`.',
    mac: 'Avec Homebrew ; `ncat` vient avec nmap.',
    windows: '`ncat` vient avec nmap. Ouvrez ensuite une nouvelle fenêtre du terminal.',
    wsl: 'Dans votre Linux, comme sur Debian et Ubuntu.',
  },
  ends: 'La fin d’une ligne',
  endsSays: {
    linux: '`ncat -C` envoie CR LF. Le `nc` de Debian a la même option.',
    mac: '`ncat -C` envoie CR LF. Le `nc` de macOS l’a sous une autre lettre : `nc -c`.',
    windows:
      '`ncat -C` envoie CR LF, quoi que fasse la fenêtre. `telnet` envoie CR LF de lui-même ; c’est une fonction facultative de Windows.',
    wsl: '`ncat -C` envoie CR LF. Entrée ne donne ici que LF, comme dans tout Linux.',
  },
  java: 'Installer Java',
  javaSays:
    'Pour les leçons avec un programme : un JDK, pas seulement un environnement d’exécution, car vous compilez.',
  call: 'Appeler ce laboratoire',
  callSays: (handle) =>
    `Saluez avec votre nom d’ici, pour que la connexion soit reconnue comme la vôtre : \`EHLO ${handle}.campus.test\`.`,
  table: 'Adresses et ports',
  columns: { what: 'Serveur', here: 'Dans le terminal d’ici', there: 'Depuis votre machine' },
  notOutside: 'depuis le terminal d’ici seulement',
  services: {
    mock: 'Serveur mock',
    mta: 'Serveur de courrier du campus',
    submission: 'Soumission, STARTTLS',
    smtps: 'Soumission, TLS',
    pop3: 'POP3',
    pop3s: 'POP3, TLS',
    imap: 'IMAP',
    imaps: 'IMAP, TLS',
    dns: 'DNS, UDP et TCP',
    web: 'Cette page, et l’API de la boîte',
  },
  localhost: 'Ce que veut dire localhost',
  localhostSays: {
    linux: LOCAL,
    mac: LOCAL,
    windows: LOCAL,
    wsl: 'Dans WSL, c’est le Linux, pas Windows. Si EHLO tourne dans WSL, Windows l’atteint par localhost. S’il tourne dans Windows, WSL ne l’atteint pas, à moins que son réseau soit en mode miroir.',
  },
  elsewhere: 'EHLO tourne sur une autre machine',
  elsewhereSays:
    'Un tunnel fait de son port l’un des vôtres : tant qu’il tourne, `localhost 1025` est le serveur mock de là-bas. Il faut un compte sur cette machine.',
  onlyHere:
    'Cet EHLO n’écoute que sur sa propre machine : vos programmes doivent y tourner aussi, ou passer par un tunnel.',
  waiting: 'Personne n’a encore appelé.',
  waitingSays: 'Dès qu’un de vos programmes se connecte, cela se voit ici.',
  seen: 'Nous vous voyons.',
  seenSays: (from, port) => `Un programme a appelé depuis ${from}, sur le port ${port}.`,
  look: 'Lire son dialogue',
  mine: 'Quelqu’un a appelé',
  mineSays:
    'Une connexion est venue de votre adresse, sans nommer personne. Si c’est la vôtre, dites-le dans le bandeau en haut.',
};
