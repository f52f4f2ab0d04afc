import type { Session, WebContents } from 'electron';
import { host, scheme } from '../../../shared/channels.ts';

/** Beyond the list: cancels whatever is not a file of ours. A package that turned bad can't send what it sees. */
export function denyRequests(session: Session): void {
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    const parsed = new URL(url);
    answer({ cancel: parsed.protocol !== `${scheme}:` || parsed.host !== host });
  });
}
