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
  /** Every place that held the id. Throws FILE_NOT_READABLE where a file that exists could not be read. */
  locationsOf(id: AccessKeyId): readonly KeyLocation[];
  /**
   * The pair as the AWS SDK itself reads it for the profile, or undefined; the SDK reads the files once more. Throws
   * FILE_NOT_READABLE. A profile of both files has the pair of the credentials file, whatever places of the other hold.
   */
  readBack(profile: ProfileName): Promise<KeyPair | undefined>;
};

/** Reads these files, each once. Which of them can't be read is told to whoever asks what they hold. */
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
  // The JavaScript SDK drops some profiles that the AWS CLI reads (a name with a space, `key: value`): those are
  // read by our own document. Which ones is decided by their layout, so that an edit the SDK can't read shows.
  const sdkName = nameForSdk(profile, ofHome);
  if (sdkName === undefined) return pairIn(sections);
  return readBackThroughSdk(
    sdkName,
    locations.filter((location) => location.home === home),
  );
}
