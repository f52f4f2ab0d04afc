import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type AwsDouble,
  type IssuedKey,
  startAwsDouble,
} from '../../test/support/aws-double/index.ts';
import { bundleRotationProcess } from '../../test/support/rotation-process/bundle.ts';
import type { OrderSheet } from '../../test/support/rotation-process/orders.ts';
import { runProcess } from '../../test/support/rotation-process/process.ts';
import { placesOn } from '../../test/support/rotation-process/real-ports.ts';
import type { Line } from './bars.ts';
import { medianOf } from './measure.ts';
import type { BenchOptions, Section } from './section.ts';

const users = 10;
const profilesOfUser = 5;
/** The delay of each answer of AWS, in ms. */
const latency = 200;

/** *Rotate all* for many users against the rotation of one. */
export const manyKeys: Section = {
  title: 'Many keys at once',
  method: `${String(users * profilesOfUser)} profiles of ${String(users)} users in one credentials file, and an AWS on this computer that takes ${String(latency)} ms for each answer. AWS lets a user have two keys, and a rotation needs the second place for the new one: so each user has one key, which ${String(profilesOfUser)} profiles hold. *Rotate all* rotates the ${String(users)} keys and saves all profiles. The reference is one of these users rotated alone, on the same file; all have chains of the same length. Both run in a Node process of their own with Keyturn’s engine, whose pauses end at once, and are measured from the first request to the last answer.`,
  run: benchManyKeys,
};

async function benchManyKeys({ short }: BenchOptions): Promise<readonly Line[]> {
  const folder = await mkdtemp(join(tmpdir(), 'keyturn-bench-'));
  try {
    const bundle = await bundleRotationProcess(folder);
    const rounds = short ? 2 : 5;
    const ours: number[] = [];
    const reference: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      ours.push(await rotateUsers(bundle, users));
      reference.push(await rotateUsers(bundle, 1));
    }
    return [
      {
        title: `Rotate all: ${String(users * profilesOfUser)} profiles of ${String(users)} users at ${String(latency)} ms`,
        against: 'one of these users alone',
        unit: 'ms',
        ours: medianOf(ours),
        reference: medianOf(reference),
        rounds,
        bar: { kind: 'times', most: 1.2 },
      },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Rotates that many users at once. Returns the time from the first request to the last answer, in ms. */
async function rotateUsers(bundle: string, count: number): Promise<number> {
  const root = await mkdtemp(join(tmpdir(), 'keyturn-bench-'));
  const aws = await startAwsDouble();
  try {
    const profiles = Array.from({ length: users }, (_, index) => `user-${String(index)}-0`);
    const orders = await setHome(root, aws, profiles.slice(0, count));
    aws.behave({ kind: 'delay', milliseconds: latency, moment: 'before' });
    let first = Number.POSITIVE_INFINITY;
    let last = 0;
    aws.onRequest(({ time }) => {
      first = Math.min(first, time.getTime());
      last = Date.now();
    });
    const ending = await runProcess(bundle, orders, aws);
    const states = ending.killed ? [] : ending.ended.views.map(({ state }) => state);
    if (states.length !== count || states.some((state) => state !== 'succeeded')) {
      throw new Error(`not all were rotated: ${states.join(', ')}`);
    }
    return last - first;
  } finally {
    await aws.close();
    await rm(root, { recursive: true, force: true });
  }
}

async function setHome(
  root: string,
  aws: AwsDouble,
  rotated: readonly string[],
): Promise<OrderSheet> {
  const folders = {
    home: join(root, 'home'),
    state: join(root, 'state'),
    keychain: join(root, 'keychain'),
  };
  const { credentials, answers } = placesOn(folders);
  const keys = Array.from({ length: users }, (_, index) =>
    aws.addUser({ account: '111122223333', name: `user-${String(index)}` }).addKey({
      createdDaysAgo: 93,
    }),
  );
  await mkdir(join(folders.home, '.aws'), { recursive: true, mode: 0o700 });
  await mkdir(folders.state, { mode: 0o700 });
  await writeFile(credentials, keys.map(profilesText).join('\n'), { mode: 0o600 });
  const onlyHere = keys.map(({ id }) => [id, 'only here']);
  await writeFile(answers, JSON.stringify(Object.fromEntries(onlyHere)));
  return {
    folders,
    url: aws.url,
    policy: { backups: false, graceDays: 7, retirement: 'deactivate first' },
    // The second between the requests of the verification takes a tenth of a millisecond.
    speed: 10_000,
    keepsBudgets: true,
    prepare: [],
    acts: [{ act: 'rotate all', profiles: [...rotated] }],
  };
}

function profilesText({ id, secret }: IssuedKey, user: number): string {
  return Array.from({ length: profilesOfUser }, (_, index) =>
    [
      `[user-${String(user)}-${String(index)}]`,
      `aws_access_key_id = ${id}`,
      `aws_secret_access_key = ${secret}`,
      '',
    ].join('\n'),
  ).join('\n');
}
