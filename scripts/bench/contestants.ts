import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openScene, type Scene } from '../../test/e2e/support/scene.ts';
import { groupIsAlive, signalGroup } from '../../test/support/desktop/processes.ts';
import { until } from '../../test/support/desktop/until.ts';
import { prepare } from '../prepare.ts';
import { checkoutRoot } from '../prepare/run-script.ts';
import type { PreparedRuntime } from '../prepare/types.ts';

/** The name of Keyturn's reference. */
export const emptyApplication = 'an empty Electron application with a tray';

/** One of the two applications that are started. */
export type Contestant = {
  /** Starts it as a desktop does, with no process in between and nothing attached. */
  start(...parameters: readonly string[]): RunningContestant;
};

/** A running contestant. */
export type RunningContestant = {
  /** The process that leads its process group. */
  readonly leader: number;
  /** Kills all its processes. */
  end(): Promise<void>;
};

/** Both, on one desktop. */
export type TestGround = {
  readonly scene: Scene;
  readonly ours: Contestant;
  readonly reference: Contestant;
  close(): Promise<void>;
};

/** Prepares both on one desktop: Keyturn with a person's files and a stand-in of AWS, and an empty application. */
export async function openGround(): Promise<TestGround> {
  const prepared = await prepare('test');
  // The settings of a usual installation, with the log level of production.
  const scene = await openScene({ settings: { logLevel: 'info', welcomed: true } });
  const emptyData = join(scene.desktop.home, '.config', 'empty-data');
  await mkdir(emptyData);
  const empty = join(checkoutRoot, 'test', 'fixtures', 'empty-tray-app');
  return {
    scene,
    ours: contestant(prepared, scene, [checkoutRoot, `--user-data-dir=${scene.userData}`]),
    reference: contestant(prepared, scene, [empty, `--user-data-dir=${emptyData}`]),
    close: scene.close,
  };
}

function contestant(prepared: PreparedRuntime, scene: Scene, path: readonly string[]): Contestant {
  const { desktop, aws } = scene;
  return {
    start: (...parameters) => {
      const all = [...prepared.electronArguments, ...path, ...parameters];
      const child = spawn(prepared.executable, all, {
        cwd: desktop.home,
        detached: true,
        env: { ...desktop.env, AWS_ENDPOINT_URL: aws.url },
        stdio: 'ignore',
      });
      return started(child);
    },
  };
}

function started({ pid: leader }: ChildProcess): RunningContestant {
  if (leader === undefined) throw new Error('It could not be started');
  return {
    leader,
    end: async () => {
      signalGroup(leader, 'SIGKILL');
      await until('its processes to be gone', () => !groupIsAlive(leader));
    },
  };
}
