import { expect, test } from 'vitest';
import { applicationMenu } from '../../../../main/desktop/window/application-menu.ts';

test.each(['darwin', 'win32', 'linux'])(
  'on %s one can copy and paste, and reach the settings',
  (platform) => {
    const menus = applicationMenu(platform, 'Keyturn');
    expect(menus).toContainEqual(expect.objectContaining({ role: 'editMenu', label: 'Edit' }));
    const entries = menus.flatMap((menu) => menu.entries ?? []);
    expect(entries).toContainEqual({
      label: 'Settings…',
      accelerator: 'CommandOrControl+,',
      asks: 'settings',
    });
    expect(entries).toContainEqual({ label: 'Check for updates', asks: 'updates' });
    for (const role of ['copy', 'paste', 'quit']) {
      expect(entries).toContainEqual(expect.objectContaining({ role }));
    }
  },
);

test('nothing in it reloads the page or opens a debugger', () => {
  for (const platform of ['darwin', 'win32', 'linux']) {
    expect(JSON.stringify(applicationMenu(platform, 'Keyturn'))).not.toMatch(/reload|devtools/i);
  }
});

test('macOS gets the menu with the name of the application first, and that of windows', () => {
  const [first, ...others] = applicationMenu('darwin', 'Keyturn');
  expect(first).toMatchObject({ label: 'Keyturn' });
  expect(first?.entries).toContainEqual({ role: 'hideOthers', label: 'Hide others' });
  expect(others).toContainEqual(expect.objectContaining({ role: 'windowMenu' }));
});
