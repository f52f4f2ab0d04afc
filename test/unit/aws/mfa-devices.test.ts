import { expect, test } from 'vitest';
import { kindOfDevice, sortDevices } from '../../../main/aws/mfa-devices.ts';

const account = '210000000001';
const app = 'arn:aws:iam::210000000001:mfa/joe-phone';
const govApp = 'arn:aws-us-gov:iam::210000000001:mfa/team/u2f/joe';
const securityKey = 'arn:aws:iam::210000000001:u2f/user/joebloggs/yubikey-ABCDEFGH';
const chinesePasskey = 'arn:aws-cn:iam::210000000001:u2f/user/joebloggs/passkey-1';

test.each([
  ['an authenticator app', app],
  ['an app under a path, in another partition', govApp],
  ['a hardware token', 'GAHT12345678'],
])('%s gives codes', (_, serial) => {
  expect(kindOfDevice(serial)).toBe('gives codes');
});

test.each([
  ['a security key', securityKey],
  ['a passkey', chinesePasskey],
  ['a security key of the root user', 'arn:aws:iam::210000000001:u2f/root/key-ABCDEFGH'],
  ['a telephone that gets text messages', 'arn:aws:iam::210000000001:sms-mfa/joe'],
])('%s gives none', (_, serial) => {
  expect(kindOfDevice(serial)).toBe('for the console only');
});

test.each([
  ['the ARN of the user', 'arn:aws:iam::210000000001:user/joebloggs'],
  ['an ARN without an account', 'arn:aws:iam:::mfa/joebloggs'],
  ['an ARN without a name', 'arn:aws:iam::210000000001:mfa/'],
  ['an ARN that somebody has masked', 'arn:aws:iam::<account>:mfa/joebloggs'],
  ['what another tool calls a security key', 'yubikey:joebloggs@work'],
  ['a name with a space', 'my telephone'],
  ['a number that is too short', '12345678'],
  ['one that is too long', `${app}${'x'.repeat(256)}`],
  ['nothing', ''],
])('%s is no device', (_, serial) => {
  expect(kindOfDevice(serial)).toBe('not a device');
});

test('devices come each once and in their order; those of another account are not the user’s', () => {
  const elsewhere = 'arn:aws:iam::999999999999:mfa/joe-phone';
  const keyElsewhere = 'arn:aws:iam::999999999999:u2f/user/joebloggs/blue-ABCDEFGH';
  expect(
    sortDevices([securityKey, 'GAHT12345678', elsewhere, app, keyElsewhere, app], account),
  ).toEqual({
    usable: ['GAHT12345678', app],
    forConsoleOnly: [securityKey],
    notOfUser: [elsewhere, keyElsewhere],
  });
});
