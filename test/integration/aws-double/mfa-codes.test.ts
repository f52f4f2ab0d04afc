import { GetUserCommand, ListMFADevicesCommand } from '@aws-sdk/client-iam';
import { describe, expect, test } from 'vitest';
import type { DoubleMfaDevice } from '../../support/aws-double/index.ts';
import { asSession, failureOf, iam, listedKeys, newSession } from './clients.ts';
import { accepted, sceneForEachTest } from './scene.ts';

const WRONG_CODE = {
  code: 'AccessDenied',
  status: 403,
  message: 'MultiFactorAuthentication failed with invalid MFA one time pass code. ',
};
const WRONG_SERIAL = {
  code: 'AccessDenied',
  status: 403,
  message:
    'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.',
};
const scene = sceneForEachTest();

function open({ serial }: Pick<DoubleMfaDevice, 'serial'>, code: string) {
  return newSession(scene().caller, { SerialNumber: serial, TokenCode: code });
}

describe('a code', () => {
  test('opens a session once', async () => {
    const device = scene().alice.addMfaDevice();
    await open(device, device.codeAt());
    expect(await failureOf(open(device, device.codeAt()))).toEqual(WRONG_CODE);
  });

  test('of the next thirty seconds is another one', async () => {
    const { alice, pass } = scene();
    const device = alice.addMfaDevice();
    await open(device, device.codeAt());
    pass(30_000);
    expect(await accepted(open(device, device.codeAt()))).toBe(true);
  });

  test('is used up per device', async () => {
    const { alice } = scene();
    const devices = [alice.addMfaDevice(), alice.addMfaDevice({ name: 'second-phone' })];
    for (const device of devices) {
      expect(await accepted(open(device, device.codeAt()))).toBe(true);
    }
  });

  test('is used up even if the answer was lost', async () => {
    const { aws, alice } = scene();
    const device = alice.addMfaDevice();
    aws.behave({ kind: 'lose-answer', action: 'GetSessionToken', times: 1 });
    expect(await accepted(open(device, device.codeAt()))).toBe(false);
    expect(await failureOf(open(device, device.codeAt()))).toEqual(WRONG_CODE);
  });

  test.each([
    [-2, false],
    [-1, true],
    [0, true],
    [1, true],
    [2, false],
  ])('of %i steps of thirty seconds away: accepted %s', async (steps, isAccepted) => {
    const { alice, now } = scene();
    const device = alice.addMfaDevice();
    const code = device.codeAt(now() + steps * 30_000);
    expect(await accepted(open(device, code))).toBe(isAccepted);
  });

  test('that is wrong uses nothing up', async () => {
    const { alice, now } = scene();
    const device = alice.addMfaDevice();
    const right = new Set([-30_000, 0, 30_000].map((off) => device.codeAt(now() + off)));
    const wrong = ['000000', '111111', '222222', '333333'].find((code) => !right.has(code));
    expect(await failureOf(open(device, wrong ?? ''))).toEqual(WRONG_CODE);
    await open(device, device.codeAt());
  });

  test('follows the clock of AWS, not that of the machine', async () => {
    const { aws, alice, now } = scene();
    const device = alice.addMfaDevice();
    aws.setClockOffset(10 * 60_000);
    expect(await failureOf(open(device, device.codeAt(now())))).toEqual(WRONG_CODE);
    await open(device, device.codeAt());
  });

  test.each([
    ['12345', ['Member must have length greater than or equal to 6']],
    ['123 456', ['Member must have length less than or equal to 6', '\\d']],
    ['12345a', ['\\d']],
  ])('%s is refused for its form', async (code, rules) => {
    const device = scene().alice.addMfaDevice();
    const failure = await failureOf(open(device, code));
    expect(failure).toMatchObject({ code: 'ValidationError', status: 400 });
    for (const rule of rules) expect(failure.message).toContain(rule);
    expect(failure.message).toMatch(new RegExp(`^${rules.length} validation errors? detected`));
  });
});

describe('a serial number', () => {
  test('of nobody cannot be asked', async () => {
    const device = scene().alice.addMfaDevice();
    const serial = `${device.serial}-lost`;
    expect(await failureOf(open({ serial }, device.codeAt()))).toEqual(WRONG_SERIAL);
  });

  test('of somebody else cannot be asked', async () => {
    const bob = scene().aws.addUser({ account: '111122223333', name: 'bob' });
    const device = bob.addMfaDevice();
    expect(await failureOf(open(device, device.codeAt()))).toEqual(WRONG_SERIAL);
  });

  test('of a security key cannot be asked', async () => {
    const device = scene().alice.addMfaDevice({ kind: 'fido' });
    expect(await failureOf(open(device, device.codeAt()))).toEqual(WRONG_SERIAL);
  });

  test('needs a code, and a code needs a serial number', async () => {
    const { alice, caller } = scene();
    const { serial, codeAt } = alice.addMfaDevice();
    const half = {
      code: 'AccessDenied',
      message:
        'MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.',
    };
    expect(await failureOf(newSession(caller, { SerialNumber: serial }))).toMatchObject(half);
    expect(await failureOf(newSession(caller, { TokenCode: codeAt() }))).toMatchObject(half);
  });
});

describe('the devices of a user', () => {
  test('are listed, those of the console among them', async () => {
    const { alice, caller } = scene();
    const phone = alice.addMfaDevice();
    const stick = alice.addMfaDevice({ name: 'blue', kind: 'fido' });
    const list = new ListMFADevicesCommand({ UserName: 'alice' });
    const { MFADevices } = await iam(caller).send(list);
    const common = { UserName: 'alice', EnableDate: expect.any(Date) };
    expect(MFADevices).toEqual([
      { ...common, SerialNumber: phone.serial },
      { ...common, SerialNumber: stick.serial },
    ]);
    expect(phone.serial).toBe('arn:aws:iam::111122223333:mfa/alice');
    expect(stick.serial).toMatch(/^arn:aws:iam::111122223333:u2f\/user\/alice\/blue-[A-Z2-7]{26}$/);
  });

  test.each([
    ['aws-cn', 'cn-north-1'],
    ['aws-us-gov', 'us-gov-west-1'],
  ] as const)('stand in their partition: %s', async (partition, region) => {
    const { aws } = scene();
    const user = aws.addUser({ account: '777788889999', name: 'wang', partition });
    const device = user.addMfaDevice();
    expect(device.serial).toBe(`arn:${partition}:iam::777788889999:mfa/wang`);
    expect(user.addMfaDevice({ kind: 'fido' }).serial).toContain(`arn:${partition}:iam::`);
    const caller = { url: aws.url, key: user.addKey(), region };
    const terms = { SerialNumber: device.serial, TokenCode: device.codeAt() };
    const session = await asSession(caller, terms);
    expect(await listedKeys(session, 'wang')).toHaveLength(1);
    const abroad = { ...session, region: 'us-east-1' };
    expect(await failureOf(listedKeys(abroad, 'wang'))).toMatchObject({
      code: 'InvalidClientTokenId',
    });
    const { User } = await iam(session).send(new GetUserCommand({ UserName: 'wang' }));
    expect(User?.Arn).toBe(`arn:${partition}:iam::777788889999:user/wang`);
  });

  test('have a name each', () => {
    const { alice } = scene();
    alice.addMfaDevice();
    expect(() => alice.addMfaDevice()).toThrow(/there is a device/);
  });
});
