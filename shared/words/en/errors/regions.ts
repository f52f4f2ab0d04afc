import type { ErrorCode, Failure } from '../../../values/failure.ts';
import type { RegionFlaw } from '../../../values/region.ts';
import type { Explanation } from '../../explanation.ts';
import { because, namesRegion } from './phrases.ts';

const flaws: Readonly<Record<RegionFlaw, (written: string) => string>> = {
  'availability zone': (written) => `${written} is an availability zone.`,
  quoted: (written) => `${written} has quotes, and AWS’s tools take them for a part of the name.`,
  capitals: (written) => `${written} has capital letters, and regions have none.`,
  'name of a place': (written) => `${written} is the name of a place.`,
  incomplete: (written) => `${written} is only a part of a region’s name.`,
  other: (written) => `${written} is no region of AWS.`,
};

function likely({ likelyRegion, regionFlaw }: Failure): string {
  if (likelyRegion === undefined) return '';
  return regionFlaw === 'availability zone' || regionFlaw === 'name of a place'
    ? ` Its region is ${likelyRegion}.`
    : ` Most likely ${likelyRegion} is meant.`;
}

function region({ region: written = 'this region' }: Failure): string {
  return written;
}

/** What can be wrong with the region of a profile. */
export const regionErrors = {
  REGION_NOT_KNOWN: {
    title: 'This is no region of AWS',
    body: (f) =>
      `${namesRegion(f)} a region that AWS does not have. ${flaws[f.regionFlaw ?? 'other'](f.region ?? 'What stands there')}${likely(f)} Keyturn sent nothing.`,
    next: 'Write the name of the region there, such as eu-central-1. Then check again.',
  },
  REGION_NOT_FOUND: {
    title: 'The region can’t be found',
    body: (f) =>
      `IAM answers, but AWS has no address for ${region(f)}${because(f)}. ${namesRegion(f)} this region, and it may not exist.`,
    next: 'Compare the region with those in the AWS console, and correct it. Then check again.',
  },
  REGION_NOT_ENABLED: {
    title: 'The region is not enabled for this account',
    body: (f) =>
      `AWS accepts this key, but not in ${region(f)}${because(f)}. The account has most likely not enabled that region. A key that is some minutes old may be refused there, too.`,
    next: 'Name a region in the profile that your account uses, or ask your administrator to enable this one.',
  },
  REGION_STS_OFF: {
    title: 'STS is deactivated in this region',
    body: (f) =>
      `The account has deactivated AWS’s Security Token Service in ${region(f)}${because(f)}. Keyturn can’t ask there whose key it is. The key itself may be fine.`,
    next: 'Name another region in the profile, or ask your administrator to activate STS in this one.',
  },
} as const satisfies Partial<Record<ErrorCode, Explanation>>;
