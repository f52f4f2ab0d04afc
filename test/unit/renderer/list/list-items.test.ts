import { describe, expect, it } from 'vitest';
import { arrange, activeQuestion } from '../../../../renderer/list/list-items.ts';
import type { RotationView } from '../../../../shared/contract/rotation.ts';
import type { Snapshot } from '../../../../shared/contract/snapshot.ts';
import { profiles } from '../../../support/fixtures/profiles.ts';
import { rotations } from '../../../support/fixtures/rotations.ts';
import { snapshots, usual } from '../../../support/fixtures/snapshots.ts';

function itemOf(snapshot: Snapshot, name: string) {
  const { items, quiet } = arrange(snapshot);
  return [...items, ...quiet].find(({ profile }) => profile.name === name);
}

describe('the list of profiles', () => {
  it('offers to rotate what can rotate, and nothing else', () => {
    const { items, quiet } = arrange(snapshots.allKinds);
    const offered = [...items, ...quiet].filter(({ canRotate }) => canRotate);
    expect(offered.map(({ profile }) => profile.name)).toEqual([
      'sandbox',
      'reports',
      'default',
      'dev',
      'work',
    ]);
  });

  it('puts profiles without a key to rotate below, and a key that AWS refuses above', () => {
    const { items, quiet } = arrange(snapshots.allKinds);
    expect(quiet.map(({ profile }) => profile.name)).toEqual([
      'company-sso',
      'deploy',
      'root-account',
    ]);
    expect(items.map(({ profile }) => profile.name)).toContain('old-project');
  });

  it('shows a rotation of a shared key in the first of its profiles and points there from the other', () => {
    expect(itemOf(snapshots.sharedProving, 'dev')?.rotations).toEqual([rotations.sharedProving]);
    expect(itemOf(snapshots.sharedProving, 'work')?.rotations).toEqual([]);
    expect(itemOf(snapshots.sharedProving, 'work')?.shownIn?.host).toBe('dev');
    expect(itemOf(snapshots.sharedProving, 'dev')?.shownIn).toBeUndefined();
  });

  it('offers no second rotation of a key while one is under way, and offers it again after the end', () => {
    expect(itemOf(snapshots.sharedProving, 'dev')?.canRotate).toBe(false);
    expect(itemOf(snapshots.sharedProving, 'work')?.canRotate).toBe(false);
    expect(itemOf(snapshots.sharedRotated, 'work')?.canRotate).toBe(true);
    expect(itemOf(snapshots.readOnly, 'default')?.canRotate).toBe(true);
  });

  it('offers no rotation while an undo runs or its new key still waits for a decision', () => {
    expect(itemOf(snapshots.undoing, 'default')?.canRotate).toBe(false);
    expect(itemOf(snapshots.undone, 'default')?.canRotate).toBe(false);
    expect(itemOf(snapshots.undoneForGood, 'default')?.canRotate).toBe(true);
    const decided = { ...snapshots.undone, rotations: [{ ...rotations.undone, seen: true }] };
    expect(itemOf(decided, 'default')?.canRotate).toBe(true);
  });

  it('keeps an outcome that was put away in its profile, and lets the key be rotated anew', () => {
    const item = itemOf(snapshots.retiredAndSeen, 'default');
    expect(item?.rotations).toEqual([rotations.retiredAndSeen]);
    expect(item?.canRotate).toBe(true);
  });

  it('lifts open rotations above the list and says so at each profile', () => {
    const { undecided } = arrange(snapshots.answerLost);
    expect(undecided).toEqual([rotations.answerLost]);
    for (const name of ['dev', 'work']) {
      const item = itemOf(snapshots.answerLost, name);
      expect(item).toMatchObject({
        isOpen: true,
        canRotate: false,
        rotations: [],
        shownIn: undefined,
      });
    }
  });

  it('loses no rotation, even where its profile has gone from the files', () => {
    const shown: readonly RotationView[] = [
      rotations.proving,
      rotations.answerLost,
      rotations.sharedProving,
    ];
    for (const held of [usual.profiles, [profiles.sharedSecond], []]) {
      const { undecided, homeless, items, quiet } = arrange({
        profiles: [...held],
        rotations: [...shown],
      });
      const hosted = [...items, ...quiet].flatMap((item) => item.rotations);
      expect(new Set([...undecided, ...homeless, ...hosted])).toEqual(new Set(shown));
      expect(undecided.length + homeless.length + hosted.length).toBe(shown.length);
    }
  });
});

describe('the question on the screen', () => {
  it('is the one that asked first', () => {
    expect(activeQuestion(snapshots.askedTwice.rotations)).toBe(rotations.mfa.id);
    expect(activeQuestion([rotations.mfaSeveral])).toBe(rotations.mfaSeveral.id);
  });

  it('is none where nothing waits for an answer', () => {
    expect(activeQuestion([rotations.proving, rotations.answerLost])).toBeUndefined();
  });
});
