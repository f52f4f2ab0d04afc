import {
  CreateAccessKeyCommand,
  DeleteAccessKeyCommand,
  GetAccessKeyLastUsedCommand,
  ListAccessKeysCommand,
  UpdateAccessKeyCommand,
} from '@aws-sdk/client-iam';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { failureOf, iam, identity, listedKeys } from './clients.ts';
import type { Caller } from './clients.ts';
import { isInstalled, startDoubleWitness, startMotoWitness } from './witnesses.ts';
import type { Witness, WitnessUser } from './witnesses.ts';

const double = { name: 'the double', start: startDoubleWitness };
const moto = { name: 'moto', start: startMotoWitness };
const isMotoHere = isInstalled('moto_server');
if (!isMotoHere) console.log('not applicable: moto is not installed');

const ABSENT_KEY = 'AKIAIOSFODNN7EXAMPLE';

// Only what moto answers as AWS does; the rest stands in refusals.test.ts with the reasons.
describe.each(isMotoHere ? [double, moto] : [double])('$name answers as AWS does', ({ start }) => {
  let witness: Witness;
  beforeAll(async () => {
    witness = await start();
  }, 30_000);
  afterAll(() => witness?.close());

  async function newUser(): Promise<WitnessUser & { readonly caller: Caller }> {
    const user = await witness.newUser();
    return { ...user, caller: { url: witness.url, key: user.key } };
  }

  async function createKey(caller: Caller) {
    const { AccessKey } = await iam(caller).send(new CreateAccessKeyCommand({}));
    return { id: AccessKey?.AccessKeyId ?? '', secret: AccessKey?.SecretAccessKey ?? '' };
  }

  test('GetCallerIdentity names the account, the user id and the ARN with its path', async () => {
    const { caller, name, path } = await newUser();
    expect(await identity(caller)).toMatchObject({
      Account: '123456789012',
      Arn: `arn:aws:iam::123456789012:user${path}${name}`,
      UserId: expect.stringMatching(/^\w{16,}$/),
    });
  });

  test('the keys of a user are listed with status and date, with or without its name', async () => {
    const { caller, name, key } = await newUser();
    const named = await iam(caller).send(new ListAccessKeysCommand({ UserName: name }));
    expect(named.AccessKeyMetadata).toEqual([
      { UserName: name, AccessKeyId: key.id, Status: 'Active', CreateDate: expect.any(Date) },
    ]);
    expect(await listedKeys(caller)).toEqual(named.AccessKeyMetadata);
  });

  test('a new key has an id, a secret and a date, and signs', async () => {
    const { caller, name } = await newUser();
    const created = await iam(caller).send(new CreateAccessKeyCommand({ UserName: name }));
    expect(created.AccessKey).toEqual({
      UserName: name,
      AccessKeyId: expect.stringMatching(/^AKIA[A-Z0-9]{16}$/),
      Status: 'Active',
      SecretAccessKey: expect.stringMatching(/^[A-Za-z0-9/+]{40}$/),
      CreateDate: expect.any(Date),
    });
    const { AccessKeyId: id = '', SecretAccessKey: secret = '' } = created.AccessKey ?? {};
    const { Arn } = await identity({ ...caller, key: { id, secret } });
    expect(Arn).toMatch(new RegExp(`/${name}$`));
  });

  test('a third key is refused', async () => {
    const { caller } = await newUser();
    await createKey(caller);
    expect(await failureOf(createKey(caller))).toMatchObject({
      code: 'LimitExceeded',
      status: 409,
    });
    expect(await listedKeys(caller)).toHaveLength(2);
  });

  test('an inactive key counts towards the limit', async () => {
    const { caller, name } = await newUser();
    const { id } = await createKey(caller);
    const change = { UserName: name, AccessKeyId: id, Status: 'Inactive' } as const;
    await iam(caller).send(new UpdateAccessKeyCommand(change));
    expect(await failureOf(createKey(caller))).toMatchObject({
      code: 'LimitExceeded',
      status: 409,
    });
  });

  test('a key is deactivated and activated again', async () => {
    const { caller, name } = await newUser();
    const { id } = await createKey(caller);
    for (const status of ['Inactive', 'Active'] as const) {
      const change = { UserName: name, AccessKeyId: id, Status: status };
      await iam(caller).send(new UpdateAccessKeyCommand(change));
      const keys = await listedKeys(caller);
      expect(keys.find((key) => key.AccessKeyId === id)?.Status).toBe(status);
    }
  });

  test('a deleted key is gone and can sign no more', async () => {
    const { caller, name, key } = await newUser();
    const created = await createKey(caller);
    await iam(caller).send(new DeleteAccessKeyCommand({ UserName: name, AccessKeyId: created.id }));
    const keys = await listedKeys(caller);
    expect(keys.map((each) => each.AccessKeyId)).toEqual([key.id]);
    const refused = { code: 'InvalidClientTokenId', status: 403 };
    expect(await failureOf(identity({ ...caller, key: created }))).toMatchObject(refused);
    expect(await failureOf(listedKeys({ ...caller, key: created }))).toMatchObject(refused);
  });

  test('a key that never was is refused on both services', async () => {
    const key = { id: ABSENT_KEY, secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };
    const caller = { url: witness.url, key };
    const refused = {
      code: 'InvalidClientTokenId',
      status: 403,
      message: 'The security token included in the request is invalid.',
    };
    expect(await failureOf(identity(caller))).toEqual(refused);
    expect(await failureOf(listedKeys(caller))).toEqual(refused);
  });

  test('a wrong secret is refused on both services', async () => {
    const { caller, key } = await newUser();
    const secret = `${key.secret.slice(0, -1)}${key.secret.endsWith('a') ? 'b' : 'a'}`;
    const wrong = { ...caller, key: { id: key.id, secret } };
    const refused = { code: 'SignatureDoesNotMatch', status: 403 };
    expect(await failureOf(identity(wrong))).toMatchObject(refused);
    expect(await failureOf(listedKeys(wrong))).toMatchObject(refused);
  });

  test('a key that does not exist can be neither changed nor deleted', async () => {
    const { caller, name } = await newUser();
    const target = { UserName: name, AccessKeyId: ABSENT_KEY };
    const change = new UpdateAccessKeyCommand({ ...target, Status: 'Inactive' });
    const missing = {
      code: 'NoSuchEntity',
      status: 404,
      message: expect.stringContaining(`The Access Key with id ${ABSENT_KEY} cannot be found`),
    };
    expect(await failureOf(iam(caller).send(change))).toEqual(missing);
    expect(await failureOf(iam(caller).send(new DeleteAccessKeyCommand(target)))).toEqual(missing);
  });

  test('a user that does not exist has no keys to list', async () => {
    const { caller } = await newUser();
    const list = new ListAccessKeysCommand({ UserName: 'nobody' });
    expect(await failureOf(iam(caller).send(list))).toEqual({
      code: 'NoSuchEntity',
      status: 404,
      message: expect.stringContaining('The user with name nobody cannot be found'),
    });
  });

  test('the last use of a key tells its owner, the service and the region', async () => {
    const { caller, name } = await newUser();
    const fresh = await createKey(caller);
    const ask = (id: string) => {
      return iam(caller).send(new GetAccessKeyLastUsedCommand({ AccessKeyId: id }));
    };
    const unused = await ask(fresh.id);
    expect(unused.UserName).toBe(name);
    expect(unused.AccessKeyLastUsed).toMatchObject({ ServiceName: 'N/A', Region: 'N/A' });
    expect(unused.AccessKeyLastUsed?.LastUsedDate).toBeUndefined();
    await identity({ ...caller, key: fresh, region: 'eu-central-1' });
    const used = await ask(fresh.id);
    expect(used.AccessKeyLastUsed).toEqual({
      ServiceName: 'sts',
      Region: 'eu-central-1',
      LastUsedDate: expect.any(Date),
    });
  });
});
