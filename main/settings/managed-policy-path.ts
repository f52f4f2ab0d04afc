import path from 'node:path';

/** Where the organisation's rules are, and who has to own that file. */
export type ManagedPolicyPath = {
  readonly path: string;
  /** The user ID; undefined on Windows, where access lists protect the folder. */
  readonly owner: number | undefined;
};

const ROOT = 0;

/** The usual path of each system. Only an administrator can write there; on Windows, the installer makes that so. */
export function managedPolicyPath(
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
): ManagedPolicyPath {
  if (platform === 'win32') {
    const folder = env['ProgramData'] ?? String.raw`C:\ProgramData`;
    return { path: path.win32.join(folder, 'Keyturn', 'policy.json'), owner: undefined };
  }
  return {
    path:
      platform === 'darwin'
        ? '/Library/Application Support/Keyturn/policy.json'
        : '/etc/keyturn/policy.json',
    owner: ROOT,
  };
}
