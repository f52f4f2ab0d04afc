import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type AwsDouble, startAwsDouble } from '../../test/support/aws-double/index.ts';
import { bundleRotationProcess } from '../../test/support/rotation-process/bundle.ts';
import { runProcess } from '../../test/support/rotation-process/process.ts';
import { onlyHere } from '../../test/support/rotation-process/scenes.ts';
import { setStage } from '../../test/support/rotation-process/stage.ts';
import { runCommand } from '../prepare/run-command.ts';
import { checkoutRoot } from '../prepare/run-script.ts';
import { medianOf } from './measure.ts';
import type { BenchOptions, Entry, Section } from './section.ts';

// The second between the requests of the verification takes a tenth of a millisecond.
const speed = 10_000;

const title = 'A whole process that rotates a key';

/** A process with Keyturn's engine that rotates one key and exits, against a script on the AWS CLI. */
export const wholeProcess: Section = {
  title: 'Whole process against whole process',
  method:
    'A Node process with Keyturn’s engine rotates one key on real files and over HTTP, and ends: started, checked, made, proven three times, saved, read back, the old key deactivated, everything written down. Its pauses end at once. The other is `scripts/bench/by-cli.sh`: four calls of the AWS CLI that say who one is, list the keys, make one and delete the old one; it proves nothing, and leaves it to the person to save the new key. The CLI is called directly, past the shim of a version manager. Where the AWS CLI is not installed, the line is not measured.',
  run: benchWholeProcess,
};

async function benchWholeProcess({ short }: BenchOptions): Promise<readonly Entry[]> {
  const version = await runCommand('aws', ['--version']);
  if (version.code !== 0) {
    return [{ title, why: 'not measured: the AWS CLI is not installed here' }];
  }
  const [name = 'aws-cli'] = `${version.stdout}${version.stderr}`.trim().split(' ');
  const folder = await mkdtemp(join(tmpdir(), 'keyturn-bench-'));
  const aws = await startAwsDouble();
  try {
    const bundle = await bundleRotationProcess(folder);
    const home = join(folder, 'home');
    const path = await pathToCli();
    const rounds = short ? 3 : 9;
    const ours: number[] = [];
    const reference: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const pair = [await runOurs(bundle), await runTheirs(aws, { home, path })] as const;
      if (round === 0) continue;
      ours.push(pair[0]);
      reference.push(pair[1]);
    }
    return [
      {
        title,
        against: `four calls of ${name}`,
        unit: 'ms',
        ours: medianOf(ours),
        reference: medianOf(reference),
        rounds,
        bar: { kind: 'times', most: 0.2 },
      },
    ];
  } finally {
    await aws.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function runOurs(bundle: string): Promise<number> {
  const stage = await setStage(onlyHere);
  try {
    const acts = [...onlyHere.acts];
    const orders = { ...stage.orders({ prepare: [], acts }), speed, keepsBudgets: true };
    const began = performance.now();
    const ending = await runProcess(bundle, orders, stage.aws);
    const took = performance.now() - began;
    const state = ending.killed ? 'killed' : ending.ended.views[0]?.state;
    if (state !== 'succeeded') throw new Error(`the process did not rotate: ${String(state)}`);
    return took;
  } finally {
    await stage.close();
  }
}

/** The search path with the CLI itself before the shim of a version manager, which costs time at each call. */
async function pathToCli(): Promise<string> {
  const usual = process.env['PATH'] ?? '';
  const found = await runCommand('pyenv', ['which', 'aws']);
  return found.code === 0 ? `${dirname(found.stdout.trim())}:${usual}` : usual;
}

type CliHome = { readonly home: string; readonly path: string };

async function runTheirs(aws: AwsDouble, { home, path }: CliHome): Promise<number> {
  const user = aws.addUser({ account: '111122223333', name: `cli-${String(aws.log.length)}` });
  const key = user.addKey({ createdDaysAgo: 93 });
  await mkdir(join(home, '.aws'), { recursive: true, mode: 0o700 });
  await writeFile(
    join(home, '.aws', 'credentials'),
    `[default]\naws_access_key_id = ${key.id}\naws_secret_access_key = ${key.secret}\n`,
    { mode: 0o600 },
  );
  const script = join(checkoutRoot, 'scripts', 'bench', 'by-cli.sh');
  const environment = { PATH: path, HOME: home, AWS_DEFAULT_REGION: 'us-east-1' };
  const began = performance.now();
  const done = await runCommand('bash', [script, aws.url], { environment });
  const took = performance.now() - began;
  const left = aws.keysOf(user).map(({ id }) => id);
  if (done.code !== 0 || left.length !== 1 || left[0] === key.id) {
    throw new Error(`the script did not rotate: ${done.stderr}`);
  }
  return took;
}
