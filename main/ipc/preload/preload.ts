import { contextBridge, ipcRenderer, webUtils } from 'electron';
import {
  bridgeName,
  commandChannel,
  commandNames,
  snapshotChannel,
} from '../../../shared/contract/channels.ts';
import type { Bridge } from '../../../shared/contract/contract.ts';
import type { Snapshot } from '../../../shared/contract/snapshot.ts';

const commands = Object.fromEntries(
  commandNames.map((name) => [
    name,
    (input: unknown): Promise<unknown> => ipcRenderer.invoke(commandChannel(name), input),
  ]),
);

// Main parses what goes in and cuts what comes out; here are names alone.
const bridge = {
  ...commands,
  readDroppedKey: (file: unknown): Promise<unknown> =>
    ipcRenderer.invoke(commandChannel('readDroppedKey'), {
      path: file instanceof File ? webUtils.getPathForFile(file) : '',
    }),
  onSnapshot: (listener: (snapshot: Snapshot) => void) => {
    const forward = (_event: unknown, snapshot: Snapshot): void => {
      listener(snapshot);
    };
    ipcRenderer.on(snapshotChannel, forward);
    return () => {
      ipcRenderer.off(snapshotChannel, forward);
    };
  },
} as Bridge;

contextBridge.exposeInMainWorld(bridgeName, bridge);
