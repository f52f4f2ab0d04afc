import type { WebContents } from 'electron';

/** Item 14: a page opens no window. */
export function denyNewWindows(page: WebContents): void {
  page.setWindowOpenHandler(() => ({ action: 'deny' }));
}
