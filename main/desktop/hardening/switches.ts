/** How a program is started. */
export type ProgramStart = {
  /** The arguments after the program's own name. */
  readonly arguments: readonly string[];
  readonly platform: NodeJS.Platform;
  readonly isRoot: boolean;
};

/** Keyturn's own, those of systems and installers, and those that a display may need. */
const harmless: ReadonlySet<string> = new Set([
  'hidden',
  'self-test',
  'user-data-dir',
  'lang',
  // Chromium's, for a display or its driver.
  'class',
  'disable-dev-shm-usage',
  'disable-gpu',
  'disable-gpu-compositing',
  'disable-software-rasterizer',
  'enable-wayland-ime',
  'force-color-profile',
  'force-device-scale-factor',
  // For people with a screen reader, high contrast or reduced motion.
  'force-high-contrast',
  'force-prefers-reduced-motion',
  'force-renderer-accessibility',
  'gtk-version',
  'high-dpi-support',
  'ozone-platform',
  'ozone-platform-hint',
  'wayland-text-input-version',
  // Set by an installer after an update, by Windows for a notification that was clicked, by macOS.
  'updated',
  'force-run',
  'embedding',
  'toastactivated',
  'applelanguages',
]);

/**
 * The first switch that the packaged application refuses, without its value; undefined where there is none. Chromium
 * has some 1,500, and more with each version: debuggers, sandboxes and certificates among them, so anything not known
 * to be harmless is refused. Pure.
 */
export function refusedSwitch({
  arguments: all,
  platform,
  isRoot,
}: ProgramStart): string | undefined {
  const end = all.indexOf('--');
  // As Chromium reads them: also after one dash, and on Windows after a slash, in any case.
  const switches = (end === -1 ? all : all.slice(0, end)).flatMap((text) => {
    const [, name] =
      (platform === 'win32' ? /^(?:--?|\/)([^=]+)/u : /^--?([^=]+)/u).exec(trimmed(text)) ?? [];
    return name === undefined ? [] : [name];
  });
  return switches.find((name) => {
    if (name === 'no-sandbox') return !(platform === 'linux' && isRoot);
    // The number that older versions of macOS give to a process.
    if (platform === 'darwin' && /^psn_[\d_]+$/u.test(name)) return false;
    return !harmless.has(name.toLowerCase());
  });
}

/**
 * Whether Electron may become ready, to show in a box why it exits: the missing sandbox is the only switch refused,
 * which is harmless without a page. The start script of an AppImage adds `--no-sandbox` where a system grants no
 * sandbox (Ubuntu since 24.04), and a person who has clicked on the file sees no printed text. Pure.
 */
export function mayBeNamed(started: ProgramStart): boolean {
  const others = started.arguments.filter((text) => text !== '--no-sandbox');
  // A self-test runs where nobody can close a box.
  if (started.platform !== 'linux' || others.includes('--self-test')) return false;
  return refusedSwitch({ ...started, arguments: others }) === undefined;
}

/** Chromium strips the white space around an argument before it looks for a switch (base/command_line.cc). */
function trimmed(text: string): string {
  return text.replaceAll(/^[\s\u0085]+|[\s\u0085]+$/gu, '');
}
