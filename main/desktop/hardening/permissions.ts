import type { Session } from 'electron';

/** Item 5: denies every permission, requested or queried, and every device: Electron's default is to grant. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_page, _permission, answer) => {
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}
