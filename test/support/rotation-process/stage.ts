import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type AwsDouble,
  type DoubleUser,
  type IssuedKey,
  startAwsDouble,
} from '../aws-double/index.ts';
import type { OrderSheet, StageFolders } from './orders.ts';
import { placesOn } from './real-ports.ts';
import { profile, type Scene } from './scenes.ts';

/** One of the person's files before the scene. */
export type StageFile = { readonly path: string; readonly text: string; readonly mode: number };

/** AWS, and a person's home with a key to rotate and another user's key. */
export type Stage = {
  readonly aws: AwsDouble;
  readonly user: DoubleUser;
  readonly oldKey: IssuedKey;
  readonly colleague: DoubleUser;
  readonly files: readonly StageFile[];
  readonly folders: StageFolders;
  /** The orders for a process on this stage. */
  orders(acts: Pick<OrderSheet, 'prepare' | 'acts' | 'killAt' | 'keepsBudgets'>): OrderSheet;
  close(): Promise<void>;
};

// Waits are divided by this; a request stays as slow as it is.
const speed = 50;

/** Sets the stage for a scene. */
export async function setStage(scene: Scene): Promise<Stage> {
  const root = await mkdtemp(join(tmpdir(), 'keyturn-killed-'));
  const folders: StageFolders = {
    home: join(root, 'home'),
    state: join(root, 'state'),
    keychain: join(root, 'keychain'),
  };
  const aws = await startAwsDouble();
  const user = aws.addUser({ account: '111122223333', name: 'nina', path: '/team/' });
  const oldKey = user.addKey({ createdDaysAgo: 93 });
  const colleague = aws.addUser({ account: '111122223333', name: 'omar' });
  const files = filesFor(scene, folders, { oldKey, other: colleague.addKey() });
  await write(scene, folders, { oldKey, files });
  for (const behaviour of scene.behaviours) aws.behave(behaviour);
  return {
    aws,
    user,
    oldKey,
    colleague,
    files,
    folders,
    orders: (acts) => ({ folders, url: aws.url, policy: scene.policy, speed, ...acts }),
    close: async () => {
      await aws.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}

type Keys = { readonly oldKey: IssuedKey; readonly other: IssuedKey };

// Spacing, order, comments and line ends as in files that grew over the years.
function filesFor(scene: Scene, folders: StageFolders, keys: Keys): readonly StageFile[] {
  const { credentials, config } = placesOn(folders);
  const { oldKey, other } = keys;
  const play =
    scene.files === 2
      ? `\n[profile play]\naws_secret_access_key=${oldKey.secret}\naws_access_key_id =${oldKey.id}\n`
      : '';
  return [
    {
      path: credentials,
      mode: 0o640,
      text: `# mine\r\n[omar]\r\naws_access_key_id=${other.id}\r\naws_secret_access_key=${other.secret}\r\n\r\n[${profile}]\r\naws_access_key_id     = ${oldKey.id}\r\n; not to be shared\r\naws_secret_access_key = ${oldKey.secret}\r\n`,
    },
    {
      path: config,
      mode: 0o600,
      text: `[profile ${profile}]\nregion = eu-central-1\n${play}\n# the end`,
    },
  ];
}

async function write(
  scene: Scene,
  folders: StageFolders,
  { oldKey, files }: { readonly oldKey: IssuedKey; readonly files: readonly StageFile[] },
): Promise<void> {
  await mkdir(join(folders.home, '.aws'), { recursive: true, mode: 0o700 });
  await mkdir(folders.state, { mode: 0o700 });
  for (const { path, text, mode } of files) {
    await writeFile(path, text);
    await chmod(path, mode);
  }
  if (scene.usedElsewhere !== undefined) {
    const answers = { [oldKey.id]: scene.usedElsewhere };
    await writeFile(placesOn(folders).answers, JSON.stringify(answers));
  }
}
