import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startListener, type Listener } from '../../support/attacks/listener.ts';
import {
  breakouts,
  deviceAttacks,
  foreignCode,
  notifications,
  type PageAttack,
  permissionAttacks,
  waysOut,
} from '../../support/attacks/page-attacks.ts';
import { bridgeAttacks, preferenceAttacks } from '../../support/attacks/settled-attacks.ts';
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

// What is refused is waited for in vain: a request on its way to this computer takes a few milliseconds. What succeeds
// ends the wait, so a busy computer may take its time.
const patience = { refused: 300, succeeding: 10_000 } as const;

/** Which of the attacks succeed in one run without these defences, if they are to be refused or to succeed. */
async function succeeding(
  attacks: readonly PageAttack[],
  without: readonly Defence[],
  expected: keyof typeof patience,
): Promise<readonly string[]> {
  const keyturn = await scene.start({
    ...weakened(without),
    arguments: ['--use-fake-device-for-media-stream'],
  });
  try {
    const page = await keyturn.app.firstWindow();
    await page.waitForLoadState();
    // Main has nothing else to do any more, which would be a defence of a kind. A page without its bridge shows no key.
    await scene.desktop.tray.waitForMenu((items) =>
      items.some(({ label }) => label.startsWith('default · 93 days')),
    );
    const target = { keyturn, page, thief, patienceMs: patience[expected] };
    const found: string[] = [];
    for (const attack of attacks) {
      if (await attack.run(target)) found.push(attack.name);
    }
    return found;
  } finally {
    await keyturn.kill();
  }
}

function namesOf(attacks: readonly PageAttack[]): readonly string[] {
  return attacks.map(({ name }) => name);
}

const all: readonly PageAttack[] = [
  ...foreignCode,
  notifications,
  ...permissionAttacks,
  ...deviceAttacks,
  ...breakouts,
  ...preferenceAttacks,
  ...bridgeAttacks,
  ...waysOut,
];

/** Attacks on one defence, with the others that stand in their way. */
type Group = {
  readonly name: string;
  readonly of: readonly PageAttack[];
  readonly without: readonly Defence[];
};

/** The attacks, by what is left out for them: one start each. */
function groups(withoutOf: (attack: PageAttack) => readonly Defence[]): readonly Group[] {
  const found = new Map<string, Group>();
  for (const attack of all) {
    const without = withoutOf(attack).toSorted();
    const name = without.join(', ');
    found.set(name, { name, without, of: [...(found.get(name)?.of ?? []), attack] });
  }
  return [...found.values()];
}

test('nothing that code in the page tries succeeds', async () => {
  expect(await succeeding(all, [], 'refused')).toEqual([]);
});

test.each(groups(({ besides }) => besides).filter(({ without }) => without.length > 0))(
  'each defence holds alone: $name left out',
  async ({ of, without }) => {
    expect(await succeeding(of, without, 'refused')).toEqual([]);
  },
);

test.each(groups(({ against, besides }) => [...besides, against]))(
  'control: with $name left out the attack succeeds',
  async ({ of, without }) => {
    expect(await succeeding(of, without, 'succeeding')).toEqual(namesOf(of));
  },
);
