import type { ReactElement } from 'react';
import type { Snapshot } from '../../shared/contract/snapshot.ts';
import type { TeamView as Asked } from '../../shared/contract/team.ts';
import { unreachable } from '../../shared/lib/unreachable.ts';
import { teamWords } from '../../shared/words/team.ts';
import { viewNames } from '../../shared/words/window.ts';
import { useBridge } from '../bridge/bridge.ts';
import { useCommand } from '../bridge/use-command.ts';
import { FailureNotice } from '../failures/way-out.tsx';
import { KeyIcon, SpinnerIcon } from '../ui/icons.tsx';
import { AskForTeam } from './ask-for-team.tsx';
import { TeamDenied } from './team-denied.tsx';
import { TeamReport } from './team-report.tsx';

/** All keys in an account, for users who may read its credential report. */
export function TeamView({ snapshot }: { readonly snapshot: Snapshot }): ReactElement {
  const { profiles, team } = snapshot;
  const bridge = useBridge();
  const command = useCommand();
  // The key of a root user signs, too, though it can't be rotated.
  const signing = profiles.filter(
    ({ keyId, standing }) =>
      keyId !== undefined && (standing.can !== 'never' || standing.reason === 'root user'),
  );

  function ask(profile: string): void {
    command.run(() => bridge.team.requestReport({ profile }));
  }

  return (
    <>
      <header className="view-head">
        <h1>{viewNames.team}</h1>
      </header>
      <p>{teamWords.intro}</p>
      {signing.length === 0 && team === undefined ? (
        <Empty words={teamWords.noProfile} />
      ) : (
        <AskForTeam
          profiles={signing.map(({ name }) => name)}
          asked={team?.profile}
          isBusy={team?.state === 'asking'}
          onAsk={ask}
        />
      )}
      {command.failure !== undefined && (
        <FailureNotice failure={command.failure} level={2} onTryAgain={command.again} />
      )}
      <p className={team?.state === 'asking' ? 'loading' : 'for-ears'} role="status">
        {team?.state === 'asking' && (
          <>
            <SpinnerIcon />
            {teamWords.asking}
          </>
        )}
      </p>
      {team === undefined && signing.length > 0 && <Empty words={teamWords.start} />}
      {team !== undefined && <Answer team={team} onAsk={ask} />}
    </>
  );
}

type AnswerProps = { readonly team: Asked; readonly onAsk: (profile: string) => void };

function Answer({ team, onAsk }: AnswerProps): ReactElement | undefined {
  switch (team.state) {
    case 'asking':
      return undefined;
    case 'known':
      return <TeamReport team={team} />;
    case 'denied':
      return <TeamDenied failure={team.failure} />;
    case 'failed':
      return (
        <FailureNotice
          failure={team.failure}
          level={2}
          onTryAgain={() => {
            onAsk(team.profile);
          }}
        />
      );
    default:
      return unreachable(team);
  }
}

type TitleAndBody = { readonly title: string; readonly body: string };

function Empty({ words: { title, body } }: { readonly words: TitleAndBody }): ReactElement {
  return (
    <section className="empty">
      <KeyIcon />
      <h2 className="title">{title}</h2>
      <p>{body}</p>
    </section>
  );
}
