import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { prepare } from '../../../scripts/prepare.ts';
import { checkoutRoot } from '../../../scripts/prepare/run-script.ts';
import type { PreparedRuntime } from '../../../scripts/prepare/types.ts';
import { agreedTo, profilesIn } from '../../support/agreed-hosts.ts';
import {
  launchKeyturn,
  type LaunchOptions,
  type RunningApplication,
} from '../../support/application.ts';
import {
  type AwsDouble,
  type DoubleUser,
  type IssuedKey,
  startAwsDouble,
} from '../../support/aws-double/index.ts';
import { type Desktop, startDesktop } from '../../support/desktop/desktop.ts';

/** What a start may differ in. */
export type StartOptions = Pick<LaunchOptions, 'path' | 'env' | 'arguments'>;

/** A desktop with a person's files, AWS behind them, and Keyturn started on both. */
export type Scene = {
  readonly aws: AwsDouble;
  readonly desktop: Desktop;
  readonly user: DoubleUser;
  readonly oldKey: IssuedKey;
  /** The credentials file. */
  readonly file: string;
  /** What stood in it at the start. */
  readonly original: Buffer;
  readonly userData: string;
  /** Starts Keyturn, or starts it again; another folder or entry file, and more environment, where said. */
  start(differently?: StartOptions): Promise<RunningApplication>;
  /** Starts Keyturn once more beside the one that runs, as a double click does; gives its exit code. */
  startBeside(): Promise<number | null>;
  /** Everything every start of Keyturn has printed. */
  output(): string;
  close(): Promise<void>;
};

/** The credentials file of the scene: comments, odd spacing and a second key that nothing may touch. */
function credentialsText(key: IssuedKey, other: IssuedKey, extra: string): string {
  return [
    '# my keys; do not mail them',
    '[default]',
    `aws_access_key_id     = ${key.id}`,
    `aws_secret_access_key = ${key.secret}`,
    'region = eu-central-1',
    '',
    '; another account',
    '[other]',
    `aws_access_key_id=${other.id}`,
    `aws_secret_access_key=${other.secret}`,
    extra,
  ].join('\n');
}

/** What a scene may differ in. */
export type SceneOptions = {
  /** More text at the end of the credentials file, made from the key of `default`. */
  readonly extra?: (key: IssuedKey) => string;
  readonly createdDaysAgo?: number;
  /** The state of the keyring; unlocked if not said. */
  readonly keyring?: 'unlocked' | 'locked' | 'empty' | 'absent';
  /** A config file. */
  readonly config?: (user: DoubleUser, aws: AwsDouble) => string;
  /**
   * The profiles besides those of the files whose requests may go to the double. The person has agreed to it for all
   * profiles of the files, or to nothing.
   */
  readonly agrees?: readonly string[] | 'to nothing';
  /** Whether a panel shows tray icons from the beginning. It does if not said. */
  readonly trayHost?: boolean;
  /** Another entry of the application than the built one. */
  readonly application?: string;
  /** Over the settings of a first start. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** More variables, or others, for every start. */
  readonly env?: (aws: AwsDouble) => Readonly<Record<string, string>>;
};

/** Sets a scene; Keyturn is not started yet. */
export async function openScene(options: SceneOptions = {}): Promise<Scene> {
  const prepared: PreparedRuntime = await prepare('test');
  const aws = await startAwsDouble();
  const desktop = await startDesktop({
    keyring: options.keyring ?? 'unlocked',
    trayHost: options.trayHost ?? true,
  });
  const user = aws.addUser({ account: '210000000001', name: 'joebloggs', path: '/team/design/' });
  const oldKey = user.addKey({ createdDaysAgo: options.createdDaysAgo ?? 93 });
  const somebody = aws.addUser({ account: '210000000002', name: 'ana' });
  const other = somebody.addKey({ createdDaysAgo: 3 });
  const folder = join(desktop.home, '.aws');
  const file = join(folder, 'credentials');
  const original = Buffer.from(credentialsText(oldKey, other, options.extra?.(oldKey) ?? ''));
  const userData = join(desktop.home, '.config', 'keyturn-data');
  await mkdir(folder, { recursive: true });
  await mkdir(userData, { recursive: true });
  await writeFile(file, original, { mode: 0o600 });
  // The secrets are searched for in the log where it tells most.
  const config = options.config?.(user, aws);
  const { agrees = [] } = options;
  const inFiles = profilesIn(original.toString(), config ?? '');
  const settings = {
    logLevel: 'debug',
    ...(agrees === 'to nothing' ? {} : agreedTo(aws.url, [...inFiles, ...agrees])),
    ...options.settings,
  };
  await writeFile(join(userData, 'settings.json'), JSON.stringify(settings));
  if (config !== undefined) {
    await writeFile(join(folder, 'config'), config, { mode: 0o600 });
  }
  const started: RunningApplication[] = [];
  return {
    aws,
    desktop,
    user,
    oldKey,
    file,
    original,
    userData,
    start: async (differently = {}) => {
      const env = { AWS_ENDPOINT_URL: aws.url, ...options.env?.(aws), ...differently.env };
      const { application: path } = options;
      const running = await launchKeyturn({
        ...(path === undefined ? {} : { path }),
        ...differently,
        desktop,
        prepared,
        userData,
        env,
      });
      started.push(running);
      return running;
    },
    startBeside: async () => {
      const child = spawn(
        prepared.executable,
        [...prepared.electronArguments, checkoutRoot, `--user-data-dir=${userData}`],
        { env: { ...desktop.env, AWS_ENDPOINT_URL: aws.url }, stdio: 'ignore' },
      );
      const [code] = await once(child, 'exit');
      return typeof code === 'number' ? code : null;
    },
    output: () => started.map((running) => running.output()).join('\n'),
    close: async () => {
      await desktop.close();
      await aws.close();
    },
  };
}

/** The new key of the scene's user: the one that was not there at the start. Throws if there is none. */
export function newKeyOf({ aws, user, oldKey }: Scene): string {
  const found = aws.keysOf(user).find((key) => key.id !== oldKey.id);
  if (found === undefined) {
    throw new Error('there is no new key');
  }
  return found.id;
}

/** What the credentials file must be after the rotation: the same bytes, but for the two values. */
export function rotatedFile(scene: Scene): string {
  const newKey = newKeyOf(scene);
  const secret = scene.aws.secretOf(newKey);
  return scene.original
    .toString()
    .replaceAll(scene.oldKey.id, newKey)
    .replaceAll(scene.oldKey.secret, secret);
}

/** What the credentials file holds now. */
export async function fileNow({ file }: Scene): Promise<string> {
  return readFile(file, 'utf8');
}

/** The status of each key of the scene's user, old key first. */
export function keyStates({ aws, user, oldKey }: Scene): readonly string[] {
  return aws
    .keysOf(user)
    .toSorted((one, two) => Number(two.id === oldKey.id) - Number(one.id === oldKey.id))
    .map(({ id, status }) => `${id === oldKey.id ? 'old' : 'new'} ${status}`);
}

/** The item of a profile in the list. */
export function itemOf(page: Page, name: string) {
  return page
    .getByRole('list', { name: 'Profiles' })
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name, exact: true }) });
}
