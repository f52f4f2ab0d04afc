import { expect, test } from 'vitest';
import { createAws } from '../../../main/aws/aws.ts';
import { connectionOf, type ProfileEndpoints } from '../../../main/aws/connection/connection.ts';
import { withAgreement } from '../../../main/aws/other-hosts/agreement.ts';
import { createRotator } from '../../../main/rotation/rotator.ts';
import { type ProxyBehaviour, startProxy } from '../../support/network/proxy.ts';
import { startSecureFront } from '../../support/network/secure-front.ts';
import type { Moments } from '../../support/rotation-process/moments.ts';
import { realPorts } from '../../support/rotation-process/real-ports.ts';
import { onlyHere, profile } from '../../support/rotation-process/scenes.ts';
import { setStage, type Stage } from '../../support/rotation-process/stage.ts';
import { searchForSecrets } from '../../support/secret-search.ts';
import { authority, networkOf } from './scene.ts';

const password = 'Canary-of-the-proxy-27';
const untouched: Moments = {
  begin: () => undefined,
  reach: () => Promise.resolve(),
  through: (_, effect) => effect(),
  throughAws: (_, effect) => effect(),
  names: [],
};

/** AWS behind TLS and a proxy that asks for a password; the profile's own certificates lead to it. */
async function behindProxy(isTls: boolean, behaviour: (stage: Stage) => ProxyBehaviour) {
  const stage = await setStage(onlyHere);
  const port = Number(new URL(stage.aws.url).port);
  const front = await startSecureFront(port);
  const proxy = await startProxy({ signIn: `joe:${password}`, ...behaviour(stage) });
  const address = `http://joe:${password}@127.0.0.1:${proxy.port}`;
  const variables = { HTTPS_PROXY: address, HTTP_PROXY: address };
  const url = isTls ? `https://aws.test:${front.port}` : `http://aws.test:${port}`;
  const sheet = stage.orders({ prepare: [], acts: [] });
  const trustedHosts = { get: () => [new URL(url).host], set: () => undefined };
  function newRotator() {
    const ports = {
      ...realPorts(sheet, untouched),
      aws: createAws(networkOf({ variables })),
      connectionOf: ({ name }: ProfileEndpoints) =>
        withAgreement(
          connectionOf({ caBundle: authority }, { AWS_ENDPOINT_URL: url }),
          name,
          trustedHosts,
        ),
      trustedHosts,
    };
    return { ports, rotator: createRotator(ports, () => undefined) };
  }
  return {
    stage,
    proxy,
    newRotator,
    creations: () => stage.aws.log.filter(({ action }) => action === 'CreateAccessKey').length,
    close: async () => {
      await proxy.close();
      await front.close();
      await stage.close();
    },
  };
}

/** Neither journal, history, log nor what the window is told holds the proxy's password. */
async function expectNoPassword(stage: Stage, views: unknown): Promise<void> {
  const places = { folders: [stage.folders.state], texts: { views: JSON.stringify(views) } };
  const { findings, files } = await searchForSecrets([password], places);
  expect(findings).toEqual([]);
  expect(files).toBeGreaterThanOrEqual(3);
}

test('a whole rotation passes through a proxy, with certificates of the profile’s own', async () => {
  const here = await behindProxy(true, () => ({}));
  try {
    const { rotator, ports } = here.newRotator();
    await rotator.rotate(profile);
    await rotator.idle();
    expect(rotator.views()[0]).toMatchObject({ state: 'succeeded' });
    expect(here.creations()).toBe(1);
    // What is finished after a crash goes the way on which it began.
    const { rotations } = await ports.journal.load();
    expect(rotations.map(({ begun }) => begun.caBundle)).toEqual([authority]);
    await expectNoPassword(here.stage, rotator.views());
  } finally {
    await here.close();
  }
});

test('a proxy that dies with the answer to CreateAccessKey: asked once, and the key is shown as open', async () => {
  let dead = false;
  const here = await behindProxy(false, () => ({
    diesAt: (answer) => {
      const dies = !dead && answer.includes('<CreateAccessKeyResponse');
      dead ||= dies;
      return dies ? 0 : undefined;
    },
  }));
  try {
    const { rotator } = here.newRotator();
    await rotator.rotate(profile);
    await rotator.idle();
    const newKey = here.stage.aws
      .keysOf(here.stage.user)
      .find(({ id }) => id !== here.stage.oldKey.id);
    expect(newKey?.status).toBe('Active');
    expect(rotator.views()[0]).toMatchObject({ state: 'open', failure: { code: 'ANSWER_LOST' } });
    expect(here.creations()).toBe(1);
    await expectNoPassword(here.stage, rotator.views());
  } finally {
    await here.close();
  }
});

test('a proxy that refuses from CreateAccessKey on: nothing was sent, nothing is left behind', async () => {
  let refusing = false;
  const here = await behindProxy(false, () => ({ refuses: () => refusing }));
  try {
    const { rotator } = here.newRotator();
    // Kept connections live on; the new one that CreateAccessKey takes is refused.
    here.stage.aws.onRequest(({ action }) => {
      refusing ||= action === 'ListAccessKeys';
    });
    await rotator.rotate(profile);
    await rotator.idle();
    expect(rotator.views()[0]).toMatchObject({
      state: 'failed',
      failure: { code: 'PROXY_REFUSED' },
    });
    expect(here.creations()).toBe(0);
    expect(here.stage.aws.keysOf(here.stage.user)).toHaveLength(1);
  } finally {
    await here.close();
  }
});
