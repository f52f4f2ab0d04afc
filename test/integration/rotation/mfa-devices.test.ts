import { writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createRotator, type Rotator } from '../../../main/rotation/rotator.ts';
import type { RotationView } from '../../../shared/contract/rotation.ts';
import { allowOwnDevices, allowWithMfa, denyWithoutMfa } from '../../support/aws-double/index.ts';
import type { Moments } from '../../support/rotation-process/moments.ts';
import { placesOn, realPorts } from '../../support/rotation-process/real-ports.ts';
import { onlyHere } from '../../support/rotation-process/scenes.ts';
import { setStage, type Stage } from '../../support/rotation-process/stage.ts';

const undisturbed: Moments = {
  begin: () => undefined,
  reach: () => Promise.resolve(),
  through: (_, effect) => effect(),
  throughAws: (_, effect) => effect(),
  names: [],
};

const temporary =
  'aws_access_key_id = ASIABBBBBBBBBBBBBBBB\naws_secret_access_key = x\naws_session_token = y\n';
const withPath = { withPath: true } as const;

let stage: Stage;

beforeEach(async () => {
  stage = await setStage(onlyHere);
});

afterEach(async () => {
  await stage.close();
});

/** The lines of the key of the stage's user. */
function pair(): string {
  const { id, secret } = stage.oldKey;
  return `aws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n`;
}

type Course = {
  readonly rotator: Rotator;
  readonly view: () => RotationView | undefined;
  readonly answer: (device: string, code: string) => Promise<void>;
};

/** Rotates a profile of these files until it rests. */
async function rotate(name: string, credentials: string, config = ''): Promise<Course> {
  const places = placesOn(stage.folders);
  await writeFile(places.credentials, credentials);
  await writeFile(places.config, config);
  const ports = realPorts(stage.orders({ prepare: [], acts: [] }), undisturbed);
  const rotator = createRotator(ports, () => undefined);
  const id = await rotator.rotate(name);
  await rotator.idle();
  return {
    rotator,
    view: () => rotator.views()[0],
    answer: async (device, code) => {
      await rotator.answer(id, { to: 'MFA code', device, code });
      await rotator.idle();
    },
  };
}

describe('where a policy allows keys only with MFA, and nobody may list devices, a code is asked for', () => {
  beforeEach(() => {
    stage.user.attachPolicy(allowWithMfa(withPath));
  });

  test.each([
    [
      'of the device that aws-mfa is told of',
      'default-long-term',
      (serial: string) =>
        `[default-long-term]\n${pair()}aws_mfa_device = ${serial}\n\n[default]\n${temporary}`,
      () => '',
    ],
    [
      'of the device of a role that uses this key, behind another role',
      'nina',
      () => `[nina]\n${pair()}`,
      (serial: string) =>
        `[profile between]\nrole_arn = arn:aws:iam::1:role/a\nsource_profile = nina\n[profile admin]\nrole_arn = arn:aws:iam::1:role/b\nsource_profile = between\nmfa_serial = ${serial}\n`,
    ],
    [
      'of the device of a profile that aws-vault includes',
      'nina',
      () => `[nina]\n${pair()}`,
      (serial: string) =>
        `[profile base]\nmfa_serial = ${serial}\n[profile nina]\ninclude_profile = base\n`,
    ],
  ])('%s', async (_, name, credentials, config) => {
    const device = stage.user.addMfaDevice({ name: 'nina-phone' });
    const course = await rotate(name, credentials(device.serial), config(device.serial));
    expect(course.view()).toMatchObject({
      question: {
        about: 'MFA code',
        devices: [{ serial: device.serial, name: 'nina-phone' }],
        denial: { code: 'ACCESS_DENIED', action: 'ListAccessKeys' },
      },
    });
    await course.answer(device.serial, device.codeAt());
    expect(course.view()).toMatchObject({ state: 'succeeded' });
  });

  test('never of a device of another account, which is named instead', async () => {
    const serial = 'arn:aws:iam::999988887777:mfa/nina-phone';
    const course = await rotate('nina', `[nina]\n${pair()}mfa_serial = ${serial}\n`);
    expect(course.view()).toMatchObject({
      state: 'failed',
      failure: { code: 'MFA_DEVICE_UNKNOWN', device: serial, action: 'ListAccessKeys' },
    });
  });
});

