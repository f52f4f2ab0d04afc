import { expect, test } from 'vitest';
import type { FinishedCall } from '../../../main/aws/observed-aws.ts';
import { createQuarantines } from '../../../main/snapshot/quarantines.ts';
import type { Failure } from '../../../shared/values/failure.ts';
import { type AccessKeyId, accessKeyId } from '../../../shared/values/identifiers.ts';

function idOf(word: string): AccessKeyId {
  const found = accessKeyId(word);
  if (found === undefined) throw new Error('the id is well-formed');
  return found;
}

const leaked = idOf('AKIAIOSFODNN7EXAMPLE');
const other = idOf('AKIAI44QH8DHBEXAMPLE');
const quarantine: Failure = { code: 'KEY_IN_QUARANTINE', action: 'UpdateAccessKey' };

function call(action: string, failure?: Failure, signer = leaked): FinishedCall {
  return { signer, withMfa: false, action, failure, isForbidden: false };
}

function after(...calls: readonly FinishedCall[]) {
  const quarantines = createQuarantines();
  for (const each of calls) quarantines.ended(each);
  return quarantines;
}

test('a key under AWS’s quarantine is known by what it was refused, and no other one', () => {
  const quarantines = after(call('UpdateAccessKey', quarantine));
  expect(quarantines.of(leaked)).toEqual(quarantine);
  expect(quarantines.of(other)).toBeUndefined();
});

test.each([
  ['a call that the quarantine leaves alone', call('ListAccessKeys')],
  ['a deletion', call('DeleteAccessKey', { code: 'NO_SUCH_KEY' })],
  ['a network that is away', call('UpdateAccessKey', { code: 'OFFLINE' })],
  ['another refusal', call('CreateAccessKey', { code: 'ACCESS_DENIED' })],
  ['another key', call('UpdateAccessKey', undefined, other)],
])('the quarantine is not over for %s', (_, next) => {
  expect(after(call('UpdateAccessKey', quarantine), next).of(leaked)).toEqual(quarantine);
});

test.each([
  ['does what it denied', call('UpdateAccessKey')],
  ['would do it', call('UpdateAccessKey', { code: 'NO_SUCH_KEY' })],
  ['has no room for a key', call('CreateAccessKey', { code: 'LIMIT_EXCEEDED' })],
])('the quarantine is over where AWS %s', (_, next) => {
  expect(after(call('UpdateAccessKey', quarantine), next).of(leaked)).toBeUndefined();
});

test('a person who checks again can try', () => {
  const quarantines = after(call('UpdateAccessKey', quarantine));
  quarantines.forget();
  expect(quarantines.of(leaked)).toBeUndefined();
});
