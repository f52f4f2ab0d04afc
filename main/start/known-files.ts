import { type CredentialsFiles, createCredentialsFiles } from '../credentials/credentials-files.ts';
import { devicesOfVariables } from '../credentials/locate/devices-of-variables.ts';
import { type FileLocation, locateFiles } from '../credentials/locate/locate.ts';
import type { ShellVariables } from '../credentials/locate/login-shell.ts';
import type { AppSettings } from '../settings/settings.ts';
import type { ReportedFailures } from '../snapshot/reported-failures.ts';

/** The files of AWS's tools. */
export type KnownFiles = {
  readonly files: CredentialsFiles;
  readonly locations: () => readonly FileLocation[];
};

export type KnownFilesOptions = {
  readonly settings: Pick<AppSettings, 'paths' | 'trustedFolders'>;
  readonly shell: ShellVariables;
  readonly home: string;
  readonly failures: Pick<ReportedFailures, 'add'>;
};

/** The files at the paths that variables, settings and home name, with what a person has agreed to. */
export function openKnownFiles(options: KnownFilesOptions): KnownFiles {
  const { shell, home, failures } = options;
  const { paths, trustedFolders } = options.settings;
  const { env, platform } = process;
  const folder = process.cwd();
  const locations = (): readonly FileLocation[] =>
    locateFiles({ env, shell, chosen: paths.get(), home, platform, folder });
  const files = createCredentialsFiles({
    locations,
    trusted: {
      get: (trusted) => trustedFolders.get()[trusted],
      set: (trusted, access) => {
        trustedFolders.set({ ...trustedFolders.get(), [trusted]: access });
      },
    },
    mfaSerials: devicesOfVariables({ ...env, ...shell }),
    writtenLate: (path) => {
      failures.add({ code: 'FILE_WRITTEN_LATE', path });
    },
  });
  return { files, locations };
}
