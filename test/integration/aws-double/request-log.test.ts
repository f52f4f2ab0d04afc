import { GetAccessKeyLastUsedCommand } from '@aws-sdk/client-iam';
import { describe, expect, test } from 'vitest';
import { describeRequest } from '../../support/aws-double/index.ts';
import { failureOf, iam, identity, listedKeys } from './clients.ts';
import { CANARY, newPair, sceneForEachTest } from './scene.ts';

const scene = sceneForEachTest();

describe('the log', () => {
  test('tells each request, who signed it and what came of it', async () => {
    const { aws, key, caller } = scene();
    await identity({ ...caller, region: 'eu-west-1' });
    await iam(caller).send(new GetAccessKeyLastUsedCommand({ AccessKeyId: key.id }));
    const signed = { signedBy: key.id, status: 200, code: 'OK', acted: true, delivery: 'whole' };
    expect(aws.log).toMatchObject([
      { sequence: 1, service: 'sts', action: 'GetCallerIdentity', region: 'eu-west-1', ...signed },
      {
        sequence: 2,
        service: 'iam',
        action: 'GetAccessKeyLastUsed',
        region: 'us-east-1',
        ...signed,
      },
    ]);
    expect(aws.log[1]?.params).toEqual({ AccessKeyId: key.id });
  });

  test('holds no secret, and the double knows all that there were', async () => {
    const { aws, key, caller } = scene();
    const fresh = await newPair(caller);
    await identity({ ...caller, key: fresh });
    expect(aws.issuedSecrets()).toEqual([key.secret, fresh.secret]);
    const printed = JSON.stringify(aws.log) + aws.log.map(describeRequest).join('\n');
    expect(printed).toContain(fresh.id);
    expect(printed).not.toContain(CANARY);
  });

  test('shows a secret that was sent as a parameter as [secret]', async () => {
    const { aws, key, caller } = scene();
    const misplaced = new GetAccessKeyLastUsedCommand({ AccessKeyId: key.secret });
    await failureOf(iam(caller).send(misplaced));
    expect(aws.log[0]?.params).toEqual({ AccessKeyId: '[secret]' });
  });

  test('can be waited for, and says what came instead', async () => {
    const { aws, caller } = scene();
    const wait = aws.waitForRequest(({ service }) => service === 'iam', 2000);
    await identity(caller);
    await listedKeys(caller);
    expect((await wait).sequence).toBe(2);
    const never = aws.waitForRequest(({ action }) => action === 'DeleteAccessKey', 10);
    await expect(never).rejects.toThrow(/#1 .* sts:GetCallerIdentity, signed by AKIA/);
  });

  test('tells a listener until it is stopped', async () => {
    const { aws, caller } = scene();
    const heard: string[] = [];
    const stop = aws.onRequest(({ action }) => heard.push(action));
    await identity(caller);
    stop();
    await identity(caller);
    expect(heard).toEqual(['GetCallerIdentity']);
  });

  test('one client keeps one connection alive', async () => {
    const { aws, key, caller } = scene();
    const client = iam(caller);
    for (let turn = 0; turn < 3; turn += 1) {
      await client.send(new GetAccessKeyLastUsedCommand({ AccessKeyId: key.id }));
    }
    expect(aws.log.map(({ connection }) => connection)).toEqual([1, 1, 1]);
  });
});
