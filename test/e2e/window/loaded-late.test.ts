import { rm, writeFile } from 'node:fs/promises';
import type { ElectronApplication } from 'playwright';
import { expect, test } from 'vitest';
import { itemOf } from '../support/scene.ts';
import { watchedScenes } from '../support/watched-scene.ts';

const set = watchedScenes();

// By what each of them defines; the build keeps names.
const parts = {
  'the client for keys': /\bIAMClient\s*=\s*class\b/u,
  'the client for identities': /\bSTSClient\s*=\s*class\b/u,
  'the reader of credentials files': /\bfromIni\s*=\s*\(/u,
  'the updater': /\bNsisUpdater\s*=\s*class\b/u,
  'the parts behind the window': /function startEngine\b/u,
} as const;

/** What of it the main process has in memory by now, as its debugger tells: everything that was ever compiled there. */
async function loadedParts(app: ElectronApplication): Promise<readonly string[]> {
  const sources = await app.evaluate(async () => {
    const { Session } = process.getBuiltinModule('node:inspector');
    const session = new Session();
    const ids: string[] = [];
    session.connect();
    try {
      session.on('Debugger.scriptParsed', ({ params: { scriptId, url } }) => {
        if (url.startsWith('file:')) ids.push(scriptId);
      });
      const ask = (method: string, parameters: object): Promise<object> =>
        new Promise((resolve, reject) => {
          session.post(method, parameters, (cause, answer) => {
            if (cause === null) resolve(answer ?? {});
            else reject(new Error(method, { cause }));
          });
        });
      // It tells of each script that is there already, too.
      await ask('Debugger.enable', {});
      const answers = ids.map(async (scriptId) => ask('Debugger.getScriptSource', { scriptId }));
      return (await Promise.all(answers)).map((answer) =>
        String(Reflect.get(answer, 'scriptSource')),
      );
    } finally {
      session.disconnect();
    }
  });
  return Object.entries(parts).flatMap(([part, defines]) =>
    sources.some((source) => defines.test(source)) ? [part] : [],
  );
}

test('what speaks to AWS is loaded with the first key that there is, and no sooner', async () => {
  const here = await set();
  await rm(here.file);
  const { app, page: firstPage } = await here.start();
  const page = await firstPage();
  await here.desktop.tray.waitForMenu((items) =>
    items.some(({ label }) => label === 'No key to rotate'),
  );
  expect(await loadedParts(app)).toEqual(['the parts behind the window']);

  await writeFile(here.file, here.original, { mode: 0o600 });
  await itemOf(page, 'default').getByText('93 days old, overdue').waitFor();
  const loaded = await loadedParts(app);
  expect(loaded).toContain('the client for keys');
  expect(loaded).toContain('the client for identities');
  expect(loaded).not.toContain('the updater');
});
