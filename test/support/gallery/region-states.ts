import type { NewKeyView } from '../../../shared/contract/add-key-view.ts';
import type { PartitionsView } from '../../../shared/contract/partitions.ts';
import type { ProfileView, Snapshot } from '../../../shared/contract/snapshot.ts';
import type { ErrorCode, Failure } from '../../../shared/values/failure.ts';
import { publicPartitions, regionFlaws } from '../../../shared/values/region.ts';
import { profiles } from '../fixtures/profiles.ts';
import { snapshots } from '../fixtures/snapshots.ts';

const { usual } = snapshots;

const views: Readonly<Record<PartitionsView['state'], readonly PartitionsView[]>> = {
  'may be asked': [{ state: 'may be asked' }],
  asking: publicPartitions.map((partition) => ({ state: 'asking', partition })),
  found: publicPartitions.flatMap((partition) =>
    [true, false].map(
      (isUsed) => ({ state: 'found', partition, region: 'cn-north-1', isUsed }) as const,
    ),
  ),
  'not found': [
    { state: 'not found', silent: [] },
    { state: 'not found', silent: ['aws-cn', 'aws-us-gov'] },
  ],
};

const ofRegions: readonly ErrorCode[] = [
  'REGION_NOT_FOUND',
  'REGION_NOT_ENABLED',
  'REGION_STS_OFF',
];

function withProfile(profile: ProfileView): Snapshot {
  return { ...usual, profiles: [profile, profiles.fresh] };
}

function refused(failure: Failure): Snapshot {
  return withProfile({ ...profiles.zoneForRegion, standing: { can: 'not now', failure } });
}

/** What the window shows of regions and partitions, by name. */
export function* regionStates(): Generator<readonly [string, { readonly snapshot: Snapshot }]> {
  for (const [state, shown] of Object.entries(views)) {
    for (const [index, partitions] of shown.entries()) {
      const isKnown = partitions.state === 'found' && partitions.isUsed;
      const profile = isKnown ? profiles.overdue : profiles.perhapsInChina;
      yield [`partitions ${state} ${index}`, { snapshot: withProfile({ ...profile, partitions }) }];
    }
    const [partitions] = shown;
    if (partitions === undefined || state === 'found') continue;
    const failure = { code: 'KEY_NOT_ACCEPTED', region: 'us-east-1' } as const;
    const asked = { answer: 'none', failure } as const;
    const key: NewKeyView = { keyId: 'AKIAIOSFODNN7EXAMPLE', heldBy: [], asked, partitions };
    const adding = { state: 'read', from: 'clipboard', keys: [key] } as const;
    yield [
      `adding, partitions ${state}`,
      { snapshot: { ...usual, adding: { ...adding, keys: [key] } } },
    ];
  }
  yield ['region of a zone', { snapshot: withProfile(profiles.zoneForRegion) }];
  for (const regionFlaw of regionFlaws) {
    const failure = { code: 'REGION_NOT_KNOWN', region: 'eu_central_1', regionFlaw } as const;
    yield [`region ${regionFlaw}`, { snapshot: refused({ ...failure, setBy: 'AWS_REGION' }) }];
    yield [
      `region ${regionFlaw}, likely`,
      { snapshot: refused({ ...failure, likelyRegion: 'eu-central-1' }) },
    ];
  }
  for (const code of ofRegions) {
    const failure = { code, region: 'me-south-1', path: '/home/ada/.aws/config' } as const;
    yield [`region, ${code}`, { snapshot: refused(failure) }];
  }
}
