import type { ReactElement } from 'react';
import type { PartitionsView } from '../../shared/contract/partitions.ts';
import { unreachable } from '../../shared/lib/unreachable.ts';
import { partitionWords } from '../../shared/words/profiles/partitions.ts';
import { useBridge } from '../bridge/bridge.ts';
import { useCommand } from '../bridge/use-command.ts';
import { Button } from '../ui/button.tsx';
import { InfoIcon, SpinnerIcon } from '../ui/icons.tsx';
import { CommandFailure } from './way-out.tsx';

type OtherPartitionsProps = {
  readonly keyId: string;
  readonly view: PartitionsView;
  /** Undefined while the key has no profile. */
  readonly profile?: string;
};

/** Whether the other partitions of AWS know a key: the button to ask them, and the result. */
export function OtherPartitions({ keyId, view, profile }: OtherPartitionsProps): ReactElement {
  const bridge = useBridge();
  const asking = useCommand();
  const stopping = useCommand();
  const ask = (label: string): ReactElement => (
    <div className="actions">
      <Button
        busy={asking.pending}
        onClick={() => {
          asking.run(() => bridge.partitions.search({ keyId }));
        }}
      >
        {label}
        {profile !== undefined && (
          <span className="for-ears"> {partitionWords.about(profile)}</span>
        )}
      </Button>
    </div>
  );

  function content(): ReactElement {
    switch (view.state) {
      case 'may be asked':
        return (
          <>
            {ask(partitionWords.ask)}
            <p className="hint">{partitionWords.askFollows}</p>
          </>
        );
      case 'asking':
        return (
          <>
            <p className="remark" role="status">
              <SpinnerIcon />
              {partitionWords.asking(view.partition)}
            </p>
            <div className="actions">
              <Button
                busy={stopping.pending}
                onClick={() => {
                  stopping.run(() => bridge.partitions.stopSearch({ keyId }));
                }}
              >
                {partitionWords.stop}
              </Button>
            </div>
          </>
        );
      case 'found':
        return <FoundRegion view={view} profile={profile} />;
      case 'not found':
        return (
          <>
            <p className="remark" role="status">
              <InfoIcon />
              {partitionWords.notFound}{' '}
              {view.silent.length > 0 && partitionWords.silent(view.silent)}
            </p>
            {ask(partitionWords.askAgain)}
          </>
        );
      default:
        return unreachable(view);
    }
  }

  return (
    <>
      {content()}
      <CommandFailure command={asking} level={3} />
      <CommandFailure command={stopping} level={3} />
    </>
  );
}

function FoundRegion({
  view: { partition, region, isUsed },
  profile,
}: {
  readonly view: Extract<PartitionsView, { readonly state: 'found' }>;
  readonly profile: string | undefined;
}): ReactElement {
  const bridge = useBridge();
  const writing = useCommand();
  return (
    <>
      <p className="remark" role="status">
        <InfoIcon />
        {isUsed ? partitionWords.found(partition, region) : partitionWords.foundUnused(partition)}
      </p>
      {profile !== undefined && (
        <>
          <div className="actions">
            <Button
              busy={writing.pending}
              onClick={() => {
                writing.run(() => bridge.partitions.writeRegion({ profile }));
              }}
            >
              {partitionWords.write(region, profile)}
            </Button>
          </div>
          <p className="hint">{partitionWords.writeFollows}</p>
        </>
      )}
      <CommandFailure command={writing} level={3} />
    </>
  );
}
