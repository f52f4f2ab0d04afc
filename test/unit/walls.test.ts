import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkoutRoot } from '../../scripts/prepare/run-script.ts';
import { inspectCheckout } from '../../scripts/walls/checkout.ts';
import { inspect, type Breach } from '../../scripts/walls/cruise.ts';
import { wallsOf } from '../../scripts/walls/rules.ts';

// Every fixture is a tiny checkout of its own, named by the wall it breaks. Its files that say
// so in their first line must break it, all others stand for what is allowed.
const fixtures = 'test/fixtures/walls';
const wallNames = wallsOf('').map(({ name }) => name);

let breaches: readonly Breach[];

beforeAll(async () => {
  const walls = wallsOf(`${fixtures}/[^/]+/`);
  ({ breaches } = await inspect({ checkout: checkoutRoot, folders: [fixtures] }, walls));
}, 60_000);

test('every wall has a name of its own and a fixture that breaks it', () => {
  expect(new Set(wallNames).size).toBe(wallNames.length);
  expect(readdirSync(path.join(checkoutRoot, fixtures)).toSorted()).toEqual(wallNames.toSorted());
});

describe.each(wallNames)('%s', (name) => {
  test('is broken by every import that its fixture forbids, and by no other', () => {
    const offenders = breachesOf(name).map(({ from }) => from);
    expect([...new Set(offenders)].toSorted()).toEqual(offendersOf(name));
  });

  test('is the only wall that its fixture breaks', () => {
    expect(new Set(breachesOf(name).map(({ wall }) => wall))).toEqual(new Set([name]));
  });
});

test('no import of the checkout goes through a wall', { timeout: 60_000 }, async () => {
  const inspected = await inspectCheckout();
  expect(inspected.files).toBeGreaterThan(150);
  expect(inspected.breaches).toEqual([]);
});

function breachesOf(name: string): readonly Breach[] {
  return breaches.filter(({ from }) => from.startsWith(`${fixtures}/${name}/`));
}

function offendersOf(name: string): readonly string[] {
  const folder = `${fixtures}/${name}`;
  const files = readdirSync(path.join(checkoutRoot, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.ts'));
  return files.filter((file) => readFirstLine(file) === '// Goes through the wall.').toSorted();
}

function readFirstLine(file: string): string {
  return readFileSync(path.join(checkoutRoot, file), 'utf8').split('\n', 1)[0] ?? '';
}
