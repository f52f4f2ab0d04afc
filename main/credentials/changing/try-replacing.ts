import { FailureError } from '../../../shared/values/failure.ts';
import { preventsEdits } from '../../../shared/values/file-problem.ts';
import type { AccessKeyId } from '../../../shared/values/identifiers.ts';
import { diagnose } from '../document/diagnose.ts';
import { holdsHalfAPair } from '../document/key-in-sections.ts';
import { type KeyLocation, locationsOf } from '../reading/key-locations.ts';
import { kindsAt, type ParsedFile } from '../reading/parsed-file.ts';
import { profileSections } from '../reading/profile-sections.ts';
import { loadSdkReader } from '../reading/sdk-read-back.ts';
import { trySaving } from '../saving/try-saving.ts';
import { tryWriting } from '../saving/try-writing.ts';
import { replaceKeyPair, samplePair } from './replace-key-pair.ts';
import { withPath } from './with-path.ts';

type TrialOptions = {
  readonly platform: NodeJS.Platform;
  /** Throws FOLDER_OPEN_TO_OTHERS. */
  readonly requireClosed: (path: string) => Promise<void>;
  /** Throws FILE_MOUNTED_ELSEWHERE. */
  readonly requireUnmounted: (path: string) => Promise<void>;
};

/**
 * Tries everything that saving a new pair in place of this key takes; changes nothing. Returns the locations of the key.
 * Throws KEY_NOT_IN_FILES, FILE_REJECTED, EDIT_REFUSED, or what `requireClosed`, `requireUnmounted`, `tryWriting` and
 * `trySaving` throw.
 */
export async function tryReplacing(
  files: readonly ParsedFile[],
  id: AccessKeyId,
  { platform, requireClosed, requireUnmounted }: TrialOptions,
): Promise<readonly KeyLocation[]> {
  // Loaded now, as an update may replace the files of the running version before they are needed.
  await loadSdkReader();
  const places = locationsOf(files, id);
  if (places.length === 0) throw new FailureError({ code: 'KEY_NOT_IN_FILES' });
  const paths = new Set(places.map((place) => place.path));
  const holders = [...paths].flatMap(
    (path) => files.find(({ location }) => location.path === path) ?? [],
  );
  for (const { location, document } of holders) {
    const problem = diagnose(document).find(preventsEdits);
    if (problem !== undefined) {
      throw new FailureError({ code: 'FILE_REJECTED', path: location.path, line: problem.line });
    }
  }
  const locations = files.map(({ location }) => location);
  const edited = holders.map(({ location: { path, home }, document }) => {
    const kinds = kindsAt(path, locations);
    const after = withPath(path, () => replaceKeyPair(document, id, samplePair(), kinds));
    return { path, isFurther: home !== undefined, size: after.bytes.length };
  });
  refuseLooseHalves(files, places);
  for (const { path, size, isFurther } of edited) {
    await requireClosed(path);
    await tryWriting(path, size);
    // A further home may be on a share or on the disk of a virtual machine, which may not keep modes and owners.
    if (isFurther) await trySaving(path, platform);
  }
  // Last, as a person may accept it: everything else that prevents the save is reported first.
  for (const { path } of edited) await requireUnmounted(path);
  return places;
}

/**
 * Throws EDIT_REFUSED if another section of a profile with this key has only one half of a pair: the JavaScript SDK
 * would join it with a half of the new pair.
 */
function refuseLooseHalves(files: readonly ParsedFile[], places: readonly KeyLocation[]): void {
  const profiles = profileSections(files);
  for (const { profile } of places) {
    for (const { location, section } of profiles.get(profile) ?? []) {
      if (holdsHalfAPair(section)) {
        throw new FailureError({
          code: 'EDIT_REFUSED',
          path: location.path,
          line: section.header.line,
        });
      }
    }
  }
}
