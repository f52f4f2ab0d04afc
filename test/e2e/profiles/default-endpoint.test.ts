import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { startProxy, type TestProxy } from '../../support/network/proxy.ts';
import { itemOf } from '../support/scene.ts';
import { watchedScenes } from '../support/watched-scene.ts';

const set = watchedScenes();
let proxy: TestProxy | undefined;

afterEach(async () => {
  await proxy?.close();
});

test('an endpoint of [default] gets no request of another profile, and the details say where they go', async () => {
  // The way to AWS ends here: only where it was to lead counts.
  proxy = await startProxy({ refuses: () => true });
  const { address, asked } = proxy;
  const here = await set({
    env: () => ({ AWS_ENDPOINT_URL: '', https_proxy: address, no_proxy: '' }),
  });
  const config = `[default]\nendpoint_url = ${here.aws.url}\nregion = us-east-1\n`;
  await writeFile(join(here.desktop.home, '.aws', 'config'), config);
  const page = await (await here.start()).page();

  const other = itemOf(page, 'other');
  await other.getByText('Details', { exact: false }).first().click();
  await other.getByText('Requests go to sts.amazonaws.com and iam.amazonaws.com.').waitFor();
  await expect.poll(() => asked.some((place) => place.startsWith('iam.amazonaws.com:'))).toBe(true);
  await expect.poll(() => here.aws.log.length).toBeGreaterThan(0);
  const signers = new Set(here.aws.log.map(({ signedBy }) => signedBy));
  expect([...signers]).toEqual([here.oldKey.id]);
});
