import type { DialogueReading } from '@ehlo/protocol/reading';
import { describe, expect, it } from 'vitest';
import type { ConnectionRow } from '../../rooms/room-store.ts';
import { readRoute } from './route.ts';

const PROMPT = { kind: 'prompt' } as const;
const ROW: ConnectionRow = {
  id: 3,
  at: 0,
  by: 'terminal',
  from: { address: '10.20.3.7', port: 5000 },
  to: { host: 'mail.campus.test', address: '192.0.2.25', port: 25 },
  service: 'mta',
  secured: false,
};
const NOTHING = {
  connection: undefined,
  reading: undefined,
  shell: PROMPT,
  caller: undefined,
  failure: undefined,
};

describe('the route strip', () => {
  it('shows the way to the mock before any call, all of it dashed', () => {
    expect(readRoute(NOTHING)).toMatchObject({ host: 'localhost', port: 1025, role: 'mock', hop: 'idle' });
  });

  it('rings at the port that is being called', () => {
    const connection = {
      id: '1',
      host: 'gw.campus.test',
      address: '',
      port: 9,
      crlf: true,
      calling: true,
      since: 0,
    };
    const shell = { kind: 'running', program: 'ncat', line: '', connection } as const;
    expect(readRoute({ ...NOTHING, shell })).toMatchObject({
      host: 'gw.campus.test',
      port: 9,
      hop: 'calling',
    });
  });

  it('puts the cross on the hop that failed', () => {
    const failure = { host: 'localhost', port: 1026 };
    expect(readRoute({ ...NOTHING, failure })).toMatchObject({ port: 1026, role: 'other', hop: 'failed' });
  });

  it('is solid up to the server while connected, and to the mailbox once the mail was taken', () => {
    expect(readRoute({ ...NOTHING, connection: ROW })).toMatchObject({
      role: 'mta',
      hop: 'live',
      taken: false,
    });
    const reading = {
      envelope: {
        forwardPaths: [
          { path: 'bbo@campus.test', accepted: false, code: 550 },
          { path: 'bob@campus.test', accepted: true },
        ],
        postmark: { at: 1, host: 'mail.campus.test' },
      },
    } as DialogueReading;
    expect(readRoute({ ...NOTHING, connection: ROW, reading })).toMatchObject({
      taken: true,
      mailbox: 'bob',
    });
  });

  it.each([
    ['mta', 25, 'dean@faculty.test', 'mta', true],
    ['mta', 25, 'bob@campus.test', 'mta', false],
    ['submission', 587, 'dean@faculty.test', 'msa', true],
    ['smtps', 465, 'bob@cs.campus.test', 'msa', false],
    ['mx1', 25, 'dean@faculty.test', 'mta', false],
    ['backup', 25, 'bob@campus.test', 'mta', true],
    ['openrelay', 25, 'dean@faculty.test', 'mta', true],
    ['pop3', 110, 'x@y.test', 'ms', false],
    ['imaps', 993, 'x@y.test', 'ms', false],
    ['www', 80, 'x@y.test', 'other', false],
  ] as const)('knows %s on %i, and whether it sends mail for %s on', (service, port, path, role, onward) => {
    const reading = { envelope: { forwardPaths: [{ path, accepted: true }] } } as DialogueReading;
    const connection: ConnectionRow = { ...ROW, service, to: { ...ROW.to, port } };
    expect(readRoute({ ...NOTHING, connection, reading })).toMatchObject({ role, onward });
  });

  it('names the program that called, not the manual page that is read meanwhile', () => {
    const shell = { kind: 'running', program: 'man', line: 'man ncat' } as const;
    expect(readRoute({ ...NOTHING, shell })).toMatchObject({ program: 'ncat' });
    expect(readRoute({ ...NOTHING, shell, caller: 'telnet', connection: ROW })).toMatchObject({
      program: 'telnet',
    });
  });

  it('says when a program outside the page made the call', () => {
    expect(readRoute({ ...NOTHING, connection: { ...ROW, by: 'outside' } })).toMatchObject({ outside: true });
  });
});
