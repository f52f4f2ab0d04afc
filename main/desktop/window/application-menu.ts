import { applicationMenuWords } from '../../../shared/words/desktop.ts';

type Role = keyof typeof applicationMenuWords.roles;

/** One entry of the application's menu. */
export type ApplicationMenuEntry =
  | { readonly type: 'separator' }
  | { readonly role: Role; readonly label: string }
  | { readonly label: string; readonly accelerator: string; readonly asks: 'settings' }
  | { readonly label: string; readonly asks: 'updates' };

/** One menu of it. */
export type ApplicationMenu = {
  readonly label: string;
  /** To which the system adds its own entries. */
  readonly role?: 'editMenu' | 'windowMenu';
  readonly entries: readonly ApplicationMenuEntry[];
};

const separator = { type: 'separator' } as const;

function entriesOf(...roles: readonly Role[]): readonly ApplicationMenuEntry[] {
  return roles.map((role) => ({ role, label: applicationMenuWords.roles[role] }));
}

/**
 * The application menu. macOS needs one even for copying and pasting; elsewhere it is hidden, and its shortcuts work.
 * Nothing in it reloads the page or opens a debugger. Pure.
 */
export function applicationMenu(platform: string, name: string): readonly ApplicationMenu[] {
  const settings = {
    label: applicationMenuWords.settings,
    accelerator: 'CommandOrControl+,',
    asks: 'settings',
  } as const;
  const updates = { label: applicationMenuWords.checkForUpdates, asks: 'updates' } as const;
  const edit: ApplicationMenu = {
    role: 'editMenu',
    label: applicationMenuWords.editMenu,
    entries: [
      ...entriesOf('undo', 'redo'),
      separator,
      ...entriesOf('cut', 'copy', 'paste', 'selectAll'),
    ],
  };
  if (platform === 'darwin') {
    const entries: readonly ApplicationMenuEntry[] = [
      ...entriesOf('about'),
      updates,
      separator,
      settings,
      separator,
      ...entriesOf('services'),
      separator,
      ...entriesOf('hide', 'hideOthers', 'unhide'),
      separator,
      ...entriesOf('quit'),
    ];
    const windows: ApplicationMenu = {
      role: 'windowMenu',
      label: applicationMenuWords.windowMenu,
      entries: [...entriesOf('close', 'minimize', 'zoom'), separator, ...entriesOf('front')],
    };
    return [{ label: name, entries }, edit, windows];
  }
  const entries = [settings, updates, separator, ...entriesOf('close', 'quit')];
  return [{ label: applicationMenuWords.file, entries }, edit];
}
