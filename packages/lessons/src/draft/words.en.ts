import { code, listed } from './code.ts';
import type { Answer, CheckSays, DraftWords, StepSays, StepText } from './words.ts';

const said = (answer: Answer): string => code(String('code' in answer ? answer.code : answer.status));

function check(says: CheckSays): string {
  switch (says.of) {
    case 'called':
      return `You are connected to ${code(says.host)}, port ${says.port}`;
    case 'secured':
      return `The connection to ${code(says.host)} is encrypted`;
    case 'unsecured':
      return `TLS with ${code(says.host)} did not come to stand`;
    case 'refused':
      return `The call to ${code(says.host)}, port ${says.port}, failed`;
    case 'greeted':
      return `The server greeted you with ${said(says.answer)}`;
    case 'reply': {
      const { verb, answer, good, times } = says;
      const often = times === undefined ? '' : `, ${times} times`;
      return good
        ? `The server answered ${code(verb)} with ${said(answer)}${often}`
        : `The server refused ${code(verb)} with ${said(answer)}${often}`;
    }
    case 'line':
      return `The server answered ${code(says.line)} with ${said(says.answer)}`;
    case 'letter':
      return `The letter was answered with ${said(says.answer)}`;
    case 'closed':
      return `The connection to ${code(says.host)} is closed`;
    case 'accepted': {
      const to = listed(says.to.map(code), 'and');
      if (says.outside) return `A program of yours sent a mail to ${to}`;
      return says.subject
        ? `Your mail ${code(says.subject)} to ${to} was accepted`
        : `Your mail to ${to} was accepted`;
    }
    case 'stored':
      return says.bounce
        ? `A bounce lies in the mailbox ${code(says.mailbox)}`
        : `Your mail lies in the mailbox ${code(says.mailbox)}`;
    case 'relayed':
      return `Your mail to ${code(says.to)} was passed on to the next server`;
    case 'deferred':
      return `Your mail to ${code(says.to)} has to wait`;
    case 'bounced':
      return `Your mail to ${code(says.to)} was given up`;
    case 'greylisted':
      return `The server put off a mail to ${code(says.to)}: it does not know the sender yet`;
    case 'flagged':
      return says.set
        ? `A letter has the flag ${code(says.flag)}`
        : `A letter lost the flag ${code(says.flag)}`;
    case 'expunged':
      return says.subject ? `The letter ${code(says.subject)} is gone` : 'A letter is gone';
    case 'folder':
      return `The folder ${code(says.folder)} was changed: ${says.change}`;
    case 'asked':
      return says.rcode === 'NOERROR'
        ? `You asked the DNS for ${code(says.type)} of ${code(says.name)}`
        : `You asked for ${code(says.type)} of ${code(says.name)}, and the DNS said ${code(says.rcode)}`;
    case 'switched':
      return says.state === 'up' ? 'The mock server is up' : 'The mock server is down';
    default:
      return says satisfies never;
  }
}

