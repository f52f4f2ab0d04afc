import type { WebContents } from 'electron';

/** Items 11 and 12: no page holds another one, whatever options it is to have. */
export function denyWebviews(page: WebContents): void {
  page.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
}
