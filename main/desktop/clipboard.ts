import { clipboard } from 'electron';

/** The text that a person has copied, and the way to take it out again. */
export const systemClipboard = {
  // Electron 45 gives a promise, earlier ones the text.
  read: async (): Promise<string> => clipboard.readText(),
  empty: async (): Promise<void> => {
    clipboard.clear();
  },
} as const;
