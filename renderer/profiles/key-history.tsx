import type { ReactElement } from 'react';
import { historyEvents, historyWords } from '../../shared/words/history.ts';
import { detailsWords } from '../../shared/words/profiles/details.ts';
import { useBridge } from '../bridge/bridge.ts';
import { useSnapshot } from '../bridge/snapshot-context.ts';
import { FailureNotice } from '../failures/way-out.tsx';
import { useHistory } from '../history/use-history.ts';
import { Button } from '../ui/button.tsx';
import { formatInstant, machineInstant } from '../ui/format.ts';

/** The history of one key, the newest first. */
export function KeyHistory({ keyId }: { readonly keyId: string }): ReactElement {
  const { rotations } = useSnapshot();
  const version = rotations.map(({ id, state }) => `${id} ${state}`).join();
  const { page, failure, pending, more, again } = useHistory(useBridge(), version, {
    search: keyId,
  });
  const lines = page?.lines ?? [];
  return (
    <section>
      <h3 className="lead-in">{detailsWords.history}</h3>
      {failure !== undefined && <FailureNotice failure={failure} level={3} onTryAgain={again} />}
      {page?.lines.length === 0 && <p className="hint">{detailsWords.noHistory}</p>}
      <ul>
        {lines.map(({ at, event, rotation }) => (
          <li key={`${at} ${rotation} ${event}`}>
            <time dateTime={machineInstant(at)}>{formatInstant(at)}</time>: {historyEvents[event]}
          </li>
        ))}
      </ul>
      {page !== undefined && lines.length < page.total && (
        <Button busy={pending} onClick={more}>
          {historyWords.more}
        </Button>
      )}
    </section>
  );
}
