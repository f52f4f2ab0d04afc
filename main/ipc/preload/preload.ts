import { contextBridge, ipcRenderer, webUtils } from 'electron';
import {
  bridgeName,
  type CallName,
  callNames,
  channelOf,
  fileCallNames,
  type MessageName,
  type PushName,
  pushNames,
} from '../../../shared/contract/channels.ts';

// Main parses what goes in and what comes out; here are names alone.

function call(name: CallName): unknown {
  return (input: unknown): Promise<unknown> => ipcRenderer.invoke(channelOf(name), input);
}

function fileCall(name: CallName): unknown {
  return (file: unknown): Promise<unknown> =>
    ipcRenderer.invoke(channelOf(name), {
      path: file instanceof File ? webUtils.getPathForFile(file) : '',
    });
}

function push(name: PushName): unknown {
  return (listener: (value: unknown) => void) => {
    const forward = (_event: unknown, value: unknown): void => {
      listener(value);
    };
    ipcRenderer.on(channelOf(name), forward);
    return () => {
      ipcRenderer.off(channelOf(name), forward);
    };
  };
}

const bridge: Record<string, Record<string, unknown>> = {};

function expose<Name extends MessageName>(
  names: readonly Name[],
  functionFor: (name: Name) => unknown,
): void {
  for (const name of names) {
    const [group, verb] = name.split('.') as [string, string];
    bridge[group] = { ...bridge[group], [verb]: functionFor(name) };
  }
}

expose(callNames, call);
expose(fileCallNames, fileCall);
expose(pushNames, push);

contextBridge.exposeInMainWorld(bridgeName, bridge);