describe('where AWS lists the devices, a code is asked for', () => {
  beforeEach(() => {
    stage.user.attachPolicy(allowWithMfa(withPath));
    stage.user.attachPolicy(allowOwnDevices(withPath));
  });

  test('though no file names any, beside what AWS denied', async () => {
    const device = stage.user.addMfaDevice({ name: 'nina-phone' });
    const course = await rotate('default', `[default]\n${pair()}`);
    expect(course.view()).toMatchObject({
      question: {
        devices: [{ serial: device.serial }],
        denial: { code: 'ACCESS_DENIED', action: 'ListAccessKeys' },
      },
    });
    await course.answer(device.serial, device.codeAt());
    expect(course.view()).toMatchObject({ state: 'succeeded' });
  });

  test.each(['virtual', 'hardware'] as const)(
    'of the %s device beside the security key that the profile names',
    async (kind) => {
      const stick = stage.user.addMfaDevice({ name: 'blue', kind: 'fido' });
      const device = stage.user.addMfaDevice({ kind });
      const course = await rotate(
        'default',
        `[default]\n${pair()}`,
        `[default]\nregion = eu-west-1\nmfa_serial = ${stick.serial}\n`,
      );
      expect(course.view()).toMatchObject({ question: { devices: [{ serial: device.serial }] } });
      await course.answer(device.serial, device.codeAt());
      expect(course.view()).toMatchObject({ state: 'succeeded' });
    },
  );

  test('of none where there are security keys alone', async () => {
    const stick = stage.user.addMfaDevice({ name: 'blue', kind: 'fido' });
    const course = await rotate('default', `[default]\n${pair()}mfa_serial = ${stick.serial}\n`);
    expect(course.view()).toMatchObject({ state: 'failed', failure: { code: 'MFA_NOT_USABLE' } });
  });

  test('again, with both causes, of a device that AWS lists and can’t validate', async () => {
    const device = stage.user.addMfaDevice({ name: 'nina-phone', isOutOfStep: true });
    const course = await rotate('default', `[default]\n${pair()}mfa_serial = ${device.serial}\n`);
    await course.answer(device.serial, device.codeAt());
    expect(course.view()).toMatchObject({
      state: 'waiting for an answer',
      question: {
        devices: [{ serial: device.serial }],
        refused: { code: 'MFA_NOT_VALIDATED', awsName: 'AccessDenied', device: device.serial },
      },
    });
  });

  test('of the user’s own, after a code of a device that is somebody else’s', async () => {
    const theirs = stage.colleague.addMfaDevice({ name: 'omar-phone' });
    const device = stage.user.addMfaDevice({ name: 'nina-phone' });
    const course = await rotate('default', `[default]\n${pair()}mfa_serial = ${theirs.serial}\n`);
    await course.answer(theirs.serial, theirs.codeAt());
    expect(course.view()).toMatchObject({
      question: {
        devices: [{ serial: device.serial }],
        refused: { code: 'MFA_DEVICE_UNKNOWN', device: theirs.serial },
      },
    });
    await course.answer(device.serial, device.codeAt());
    expect(course.view()).toMatchObject({ state: 'succeeded' });
  });

  test('once more after a wrong one, in words of its own', async () => {
    const { serial, codeAt } = stage.user.addMfaDevice();
    const code = codeAt();
    const course = await rotate('default', `[default]\n${pair()}`);
    await course.answer(serial, `${code.startsWith('0') ? '1' : '0'}${code.slice(1)}`);
    expect(course.view()).toMatchObject({ question: { refused: { code: 'MFA_CODE_REFUSED' } } });
  });
});

test('a policy that denies what has no MFA asks for a code and says nothing of permissions', async () => {
  stage.user.attachPolicy(denyWithoutMfa(withPath));
  const device = stage.user.addMfaDevice();
  const course = await rotate('default', `[default]\n${pair()}mfa_serial = ${device.serial}\n`);
  expect(course.view()).toMatchObject({ question: { about: 'MFA code' } });
  expect(course.view()).not.toHaveProperty('question.denial');
});
