import { callNames, channelOf } from '../../shared/contract/channels.ts';
import type { RegistrarOptions } from './registrar.ts';

type Listener = Parameters<RegistrarOptions['ipcMain']['handle']>[1];

/** The page's channels before there is anybody to answer: for the registrar they are what `ipcMain` is. */
export type EarlyChannels = RegistrarOptions['ipcMain'] & {
  /** The page has asked for something. */
  readonly asked: Promise<void>;
  /** Whoever answers is there now. */
  open(): void;
};

/**
 * Takes what the page asks from its first moment on, and hands it over, unread, once somebody answers: who has sent it
 * and what it is are checked there, as of any other message.
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
