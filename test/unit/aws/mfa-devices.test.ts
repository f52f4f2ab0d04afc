import { expect, test } from 'vitest';
import { usableDevices } from '../../../main/aws/mfa-devices.ts';

const app = 'arn:aws:iam::210000000001:mfa/joe-phone';
const govApp = 'arn:aws-us-gov:iam::210000000001:mfa/team/u2f/joe';
const securityKey = 'arn:aws:iam::210000000001:u2f/user/joebloggs/yubikey-ABCDEFGH';

test('authenticator apps and hardware tokens give codes, security keys do not', () => {
  expect(usableDevices([securityKey, app, 'GAHT12345678', govApp])).toEqual({
    usable: [app, 'GAHT12345678', govApp],
    onlySecurityKeys: false,
  });
});

test('a user with nothing but security keys is told apart from one without a device', () => {
  const chinese = 'arn:aws-cn:iam::210000000001:u2f/user/joebloggs/passkey-1';
  expect(usableDevices([securityKey, chinese])).toEqual({ usable: [], onlySecurityKeys: true });
  expect(usableDevices([])).toEqual({ usable: [], onlySecurityKeys: false });
});
