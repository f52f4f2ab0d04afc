import { afterEach } from 'vitest';
import { expectNoSecretOutside } from './no-secret-outside.ts';
import { openScene, type Scene, type SceneOptions } from './scene.ts';

/**
 * Gives what sets the scene of each test of a file. After the test every place outside AWS's own files is searched for
 * its secrets, and the scene is closed.
 */
export function watchedScenes(): (options?: SceneOptions) => Promise<Scene> {
  let scene: Scene | undefined;
  afterEach(async () => {
    try {
      if (scene !== undefined) {
        await expectNoSecretOutside(scene);
      }
    } finally {
      await scene?.close();
      scene = undefined;
    }
  });
  return async (options = {}) => {
    scene = await openScene(options);
    return scene;
  };
}
