import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultPolicy } from '../../shared/settings/policy.ts';
import { agreedTo, profilesIn } from '../../test/support/agreed-hosts.ts';
import { describeRequest, startAwsDouble } from '../../test/support/aws-double/index.ts';
import type { AwsDouble } from '../../test/support/aws-double/index.ts';
import type { Environment } from '../../test/support/desktop/processes.ts';
import {
  withoutOwnProfiles,
  writeSampleHome,
  type SampleHome,
} from '../../test/support/sample-home.ts';
import type { AtEnd } from './clean-up.ts';

/** A world to try the application in: a stand-in of AWS, and a person's home, both removed afterwards. */
export type Stage = {
  readonly folder: string;
  readonly aws: AwsDouble;
  readonly home: SampleHome;
  /** The caller's environment, changed to this home and this AWS. */
  readonly env: Environment;
  /** The folder of the application's data. */
  readonly userData: string;
};

/** Sets the stage, and prints every request to the stand-in of AWS as it happens. */
export async function setStage(atEnd: AtEnd): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'keyturn-demo-'));
  // for an exit that can't wait
  const removeNow = (): void => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  process.once('exit', removeNow);
  atEnd(async () => {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    process.off('exit', removeNow);
  });
  const aws = await startAwsDouble();
  atEnd(() => aws.close());
  aws.onRequest((request) => {
    console.log(describeRequest(request));
  });
  const homeFolder = join(folder, 'home');
  await mkdir(homeFolder, { mode: 0o700 });
  const home = await writeSampleHome(homeFolder, aws);
  const env = { ...displayOf(process.env), ...withoutOwnProfiles(process.env), ...home.env };
  const userData = join(folder, 'user-data');
  await writeSettings(userData, aws, home);
  return { folder, aws, home, env: asAnApplication(env), userData };
}

/**
 * The keychain is the only thing here that is the person's own: no key of a stage is backed up in it. The person has
 * agreed to requests to the stand-in of AWS.
 */
async function writeSettings(
  userData: string,
  aws: AwsDouble,
  { credentials, config }: SampleHome,
): Promise<void> {
  await mkdir(userData);
  const settings = {
    policy: { ...defaultPolicy, backups: false },
    ...agreedTo(aws.url, profilesIn(credentials.text, config.text)),
  };
  await writeFile(join(userData, 'settings.json'), JSON.stringify(settings));
}

/** An editor's terminal may have set this, and Electron would then be plain Node. */
function asAnApplication(environment: Environment): Environment {
  const { ELECTRON_RUN_AS_NODE: _, ...kept } = environment;
  return kept;
}

/** X looks for its cookie in the home unless told otherwise, and the home is about to change. */
function displayOf({ HOME, DISPLAY, XAUTHORITY }: NodeJS.ProcessEnv): Environment {
  const isByDefault = HOME !== undefined && DISPLAY !== undefined && XAUTHORITY === undefined;
  return isByDefault ? { XAUTHORITY: join(HOME, '.Xauthority') } : {};
}
