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
  /** Throws where others may write in the folder of this file. */
  readonly requireClosed: (path: string) => Promise<void>;
  /** Throws where a container has this file mounted by itself. */
  readonly requireUnmounted: (path: string) => Promise<void>;
};

/**
 * Tries everything that saving a new pair in the place of this id takes, and changes nothing. Gives the places of the
 * id. Throws KEY_NOT_IN_FILES, FILE_REJECTED, EDIT_REFUSED, or what
 * `requireClosed`, `requireUnmounted`, `tryWriting` and `trySaving` throw.
 */
export async function tryReplacing(
  files: readonly ParsedFile[],
  id: AccessKeyId,
  { platform, requireClosed, requireUnmounted }: TrialOptions,
): Promise<readonly KeyLocation[]> {
  // An update that was put in place of the running version takes away what is loaded late.
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
    // Of another home little is known: a share, the disk of a virtual machine.
    if (isFurther) await trySaving(path, platform);
  }
  // The last, because a person may decide about it: whatever else stands in the way is told before.
  for (const { path } of edited) await requireUnmounted(path);
  return places;
}

/**
 * Stops where a section of another file has only one half of a pair for a profile that holds the id: the
 * JavaScript SDK joins it to the half of this one, and would read a mixed pair after the edit.
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
