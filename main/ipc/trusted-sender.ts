import { origin } from '../../shared/contract/channels.ts';

/** Of a message of the page: who sent it. Electron's event for `invoke` is one. */
export type Message = {
  readonly sender: { readonly id: number };
  readonly senderFrame: { readonly parent: unknown; readonly origin: string } | null;
};

/** Whether a message comes from the main frame of our own window, showing our own page. A frame that has gone is none. */
export function isOurPage(
  { sender, senderFrame }: Message,
  page: { readonly id: number } | undefined,
): boolean {
  return sender.id === page?.id && senderFrame?.parent === null && senderFrame.origin === origin;
}
