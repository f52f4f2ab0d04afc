import type { IpcMainInvokeEvent, WebContents } from 'electron';
import { origin } from '../../shared/channels.ts';

/** Whether an event comes from the main frame of our own window, showing our own page. A frame that has gone is none. */
export function isOurPage(event: IpcMainInvokeEvent, page: WebContents | undefined): boolean {
  const frame = event.senderFrame;
  return (
    page !== undefined &&
    event.sender.id === page.id &&
    frame !== null &&
    frame.parent === null &&
    frame.origin === origin
  );
}
