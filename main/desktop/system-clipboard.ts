import { clipboard } from 'electron';

/** The text of the system's clipboard. */
export const systemClipboard = {
  // Electron 45 returns a promise, earlier versions the text.
  read: async (): Promise<string> => clipboard.readText(),
  write: async (text: string): Promise<void> => clipboard.writeText(text),
  empty: async (): Promise<void> => {
    clipboard.clear();
  },
} as const;
