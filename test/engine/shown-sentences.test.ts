import { describe, expect, test } from 'vitest';
import { pairNamed } from '../support/engine/iam.ts';
import { shownSentences } from '../support/engine/shown-sentences.ts';
import {
  config,
  createWorld,
  credentials,
  k1,
  type View,
  type World,
} from '../support/engine/world.ts';

const DAY = 86_400_000;
const k2 = pairNamed('new1');

function english(view: View): string {
  return shownSentences(view, 'en');
}

/** A rotation of a user who may not delete keys, begun all the same, and its old key retired. */
async function retiredWithoutTheRight() {
  const world = createWorld();
  world.user.denied.set('DeleteAccessKey', 'ACCESS_DENIED');
  const process = world.start();
  const { id } = await process.rotate('work');
  await process.rotator.answer(id, { to: 'missing rights', choice: 'go on' });
  await process.rest();
  await process.rotator.oldKey(id, 'retire');
  await process.rest();
  return { world, process, id };
}

/** A rotation in whose proof something happens. */
async function inTheProof(happen: (world: World) => void, before = 'journal.append proved') {
  const world = createWorld();
  world.files.put(config, 'play', k1);
  world.when(before, () => happen(world), before === 'aws.listKeys' ? 3 : 1);
  const process = world.start();
  return { world, process, view: await process.rotate('work') };
}

describe('the deletion of an old key', () => {
  test('is promised for no day where AWS has refused the right to it, also after a restart', async () => {
    const { world, process, id } = await retiredWithoutTheRight();
    for (const view of [process.view(id), ...(await world.start().recover())]) {
      expect(english(view)).toContain('AWS does not let Keyturn delete it.');
      expect(english(view)).not.toContain('deletes it on');
    }
  });

  test('is promised for no day that has passed by AWS’s clock', async () => {
    const world = createWorld();
    const process = world.start();
    const { id } = await process.rotate('work');
    await process.rotator.oldKey(id, 'retire');
    await process.rest();
    expect(english(process.view(id))).toContain('deletes it on');
    world.aws.skew = 9 * DAY;
    expect(english(process.view(id))).toContain('It was to be deleted on');
    expect(english(process.view(id))).not.toContain('deletes it on');
  });
});

describe('the old key', () => {
  test.each([
    ['deactivated', 'is inactive: it was deactivated by somebody else.'],
    ['deleted', 'is no longer on AWS.'],
  ])('that somebody else has %s in the proof is not said to work', async (how, words) => {
    const { view } = await inTheProof(({ others }) => {
      if (how === 'deleted') others.remove(k1.id);
      else others.set(k1.id, 'Inactive');
    }, 'aws.listKeys');
    expect(view.state).toBe('succeeded');
    expect(english(view)).toContain(words);
    expect(english(view)).not.toContain('works');
  });

  test('that somebody else has deleted is found gone by the next look', async () => {
    const { world, view, process } = await inTheProof(() => undefined);
    expect(english(view)).toContain('still works');
    world.others.remove(k1.id);
    world.clock.pass(3_600_000);
    const [later] = await process.recover();
    expect(later === undefined ? '' : english(later)).toContain('is no longer on AWS.');
  });
});

test('the title tells first that AWS no longer accepts the new key', async () => {
  const { world, view, process } = await inTheProof(() => undefined);
  expect(english(view)).toMatch(/^Rotated work/);
  world.others.set(k2.id, 'Inactive');
  world.clock.pass(3_600_000);
  const [later] = await process.recover();
  expect(later === undefined ? '' : english(later)).toMatch(
    /^AWS no longer accepts the new key of work/,
  );
  world.others.set(k2.id, 'Active');
  world.clock.pass(3_600_000);
  const [again] = await process.recover();
  expect(again === undefined ? '' : english(again)).toMatch(/^Rotated work/);
});

describe('a rotation that failed', () => {
  test('is never said not to have begun where its key was made and deleted again', async () => {
    const world = createWorld();
    world.journal.refuse('created');
    world.journal.refuse('rolling back');
    const view = await world.start().rotate('work');
    expect(view).toMatchObject({ state: 'failed', failure: { code: 'JOURNAL_NOT_WRITABLE' } });
    expect(english(view)).toContain('The new key was deleted again.');
    expect(english(view)).not.toContain('begun');
  });

  test('says what Keyturn left alone, and not that files are unchanged that somebody else has emptied', async () => {
    const { view } = await inTheProof(({ others }) => {
      others.write(credentials, 'work', pairNamed('typed'));
      others.write(config, 'play', pairNamed('typed'));
    });
    expect(view).toMatchObject({ state: 'failed', failure: { code: 'KEY_NOT_IN_FILES' } });
    expect(english(view)).toContain('Keyturn has changed neither your files nor the old key.');
    expect(english(view)).not.toContain('unchanged');
  });

  test('names the key that could only be deactivated', async () => {
    const world = createWorld();
    world.aws.trouble('DeleteAccessKey', ['none', { kind: 'refused', code: 'ACCESS_DENIED' }]);
    world.aws.trouble('CreateAccessKey', [{ kind: 'torn' }]);
    const view = await world.start().rotate('work');
    expect(view).toMatchObject({ state: 'failed', undone: 'new key deactivated' });
    expect(english(view)).toContain('The new key AKIA…NEW1 could not be deleted');
  });

  test('sends nobody to a key below, once the key of a lost answer is deleted', async () => {
    const world = createWorld();
    world.aws.trouble('CreateAccessKey', [{ kind: 'answer lost' }]);
    const process = world.start();
    const open = await process.rotate('work');
    expect(english(open)).toContain('Decide about the key below.');
    await process.rotator.resolveOpen(open.id, 'delete the key left behind', k2.id);
    await process.rest();
    expect(process.view(open.id)).toMatchObject({ state: 'failed', undone: 'new key deleted' });
    expect(english(process.view(open.id))).not.toContain('below');
  });

  test('after a roll back that was refused tells why it failed, and not that a key is left', async () => {
    const world = createWorld();
    world.user.denied.set('UpdateAccessKey', 'ACCESS_DENIED');
    world.user.denied.set('DeleteAccessKey', 'ACCESS_DENIED');
    world.aws.trouble('CreateAccessKey', [{ kind: 'torn' }]);
    const process = world.start();
    const { id } = await process.rotate('work');
    await process.rotator.answer(id, { to: 'missing rights', choice: 'go on' });
    await process.rest();
    expect(process.view(id)).toMatchObject({ state: 'open', reason: 'roll back refused' });
    world.user.denied.clear();
    await process.rotator.resolveOpen(id, 'delete the key left behind', k2.id);
    await process.rest();
    expect(process.view(id)).toMatchObject({ state: 'failed', undone: 'new key deleted' });
    expect(english(process.view(id))).not.toContain('left behind');
  });
});

test('a start after a crash before AWS’s answer is no rotating: it looks whether a key was made', async () => {
  const world = createWorld();
  const killed = world.start();
  world.when('journal.append creating', () => killed.power.cut());
  await Promise.race([killed.rotator.rotate('work'), killed.power.gone]);
  await killed.rest();
  const titles = new Set<string>();
  const next = world.start({
    changed: () => {
      for (const view of next.views()) titles.add(english(view));
    },
  });
  await next.recover();
  expect([...titles].some((title) => title.startsWith('Looking whether AWS has made a key'))).toBe(
    true,
  );
  expect([...titles].filter((title) => title.startsWith('Rotating'))).toEqual([]);
});
