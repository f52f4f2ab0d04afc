import { app } from 'electron';
import { platformConventions } from '../../../shared/application/platform-conventions.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import type { Log } from '../../base/log.ts';
import { hiddenArgument } from './autostart.ts';
import { startsAtLogin } from './starts-at-login.ts';
import { type LoginList, xdgAutostart } from './xdg-autostart.ts';

/** Whether the system starts Keyturn when its person logs in. */
export type LoginItem = {
  /** As the system said when it was asked last; undefined where it could not tell. */
  isOn(): boolean | undefined;
  /** Asks the system again. Never throws. */
  refresh(): Promise<void>;
  /** The same, and has an entry that starts what is gone start this Keyturn. Never throws. */
  putRight(): Promise<void>;
  /** Throws FILE_NOT_SAVED where the system does not take it. */
  set(on: boolean): Promise<void>;
};

/** How this installation is started without its window. */
function loginCommand(): { readonly program: string; readonly arguments: readonly string[] } {
  const folder = app.commandLine.getSwitchValue('user-data-dir');
  return {
    // What an AppImage runs lies in a place that is gone after it; the file itself stays.
    program: process.env['APPIMAGE'] ?? process.execPath,
    arguments: [
      ...(app.isPackaged ? [] : [app.getAppPath()]),
      ...(folder === '' ? [] : [`--user-data-dir=${folder}`]),
      hiddenArgument,
    ],
  };
}

/** The login item of this system. `changed` is called when the system says something new. */
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

/** macOS and Windows keep a list that is asked and told. */
function asked(): LoginList {
  const { program, arguments: args } = loginCommand();
  const item = { path: program, args: [...args] };
  return {
    read: async () => startsAtLogin(app.getLoginItemSettings(item)),
    // An update keeps its place on both.
    putRight: async () => undefined,
    write: async (on) => {
      app.setLoginItemSettings({ ...item, openAtLogin: on });
      if (app.getLoginItemSettings(item).openAtLogin !== on) {
        throw new FailureError({ code: 'FILE_NOT_SAVED' });
      }
    },
  };
}
