import type { TlsFacts, TlsFailure } from '@ehlo/wire';
import { expect, it } from 'vitest';
import { tlsProblem } from './secure.ts';

const outcome = (failure: TlsFailure, verifyResult = 0) =>
  tlsProblem({ ok: false, failure, facts: { verifyResult } as TlsFacts });

it.each<[TlsFailure, number, object]>([
  [{ kind: 'untrusted' }, 10, { why: 'distrust', of: 'expired' }],
  [{ kind: 'untrusted' }, 62, { why: 'distrust', of: 'other-name' }],
  [{ kind: 'untrusted' }, 19, { why: 'distrust', of: 'unknown-authority' }],
  [{ kind: 'untrusted' }, 99, { why: 'distrust', of: 'other' }],
  [{ kind: 'error', line: 'wrong version number' }, 0, { why: 'failed', line: 'wrong version number' }],
  [{ kind: 'reset' }, 0, { why: 'failed', line: 'reset' }],
])('%j with verify result %d', (failure, verifyResult, wanted) => {
  expect(outcome(failure, verifyResult)).toEqual(wanted);
});
