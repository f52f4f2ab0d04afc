import { callNames, channelOf } from '../../shared/contract/channels.ts';
import type { RegistrarOptions } from './registrar.ts';

type Listener = Parameters<RegistrarOptions['ipcMain']['handle']>[1];

/** The page's channels before the handlers are there: for the registrar they are what `ipcMain` is. */
export type EarlyChannels = RegistrarOptions['ipcMain'] & {
  /** The page has called something. */
  readonly asked: Promise<void>;
  /** The handlers are there now. */
  open(): void;
};

/**
 * Takes the calls of the page from its first moment on, and passes them on, unread, once there are handlers: sender and
 * shape are checked there, as of any other message.
 */
export function openChannels(ipcMain: RegistrarOptions['ipcMain']): EarlyChannels {
  const listeners = new Map<string, Listener>();
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  let ask: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => {
    ask = resolve;
  });
  for (const channel of callNames.map(channelOf)) {
    ipcMain.handle(channel, async (message, raw) => {
      ask();
      await opened;
      return listeners.get(channel)?.(message, raw);
    });
  }
  return {
    removeAllListeners: () => ipcMain.removeAllListeners(),
    handle: (channel, listener) => {
      listeners.set(channel, listener);
    },
    asked,
    open,
  };
}
