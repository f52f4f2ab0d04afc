import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import { callNames, pushNames } from '../../../../shared/contract/channels.ts';
import { contract, everyMessage } from '../../../../shared/contract/contract.ts';
import {
  AccountRef,
  KeyRef,
  ProfileRef,
  RotationRef,
} from '../../../../shared/contract/references.ts';
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

test('nothing that main answers or pushes has a field that could hold a secret', () => {
  for (const { message } of everyMessage) {
    const said = message.kind === 'push' ? message.value : message.output;
    const names = propertyNames(z.toJSONSchema(said, { unrepresentable: 'any' }));
    expect(names.filter((field) => suspicious.test(field))).toEqual([]);
  }
});

test('the walk over the schemas would find such a field', () => {
  const planted = z.object({ deep: z.array(z.object({ secretKey: z.string() })) });
  expect(propertyNames(z.toJSONSchema(planted))).toContain('secretKey');
});

test('there are few channels, and the contract has each of them once', () => {
  expect(callNames).toHaveLength(58);
  const names = everyMessage.map(({ group, verb }) => `${group}.${verb}`);
  expect(names.toSorted()).toEqual([...callNames, ...pushNames].toSorted());
});

test('each message says in one line what it does', () => {
  for (const { message } of everyMessage) {
    expect(message.description).toMatch(/^[a-z].{8,119}[^.]$/u);
  }
});

const inputs = new Map(
  everyMessage.flatMap(({ group, verb, message }) =>
    message.kind === 'push' ? [] : [[`${group}.${verb}`, message.input] as const],
  ),
);

test.each([
  ['rotation.start', { profile: 'x'.repeat(513) }],
  ['rotation.start', { profile: 'dev', force: true }],
  ['rotation.start', undefined],
  ['rotation.cancel', { rotation: '../../etc/passwd' }],
  ['rotation.answerUsedElsewhere', { rotation: 'a'.repeat(26), answer: 'perhaps' }],
  ['rotation.decide', { rotation: 'a'.repeat(26), choice: 'it is not mine', keyId: 'ASIA1234' }],
  [
    'rotation.answer',
    {
      rotation: 'a'.repeat(26),
      answer: { to: 'MFA code', device: 'arn:aws:iam::1:mfa/a', code: '12345a' },
    },
  ],
  [
    'rotation.answer',
    { rotation: 'a'.repeat(26), answer: { to: 'two keys', delete: ['ASIA1234567890123456'] } },
  ],
  ['rotation.changeOldKey', { rotation: 'a'.repeat(26), act: 'delete' }],
  ['settings.setPolicy', { backups: true, graceDays: 0, retirement: 'deactivate first' }],
  ['settings.setPolicy', { backups: true, graceDays: 91, retirement: 'deactivate first' }],
  ['profiles.restore', { keyId: 'AKIA1234567890123456', profile: '' }],
  ['history.page', { offset: -1, limit: 50 }],
  ['history.page', { offset: 0, limit: 100_000 }],
  ['help.openGuide', { guide: 'https://example.com' }],
  ['team.requestReport', { profile: '' }],
  ['team.page', { offset: 0, limit: 50 }],
  ['team.page', { offset: 0, limit: 1000, filter: { scope: 'everybody' } }],
  ['team.export', { filter: { scope: 'everybody', path: '/tmp/x' } }],
  ['snapshot.read', { extra: 1 }],
] as const)('%s refuses %j', (name, input) => {
  expect(inputs.get(name)?.safeParse(input).success).toBe(false);
});

test('what the page names by a text is parsed into its brand, and a wrong one is refused', () => {
  const { start } = contract.rotation;
  expect(start.input.parse({ profile: 'dev' })).toEqual({ profile: 'dev' });
  for (const [schema, good, bad] of [
    [ProfileRef, 'dev', ''],
    [KeyRef, 'AKIA1234567890123456', 'ASIA1234567890123456'],
    [RotationRef, 'a'.repeat(26), 'a'.repeat(27)],
    [AccountRef, '111122223333', '11112222333'],
  ] as const) {
    expect(schema.safeParse(good)).toEqual({ success: true, data: good });
    expect(schema.safeParse(bad).success).toBe(false);
    expect(schema.safeParse(1).success).toBe(false);
  }
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
