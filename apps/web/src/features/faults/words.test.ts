import type { Fault } from '@ehlo/wire';
import { describe, expect, it } from 'vitest';
import { faultsWords } from './words.ts';

const host = 'mx1.faculty.test';
const GREY = { kind: 'reply', code: 451, enhanced: '4.7.1', text: 'Greylisted' } as const;

describe('a fault as a sentence', () => {
  it.each<[Fault, string, string]>([
    [
      { host, when: { at: 'RCPT', nth: 2 }, what: GREY },
      'The second RCPT of each connection to mx1.faculty.test is answered “451 4.7.1 Greylisted”.',
      'La 2e commande RCPT de chaque connexion à mx1.faculty.test reçoit la réponse «\u00a0451 4.7.1 Greylisted\u00a0».',
    ],
    [
      {
        host,
        when: { at: 'letter', sender: '', recipient: '*@faculty.test' },
        what: { kind: 'drop' },
        times: 1,
      },
      'The next letter to mx1.faculty.test for <*@faculty.test>, sent by <>, breaks the connection, once.',
      'La prochaine lettre à mx1.faculty.test pour <*@faculty.test>, envoyée par <>, coupe la connexion, une seule fois.',
    ],
    [
      { host, when: { at: 'connect' }, what: { kind: 'delay', ms: 2500 }, times: 3 },
      'Every connection to mx1.faculty.test waits 2.5 s for its answer, the first 3 times.',
      'Chaque connexion à mx1.faculty.test attend sa réponse 2,5\u00a0s, les 3 premières fois.',
    ],
    [
      { host, when: { at: 'connect' }, what: { kind: 'down' } },
      'mx1.faculty.test is down: it refuses every connection.',
      'mx1.faculty.test est arrêté\u00a0: il refuse toute connexion.',
    ],
    [
      { host, when: { at: 'QUIT', nth: 9 }, what: { kind: 'silence' } },
      'QUIT number 9 of each connection to mx1.faculty.test gets no answer.',
      'La 9e commande QUIT de chaque connexion à mx1.faculty.test ne reçoit aucune réponse.',
    ],
  ])('%#', (fault, en, fr) => {
    expect(faultsWords.en.sentence(fault)).toBe(en);
    expect(faultsWords.fr.sentence(fault)).toBe(fr);
  });
});
