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
    [
      { host, when: { at: 'connect' }, what: { kind: 'slow', octetsPerSecond: 100 }, times: 1 },
      'The link to mx1.faculty.test carries 100 octets a second each way, for the next connection.',
      'La liaison vers mx1.faculty.test laisse passer 100 octets par seconde dans chaque sens, pour la prochaine connexion.',
    ],
    [
      { host, when: { at: 'STARTTLS' }, what: { kind: 'certificate', problem: 'other-name' } },
      'When TLS begins, mx1.faculty.test shows a certificate for another name.',
      'Quand TLS commence, mx1.faculty.test présente un certificat établi pour un autre nom.',
    ],
    [
      {
        host,
        when: { at: 'RCPT', recipient: 'dean@faculty.test' },
        what: { kind: 'mailbox-full', says: 'never' },
      },
      'At mx1.faculty.test the mailbox of <dean@faculty.test> is full: RCPT is answered “552 5.2.2”, until this is cleared.',
      'Chez mx1.faculty.test, la boîte de <dean@faculty.test> est pleine\u00a0: RCPT reçoit la réponse «\u00a0552 5.2.2\u00a0», jusqu’à ce que la panne soit levée.',
    ],
    [
      {
        host: 'resolver.campus.test',
        when: { at: 'question', name: 'faculty.test', below: true, type: 'MX' },
        what: { kind: 'servfail' },
        times: 3,
      },
      'resolver.campus.test answers the next 3 questions for MX about faculty.test and every name below it with SERVFAIL.',
      'resolver.campus.test répond SERVFAIL aux 3 prochaines questions MX sur faculty.test et tout nom en dessous.',
    ],
    [
      {
        host: 'resolver.campus.test',
        when: { at: 'question', name: 'faculty.test.' },
        what: { kind: 'silence' },
      },
      'resolver.campus.test leaves every question about faculty.test without an answer.',
      'resolver.campus.test laisse toute question sur faculty.test sans réponse.',
    ],
    [
      {
        host: 'resolver.campus.test',
        when: { at: 'question', name: 'faculty.test' },
        what: { kind: 'servfail' },
        times: 1,
      },
      'resolver.campus.test answers the next question about faculty.test with SERVFAIL.',
      'resolver.campus.test répond SERVFAIL à la prochaine question sur faculty.test.',
    ],
  ])('%#', (fault, en, fr) => {
    expect(faultsWords.en.sentence(fault)).toBe(en);
    expect(faultsWords.fr.sentence(fault)).toBe(fr);
  });
});
