import type { Person } from './world.ts';

export function homeDirectory(person: Person): string {
  return `/home/${person.handle}`;
}

/** Path → contents of a fresh home: the course's files, ready to be used. */
export function homeFiles(person: Person): Record<string, string> {
  const home = homeDirectory(person);
  const own = `${person.handle}@campus.test`;
  return {
    [`${home}/README`]: README,
    [`${home}/compose.yaml`]: COMPOSE,
    [`${home}/mail.txt`]: [
      `EHLO ${person.hostName}`,
      `MAIL FROM:<${own}>`,
      'RCPT TO:<bob@campus.test>',
      'DATA',
      `From: ${own}`,
      'To: bob@campus.test',
      'Subject: Written by hand',
      '',
      'Hello Bob,',
      'every line of this mail was typed before it was sent.',
      '.',
      'QUIT',
      '',
    ].join('\n'),
  };
}

const COMPOSE = `# The mock server of the practical work: it takes every mail and delivers none.
services:
  smtp:
    image: axllent/mailpit
    ports:
      - "1025:1025" # SMTP
      - "8025:8025" # the inbox, in a browser
`;

const README = `Your home. What is in it:

  compose.yaml   the course's mock server:   docker compose up -d
  mail.txt       a whole dialogue, line by line:
                 ncat -C localhost 1025 < mail.txt

To speak SMTP yourself:  ncat -C localhost 1025
What else is here:       help, man ncat
`;
