import { expect, test } from 'vitest';
import { type IconSurroundings, chooseIcon } from '../../../../main/desktop/tray/icon-choice.ts';
import { iconFiles } from '../../../../scripts/icons/family.ts';
import { trayStatuses } from '../../../../shared/tray/tray-status.ts';

test.each([
  ['darwin', undefined, false, 'dueTemplate.png'],
  ['darwin', undefined, true, 'dueTemplate.png'],
  ['win32', undefined, false, 'due-light.ico'],
  ['win32', undefined, true, 'due-dark.ico'],
  ['linux', 'ubuntu:GNOME', false, 'due-dark.png'],
  ['linux', 'GNOME', true, 'due-dark.png'],
  ['linux', 'Unity', false, 'due-dark.png'],
  ['linux', 'KDE', false, 'due-light.png'],
  ['linux', 'KDE', true, 'due-dark.png'],
  ['linux', 'XFCE', false, 'due-either.png'],
  ['linux', 'XFCE', true, 'due-either.png'],
  ['linux', undefined, true, 'due-either.png'],
  ['linux', '', false, 'due-either.png'],
  ['freebsd', 'KDE', true, 'due-dark.png'],
] as const)(
  'on %s with the desktop %s, dark: %s, a due key shows %s',
  (...[os, desktop, dark, file]) => {
    const choice = chooseIcon('due', { platform: os, desktop, dark });
    expect(choice.kind === 'file' ? choice.name : choice.small).toBe(file);
  },
);

test('a mac paints the icon itself, nobody else does', () => {
  const around = { desktop: undefined, dark: false };
  expect(chooseIcon('calm', { ...around, platform: 'darwin' })).toEqual({
    kind: 'pictures',
    small: 'calmTemplate.png',
    large: 'calmTemplate@2x.png',
    template: true,
  });
  expect(chooseIcon('calm', { ...around, platform: 'linux' })).toMatchObject({ template: false });
});

test('there is a file for every choice', () => {
  const files = iconFiles();
  const places = [
    { platform: 'darwin', desktop: undefined },
    { platform: 'win32', desktop: undefined },
    { platform: 'linux', desktop: 'KDE' },
    { platform: 'linux', desktop: 'GNOME' },
    { platform: 'linux', desktop: 'XFCE' },
  ] as const satisfies readonly Omit<IconSurroundings, 'dark'>[];
  for (const place of places) {
    for (const mood of trayStatuses) {
      for (const dark of [true, false]) {
        const choice = chooseIcon(mood, { ...place, dark });
        const names = choice.kind === 'file' ? [choice.name] : [choice.small, choice.large];
        for (const name of names) expect(files.has(name), name).toBe(true);
      }
    }
  }
});
