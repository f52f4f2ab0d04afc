import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startListener, type Listener } from '../../support/attacks/listener.ts';
import {
  type NetworkAttack,
  peerAttacks,
  requestAttacks,
} from '../../support/attacks/network-attacks.ts';
import { type Defence, weakened } from '../../support/attacks/weakened.ts';
import { openScene, type Scene } from '../support/scene.ts';

let scene: Scene;
let thief: Listener;

beforeAll(async () => {
  scene = await openScene();
  thief = await startListener();
});

beforeEach(() => {
  thief.forget();
});

afterAll(async () => {
  await thief?.close();
  await scene?.close();
});

/** What of the attacks reaches the thief, without these defences. */
async function reaching(
  attacks: readonly NetworkAttack[],
  without: readonly Defence[],
): Promise<readonly string[]> {
  const keyturn = await scene.start(weakened(without));
  const page = await keyturn.page();
  for (const { code } of attacks) await page.evaluate(code);
  await thief.mark();
  const reached = new Set(thief.seen().map((path) => path.replace(/^\//u, '')));
  await keyturn.kill();
  return [...reached].toSorted();
}

function namesOf(attacks: readonly NetworkAttack[]): readonly string[] {
  return attacks.map(({ name }) => name).toSorted();
}

test('nothing that runs in the page reaches the network', async () => {
  expect(await reaching([...requestAttacks(thief), ...peerAttacks(thief)], [])).toEqual([]);
});

test.each<{ readonly left: string; readonly without: readonly Defence[] }>([
  { left: 'the block of requests', without: ['policy', 'direct connections'] },
  { left: 'the policy of the page', without: ['requests', 'direct connections'] },
])('$left alone keeps every request back', async ({ without }) => {
  expect(await reaching(requestAttacks(thief), without)).toEqual([]);
});

test('the proxy that is none keeps every request back by itself, and what is no request', async () => {
  const attacks = [...requestAttacks(thief), ...peerAttacks(thief)];
  expect(await reaching(attacks, ['requests', 'policy'])).toEqual([]);
});

test('control: without these defences each of the attacks gets out', async () => {
  const attacks = [...requestAttacks(thief), ...peerAttacks(thief)];
  const all = await reaching(attacks, ['requests', 'policy', 'direct connections']);
  expect(all).toEqual(namesOf(attacks));
});
