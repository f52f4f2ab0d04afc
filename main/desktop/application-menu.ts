import { applicationMenuWords } from '../../shared/words/desktop.ts';

type Role = 'about' | 'services' | 'hide' | 'hideOthers' | 'unhide' | 'close' | 'quit';

/** One entry of the application's menu. */
export type ApplicationMenuEntry =
  | { readonly type: 'separator' }
  | { readonly role: Role }
  | { readonly label: string; readonly accelerator: string; readonly asks: 'settings' }
  | { readonly label: string; readonly asks: 'updates' };

/** One menu of it. */
export type ApplicationMenu =
  | { readonly role: 'editMenu' | 'windowMenu'; readonly entries?: never }
  | { readonly label: string; readonly entries: readonly ApplicationMenuEntry[] };

const separator = { type: 'separator' } as const;

/**
 * The application's menu. macOS needs one for copying and pasting at all; elsewhere it is hidden, and its shortcuts
 * work. Nothing in it reloads the page or opens a debugger. Pure.
 */
export function applicationMenu(platform: string, name: string): readonly ApplicationMenu[] {
  const settings = {
    label: applicationMenuWords.settings,
    accelerator: 'CommandOrControl+,',
    asks: 'settings',
  } as const;
  const updates = { label: applicationMenuWords.checkForUpdates, asks: 'updates' } as const;
  if (platform === 'darwin') {
    const entries: readonly ApplicationMenuEntry[] = [
      { role: 'about' },
      updates,
      separator,
      settings,
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' },
    ];
    return [{ label: name, entries }, { role: 'editMenu' }, { role: 'windowMenu' }];
  }
  const entries: readonly ApplicationMenuEntry[] = [
    settings,
    updates,
    separator,
    { role: 'close' },
    { role: 'quit' },
  ];
  return [{ label: applicationMenuWords.file, entries }, { role: 'editMenu' }];
}
