import { join } from 'node:path';
import { resolveConfig } from 'electron-vite';
import { build, mergeConfig, type InlineConfig, type Rolldown } from 'vite';
import { checkoutRoot, say } from '../prepare/run-script.ts';
import type { AtEnd } from './clean-up.ts';

const parts = ['main', 'preload', 'renderer'] as const;
type Part = (typeof parts)[number];

/**
 * Builds all three parts into `out/` as for a release, and again whenever one of their files changes. Returns when the
 * first build is done; `rebuilt` is called after each later one that succeeded.
 */
export async function watchBuild(rebuilt: (part: Part) => void, atEnd: AtEnd): Promise<void> {
  // electron-vite's own build sets it before it reads the configuration
  process.env['NODE_ENV_ELECTRON_VITE'] = 'production';
  const { config } = await resolveConfig(
    { root: checkoutRoot, configFile: join(checkoutRoot, 'electron.vite.config.ts') },
    'build',
    'production',
  );
  if (config === undefined) throw new Error('electron.vite.config.ts holds no configuration');
  for (const part of parts) {
    const watcher = await startWatcher(config[part] ?? {});
    atEnd(() => watcher.close());
    await firstBuild(part, watcher, rebuilt);
  }
}

async function startWatcher(partConfig: InlineConfig): Promise<Rolldown.RolldownWatcher> {
  // A rebuild of one part must not remove the files of another.
  const watching = { logLevel: 'warn', build: { watch: {}, emptyOutDir: false } };
  const watcher = await build(mergeConfig(partConfig, watching));
  if (!('close' in watcher)) throw new Error('Vite does not watch');
  return watcher;
}

/** Waits for the first build; an error in a file is printed, and the build waits until it is fixed. */
function firstBuild(
  part: Part,
  watcher: Rolldown.RolldownWatcher,
  rebuilt: (part: Part) => void,
): Promise<void> {
  return new Promise((resolve) => {
    let isFirst = true;
    watcher.on('event', async (event) => {
      if (event.code === 'ERROR') say(`${part} could not be built: ${event.error.message}`);
      if (event.code !== 'BUNDLE_END') return;
      await event.result.close();
      if (isFirst) resolve();
      else rebuilt(part);
      isFirst = false;
    });
  });
}
