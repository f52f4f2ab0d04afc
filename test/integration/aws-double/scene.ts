import { CreateAccessKeyCommand } from '@aws-sdk/client-iam';
import { afterEach, beforeEach } from 'vitest';
import { startAwsDouble } from '../../support/aws-double/index.ts';
import type { AwsDouble, DoubleUser, IssuedKey } from '../../support/aws-double/index.ts';
import { iam } from './clients.ts';
import type { Caller, Pair } from './clients.ts';

/** What every secret of a scene begins with. */
export const CANARY = 'canary/secret+of/forty+characters/000';

/** A double with the user alice and one key, and a clock that a test moves by hand. */
export type Scene = {
  readonly aws: AwsDouble;
  readonly alice: DoubleUser;
  readonly key: IssuedKey;
  readonly caller: Caller;
  /** The machine's clock (ms), and AWS's as long as that was not set. */
  readonly now: () => number;
  /** Lets time pass, by the machine's and AWS's clock. */
  readonly pass: (milliseconds: number) => void;
};

/** A fresh scene for each test of the file; call the answer inside a test. */
export function sceneForEachTest(): () => Scene {
  let scene: Scene | undefined;
  beforeEach(async () => {
    scene = await newScene();
  });
  afterEach(() => scene?.aws.close());
  return () => {
    if (scene === undefined) throw new Error('there is a scene only inside a test');
    return scene;
  };
}

async function newScene(): Promise<Scene> {
  let machineTime = Date.now();
  let secretCount = 0;
  const newSecret = () => {
    secretCount += 1;
    return `${CANARY}${secretCount.toString().padStart(3, '0')}`;
  };
  const aws = await startAwsDouble({ now: () => machineTime, newSecret });
  const alice = aws.addUser({ account: '111122223333', name: 'alice' });
  const key = alice.addKey({ createdDaysAgo: 93 });
  const pass = (milliseconds: number) => {
    machineTime += milliseconds;
  };
  return { aws, alice, key, caller: { url: aws.url, key }, now: () => machineTime, pass };
}

/** Asks for a new key of alice. */
export function createKey(caller: Caller) {
  return iam(caller).send(new CreateAccessKeyCommand({ UserName: 'alice' }));
}

/** A new key of alice, ready to sign. */
export async function newPair(caller: Caller): Promise<Pair> {
  const { AccessKey } = await createKey(caller);
  return { id: AccessKey?.AccessKeyId ?? '', secret: AccessKey?.SecretAccessKey ?? '' };
}

/** Whether the call succeeded. */
export async function accepted(call: Promise<unknown>): Promise<boolean> {
  return call.then(
    () => true,
    () => false,
  );
}
