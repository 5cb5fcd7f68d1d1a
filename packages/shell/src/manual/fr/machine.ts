/** Pages of the machine. */

const DOCKER = `DOCKER(1)

NOM
    docker - un remplaçant : il allume et éteint le serveur mock du labo

SYNOPSIS
    docker compose [-f FICHIER] [-p NOM] up [-d] | down | ps [-a] | logs [-f]
                   | stop | start | restart | config | pull | version
    docker run [-d] [--name NOM] [-p HÔTE:CONTENEUR] axllent/mailpit
    docker ps [-a] | logs | stop | start | rm | images | --version

DESCRIPTION
    Le travail pratique démarre un serveur de courrier mock avec docker compose. Le vrai
    docker n'est pas ici : aucune image n'est cherchée, aucun conteneur ne tourne. Le serveur
    mock du labo tient lieu d'axllent/mailpit, maildev/maildev, mailhog/mailhog et
    rnwood/smtp4dev. Il prend tout courrier, n'en livre aucun, et les montre tous dans sa boîte.
    Chaque commande le dit.

    Le fichier est lu comme le lit docker compose v2.40.3, et ce qui y est faux est dit dans les
    mêmes mots. Les ports qu'il publie sont réels dans ce monde : avec "2525:1025", le serveur
    répond à localhost 2525, et 1025 refuse. Les programmes de votre propre machine le trouvent
    où ils le trouvaient.

    up         le démarre et montre son journal ; Ctrl-C l'arrête
    up -d      le démarre en arrière-plan
    ps         les conteneurs et leurs ports ; -a : aussi les arrêtés
    logs -f    connexions et courriers, ceux d'avant et ceux qui viennent
    stop       il refuse les connexions ; start le ramène, restart fait les deux
    down       l'arrête et enlève son conteneur
    config     imprime le fichier, tout écrit en entier ; -q dit seulement ce qui est faux

    Il tourne dès le début, comme si le fichier du cours avait été démarré pour vous.

STATUT DE SORTIE
    0, 1 quand quelque chose est faux, 130 après Ctrl-C ; « docker run » 125 comme le vrai.

DIFFÉRENCES
    Un seul serveur mock est derrière tous les conteneurs. D'autres images, Dockerfile, exec,
    volumes et réseaux sont absents ; à chacun il est répondu quoi faire à la place.

EXEMPLES
    docker compose up -d
    docker compose config
    docker run -d -p 2525:1025 axllent/mailpit
`;

export const PAGES: Readonly<Record<string, string>> = {
  docker: DOCKER,
};
