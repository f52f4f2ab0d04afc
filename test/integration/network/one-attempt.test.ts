import { expect, test } from 'vitest';
import { startProxy } from '../../support/network/proxy.ts';
import { sceneForEachTest, trusting } from './scene.ts';

const scene = sceneForEachTest();

/** How often AWS was asked for a new key. */
function creations(): number {
  return scene().double.log.filter(({ action }) => action === 'CreateAccessKey').length;
}

function isCreated(answer: string): boolean {
  return answer.includes('<CreateAccessKeyResponse');
}

test('a proxy that dies before the answer: asked once, the answer is lost, and the key is in the list', async () => {
  const { double, user, plain, session, closing } = scene();
  const proxy = await closing(
    startProxy({ diesAt: (answer) => (isCreated(answer) ? 0 : undefined) }),
  );
  const opened = session(`http://aws.test:${plain}`, { variables: { HTTP_PROXY: proxy.address } });
  expect(await opened.identity()).toMatchObject({ userId: user.userId });
  expect(await opened.createKey('joebloggs')).toMatchObject({ kind: 'lost' });
  expect(creations()).toBe(1);
  expect(proxy.sent().split('Action=CreateAccessKey')).toHaveLength(2);
  expect((await opened.listKeys('joebloggs')).map(({ id }) => id)).toEqual(
    double.keysOf(user).map(({ id }) => id),
  );
});

test('a proxy that dies in the middle of the answer: asked once, and the new key is known', async () => {
  const { double, user, key, plain, session, closing } = scene();
  const proxy = await closing(
    startProxy({
      diesAt: (answer) =>
        isCreated(answer) ? answer.indexOf('<SecretAccessKey>') + 20 : undefined,
    }),
  );
  const opened = session(`http://aws.test:${plain}`, { variables: { HTTP_PROXY: proxy.address } });
  const made = await opened.createKey('joebloggs');
  const newKey = double.keysOf(user).find(({ id }) => id !== key.id)?.id;
  expect(made).toMatchObject({ kind: 'torn', newKey });
  expect(creations()).toBe(1);
});

test('a proxy that dies behind TLS: asked once, the answer is lost', async () => {
  const { secure, session, closing } = scene();
  // The first answers are of the handshake; the one to the request comes after it has passed.
  const proxy = await closing(startProxy({ diesAt: () => (creations() > 0 ? 0 : undefined) }));
  const opened = session(`https://aws.test:${secure}`, {
    choice: trusting,
    variables: { HTTPS_PROXY: proxy.address },
  });
  expect(await opened.createKey('joebloggs')).toMatchObject({ kind: 'lost' });
  expect(creations()).toBe(1);
  expect(proxy.asked).toHaveLength(1);
});

test('CreateAccessKey never goes over a connection that was kept: one that died meanwhile loses nothing', async () => {
  const { plain, session, closing } = scene();
  const proxy = await closing(startProxy());
  const opened = session(`http://aws.test:${plain}`, { variables: { HTTP_PROXY: proxy.address } });
  await opened.listKeys('joebloggs');
  await opened.listKeys('joebloggs');
  expect(proxy.opened()).toBe(1);
  proxy.endTunnels();
  expect(await opened.createKey('joebloggs')).toMatchObject({ kind: 'made' });
  expect(proxy.opened()).toBe(2);
  expect(creations()).toBe(1);
});

test('what only asks may be asked again where a kept connection has died', async () => {
  const { key, plain, session, closing } = scene();
  const proxy = await closing(startProxy());
  const opened = session(`http://aws.test:${plain}`, { variables: { HTTP_PROXY: proxy.address } });
  await opened.listKeys('joebloggs');
  proxy.endTunnels();
  expect(await opened.listKeys('joebloggs')).toMatchObject([{ id: key.id }]);
});
