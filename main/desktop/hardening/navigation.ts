import type { WebContents } from 'electron';

/** Item 13: a page stays where it is, its frames too, and no server leads it elsewhere. */
export function denyNavigation(page: WebContents): void {
  const stop = (event: { preventDefault(): void }): void => {
    event.preventDefault();
  };
  page.on('will-navigate', stop);
  page.on('will-frame-navigate', stop);
  page.on('will-redirect', stop);
}
