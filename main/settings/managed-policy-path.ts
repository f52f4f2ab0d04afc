import path from 'node:path';

/** Where an organisation puts its policy, and who alone may own it. */
export type ManagedPolicyPath = {
  readonly path: string;
  /** The number of the user; undefined where files have no such owners, and access lists guard the folder. */
  readonly owner: number | undefined;
};

const ROOT = 0;

/** The usual place of each system. Only an administrator can write there, which on Windows is the installer's to see to. */
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
