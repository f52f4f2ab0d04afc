import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import { commandNames } from '../../../../shared/contract/channels.ts';
import { contract } from '../../../../shared/contract/contract.ts';
import { stepNames, RollBackResult } from '../../../../shared/contract/rotation.ts';
import { errorCodes } from '../../../../shared/values/failure.ts';
import { explain } from '../../../../shared/words/errors.ts';
import { whatDidNotChange } from '../../../../shared/words/rotation/rotation.ts';

const suspicious = /secret|token|password|credential|private|plain/i;

/** Every property name anywhere in a schema, as JSON Schema shows it. */
function propertyNames(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const entries: readonly (readonly [string, unknown])[] = Object.entries(value);
  return entries.flatMap(([key, inner]) =>
    key === 'properties' && typeof inner === 'object' && inner !== null
      ? [...Object.keys(inner), ...propertyNames(inner)]
      : propertyNames(inner),
  );
}

test('no answer of main has a field that could hold a secret', () => {
  for (const name of commandNames) {
    const schema = z.toJSONSchema(contract[name].output, { unrepresentable: 'any' });
    const names = propertyNames(schema);
    expect(names.filter((field) => suspicious.test(field))).toEqual([]);
  }
});

test('the walk over the schemas would find such a field', () => {
  const planted = z.object({ deep: z.array(z.object({ secretKey: z.string() })) });
  expect(propertyNames(z.toJSONSchema(planted))).toContain('secretKey');
});

test('there are few channels, all of them verbs', () => {
  expect(commandNames).toHaveLength(58);
  expect(Object.keys(contract).toSorted()).toEqual([...commandNames].toSorted());
});

test.each([
  ['rotate', { profile: 'x'.repeat(513) }],
  ['rotate', { profile: 'dev', force: true }],
  ['rotate', undefined],
  ['cancel', { rotation: '../../etc/passwd' }],
  ['answerUsedElsewhere', { rotation: 'a'.repeat(26), answer: 'perhaps' }],
  ['resolveOpen', { rotation: 'a'.repeat(26), choice: 'it is not mine', keyId: 'ASIA1234' }],
  [
    'answer',
    {
      rotation: 'a'.repeat(26),
      answer: { to: 'MFA code', device: 'arn:aws:iam::1:mfa/a', code: '12345a' },
    },
  ],
  [
    'answer',
    { rotation: 'a'.repeat(26), answer: { to: 'two keys', delete: ['ASIA1234567890123456'] } },
  ],
  ['oldKey', { rotation: 'a'.repeat(26), act: 'delete' }],
  ['setPolicy', { backups: true, graceDays: 0, retirement: 'deactivate first' }],
  ['setPolicy', { backups: true, graceDays: 91, retirement: 'deactivate first' }],
  ['restore', { keyId: 'AKIA1234567890123456', profile: '' }],
  ['history', { offset: -1, limit: 50 }],
  ['history', { offset: 0, limit: 100_000 }],
  ['openGuide', { guide: 'https://example.com' }],
  ['askForTeam', { profile: '' }],
  ['team', { offset: 0, limit: 50 }],
  ['team', { offset: 0, limit: 1000, filter: { scope: 'everybody' } }],
  ['exportTeam', { filter: { scope: 'everybody', path: '/tmp/x' } }],
  ['snapshot', { extra: 1 }],
] as const)('%s refuses %j', (name, input) => {
  expect(contract[name].input.safeParse(input).success).toBe(false);
});

const everyFact = {
  action: 'CreateAccessKey',
  awsName: 'AccessDenied',
  requestId: '6f1a2b3c',
  path: '/home/ada/.aws/credentials',
  line: 12,
  systemName: 'EACCES',
  host: 'ada-desktop',
  process: 4711,
} as const;

describe.each(errorCodes)('%s', (code) => {
  it.each([
    ['without any fact', { code }],
    ['with every fact', { code, ...everyFact }],
  ])('%s has a title, a sentence and a next step', (_facts, failure) => {
    const { title, body, next } = explain(failure);
    expect(title).toMatch(/^\S.*[^.]$/u);
    expect(body).toMatch(/^[A-Z/].*\.$/u);
    expect(next).toMatch(/^[A-Z].*\.$/u);
    const words = `${title}${body}${next}`.replaceAll(/HTTPS_PROXY|AWS_CA_BUNDLE/gu, 'variable');
    expect(words).not.toMatch(/undefined|[A-Z]+_[A-Z]+| {2}|\.\.|\(\)|,\./u);
  });
});

test('what did not change is said for every step and every end', () => {
  for (const reached of stepNames) {
    for (const undone of RollBackResult.options) {
      expect(whatDidNotChange(reached, undone)).toMatch(/\.$/u);
    }
  }
  expect(whatDidNotChange('check', 'nothing was made')).toBe(
    'Keyturn has changed nothing: neither your files nor your keys on AWS.',
  );
});
