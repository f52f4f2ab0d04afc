/** What a program is started with. */
export type ProgramStart = {
  /** What follows the program's own name. */
  readonly arguments: readonly string[];
  readonly platform: NodeJS.Platform;
  readonly isRoot: boolean;
};

/** Keyturn's own, those that systems and installers start it with, and those that a screen may need. */
const harmless: ReadonlySet<string> = new Set([
  'hidden',
  'self-test',
  'user-data-dir',
  'lang',
  // Chromium's, for a screen or its driver.
  'class',
  'disable-dev-shm-usage',
  'disable-gpu',
  'disable-gpu-compositing',
  'disable-software-rasterizer',
  'enable-wayland-ime',
  'force-color-profile',
  'force-device-scale-factor',
  // For people who read with a screen reader, in strong colours, or without things that move.
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
 * The first switch that the packaged application does not start with, without its value; undefined where there is none
 * such. Chromium has some 1,500, and more with each version: debuggers, sandboxes and certificates among them, so what
 * is not known to be harmless is refused. Pure.
 */
export function refusedSwitch({
  arguments: all,
  platform,
  isRoot,
}: ProgramStart): string | undefined {
  const end = all.indexOf('--');
  // As Chromium reads them: behind one dash as well, and on Windows behind a slash, in large letters or small.
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
 * Whether Electron may become ready, so that a box says why it ends: nothing is refused but a missing sandbox, which
 * opens nothing as long as there is no page. The start script of an AppImage adds that where a system grants no
 * sandbox (Ubuntu since 24.04), and whoever has clicked on the file sees nothing that is printed. Pure.
 */
export function mayBeNamed(started: ProgramStart): boolean {
  const others = started.arguments.filter((text) => text !== '--no-sandbox');
  // A self-test runs where nobody closes a box.
  if (started.platform !== 'linux' || others.includes('--self-test')) return false;
  return refusedSwitch({ ...started, arguments: others }) === undefined;
}

/** Chromium leaves off the white space around an argument before it looks for a switch (base/command_line.cc). */
function trimmed(text: string): string {
  return text.replaceAll(/^[\s\u0085]+|[\s\u0085]+$/gu, '');
}
