import { accessSync, constants, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Purpose } from './types.ts';

/** A package of the system, by Debian's name, with a file or command that it provides. */
export type SystemPackage = {
  readonly name: string;
  readonly provides: { readonly library: string } | { readonly command: string };
};

const run: readonly SystemPackage[] = [
  { name: 'libgtk-3-0', provides: { library: 'libgtk-3.so.0' } },
  { name: 'libnss3', provides: { library: 'libnss3.so' } },
  { name: 'libasound2', provides: { library: 'libasound.so.2' } },
  { name: 'libgbm1', provides: { library: 'libgbm.so.1' } },
  { name: 'libsecret-1-0', provides: { library: 'libsecret-1.so.0' } },
];

const withoutDisplay: readonly SystemPackage[] = [
  { name: 'xvfb', provides: { command: 'Xvfb' } },
  { name: 'xauth', provides: { command: 'xauth' } },
  { name: 'dbus', provides: { command: 'dbus-daemon' } },
  { name: 'dbus-x11', provides: { command: 'dbus-launch' } },
];

const tests: readonly SystemPackage[] = [
  { name: 'gnome-keyring', provides: { command: 'gnome-keyring-daemon' } },
  { name: 'libsecret-tools', provides: { command: 'secret-tool' } },
  { name: 'xfce4-panel', provides: { command: 'xfce4-panel' } },
  { name: 'openbox', provides: { command: 'openbox' } },
  { name: 'dunst', provides: { command: 'dunst' } },
  { name: 'libglib2.0-bin', provides: { command: 'gdbus' } },
  { name: 'xdotool', provides: { command: 'xdotool' } },
  { name: 'x11-utils', provides: { command: 'xprop' } },
  { name: 'imagemagick', provides: { command: 'import' } },
];

const packaging: readonly SystemPackage[] = [
  { name: 'p7zip-full', provides: { command: '7za' } },
  { name: 'rpm', provides: { command: 'rpmbuild' } },
  { name: 'debootstrap', provides: { command: 'debootstrap' } },
];

/** The packages that the purpose needs. The tests start their own display and always need one. */
export function packagesFor(purpose: Purpose, isDisplayThere: boolean): readonly SystemPackage[] {
  if (purpose === 'test') return [...run, ...withoutDisplay, ...tests];
  if (purpose === 'package') return [...run, ...packaging];
  return isDisplayThere ? run : [...run, ...withoutDisplay];
}

/** Whether a person has a display, as far as the environment shows. */
export function hasDisplay(environment: NodeJS.ProcessEnv): boolean {
  const named = [environment['DISPLAY'], environment['WAYLAND_DISPLAY']];
  return named.some((name) => name !== undefined && name !== '');
}

/** Whether what a package provides exists on this machine, from any source. */
export function isPresent({ provides }: SystemPackage): boolean {
  return 'command' in provides ? hasCommand(provides.command) : hasLibrary(provides.library);
}

/** Whether the command is on PATH or in Debian's folders for administrators. */
export function hasCommand(name: string): boolean {
  const folders = [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin', '/sbin'];
  return folders.some((folder) => folder !== '' && isExecutable(join(folder, name)));
}

const triplets: ReadonlyMap<string, string> = new Map([
  ['x64', 'x86_64-linux-gnu'],
  ['arm64', 'aarch64-linux-gnu'],
]);

function hasLibrary(name: string): boolean {
  const triplet = triplets.get(process.arch);
  const folders = ['/usr/lib64', '/usr/lib', '/lib64', '/lib', '/usr/local/lib'];
  if (triplet !== undefined) folders.unshift(`/usr/lib/${triplet}`, `/lib/${triplet}`);
  return folders.some((folder) => existsSync(join(folder, name)));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
