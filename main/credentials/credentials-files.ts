import { devNull } from 'node:os';
import { FailureError } from '../../shared/values/failure.ts';
import type { AccessKeyId, ProfileName } from '../../shared/values/identifiers.ts';
import { createNamedQueues } from '../base/queues.ts';
import { type KeyPair, samePair } from '../secrets/key-pair.ts';
import { planRegion } from './changing/plan-region.ts';
import { replaceKeyPair } from './changing/replace-key-pair.ts';
import { restorePair } from './changing/restore-pair.ts';
import { tryReplacing } from './changing/try-replacing.ts';
import { withPath } from './changing/with-path.ts';
import { printDocument } from './document/document.ts';
import { findKeyInSections } from './document/key-in-sections.ts';
import { parseDocument } from './document/parse-document.ts';
import type { FileKind } from './document/section-names.ts';
import { sectionsOf } from './document/sections.ts';
import type { FileLocation } from './locate/locate.ts';
import type { KeyLocation } from './reading/key-locations.ts';
import { kindsAt, type ParsedFile } from './reading/parsed-file.ts';
import { pairIn, type Profile, readProfiles } from './reading/profiles.ts';
import { type KeysInFiles, readFiles, requireReadable } from './reading/read-files.ts';
import { type FileReading, readBytes, readKnownFiles } from './reading/read-known-files.ts';
import { saveAtomically } from './saving/atomic-save.ts';
import { type HeldFile, holdFile } from './saving/late-edits.ts';
import { acceptMounts, type KnownMounts, requireNotMounted } from './saving/mounted-by-others.ts';
import { requireClosedFolder, type TrustedFolders, trustFolder } from './saving/open-folders.ts';
import { saveFile } from './saving/save-file.ts';
import { sweepBeside } from './saving/temporary-file.ts';

// So that two edits of this process never overlap in one file.
const edits = createNamedQueues();

/** All known files at one moment, and their profiles. */
export type FilesReading = {
  readonly files: readonly FileReading[];
  readonly profiles: readonly Profile[];
};

/** The known files, as the engine uses them. Every call reads them again. */
export type CredentialsFiles = {
  /** Every known file and profile. A missing file is fine; one that can't be read is listed with its failure. */
  read(): Promise<FilesReading>;
  /** Reads all known files once, for callers with several queries. */
  look(): Promise<KeysInFiles>;
  /** Every location of the key. Throws FILE_NOT_READABLE where a file that exists can't be read. */
  locationsOf(id: AccessKeyId): Promise<readonly KeyLocation[]>;
  /**
   * Checks that `replaceIn` would succeed in every file that holds the key; changes nothing. Returns the key's
   * locations. Throws KEY_NOT_IN_FILES, FILE_NOT_READABLE, FILE_REJECTED, EDIT_REFUSED, FOLDER_OPEN_TO_OTHERS,
   * FILE_MOUNTED_ELSEWHERE or what `tryWriting` and `trySaving` throw.
   */
  tryReplacing(id: AccessKeyId): Promise<readonly KeyLocation[]>;
  /**
   * Reads one known file again, replaces the pair in every section that holds the old ID, and saves the whole file.
   * Returns how many sections changed. Throws FILE_NOT_READABLE, EDIT_REFUSED or what `saveAtomically` throws.
   */
  replaceIn(path: string, oldId: AccessKeyId, pair: KeyPair): Promise<number>;
  /** The pair with this ID, from any section of the readable known files; undefined where there is none. */
  pairOf(id: AccessKeyId): Promise<KeyPair | undefined>;
  /**
   * Writes a pair into a profile that has lost it: empty values, a missing half, missing lines, a missing section or a
   * missing file. Changes nothing else, and nothing where the pair is there. Throws PLACE_TAKEN if the profile holds
   * another key or secret, CANNOT_ROTATE if it has a session token or signs in another way, EDIT_REFUSED, FILE_REJECTED,
   * FOLDER_OPEN_TO_OTHERS, FILE_NOT_READABLE or what `tryWriting` and `saveAtomically` throw; after saving,
   * READ_BACK_DIFFERS.
   */
  restore(profile: ProfileName, pair: KeyPair): Promise<void>;
  /**
   * Writes the region of a key into its profile: one line is changed or added, none if the profile has this region.
   * Throws KEY_NOT_IN_FILES if the profile no longer holds this key, EDIT_REFUSED, FILE_REJECTED, FOLDER_OPEN_TO_OTHERS,
   * FILE_NOT_READABLE, READ_BACK_DIFFERS or what `tryWriting` and `saveAtomically` throw.
   */
  writeRegion(profile: ProfileName, id: AccessKeyId, region: string): Promise<void>;
  /** Remembers that a person accepts this folder, though others may write there. Throws FILE_NOT_SAVED. */
  trustFolder(folder: string): Promise<void>;
  /** A person accepts that containers have this single file mounted and will keep the old key. */
  acceptMounts(path: string): Promise<void>;
  /** The paths of the known files, each once, missing files included; the null device is none. */
  knownPaths(): readonly string[];
};

type KnownFilesOptions = {
  /** Read at each call: a person may choose others. */
  readonly locations: () => readonly FileLocation[];
  readonly platform?: NodeJS.Platform;
  /** Folders that others may write in and that a person accepted; none by default. */
  readonly trusted?: TrustedFolders;
  /** MFA devices that environment variables name; none by default. */
  readonly mfaSerials?: readonly string[];
  /** Called if another program wrote into a replaced file within some seconds: what it wrote is lost. */
  readonly writtenLate?: (path: string) => void;
};

