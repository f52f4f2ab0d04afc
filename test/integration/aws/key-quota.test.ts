import { expect, test } from 'vitest';
import { failureOfCall, sceneForEachTest } from './scene.ts';

const scene = sceneForEachTest();

test('how many keys a user may have is what the account says', async () => {
  const { double, open } = scene();
  expect(await open().keyQuota()).toBe(2);
  double.setKeyQuota(8);
  expect(await open().keyQuota()).toBe(8);
});

test('for a user without permission, AWS’s denial is reported', async () => {
  const { user, open } = scene();
  user.deny({ action: 'GetAccountSummary' });
  expect(await failureOfCall(open().keyQuota())).toMatchObject({
    code: 'ACCESS_DENIED',
    action: 'GetAccountSummary',
  });
});

test('an account can hold more keys than its quota lets it make', async () => {
  const { user, open } = scene();
  user.addKey();
  user.addKey();
  expect(await open().listKeys(user.name)).toHaveLength(3);
  expect(await open().createKey(user.name)).toMatchObject({
    kind: 'refused',
    failure: { code: 'LIMIT_EXCEEDED' },
  });
});
