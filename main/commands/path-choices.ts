import { isAbsolute } from 'node:path';
import type { RotationView } from '../../shared/contract/rotation.ts';
import { type FileKind, HomeFolder } from '../../shared/contract/snapshot.ts';
import { FailureError } from '../../shared/values/failure.ts';
import type { ChosenPaths } from '../credentials/locate/locate.ts';

/** A person's choices of where the files are. */
export type PathChoices = {
  /** Asks for the file; returns whether one was chosen. Throws PATHS_IN_USE or FILE_NOT_SAVED, as all methods. */
  chooseFile(kind: FileKind): Promise<boolean>;
  /** Returns to the path in AWS's variables, or to the usual one. */
  usualFile(kind: FileKind): void;
  /** Asks for the folder of an additional home; returns whether one was chosen. */
  addHome(): Promise<boolean>;
  removeHome(home: string): void;
};

/** Asks a person in a dialog of the system; undefined where nothing was chosen. */
export type AskForPath = {
  file(kind: FileKind): Promise<string | undefined>;
  home(): Promise<string | undefined>;
};

export type PathChoicesOptions = {
  readonly kept: { get(): ChosenPaths; set(paths: ChosenPaths): void };
  readonly ask: AskForPath;
  readonly rotations: () => readonly RotationView[];
  /** The set of known files has changed. */
  readonly changed: () => void;
};

// A rotation that has ended needs no file any more; any other must find the files it began with.
const ended: ReadonlySet<RotationView['state']> = new Set(['succeeded', 'undone', 'failed']);

/** Each choice is stored at once. */
export function createPathChoices(options: PathChoicesOptions): PathChoices {
  const { kept, ask, rotations, changed } = options;

  function requireQuiet(): void {
    if (rotations().some(({ state }) => !ended.has(state))) {
      throw new FailureError({ code: 'PATHS_IN_USE' });
    }
  }

  function change(next: (paths: ChosenPaths) => ChosenPaths): void {
    requireQuiet();
    kept.set(next(kept.get()));
    changed();
  }

  function withFile(kind: FileKind, path: string | undefined): void {
    change((paths) => ({ ...paths, files: { ...paths.files, [kind]: path } }));
  }

  return {
    chooseFile: async (kind) => {
      requireQuiet();
      const path = await ask.file(kind);
      if (path === undefined) return false;
      withFile(kind, path);
      return true;
    },
    usualFile: (kind) => {
      withFile(kind, undefined);
    },
    addHome: async () => {
      requireQuiet();
      const home = await ask.home();
      if (home === undefined) return false;
      if (!isAbsolute(home) || !HomeFolder.safeParse(home).success) {
        throw new FailureError({ code: 'BAD_REQUEST' });
      }
      change((paths) => ({
        ...paths,
        furtherHomes: [...new Set([...paths.furtherHomes, home])],
      }));
      return true;
    },
    removeHome: (home) => {
      change((paths) => ({
        ...paths,
        furtherHomes: paths.furtherHomes.filter((other) => other !== home),
      }));
    },
  };
}
