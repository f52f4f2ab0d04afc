import { describe, expect, test } from 'vitest';
import { failureOfCall, sceneForEachTest } from './scene.ts';

const scene = sceneForEachTest();

/** What becomes of CreateAccessKey where its answer says this in place of what AWS says. */
async function createdWith(from: RegExp, to: string) {
  const { double, key, open, user } = scene();
  double.behave({ kind: 'rewrite-answer', from, to, action: 'CreateAccessKey' });
  const answer = await open().createKey('joebloggs');
  return { answer, made: double.keysOf(user).find(({ id }) => id !== key.id) };
}

const secret = /<SecretAccessKey>[^<]*<\/SecretAccessKey>/g;

describe('a secret that AWS does not make', () => {
  test.each([
    ['that a shell runs', '$(touch${IFS}/tmp/x)'],
    ['with a backquote', '`touch${IFS}/tmp/x`aaaaaaaaaaaa'],
    ['of two commands', 'wJalrXUtnFEMI;rm-rf/K7MDENGbPxRfiCYEXAM'],
    ['with a quote', 'wJalrXUtnFEMI&quot;/K7MDENG+bPxRfiCYEXAMPLE'],
    ['of two lines', 'wJalrXUtnFEMI/K7MDENG&#10;bPxRfiCYEXAMPLEKEY'],
    ['with a comma', 'wJalrXUtnFEMI,K7MDENG+bPxRfiCYEXAMPLEKEY'],
    ['that is too short', 'wJalrXUtnFEMI'],
    ['that is too long', 'a'.repeat(129)],
  ])('%s is none: the key is ours, and is taken back', async (_name, text) => {
    const { answer, made } = await createdWith(
      secret,
      `<SecretAccessKey>${text}</SecretAccessKey>`,
    );
    expect(answer).toEqual({
      kind: 'torn',
      newKey: made?.id,
      failure: { code: 'NOT_AWS', action: 'CreateAccessKey' },
    });
  });

  test('of an MFA session ends the sign-in', async () => {
    const { double, open, user } = scene();
    const device = user.addMfaDevice();
    const to = '<SecretAccessKey>$(id)aaaaaaaaaaaaaaaa</SecretAccessKey>';
    double.behave({ kind: 'rewrite-answer', from: secret, to, action: 'GetSessionToken' });
    const failure = await failureOfCall(open().startMfaSession(device.serial, device.codeAt()));
    expect(failure).toEqual({ code: 'NOT_AWS', action: 'GetSessionToken' });
  });
});

test.each([
  ['in small letters', 'akiaiosfodnn7example'],
  ['of a role', 'ASIAIOSFODNN7EXAMPLE'],
  ['that is a command', 'AKIA$(id)AAAAAAAAAAAA'],
  ['that is too long', `AKIA${'A'.repeat(125)}`],
])('an id %s leaves open whether there is a key', async (_name, id) => {
  const { answer } = await createdWith(
    /<AccessKeyId>[^<]*<\/AccessKeyId>/g,
    `<AccessKeyId>${id}</AccessKeyId>`,
  );
  expect(answer).toMatchObject({ kind: 'lost' });
});

test('a key that AWS says it made for another user is not taken for ours', async () => {
  const { answer } = await createdWith(
    /<UserName>[^<]*<\/UserName>/g,
    '<UserName>mallory</UserName>',
  );
  expect(answer).toEqual({
    kind: 'lost',
    failure: { code: 'NOT_AWS', action: 'CreateAccessKey' },
  });
});

test('a new key that is inactive from the first is taken back', async () => {
  const { answer, made } = await createdWith(/<Status>Active/g, '<Status>Inactive');
  expect(answer).toMatchObject({
    kind: 'torn',
    newKey: made?.id,
    failure: { code: 'NEW_KEY_INACTIVE' },
  });
});