function step(says: StepSays): StepText {
  switch (says.of) {
    case 'call': {
      const { host, port, program, greets, refused } = says;
      return {
        title: refused ? `Call ${host}, and hear no` : `Call ${host} on port ${port}`,
        prose: refused
          ? `Call ${code(host)} on port ${port}, and read why the call fails.`
          : greets
            ? `Call ${code(host)} on port ${port}, and say who you are.`
            : `Call ${code(host)} on port ${port}, and wait for what the server says first.`,
        nudge: 'Everything begins with a call: a program, a host and a port.',
        stronger: `The program is ${code(program)}, the host ${code(host)}, the port ${port}.`,
      };
    }
    case 'login':
      return {
        title: 'Log in',
        prose: 'Tell the server who you are, and prove it.',
        nudge: 'The server wants to know whose mailbox this is.',
        stronger: 'First the name, then the password, in the words of this protocol.',
      };
    case 'envelope':
      return {
        title: 'Address the envelope',
        prose: 'Tell the server who sends, and who receives. Addresses stand in angle brackets.',
        nudge: 'An envelope has a sender and a recipient.',
        stronger: 'One line begins with `MAIL FROM:`, one for each recipient with `RCPT TO:`.',
      };
    case 'letter':
      return {
        title: 'Write the letter',
        prose:
          'Ask for the letter with `DATA`. Header, empty line, text; a line with nothing but a dot ends it.',
        nudge: 'The envelope is ready. What goes into it?',
        stronger: 'First `DATA`, then the header, an empty line, the text, and a dot alone on its line.',
      };
    case 'mail':
      return {
        title: `Send a mail to ${says.to}`,
        prose: `Send a mail to ${code(says.to)}: call the server, address the envelope, write the letter.`,
        nudge: 'A call, an envelope, a letter, in this order.',
        stronger: 'Greet the server; then `MAIL FROM:`, `RCPT TO:` and `DATA`.',
      };
    case 'outside':
      return {
        title: 'Send one from your own machine',
        prose: `In a shell of your own, in a folder with ${code('letter.txt')}, run the line below. It sends a mail to ${code(says.to)}.`,
        nudge: 'The program is yours, the server is here.',
        stronger: '`--mail-from` and `--mail-rcpt` are the envelope, `--upload-file` is the letter.',
      };
    case 'open':
      return {
        title: 'Open a folder',
        prose: 'Look which folders there are, and open one.',
        nudge: 'Before letters can be read, a folder has to be open.',
        stronger: 'A tag, then the command, then the name of the folder.',
      };
    case 'read':
      return {
        title: 'Look at the letters',
        prose: 'Look what lies in the mailbox.',
        nudge: 'The server has letters for you. How many, and what is in them?',
        stronger: 'Letters have numbers: the command comes first, then the number.',
      };
    case 'change':
      return {
        title: 'Change what is there',
        prose: 'Change something in the mailbox.',
        nudge: 'Looking changes nothing. Another command does.',
        stronger: 'The command names the letter, and what is to happen to it.',
      };
    case 'wait':
      return {
        title: 'Wait for news',
        prose: 'Let the server speak up when mail comes.',
        nudge: 'Not every command asks for something at once.',
        stronger: 'One command begins the waiting, one word ends it.',
      };
    case 'bye':
      return {
        title: 'Say goodbye',
        prose: 'Say goodbye, and let the server close.',
        nudge: 'There is a polite word for the end.',
        stronger: `The word is ${code(says.verb)}.`,
      };
    case 'ask':
      return {
        title: `Ask for ${says.type} of ${says.name}`,
        prose: `Ask the DNS for the ${code(says.type)} record of ${code(says.name)}.`,
        nudge: 'The DNS knows. Which program asks it?',
        stronger: `The program is ${code(says.program)}; the question is a name and a type.`,
      };
    case 'switch':
      return says.state === 'up'
        ? {
            title: 'Start the mock server',
            prose: 'Start the mock server.',
            nudge: 'It runs in a container. Who starts containers?',
            stronger: 'The program is `docker compose`.',
          }
        : {
            title: 'Stop the mock server',
            prose: 'Stop the mock server.',
            nudge: 'It runs in a container. Who stops containers?',
            stronger: 'The program is `docker compose`.',
          };
    case 'talk':
      return {
        title: `Say ${says.verb}`,
        prose: `Say ${code(says.verb)}, and read what the server answers.`,
        nudge: 'The server knows more words than these.',
        stronger: `The word is ${code(says.verb)}.`,
      };
    case 'command':
      return {
        title: `Use ${says.program}`,
        prose: `Use ${code(says.program)} in the terminal.`,
        nudge: 'One of the programs of the terminal does it.',
        stronger: `The program is ${code(says.program)}.`,
      };
    default:
      return says satisfies never;
  }
}

export const en: DraftWords = {
  run: 'Run the line as it stands, in the folder of `letter.txt`',
  summary: 'Say in one sentence what one does here.',
  goal: 'You can do this without the lesson.',
  opening: 'Say here why it is worth doing, and what will be different afterwards.',
  check,
  step,
  type: (lines, more) =>
    `Type ${lines.map((line) => (line === '' ? 'an empty line' : code(line))).join(', then ')}${more ? ', and so on' : ''}`,
};
