import {
  CreateVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  type IAMClient,
} from '@aws-sdk/client-iam';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAws } from '../../../main/aws/aws.ts';
import type { AwsSession, Signer } from '../../../main/aws/session.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import { accessKeyId } from '../../../shared/values/identifiers.ts';
import { iam } from '../aws-double/clients.ts';
import {
  isInstalled,
  startMotoWitness,
  type Witness,
  type WitnessUser,
} from '../aws-double/witnesses.ts';

const isMotoHere = isInstalled('moto_server');
if (!isMotoHere) console.log('not applicable: moto_server is not installed');

let moto: Witness;
let user: WitnessUser;
let administration: IAMClient;
let sessions: AwsSession[] = [];

function signer(): Signer {
  const id = accessKeyId(user.key.id);
  if (id === undefined) throw new Error('moto gave no key');
  return {
    pair: { id, secret: new Secret(user.key.secret) },
    connection: { region: 'us-east-1', iamEndpoint: moto.url, stsEndpoint: moto.url },
  };
}

function open(how: Signer): AwsSession {
  const session = createAws().session(how);
  sessions.push(session);
  return session;
}

async function addDevice(name: string): Promise<string> {
  const { VirtualMFADevice: device } = await administration.send(
    new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: name }),
  );
  const serial = device?.SerialNumber ?? '';
  const codes = { AuthenticationCode1: '123456', AuthenticationCode2: '234567' };
  await administration.send(
    new EnableMFADeviceCommand({ UserName: user.name, SerialNumber: serial, ...codes }),
  );
  return serial;
}

// moto looks at no code, and every session it gives is the same one, which it doesn't take itself: it is a witness
// of the form of requests and answers.
describe.runIf(isMotoHere)('moto, another’s stand-in of AWS', () => {
  beforeAll(async () => {
    moto = await startMotoWitness();
    user = await moto.newUser();
    administration = iam({ url: moto.url, key: user.key });
  }, 30_000);

  afterAll(async () => {
    for (const session of sessions) session.end();
    sessions = [];
    administration.destroy();
    await moto.close();
  });

  test('lists the devices of a user, and gives a session of an hour', async () => {
    expect(await open(signer()).mfaDevices(user.name)).toEqual([]);
    const serials = [await addDevice('phone'), await addDevice('tablet')];
    const bySession = open(signer());
    expect((await bySession.mfaDevices(user.name)).toSorted()).toEqual(serials.toSorted());

    const mfaSession = await bySession.startMfaSession(serials[0] ?? '', '123 456');
    expect(mfaSession.token.reveal()).not.toBe('');
    expect(mfaSession.expiresAt - Date.now()).toBeGreaterThan(50 * 60_000);
    expect(mfaSession.expiresAt - Date.now()).toBeLessThan(70 * 60_000);
  });
});
