import type { Session } from 'electron';

/** Beyond the list: a page writes no file. What Keyturn exports is written by main, where a person said. */
export function denyDownloads(session: Session): void {
  session.on('will-download', (event) => {
    event.preventDefault();
  });
}
