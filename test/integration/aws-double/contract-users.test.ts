import { GetUserCommand, ListMFADevicesCommand } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { failureOf, iam, newSession } from './clients.ts';
import { isInstalled, startDoubleWitness, startMotoWitness } from './witnesses.ts';
import type { Witness } from './witnesses.ts';

const double = { name: 'the double', start: startDoubleWitness };
const moto = { name: 'moto', start: startMotoWitness };
const isMotoHere = isInstalled('moto_server');
if (!isMotoHere) console.log('not applicable: moto is not installed');

// moto takes any MFA code and gives all sessions the same key: what they do stands in other files.
describe.each(isMotoHere ? [double, moto] : [double])('$name answers as AWS does', ({ start }) => {
  let witness: Witness;
  beforeAll(async () => {
    witness = await start();
  }, 30_000);
  afterAll(() => witness?.close());

  test('GetUser tells name, path, id, ARN and date, with or without the name', async () => {
    const { key, name, path } = await witness.newUser();
    const client = iam({ url: witness.url, key });
    const { User: named } = await client.send(new GetUserCommand({ UserName: name }));
    expect(named).toMatchObject({
      UserName: name,
      Path: path,
      UserId: expect.stringMatching(/^\w{16,}$/),
      Arn: `arn:aws:iam::123456789012:user${path}${name}`,
      CreateDate: expect.any(Date),
    });
    const { User: own } = await client.send(new GetUserCommand({}));
    expect(own?.UserId).toBe(named?.UserId);
  });

  test('a user that does not exist is not found', async () => {
    const { key } = await witness.newUser();
    const ask = iam({ url: witness.url, key }).send(new GetUserCommand({ UserName: 'nobody' }));
    expect(await failureOf(ask)).toEqual({
      code: 'NoSuchEntity',
      status: 404,
      message: expect.stringContaining('The user with name nobody cannot be found'),
    });
  });

  test('MFA devices are listed with their serial number and date', async () => {
    const { key, name, addMfaDevice } = await witness.newUser();
    const client = iam({ url: witness.url, key });
    const list = () => client.send(new ListMFADevicesCommand({ UserName: name }));
    expect(await list()).toMatchObject({ MFADevices: [], IsTruncated: false });
    await addMfaDevice();
    expect((await list()).MFADevices).toEqual([
      {
        UserName: name,
        SerialNumber: `arn:aws:iam::123456789012:mfa/${name}`,
        EnableDate: expect.any(Date),
      },
    ]);
  });

  test('a session has four parts and ends when it was asked to', async () => {
    const { key } = await witness.newUser();
    const asked = Date.now();
    const session = await newSession({ url: witness.url, key }, { DurationSeconds: 900 });
    expect(session).toEqual({
      AccessKeyId: expect.stringMatching(/^A[KS]IA\w{16}$/),
      SecretAccessKey: expect.stringMatching(/^[\w/+]{40,}$/),
      SessionToken: expect.stringMatching(/^[\w/+=]{100,}$/),
      Expiration: expect.any(Date),
    });
    const seconds = ((session?.Expiration?.getTime() ?? 0) - asked) / 1000;
    expect(seconds).toBeGreaterThan(898);
    expect(seconds).toBeLessThan(930);
  });
});
