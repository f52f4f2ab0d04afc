import { FailureError } from '../../../shared/values/failure.ts';
import type { AccessKeyId, ProfileName } from '../../../shared/values/identifiers.ts';
import type { KeyPair } from '../../secrets/key-pair.ts';
import type { FileLocation } from '../locate/locate.ts';
import { type KeyLocation, locationsOf } from './key-locations.ts';
import type { ParsedFile } from './parsed-file.ts';
import { profileSections } from './profile-sections.ts';
import { pairIn } from './profiles.ts';
import { nameForSdk } from './read-by-sdk.ts';
import { type FileReading, readKnownFiles } from './read-known-files.ts';
import { readBackThroughSdk } from './sdk-read-back.ts';

/** The keys in all known files at one moment. */
export type KeysInFiles = {
  readonly files: readonly FileReading[];
  /** Every location of the key. Throws FILE_NOT_READABLE where a file that exists could not be read. */
  locationsOf(id: AccessKeyId): readonly KeyLocation[];
  /**
   * The pair as the AWS SDK reads it for the profile, or undefined; the SDK reads the files again. Of a profile in both
   * files, it is the pair of the credentials file. Throws FILE_NOT_READABLE.
   */
  readBack(profile: ProfileName): Promise<KeyPair | undefined>;
};

/** Reads these files, each once. A file that can't be read makes the queries throw, not this function. */
export async function readFiles(locations: readonly FileLocation[]): Promise<KeysInFiles> {
  const { readings, parsed } = await readKnownFiles(locations);
  return {
    files: readings,
    locationsOf: (id) => {
      requireReadable(readings);
      return locationsOf(parsed, id);
    },
    readBack: async (profile) => {
      requireReadable(readings);
      return readBack(profile, parsed, locations);
    },
  };
}

/** Throws FILE_NOT_READABLE for the first file that exists and could not be read. */
export function requireReadable(readings: readonly FileReading[]): void {
  for (const reading of readings) {
    if (reading.state === 'not readable') throw new FailureError(reading.failure);
  }
}

async function readBack(
  profile: ProfileName,
  files: readonly ParsedFile[],
  locations: readonly FileLocation[],
): Promise<KeyPair | undefined> {
  const sections = profileSections(files).get(profile) ?? [];
  const home = sections.at(-1)?.location.home;
  const ofHome = files.filter(({ location }) => location.home === home);
  // The JavaScript SDK skips some profiles that the AWS CLI reads (a name with a space, `key: value`): those are read
  // by our own parser. Their layout decides which, so that an edit that the SDK can't read is noticed.
  const sdkName = nameForSdk(profile, ofHome);
  if (sdkName === undefined) return pairIn(sections);
  return readBackThroughSdk(
    sdkName,
    locations.filter((location) => location.home === home),
  );
}