const noFolders: TrustedFolders = { get: () => undefined, set: () => undefined };

/** The port over the files at these locations. Each call uses one set of locations from beginning to end. */
export function createCredentialsFiles(options: KnownFilesOptions): CredentialsFiles {
  const { locations, platform = process.platform, writtenLate = () => undefined } = options;
  const { trusted = noFolders } = options;
  // In memory only: other containers may run by the next start.
  const mounts: KnownMounts = new Map();
  return {
    read: async () => {
      const { readings, parsed } = await readKnownFiles(locations());
      return { files: readings, profiles: readProfiles(parsed, options.mfaSerials) };
    },
    look: () => readFiles(locations()),
    locationsOf: async (id) => (await readFiles(locations())).locationsOf(id),
    tryReplacing: async (id) => {
      const requireClosed = (path: string): Promise<void> => requireClosedFolder(path, trusted);
      const requireUnmounted = (path: string): Promise<void> =>
        requireNotMounted(path, mounts, { platform });
      const files = await readSwept(locations());
      return tryReplacing(files, id, { platform, requireClosed, requireUnmounted });
    },
    // Queued with its reading: otherwise the second of two edits fails with FILE_CHANGED_MEANWHILE.
    replaceIn: (path, oldId, pair) =>
      edits.run(path, () =>
        replaceIn({ path, kinds: kindsAt(path, locations()), oldId, pair, platform, writtenLate }),
      ),
    pairOf: async (id) => {
      const { parsed } = await readKnownFiles(locations());
      return pairOf(parsed, id);
    },
    restore: async (profile, pair) => {
      const now = locations();
      const files = await readSwept(now);
      const path = await restorePair({ files, locations: now, profile, pair }, platform, (target) =>
        requireClosedFolder(target, trusted),
      );
      if (path === undefined) return;
      const read = await (await readFiles(now)).readBack(profile);
      if (read === undefined || !samePair(read, pair)) {
        throw new FailureError({ code: 'READ_BACK_DIFFERS', path });
      }
    },
    writeRegion: async (profile, id, region) => {
      const now = locations();
      const files = await readSwept(now);
      const plan = planRegion({ files, profile, id, region });
      if (plan === undefined) return;
      const { path } = plan;
      await edits.run(path, () =>
        saveFile(plan, platform, (target) => requireClosedFolder(target, trusted)),
      );
      const { parsed } = await readKnownFiles(now);
      const pair = await (await readFiles(now)).readBack(profile);
      const isRead = planRegion({ files: parsed, profile, id, region }) === undefined;
      if (!isRead || pair?.id !== id) throw new FailureError({ code: 'READ_BACK_DIFFERS', path });
    },
    trustFolder: (folder) => trustFolder(folder, trusted),
    acceptMounts: (path) => acceptMounts(path, mounts, { platform }),
    knownPaths: () => pathsOf(locations()),
  };
}

function pathsOf(locations: readonly FileLocation[]): readonly string[] {
  const paths = locations.map(({ path }) => path).filter((path) => path !== devNull);
  return [...new Set(paths)];
}

/** Reads the files and removes left-over temporary files beside them: one may be a hard link to a known file. */
async function readSwept(locations: readonly FileLocation[]): Promise<readonly ParsedFile[]> {
  const [{ readings, parsed }] = await Promise.all([
    readKnownFiles(locations),
    ...pathsOf(locations).map(sweepBeside),
  ]);
  requireReadable(readings);
  return parsed;
}

function pairOf(files: readonly ParsedFile[], id: AccessKeyId): KeyPair | undefined {
  for (const { location, document } of files) {
    for (const section of sectionsOf(document)) {
      const pair = pairIn([{ location, document, section }]);
      if (pair?.id === id) return pair;
    }
  }
  return undefined;
}

type Replacement = {
  readonly path: string;
  readonly kinds: readonly FileKind[];
  readonly oldId: AccessKeyId;
  readonly pair: KeyPair;
  readonly platform: NodeJS.Platform;
  readonly writtenLate: (path: string) => void;
};

async function replaceIn(replacement: Replacement): Promise<number> {
  const { path, kinds, oldId, pair, platform, writtenLate } = replacement;
  const [bytes] = await Promise.all([readBytes(path), sweepBeside(path)]);
  if (bytes === undefined) return 0;
  const document = parseDocument(bytes);
  const count = findKeyInSections(document, oldId, kinds).length;
  if (count === 0) return 0;
  const edited = withPath(path, () => replaceKeyPair(document, oldId, pair, kinds));
  // Not on Windows, where an open file may prevent its own replacement.
  const replaced = platform === 'win32' ? undefined : await holdFile(path, bytes);
  try {
    await saveAtomically(path, printDocument(edited), { expected: bytes, platform });
  } catch (cause) {
    await replaced?.close();
    throw cause;
  }
  void reportLateEdits(replaced, () => {
    writtenLate(path);
  });
  return count;
}

async function reportLateEdits(replaced: HeldFile | undefined, report: () => void): Promise<void> {
  // An error of the disk is no sign of another program.
  if ((await replaced?.isWrittenLate().catch(() => false)) === true) report();
}
