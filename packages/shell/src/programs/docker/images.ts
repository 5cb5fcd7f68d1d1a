/** A mock mail server that people start in courses; the lab's own takes its place. */
export interface MockImage {
  /** What `docker ps` shows of its command. */
  command: string;
  /** Port inside the container → the lab's mock: 1025 SMTP, 8025 its inbox. */
  ports: Readonly<Record<number, 1025 | 8025>>;
  /** Ports that its Dockerfile EXPOSEs. */
  exposes: readonly number[];
}

const MOCKS: Readonly<Record<string, MockImage>> = {
  'axllent/mailpit': { command: '/mailpit', ports: { 1025: 1025, 8025: 8025 }, exposes: [1025, 1110, 8025] },
  'maildev/maildev': { command: 'bin/maildev', ports: { 1025: 1025, 1080: 8025 }, exposes: [1025, 1080] },
  'mailhog/mailhog': { command: 'MailHog', ports: { 1025: 1025, 8025: 8025 }, exposes: [1025, 8025] },
  'rnwood/smtp4dev': {
    command: 'dotnet Rnwood.Smtp4dev.dll',
    ports: { 25: 1025, 80: 8025 },
    exposes: [25, 80],
  },
};

export const MOCK_NAMES = Object.keys(MOCKS);

/** Registry and tag taken off: `docker.io/axllent/mailpit:v1.21` is `axllent/mailpit`. */
export function mockImage(reference: string): MockImage | undefined {
  const name = reference
    .replace(/^(?:docker\.io|index\.docker\.io|ghcr\.io)\//, '')
    .replace(/[:@][^/]*$/, '');
  return Object.hasOwn(MOCKS, name) ? MOCKS[name] : undefined;
}

/** Why an image is not started here. */
export const notHere = (what: string): string =>
  `${what}: not in this page. It can stand in for a mock mail server only: ${MOCK_NAMES.join(', ')}.`;
