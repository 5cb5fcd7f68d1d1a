/** What `docker compose COMMAND --help` says: what it does here. */
export const COMPOSE_COMMANDS: Readonly<Record<string, string>> = {
  up: 'Usage:  docker compose up [OPTIONS] [SERVICE...]\n\nThe mock server answers where the file publishes its ports.\n\n  -d, --detach          in the background; without it logs are shown until Ctrl-C\n      --force-recreate  a new container, though nothing changed\n      --no-start        only make it',
  down: 'Usage:  docker compose down [OPTIONS] [SERVICES]\n\nStops the mock server and removes its container and network.',
  ps: 'Usage:  docker compose ps [OPTIONS] [SERVICE...]\n\nLists containers and their ports.\n\n  -a, --all    stopped ones too\n  -q, --quiet  only their ids',
  logs: 'Usage:  docker compose logs [OPTIONS] [SERVICE...]\n\nConnections and mails of the mock server.\n\n  -f, --follow  as they come, until Ctrl-C\n  -n, --tail    only so many of the last lines',
  stop: 'Usage:  docker compose stop [OPTIONS] [SERVICE...]\n\nStops the mock server; its container stays.',
  start: 'Usage:  docker compose start [SERVICE...]\n\nStarts a container that was stopped.',
  restart: 'Usage:  docker compose restart [OPTIONS] [SERVICE...]\n\nStops and starts: open connections end.',
  config:
    'Usage:  docker compose config [OPTIONS] [SERVICE...]\n\nReads the file, and prints it with everything written out.\n\n  -q, --quiet     only say what is wrong\n      --services  only the names of the services\n      --format    yaml or json',
  pull: 'Usage:  docker compose pull [OPTIONS] [SERVICE...]\n\nNothing is fetched: the lab’s mock server is there already.',
};

export const COMPOSE_HELP = `Usage:  docker compose [OPTIONS] COMMAND

A stand-in: it reads compose files as docker compose does, and switches the lab's own mock server.

Options:
  -f, --file FILE          another compose file; "-" reads it from standard input
  -p, --project-name NAME  another name for the project

Commands:
  config      Read the file and print it written out
  down        Stop the mock server, remove its container
  logs        Connections and mails of the mock server
  ps          List containers
  pull        Nothing to fetch here
  restart     Stop and start
  start       Start a stopped container
  stop        Stop it
  up          Start it (-d: in the background)
  version     Whose sentences these are
`;

/** Commands of the real one, and what to do instead. */
export const NOT_HERE: Readonly<Record<string, string>> = {
  exec: 'There is no machine behind the container to go into.',
  run: 'Use "docker compose up".',
  attach: 'Use "docker compose logs -f".',
  build: 'Nothing can be built in it. On your own machine the same file works.',
  create: 'Use "docker compose up --no-start".',
  kill: 'Use "docker compose stop".',
  rm: 'Use "docker compose down".',
  port: 'Use "docker compose ps".',
  images: 'Use "docker compose config --images".',
  ls: 'Use "docker ps".',
  top: 'No processes run behind the container.',
  events: 'Use "docker compose logs -f".',
  pause: 'Use "docker compose stop".',
  unpause: 'Use "docker compose start".',
  push: 'Nothing leaves it.',
  cp: 'The container has no files.',
  export: 'The container has no files.',
  commit: 'The container has no files.',
  scale: 'One mock server is enough.',
  stats: 'No processes run behind the container.',
  wait: 'Use "docker compose logs -f".',
  watch: 'Nothing is built in it.',
  publish: 'Nothing leaves it.',
  volumes: 'The container has no files.',
  bridge: 'Nothing is built in it.',
  alpha: 'Experiments are for the real one.',
};
