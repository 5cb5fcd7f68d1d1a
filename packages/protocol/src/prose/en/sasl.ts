import type { SaslWords } from '../sasl-words.ts';

export const sasl: SaslWords = {
  saslHead: { says: 'The base64 says' },
  saslPart: {
    nul: 'between',
    'acts-for': 'whom it acts for',
    user: 'the user’s name',
    password: 'the password',
    prompt: 'what is asked',
    challenge: 'a question that never comes twice',
    digest: 'HMAC-MD5 of the question, keyed with the password',
    text: 'as text',
  },
  saslNote: {
    readable:
      'Base64 is a way of writing, not encryption: whoever can read the line can read this. Only TLS around it hides it.',
    prompt: 'The words are the same at every server: nothing here is secret yet.',
    challenge:
      'Random digits, a time and the server’s name. An answer to it is worth nothing for the next one, so one that was overheard opens nothing later.',
    digest:
      'The password did not cross. Three limits remain: whoever hears question and answer can try passwords against them at home, and MD5 is quick; the server has to keep the password, or what opens the door as well; and nothing shows who the server is. The registry of mechanisms lists it for limited use. Inside TLS, `PLAIN` or SCRAM is the better choice.',
    hidden: 'Hidden: only whose log-in it is can read it. What crossed was base64, not asterisks.',
  },
};
