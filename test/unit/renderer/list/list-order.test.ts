import { describe, expect, test } from 'vitest';
import { arrange } from '../../../../renderer/list/list-items.ts';
import { groupByAccount, sortProfiles } from '../../../../renderer/list/list-order.ts';
import { snapshots } from '../../../support/fixtures/snapshots.ts';

const { items } = arrange(snapshots.allKinds);
const names = (of: typeof items): readonly string[] => of.map(({ profile }) => profile.name);

describe('sorting', () => {
  test('the oldest keys come first, those whose age is not known before them', () => {
    expect(names(sortProfiles(items, 'oldest first'))).toEqual([
      'new-laptop',
      'old-project',
      'default',
      'reports',
      'dev',
      'work',
      'sandbox',
    ]);
  });

  test('by name as people count, or as they stand in the file', () => {
    const [first, ...rest] = items;
    if (first === undefined) throw new Error('there are profiles');
    const numbered = ['b10', 'B9', 'a'].map((name) => ({
      ...first,
      profile: { ...first.profile, name },
    }));
    expect(names(sortProfiles(numbered, 'by name'))).toEqual(['a', 'B9', 'b10']);
    expect(sortProfiles(rest, 'as in the file')).toEqual(rest);
  });
});

test('each account has its group, what is not known comes last', () => {
  expect(groupByAccount(items).map(({ account, items: of }) => [account, names(of)])).toEqual([
    ['777788889999', ['sandbox']],
    ['444455556666', ['reports']],
    ['111122223333', ['default', 'dev', 'work']],
    [undefined, ['new-laptop', 'old-project']],
  ]);
});
