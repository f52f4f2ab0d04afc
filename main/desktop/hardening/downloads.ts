import type { Session } from 'electron';

/** Beyond the list: a page writes no file. Main writes exports, to the path that a person has chosen. */
export function denyDownloads(session: Session): void {
  session.on('will-download', (event) => {
    event.preventDefault();
  });
}
