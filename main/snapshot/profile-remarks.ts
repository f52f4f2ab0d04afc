import type { ProfileView } from '../../shared/contract/snapshot.ts';
import type { Remark } from '../../shared/standing/remark.ts';
import type { Profile } from '../credentials/reading/profiles.ts';
import type { AwsKeyAnswer } from './ask-about-keys.ts';

// Nobody would read more.
const MOST_REMARKS = 8;

/** The remarks of a profile, as many of them as a person reads. */
export function remarksView(remarks: readonly Remark[] = []): Pick<ProfileView, 'remarks'> {
  return remarks.length === 0 ? {} : { remarks: remarks.slice(0, MOST_REMARKS) };
}

/**
 * What is to be said about the lines of a key. AWS documents more signs for ids than it uses: one of the others is
 * worth a word only where it doesn't accept the key. Pure.
 */
export function profileRemarks(
  { pair: { id }, places, remarks = [] }: Extract<Profile, { kind: 'long-term key' }>,
  known: AwsKeyAnswer | undefined,
): readonly Remark[] {
  const [place] = places;
  const sign = /[0189]/.exec(id)?.[0];
  const isRefused = known?.state === 'not known' && known.failure.code === 'KEY_NOT_ACCEPTED';
  if (!isRefused || sign === undefined || place === undefined) return remarks;
  const { path, line } = place;
  return [...remarks, { remark: 'doubtful sign', path, line, sign }];
}
