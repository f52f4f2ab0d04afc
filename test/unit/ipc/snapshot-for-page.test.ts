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

test('what is pushed is what fits, on the one channel', () => {
  const sent: unknown[] = [];
  const page = {
    isDestroyed: () => false,
    send: (channel: string, value: unknown) => sent.push([channel, value]),
  };
  const forPage = createSnapshotForPage(log);
  pushSnapshot(page, withLongUser(allKinds), forPage);
  expect(sent).toEqual([[channelOf('snapshot.onChange'), forPage(withLongUser(allKinds))]]);
});
