import type { WebContents } from 'electron';

/** Item 13: neither a page nor its frames navigate, and no server redirects them. */
export function denyNavigation(page: WebContents): void {
  const stop = (event: { preventDefault(): void }): void => {
    event.preventDefault();
  };
  page.on('will-navigate', stop);
  page.on('will-frame-navigate', stop);
  page.on('will-redirect', stop);
}
