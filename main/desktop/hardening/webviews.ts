import type { WebContents } from 'electron';

/** Items 11 and 12: no page embeds another one, with any options. */
export function denyWebviews(page: WebContents): void {
  page.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
}
