import { app } from 'electron';
import { platformConventions } from '../../../shared/application/platform-conventions.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import type { Log } from '../../base/log.ts';
import { hiddenArgument } from './autostart.ts';
import { startsAtLogin } from './starts-at-login.ts';
import { type LoginList, xdgAutostart } from './xdg-autostart.ts';

/** Whether the system starts Keyturn at login. */
export type LoginItem = {
  /** As the system last reported; undefined where it doesn't report it. */
  isOn(): boolean | undefined;
  /** Reads it from the system again. Never throws. */
  refresh(): Promise<void>;
  /** Like `refresh`, and if the program of the entry is gone, the entry gets this one. Never throws. */
  putRight(): Promise<void>;
  /** Throws FILE_NOT_SAVED where the system refuses it. */
  set(on: boolean): Promise<void>;
};

/** The command that starts this installation without its window. */
function loginCommand(): { readonly program: string; readonly arguments: readonly string[] } {
  const folder = app.commandLine.getSwitchValue('user-data-dir');
  return {
    // The program inside an AppImage is in a place that disappears at exit; the AppImage file stays.
    program: process.env['APPIMAGE'] ?? process.execPath,
    arguments: [
      ...(app.isPackaged ? [] : [app.getAppPath()]),
      ...(folder === '' ? [] : [`--user-data-dir=${folder}`]),
      hiddenArgument,
    ],
  };
}

/** The login item of this system. `changed` is called when the system reports a new state. */
export function createLoginItem(changed: () => void, log: Pick<Log, 'error'>): LoginItem {
  const { program, arguments: args } = loginCommand();
  const system =
    platformConventions(process.platform).loginItem === 'autostart file'
      ? xdgAutostart({
          env: process.env,
          home: app.getPath('home'),
          command: [program, ...args],
        })
      : asked();
  let known: boolean | undefined;

  async function refresh(): Promise<void> {
    const before = known;
    try {
      known = await system.read();
    } catch {
      known = undefined;
    }
    if (known !== before) changed();
  }

  return {
    isOn: () => known,
    refresh,
    putRight: async () => {
      try {
        await system.putRight();
      } catch (cause) {
        log.error('the entry that starts Keyturn at login could not be put right', cause);
      }
      await refresh();
    },
    set: async (on) => {
      await system.write(on);
      await refresh();
    },
  };
}

/** The list of macOS and Windows, which Electron reads and writes. */
function asked(): LoginList {
  const { program, arguments: args } = loginCommand();
  const item = { path: program, args: [...args] };
  return {
    read: async () => startsAtLogin(app.getLoginItemSettings(item)),
    // On both, an update keeps the program's path.
    putRight: async () => undefined,
    write: async (on) => {
      app.setLoginItemSettings({ ...item, openAtLogin: on });
      if (app.getLoginItemSettings(item).openAtLogin !== on) {
        throw new FailureError({ code: 'FILE_NOT_SAVED' });
      }
    },
  };
}
