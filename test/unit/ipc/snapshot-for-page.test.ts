import { inspect } from 'node:util';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { pushSnapshot } from '../../../main/ipc/push-snapshots.ts';
import { createSnapshotForPage } from '../../../main/ipc/snapshot-for-page.ts';
import { channelOf } from '../../../shared/contract/channels.ts';
import type { Snapshot } from '../../../shared/contract/snapshot.ts';
import { snapshots } from '../../support/fixtures/snapshots.ts';

const log = { error: vi.fn<(message: string) => void>() };
const long = 'x'.repeat(5_000);
const { allKinds } = snapshots;
const trouble = { code: 'UNEXPECTED' };

beforeEach(() => {
  vi.clearAllMocks();
});

/** The next snapshot, with a profile whose user has an impossible name. */
function withLongUser(before: Snapshot): Snapshot {
  const [first, ...others] = before.profiles;
  if (first === undefined) throw new Error('no profile');
  return { ...before, number: before.number + 1, profiles: [{ ...first, user: long }, ...others] };
}

describe('a snapshot that does not fit the contract', () => {
  test('is told without the entry that does not, and with the trouble', () => {
    const forPage = createSnapshotForPage(log);
    const told = forPage(withLongUser(allKinds));
    expect(told?.number).toBe(allKinds.number + 1);
    expect(told?.profiles).toEqual(allKinds.profiles.slice(1));
    expect(told?.troubles).toEqual([...allKinds.troubles, trouble]);
    expect(told?.files).toEqual(allKinds.files);
  });

  test('is told without a part that is no list and may be missing', () => {
    const told = createSnapshotForPage(log)({
      ...allKinds,
      network: { code: 'OFFLINE', host: long },
    });
    expect(told?.network).toBeUndefined();
    expect(told?.troubles).toContainEqual(trouble);
  });

  test('is told as the last one that did, where a part is wrong that can’t be missing', () => {
    const forPage = createSnapshotForPage(log);
    forPage(allKinds);
    const told = forPage({ ...allKinds, number: 7_000, version: long });
    expect(told).toEqual({
      ...allKinds,
      number: 7_000,
      troubles: [...allKinds.troubles, trouble],
    });
  });

  test('is not told where there was none before: whoever asks gets a failure', () => {
    const broken: Snapshot = JSON.parse('{"number":1}');
    expect(createSnapshotForPage(log)(broken)).toBeUndefined();
    expect(log.error).toHaveBeenCalledTimes(1);
  });

  test('is logged once, by its place and nothing of what stands there', () => {
    const forPage = createSnapshotForPage(log);
    for (let turn = 0; turn < 20; turn += 1) forPage(withLongUser(allKinds));
    expect(log.error.mock.calls.map(([message]) => message)).toEqual([
      'a snapshot does not fit the contract: profiles.0.user',
    ]);
  });
});

describe('what is pushed', () => {
  const planted = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';

  /** A page, and what it has got. */
  function openPage() {
    const sent: (readonly [string, unknown])[] = [];
    return {
      sent,
      page: {
        isDestroyed: () => false,
        send: (channel: string, value: unknown) => void sent.push([channel, value]),
      },
    };
  }

  test('is what fits, on the one channel', () => {
    const { page, sent } = openPage();
    const forPage = createSnapshotForPage(log);
    pushSnapshot(page, withLongUser(allKinds), forPage);
    expect(sent).toEqual([[channelOf('snapshot.onChange'), forPage(withLongUser(allKinds))]]);
  });

  test('has no field that the contract does not name: the page keeps the last one that fitted', () => {
    const { page, sent } = openPage();
    const forPage = createSnapshotForPage(log);
    pushSnapshot(page, allKinds, forPage);
    const stray = { ...allKinds, number: allKinds.number + 1, stray: planted };
    pushSnapshot(page, stray, forPage);
    expect(sent.map(([, value]) => value)).toEqual([
      allKinds,
      { ...allKinds, number: stray.number, troubles: [...allKinds.troubles, trouble] },
    ]);
  });

  test('has no such field in one of its entries: the entry is left out', () => {
    const { page, sent } = openPage();
    const [first, ...others] = allKinds.profiles;
    if (first === undefined) throw new Error('no profile');
    const wrong = { ...first, stray: planted };
    const stray = { ...allKinds, profiles: [wrong, ...others] };
    pushSnapshot(page, stray, createSnapshotForPage(log));
    expect(sent).toHaveLength(1);
    expect(sent).toMatchObject([[{}, { profiles: allKinds.profiles.slice(1) }]]);
    expect(JSON.stringify(sent)).not.toContain(planted);
  });

  test('is nothing where none has fitted yet', () => {
    const { page, sent } = openPage();
    pushSnapshot(page, { ...allKinds, version: planted.repeat(100) }, createSnapshotForPage(log));
    expect(sent).toEqual([]);
  });

  test('never shows in the log what is in the wrong place', () => {
    const { page } = openPage();
    const forPage = createSnapshotForPage(log);
    pushSnapshot(page, { ...allKinds, version: planted.repeat(100) }, forPage);
    const stray = { ...allKinds, stray: planted };
    pushSnapshot(page, stray, forPage);
    expect(log.error).toHaveBeenCalledTimes(2);
    expect(inspect(log.error.mock.calls, { depth: 10 })).not.toContain(planted);
  });
});
