/** Pages of the machine. */

const DOCKER = `DOCKER(1)

NAME
    docker - a stand-in: it switches the lab's mock server

SYNOPSIS
    docker compose [-f FILE] [-p NAME] up [-d] | down | ps [-a] | logs [-f]
                   | stop | start | restart | config | pull | version
    docker run [-d] [--name NAME] [-p HOST:CONTAINER] axllent/mailpit
    docker ps [-a] | logs | stop | start | rm | images | --version

DESCRIPTION
    The practical work starts a mock mail server with docker compose. The real docker is
    not here: no image is fetched, no container runs. The lab's own mock server stands in
    for axllent/mailpit, maildev/maildev, mailhog/mailhog and rnwood/smtp4dev. It takes
    every mail, delivers none, and shows all in the "Mock inbox". Every command says so.

    The file is read as docker compose v2.40.3 reads it, and what is wrong with it is told
    in the same words. The ports that it publishes are real in this world: with
    "2525:1025" the server answers at localhost 2525, and 1025 refuses. Programs of your
    own machine find it where they did before.

    up         starts it and shows its log; Ctrl-C stops it
    up -d      starts it in the background
    ps         containers and their ports; -a: stopped ones too
    logs -f    connections and mails, those so far and those that come
    stop       it refuses connections; start brings it back, restart does both
    down       stops it and removes its container
    config     prints the file with everything written out; -q only says what is wrong

    It runs from the start, as if the course's file had been brought up for you.

EXIT STATUS
    0, 1 when something is wrong, 130 after Ctrl-C; "docker run" 125 as the real one.

DIFFERENCES
    One mock server stands behind all containers. Other images, Dockerfiles, exec,
    volumes and networks are not here; each is answered with what to do instead.

EXAMPLES
    docker compose up -d
    docker compose config
    docker run -d -p 2525:1025 axllent/mailpit
`;

export const PAGES: Readonly<Record<string, string>> = {
  docker: DOCKER,
};
