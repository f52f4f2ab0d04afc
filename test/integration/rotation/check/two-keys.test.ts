import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRotator, type Rotator } from '../../../../main/rotation/rotator.ts';
import type { RotationView } from '../../../../shared/contract/rotation.ts';
import type { RotationId } from '../../../../shared/values/identifiers.ts';
import type { IssuedKey } from '../../../support/aws-double/index.ts';
import type { Moments } from '../../../support/rotation-process/moments.ts';
import { placesOn, realPorts } from '../../../support/rotation-process/real-ports.ts';
import { profile, untroubled } from '../../../support/rotation-process/scenes.ts';
import { setStage, type Stage } from '../../../support/rotation-process/stage.ts';

const unwatched: Moments = {
  begin: () => undefined,
  reach: () => Promise.resolve(),
  through: (_, effect) => effect(),
  throughAws: (_, effect) => effect(),
  names: [],
};

let stage: Stage;
let other: IssuedKey;
let rotator: Rotator;

// The former key of a tool that deactivates and never deletes, kept in a profile of its own (fwdcloudsec/granted#388).
beforeEach(async () => {
  stage = await setStage(untroubled);
  other = stage.user.addKey({ createdDaysAgo: 400 });
  stage.aws.setKeyStatus(other.id, 'Inactive');
  const section = `[default-old]\naws_access_key_id = ${other.id}\naws_secret_access_key = ${other.secret}\n`;
  await appendFile(placesOn(stage.folders).credentials, section);
  const ports = realPorts(stage.orders({ prepare: [], acts: [] }), unwatched);
  rotator = createRotator(ports, () => undefined);
});

afterEach(async () => {
  await stage.close();
});

async function rotated(): Promise<{
  readonly id: RotationId;
  readonly view: RotationView | undefined;
}> {
  const id = await rotator.rotate(profile);
  await rotator.idle();
  return { id, view: viewOf(id) };
}

function viewOf(wanted: RotationId): RotationView | undefined {
  return rotator.views().find(({ id }) => id === wanted);
}

test('a deactivated key in an old profile is told with its line, and stays at AWS and in the file', async () => {
  const { credentials } = placesOn(stage.folders);
  const before = await readFile(credentials, 'utf8');
  const line = before.split('\n').findIndex((text) => text.includes(other.id)) + 1;
  const { view } = await rotated();
  expect(view).toMatchObject({
    state: 'failed',
    failure: {
      code: 'INACTIVE_KEY_IN_FILES',
      path: credentials,
      line,
      profiles: ['default-old'],
    },
    undone: 'nothing was made',
  });
  expect(stage.aws.keysOf(stage.user).map(({ id }) => id)).toEqual([stage.oldKey.id, other.id]);
  expect(await readFile(credentials, 'utf8')).toBe(before);
});

test('without the old profile it can be given up, and the rotation is done', async () => {
  const { credentials } = placesOn(stage.folders);
  await rotated();
  const text = await readFile(credentials, 'utf8');
  await writeFile(credentials, text.slice(0, text.indexOf('[default-old]')));
  const { id, view } = await rotated();
  expect(view).toMatchObject({
    question: { keys: [{}, { keyId: other.id, status: 'Inactive', removal: 'by choice' }] },
  });
  await rotator.answer(id, { to: 'two keys', delete: [other.id] });
  await rotator.idle();
  expect(viewOf(id)).toMatchObject({ state: 'succeeded' });
  expect(stage.aws.keysOf(stage.user).map((key) => key.id)).not.toContain(other.id);
});
