import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { startAwsDouble } from '../../support/aws-double/index.ts';
import { iam, post } from './clients.ts';
import type { Pair } from './clients.ts';

/** A user with one key, the same on every witness. */
export type WitnessUser = {
  readonly name: string;
  readonly path: string;
  readonly key: Pair;
  /** Gives the user a virtual MFA device named after it. */
  readonly addMfaDevice: () => Promise<void>;
};

/** Something that claims to behave like STS and IAM. */
export type Witness = {
  readonly url: string;
  readonly newUser: () => Promise<WitnessUser>;
  readonly close: () => Promise<void>;
};

const PATH = '/team/night/';
const ALL_OF_IAM = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: ['iam:*', 'sts:*'], Resource: '*' }],
});

/** Whether a command is on the PATH. */
export function isInstalled(command: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** The double of this repository. */
export async function startDoubleWitness(): Promise<Witness> {
  const aws = await startAwsDouble();
  let count = 0;
  async function newUser(): Promise<WitnessUser> {
    count += 1;
    const user = aws.addUser({ account: '123456789012', name: `user-${count}`, path: PATH });
    const addMfaDevice = async () => void user.addMfaDevice();
    return { name: user.name, path: user.path, key: user.addKey(), addMfaDevice };
  }
  return { url: aws.url, newUser, close: aws.close };
}

/** moto, its signature checks switched on. */
export async function startMotoWitness(): Promise<Witness> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = spawn('moto_server', ['-H', '127.0.0.1', '-p', `${port}`], { stdio: 'ignore' });
  try {
    await answering(url, server);
    let admin: Pair = { id: 'AKIAIOSFODNN7EXAMPLE', secret: 'before signatures are checked' };
    let count = 0;
    async function newUser(): Promise<WitnessUser> {
      count += 1;
      const name = `user-${count}`;
      const key = await createUser({ url, key: admin }, name);
      return { name, path: PATH, key, addMfaDevice: () => enableMfaDevice({ url, key }, name) };
    }
    admin = (await newUser()).key;
    await checkSignaturesFromNowOn(url);
    return { url, newUser, close: () => end(server) };
  } catch (cause) {
    await end(server);
    throw cause;
  }
}

async function enableMfaDevice(
  caller: { readonly url: string; readonly key: Pair },
  name: string,
): Promise<void> {
  const client = iam(caller);
  const device = new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: name });
  const { VirtualMFADevice } = await client.send(device);
  const SerialNumber = VirtualMFADevice?.SerialNumber ?? '';
  // moto does not look at the codes.
  const codes = { AuthenticationCode1: '123456', AuthenticationCode2: '654321' };
  await client.send(new EnableMFADeviceCommand({ UserName: name, SerialNumber, ...codes }));
}

async function checkSignaturesFromNowOn(url: string): Promise<void> {
  // As plain text: moto finds no number in the body of a form.
  const plain = { 'content-type': 'text/plain' };
  const { status } = await post(`${url}/moto-api/reset-auth`, '0', plain);
  if (status !== 200) throw new Error(`moto does not check signatures: HTTP ${status}`);
}

async function createUser(
  caller: { readonly url: string; readonly key: Pair },
  name: string,
): Promise<Pair> {
  const client = iam(caller);
  await client.send(new CreateUserCommand({ UserName: name, Path: PATH }));
  const policy = { PolicyName: 'all', PolicyDocument: ALL_OF_IAM };
  await client.send(new PutUserPolicyCommand({ UserName: name, ...policy }));
  const { AccessKey } = await client.send(new CreateAccessKeyCommand({ UserName: name }));
  return { id: AccessKey?.AccessKeyId ?? '', secret: AccessKey?.SecretAccessKey ?? '' };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

async function answering(url: string, server: ChildProcess): Promise<void> {
  const giveUp = Date.now() + 20_000;
  while (Date.now() < giveUp && server.exitCode === null) {
    const isUp = await post(`${url}/moto-api/reset`, '').then(
      ({ status }) => status === 200,
      () => false,
    );
    if (isUp) return;
    await wait(100);
  }
  throw new Error('moto_server is installed but does not answer');
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  const force = setTimeout(() => server.kill('SIGKILL'), 3000);
  await ended;
  clearTimeout(force);
}
