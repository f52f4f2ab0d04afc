import { app } from 'electron';

/** What has to be done before the application ends. */
type LastAct = { readonly isNeeded: () => boolean; readonly act: () => Promise<void> };

/** Does this before the application ends, where it is needed, and lets it end whatever comes of it. */
export function beforeQuit({ isNeeded, act }: LastAct): void {
  app.on('will-quit', (event) => {
    if (!isNeeded()) return;
    event.preventDefault();
    // Everybody else has been told by now that it ends.
    void act().finally(() => {
      app.exit();
    });
  });
}
